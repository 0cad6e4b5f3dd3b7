/**
 * Writes straight-line code: every value gets a name of the emitter's own making. Nothing of a pack reaches the text
 * except finite numbers, strings in JSON's own quotes and ids that match a pattern: a hostile name ends up as data or
 * as an error, never as code.
 */
import type { Condition, Rule } from '../ast.ts'
import type { FactValue } from '../types.ts'

// Every object has a `constructor`, so it cannot name a fact.
const ID = /^(?!constructor$)[a-z][a-z0-9_]{0,63}$/

/** One number of the trace: which node it is of. */
export interface Slot {
  readonly at: string
  readonly node: Condition | Rule
  /** `truth`: 0 no, 1 not known, 2 yes · `test`: 0 or 1 · `points`: hundredths. */
  readonly kind: 'truth' | 'test' | 'points'
}

/** An id that may stand in code. Throws a RangeError for any other. */
export function name(id: string): string {
  if (!ID.test(id)) throw new RangeError(`not an id: ${JSON.stringify(id)}`)
  return id
}

/** A finite number, a boolean, or a string in JSON's quotes. Throws a RangeError for a number that is not finite. */
export function literal(value: FactValue): string {
  if (typeof value !== 'number') return JSON.stringify(value)
  if (!Number.isFinite(value)) throw new RangeError('a number of the pack is not finite')
  return value < 0 ? `(${value})` : String(value + 0)
}

/** What stands outside the functions: tables, and the arithmetic that several nodes share. */
export class Outside {
  readonly lines: string[] = []
  readonly #known = new Map<string, string>()

  /** The name of a constant that is made once. */
  constant(expression: string): string {
    const known = this.#known.get(expression)
    if (known !== undefined) return known
    const made = `t${this.#known.size}`
    this.#known.set(expression, made)
    this.lines.push(`const ${made} = ${expression}`)
    return made
  }
}

/** One function's text while it is written. */
export class Emitter {
  readonly outside: Outside
  /** What must be known before everything else: the answers themselves. */
  readonly head: string[] = []
  readonly lines: string[] = []
  readonly slots: Slot[] = []
  /** Where the first number of the trace stands; undefined when none is kept. */
  readonly #trace: number | undefined
  #count = 0
  #depth = 0
  #names = new Map<string, string>()

  constructor(outside: Outside, trace?: number) {
    this.outside = outside
    this.#trace = trace
  }

  fresh(): string {
    this.#count += 1
    return `v${this.#count}`
  }

  /** Names a value; a number or a name stands for itself. */
  bind(expression: string): string {
    if (/^(?:\w+|\(-[\d.e+]+\)|[\d.]+)$/.test(expression)) return expression
    const made = this.fresh()
    this.lines.push(`const ${made} = ${expression}`)
    return made
  }

  /** The same value under the same name, as far as the block reaches. */
  once(key: string, make: () => string): string {
    const known = this.#names.get(key) ?? this.bind(make())
    this.#names.set(key, known)
    return known
  }

  /** A value named before everything else. */
  first(key: string, expression: string): string {
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const made = this.fresh()
    this.head.push(`const ${made} = ${expression}`)
    this.#names.set(key, made)
    this.#first.push([key, made])
    return made
  }

  readonly #first: (readonly [string, string])[] = []

  /** Lines in braces; what is named inside is not known outside. */
  block(opening: string, inside: () => void, closing = '}'): void {
    const names = this.#names
    this.#names = new Map(names)
    this.#depth += 1
    this.lines.push(opening)
    inside()
    this.lines.push(closing)
    this.#depth -= 1
    this.#names = names
    for (const [key, made] of this.#first) this.#names.set(key, made)
  }

  /** Writes a node's value into the trace, when one is kept. Inside a block, where there may be several, none is. */
  note(at: string, node: Condition | Rule, kind: Slot['kind'], expression: string): void {
    if (this.#trace === undefined || this.#depth > 0) return
    const value = kind === 'test' ? `${expression} ? 1 : 0` : expression
    this.lines.push(`out[${this.#trace + this.slots.length}] = ${value}`)
    this.slots.push({ at, node, kind })
  }

  text(): string {
    return [...this.head, ...this.lines].map(line => `  ${line}\n`).join('')
  }
}
