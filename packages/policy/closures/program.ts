/**
 * Collects the steps of a pack, each distinct one once, and lays them out: like steps stand together, and what they
 * yield stands in one row, so that an evaluation goes through memory in straight lines.
 */
import { inputsOf, isLeaf, type Inner, type Leaf, type Register, type Step } from './steps.ts'

/** A step with where it belongs. */
export interface Placed {
  readonly step: Step
  readonly register: Register
  readonly level: number
  /** The list over which it is done; 0 outside of all. */
  readonly scope: number
}

/** Steps of one kind that do not read one another. */
export interface Row {
  readonly steps: readonly Placed[]
  /** Where what they yield begins. */
  readonly to: number
}

export interface Layout {
  /** Rows of each scope, in the order in which they are done. */
  readonly rows: ReadonlyMap<number, readonly Row[]>
  /** Where in memory a register is. */
  readonly at: (register: Register) => number
  readonly numbers: Float64Array
  /** Sums may be done in any order: none is so large that it matters. */
  readonly safe: boolean
  /** A place that always holds 0. */
  readonly nothing: number
}

interface Known {
  readonly level: number
  readonly scope: number
  readonly value?: number
}

export class Program {
  readonly #known: Known[] = []
  readonly #steps: Placed[] = []
  readonly #keys = new Map<string, Register>()
  readonly #safe: boolean
  #scopes = 0

  constructor(safe: boolean) {
    this.#safe = safe
  }

  /** The register of a number that never changes. */
  constant(value: number): Register {
    return this.#once(`constant ${value}`, () => this.#register({ level: 0, scope: 0, value }))
  }

  /** The number of a register that never changes. */
  valueOf(register: Register): number | undefined {
    return this.#known[register]?.value
  }

  /** A new list whose numbers are gone through. */
  scope(): number {
    this.#scopes += 1
    return this.#scopes
  }

  /** What reads an answer; `scope` says which list's `item` is meant. */
  leaf(step: Leaf, scope: number): Register {
    return this.#once(keyOf(step, scope), () => this.#place(step, 1, scope))
  }

  step(step: Inner): Register {
    const make = () => {
      const inputs = inputsOf(step).map(each => this.#known[each])
      const level = 1 + Math.max(...inputs.map(each => each?.level ?? 0))
      const scope = step.kind === 'each' ? 0 : Math.max(...inputs.map(each => each?.scope ?? 0))
      return this.#place(step, step.kind === 'each' ? this.#levelAfter(step.scope, level) : level, scope)
    }
    return step.kind === 'scores' ? make() : this.#once(keyOf(step, 0), make)
  }

  /** Puts everything in its place. */
  layout(): Layout {
    const nothing = this.constant(0)
    const order = [...new Set(this.#steps.map(each => each.scope))].sort((a, b) => a - b)
    const places = new Map<Register, number>()
    const rows = new Map<number, readonly Row[]>()
    let next = 0
    const consumers = this.#consumers()
    for (const scope of order) {
      const own = inRows(this.#steps.filter(each => each.scope === scope), consumers)
      const laid = own.map(steps => {
        const row = { steps, to: next }
        for (const each of steps) places.set(each.register, next++)
        return row
      })
      rows.set(scope, laid)
    }
    const constants = this.#known.flatMap(({ value }, register) => (value === undefined ? [] : [{ register, value }]))
    const numbers = new Float64Array(next + constants.length)
    for (const { register, value } of constants) {
      numbers[next] = value
      places.set(register, next++)
    }
    const at = (register: Register) => places.get(register) ?? 0
    return { rows, at, numbers, safe: this.#safe, nothing: at(nothing) }
  }

  /** The last sum that adds a register up: what is added together stands together. */
  #consumers(): ReadonlyMap<Register, number> {
    const found = new Map<Register, number>()
    for (const { step, register } of this.#steps) {
      if (step.kind === 'add') for (const each of step.of) found.set(each, register)
    }
    return found
  }

  /** Whatever is done for each number of a list reads must be there before. */
  #levelAfter(scope: number, level: number): number {
    const inside = this.#steps.filter(each => each.scope === scope)
    const read = inside.flatMap(each => (isLeaf(each.step) ? [] : inputsOf(each.step)))
    return Math.max(level, 1 + Math.max(0, ...read.map(each => this.#known[each]?.level ?? 0)))
  }

  #place(step: Step, level: number, scope: number): Register {
    const register = this.#register({ level, scope })
    this.#steps.push({ step, register, level, scope })
    return register
  }

  #register(known: Known): Register {
    this.#known.push(known)
    return this.#known.length - 1
  }

  #once(key: string, make: () => Register): Register {
    const found = this.#keys.get(key) ?? make()
    this.#keys.set(key, found)
    return found
  }
}

/** JSON has no infinities, and limits are full of them. */
function keyOf(step: Step, scope: number): string {
  return `${scope} ${JSON.stringify(step, (_, value: unknown) => (typeof value === 'number' ? String(value) : value))}`
}

/** Level by level; within a level the steps of one kind are one row. */
function inRows(steps: readonly Placed[], consumers: ReadonlyMap<Register, number>): readonly (readonly Placed[])[] {
  const rows = new Map<string, Placed[]>()
  for (const each of steps.toSorted((a, b) => a.level - b.level)) {
    const key = `${each.level} ${each.step.kind}`
    const row = rows.get(key)
    if (row) row.push(each)
    else rows.set(key, [each])
  }
  const consumer = ({ register }: Placed) => consumers.get(register) ?? Infinity
  return [...rows.values()].map(row => row.toSorted((a, b) => consumer(a) - consumer(b) || a.register - b.register))
}
