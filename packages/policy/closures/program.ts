/** Collects steps, each distinct one once, and puts them in an order in which like steps stand together. */
import type { Memory } from './memory.ts'
import * as runs from './runs.ts'
import { inputsOf, type Placed, type Register, type Step } from './steps.ts'

/** Steps inside an `each` that depend on the number in hand; all others stand outside and run once. */
export interface Scope {
  readonly item: Register
  readonly body: Placed[]
}

export class Program {
  readonly #steps: Placed[] = []
  readonly #levels: number[] = []
  readonly #scopes = new Map<Register, Scope>()
  readonly #known = new Map<string, Register>()
  readonly #constants = new Map<Register, number>()

  /** A register that a fact is read into. */
  fact(): Register {
    return this.#register(0)
  }

  /** The register of a number that never changes. */
  constant(value: number): Register {
    return this.#once(`constant ${value}`, () => {
      const register = this.#register(0)
      this.#constants.set(register, value)
      return register
    })
  }

  /** The register of what a step yields. */
  place(step: Step): Register {
    const same = settledStep(step)
    if (same !== undefined) return typeof same === 'number' ? same : this.constant(same.value)
    const key = step.kind === 'scores' ? undefined : JSON.stringify(step, infinite)
    const make = () => {
      const inputs = inputsOf(step)
      const level = 1 + Math.max(...inputs.map(each => this.#levels[each] ?? 0))
      const to = this.#register(level)
      const scope = inputs.flatMap(each => this.#scopes.get(each) ?? [])[0]
      if (scope) this.#scopes.set(to, scope)
      ;(scope?.body ?? this.#steps).push({ ...step, to, level })
      return to
    }
    return key === undefined ? make() : this.#once(key, make)
  }

  /** A place for the numbers of a list, one after another. */
  scope(): Scope {
    const item = this.#register(0)
    const scope = { item, body: [] }
    this.#scopes.set(item, scope)
    return scope
  }

  /** The sum of `result` over a list. */
  each(list: number, { item, body }: Scope, result: Register): Register {
    const level = 1 + Math.max(0, ...body.flatMap(inputsOf).map(each => this.#levels[each] ?? 0), this.#levels[result] ?? 0)
    const to = this.#register(level)
    this.#steps.push({ kind: 'each', list, item, result, body, to, level })
    return to
  }

  /** All registers, the constants in their places. */
  numbers(): Float64Array {
    const numbers = new Float64Array(this.#levels.length)
    for (const [register, value] of this.#constants) numbers[register] = value
    return numbers
  }

  runs(memory: Memory): readonly runs.Run[] {
    return inRuns(this.#steps, memory)
  }

  #register(level: number): Register {
    this.#levels.push(level)
    return this.#levels.length - 1
  }

  #once(key: string, make: () => Register): Register {
    const found = this.#known.get(key) ?? make()
    this.#known.set(key, found)
    return found
  }
}

/** The register or the number a step comes down to whoever asks. */
function settledStep(step: Step): Register | { readonly value: number } | undefined {
  if (step.kind === 'select') return step.gives === step.otherwise ? step.gives : undefined
  if (step.kind !== 'lookup') return undefined
  const [value = 0, ...others] = step.values
  return others.every(each => each === value) ? { value } : undefined
}

/** JSON has no infinities, and limits are full of them. */
function infinite(_: string, value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}

type Kind = Step['kind']
const MAKERS: { readonly [K in Kind]: (steps: readonly Extract<Placed, { kind: K }>[], memory: Memory) => runs.Run } = {
  lookup: runs.lookup,
  inside: runs.inside,
  equals: runs.equals,
  bands: runs.bands,
  per: runs.per,
  excess: runs.excess,
  steps: runs.stepped,
  add: runs.add,
  greatest: runs.greatest,
  smallest: runs.smallest,
  count: runs.counted,
  count_open: runs.countedOpen,
  minus: runs.minus,
  select: runs.select,
  ladder: runs.ladder,
  limit: runs.limit,
  share: runs.share,
  percent: runs.percent,
  round: runs.round,
  switch: runs.switched,
  each: overLists,
  open: runs.open,
  scores: runs.scores,
}

function runOf<K extends Kind>(kind: K, steps: readonly Placed[], memory: Memory): runs.Run {
  const same = steps.filter((each): each is Extract<Placed, { kind: K }> => each.kind === kind)
  return MAKERS[kind](same, memory)
}

/** Level by level; within a level the steps of one kind are one run. */
function inRuns(steps: readonly Placed[], memory: Memory): readonly runs.Run[] {
  const byPlace = new Map<string, Placed[]>()
  for (const step of steps.toSorted((a, b) => a.level - b.level)) {
    const key = `${step.level} ${step.kind}`
    const group = byPlace.get(key)
    if (group) group.push(step)
    else byPlace.set(key, [step])
  }
  return [...byPlace.values()].flatMap(group => (group[0] ? [runOf(group[0].kind, group, memory)] : []))
}

function overLists(steps: readonly Extract<Placed, { kind: 'each' }>[], memory: Memory): runs.Run {
  const { numbers, lists } = memory
  const bodies = steps.map(each => inRuns(each.body, memory))
  return () => {
    for (let i = 0; i < steps.length; i += 1) {
      const step = steps[i]
      if (!step) continue
      let sum = 0
      for (const number of lists[step.list] ?? []) {
        numbers[step.item] = number
        for (const run of bodies[i] ?? []) run()
        sum += numbers[step.result] ?? 0
      }
      numbers[step.to] = sum
    }
  }
}
