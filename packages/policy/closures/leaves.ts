/**
 * Steps that read answers. Those of one row read neighbouring places and yield neighbouring numbers, so that each row
 * is a short loop over straight memory.
 */
import type { Memory } from './memory.ts'
import type { Leaf } from './steps.ts'

export type Run = () => void
type Of<K extends Leaf['kind']> = Extract<Leaf, { kind: K }>

/** Steps of one row: their answers begin at `from`, their numbers at `to`. */
export interface Lanes<T extends Leaf> {
  readonly steps: readonly T[]
  readonly from: number
  readonly to: number
  /** All numbers stay small enough to be added and halved without a loss. */
  readonly safe: boolean
}

const amounts = <T>(steps: readonly T[], pick: (step: T) => number) => Float64Array.from(steps, pick)

/** Answers that are numbers, as they are or in hundredths. */
function each(lanes: Lanes<Leaf>, { answers, numbers }: Memory, made: (number: number, lane: number) => number): Run {
  const { steps, from, to } = lanes
  const scales = amounts(steps, one => ('scale' in one ? one.scale : 1))
  const unknown = amounts(steps, one => one.unknown)
  return () => {
    for (let i = 0; i < unknown.length; i += 1) {
      const answer = answers[from + i] ?? NaN
      const scale = scales[i] ?? 1
      if (Number.isNaN(answer)) numbers[to + i] = unknown[i] ?? 0
      else numbers[to + i] = made(scale === 1 ? answer : Math.round(answer * scale), i)
    }
  }
}

export function number(lanes: Lanes<Of<'number'>>, memory: Memory): Run {
  return each(lanes, memory, value => value)
}

/** What each step of a row needs, all in one array: an engine goes through one faster than through many. */
export function packed<T>(steps: readonly T[], pick: (step: T) => readonly number[]): Float64Array {
  return Float64Array.from(steps.flatMap(pick))
}

export function flag({ steps, from, to }: Lanes<Of<'flag'>>, { answers, numbers }: Memory): Run {
  return () => {
    for (const [i, { no, yes, unknown }] of steps.entries()) {
      const answer = answers[from + i] ?? NaN
      numbers[to + i] = Number.isNaN(answer) ? unknown : answer === 1 ? yes : no
    }
  }
}

export function choice({ steps, from, to }: Lanes<Of<'choice'>>, { texts, numbers }: Memory): Run {
  const tables = steps.map(
    one => new Map<unknown, number>(one.texts.map((text, place) => [text, one.values[place] ?? 0])),
  )
  const others = steps.map(one => one.values[one.texts.length] ?? 0)
  for (const [lane, table] of tables.entries()) table.set(undefined, steps[lane]?.unknown ?? 0)
  return () => {
    for (let i = 0; i < tables.length; i += 1) {
      numbers[to + i] = tables[i]?.get(texts[from + i]) ?? others[i] ?? 0
    }
  }
}

export function inside(lanes: Lanes<Of<'inside'>>, memory: Memory): Run {
  return each(lanes, memory, (x, i) => {
    const step = lanes.steps[i]
    if (!step) return 0
    return x >= step.min && x > step.above && x <= step.max && x < step.below ? step.yes : step.no
  })
}

export function equals(lanes: Lanes<Of<'equals'>>, memory: Memory): Run {
  return each(lanes, memory, (x, i) => {
    const step = lanes.steps[i]
    return (x === step?.value ? step.yes : step?.no) ?? 0
  })
}

export function bands(lanes: Lanes<Of<'bands'>>, memory: Memory): Run {
  return each(lanes, memory, (x, i) => {
    const rows = lanes.steps[i]?.rows ?? []
    for (const row of rows) if (x >= row.from && x < row.below) return row.points
    return 0
  })
}

export function per(lanes: Lanes<Of<'per'>>, memory: Memory): Run {
  return each(lanes, memory, (x, i) => {
    const step = lanes.steps[i]
    if (!step) return 0
    const value = Math.floor(x / step.every) * step.points + 0
    return Math.min(Math.max(value, step.least), step.most)
  })
}

export function excess(lanes: Lanes<Of<'excess'>>, memory: Memory): Run {
  return each(lanes, memory, (x, i) => {
    const step = lanes.steps[i]
    if (!step) return 0
    const value = Math.floor(Math.max(0, x - step.above) / step.every) * step.points + 0
    return Math.min(Math.max(value, step.least), step.most)
  })
}

export function stepped(lanes: Lanes<Of<'steps'>>, memory: Memory): Run {
  return each(lanes, memory, (x, i) => {
    const step = lanes.steps[i]
    return step ? earned(step, Math.max(0, Math.floor(x / step.every))) : 0
  })
}

function earned({ rates, all }: Of<'steps'>, units: number): number {
  if (all) {
    let rate = 0
    for (const one of rates) if (one.from <= units) rate = one.points
    return units * rate + 0
  }
  let sum = 0
  for (let i = 0; i < rates.length; i += 1) {
    const rate = rates[i]
    const last = Math.min(units, (rates[i + 1]?.from ?? Infinity) - 1)
    if (rate) sum += Math.max(0, last - rate.from + 1) * rate.points
  }
  return sum
}
