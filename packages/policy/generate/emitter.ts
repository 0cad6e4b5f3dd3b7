/**
 * Writes straight-line code: every value gets a name of the emitter's own making. Nothing of a pack reaches the
 * text except
 * finite numbers, strings in JSON's own quotes and ids that match a pattern: a hostile name ends up as data or as an
 * error, never as code.
 */
import type { Condition, Rule } from '../ast.ts'
import { absentValue, type Definitions, scaleOf } from '../environment.ts'
import type { FactValue } from '../types.ts'

// Every object has a `constructor`, so it cannot name a fact.
const ID = /^(?!constructor$)[a-z][a-z0-9_]{0,63}$/

/** How much a function writes down: the total only, every indicator, or every node. */
export type Detail = 'plain' | 'sheet' | 'trace'

/** One number of the trace: which node it is of, and in which place it stands. */
export interface Slot {
  readonly at: string
  readonly node: Condition | Rule
  /** `truth`: 0 no, 1 not known, 2 yes · `test`: 0 or 1 · `points`: hundredths. */
  readonly kind: 'truth' | 'test' | 'points'
}

export interface Emitter {
  readonly definitions: Definitions
  readonly lines: string[]
  readonly slots: Slot[]
  /** Names a value. */
  bind(expression: string): string
  /** The answer itself, undefined when unknown. */
  raw(fact: string): string
  /** The answer, or what it counts as when nothing was found. */
  value(fact: string): string
  /** The same as an exact number (hundredths for a decimal). */
  number(fact: string): string
  /** Writes a node's value into the trace, when one is kept. */
  note(at: string, node: Condition | Rule, kind: Slot['kind'], expression: string): void
}

/** A finite number, a boolean, or a string in JSON's quotes. */
export function literal(value: FactValue): string {
  if (typeof value !== 'number') return JSON.stringify(value)
  if (!Number.isFinite(value)) throw new RangeError('a number of the pack is not finite')
  return value < 0 ? `(${value})` : String(value)
}

/** The first place of the trace: 0 is the verdict, 1 the total. */
export const FIRST_SLOT = 2

/** An emitter for one function; `detail` says whether it keeps a trace. */
export function emitter(definitions: Definitions, detail: Detail): Emitter {
  const lines: string[] = []
  const slots: Slot[] = []
  const names = new Map<string, string>()
  const bind = (expression: string) => {
    const name = `v${lines.length}`
    lines.push(`const ${name} = ${expression}`)
    return name
  }
  const once = (key: string, make: () => string) => {
    const known = names.get(key) ?? bind(make())
    names.set(key, known)
    return known
  }
  const raw = (id: string) => {
    if (!ID.test(id)) throw new RangeError(`not an id: ${JSON.stringify(id)}`)
    return once(`raw ${id}`, () => `f.${id}`)
  }
  const value = (id: string) => {
    const fact = definitions.facts.get(id)
    return once(
      `value ${id}`,
      () => `${raw(id)} === undefined ? ${literal(fact ? absentValue(fact) : false)} : ${raw(id)}`,
    )
  }
  const number = (id: string) =>
    scaleOf(definitions.facts.get(id)) === 1 ? value(id) : once(`number ${id}`, () => `Math.round(${value(id)} * 100)`)
  const note: Emitter['note'] = (at, node, kind, expression) => {
    if (detail !== 'trace') return
    lines.push(`out[${FIRST_SLOT + slots.length}] = ${kind === 'test' ? `${expression} ? 1 : 0` : expression}`)
    slots.push({ at, node, kind })
  }
  return { definitions, lines, slots, bind, raw, value, number, note }
}
