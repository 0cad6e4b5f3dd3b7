/**
 * Steps of one kind as one closure that goes over them: each kind is a short loop over numbers, which stays fast
 * whatever pack it belongs to.
 */
import { ratio, rounded } from '../exact.ts'
import { type Memory, ragged } from './memory.ts'
import type { Placed, Register, Step } from './steps.ts'

export type Run = () => void
type Of<K extends Step['kind']> = Extract<Placed, { kind: K }>

const registers = <T>(steps: readonly T[], pick: (step: T) => Register) => Int32Array.from(steps, pick)
const amounts = <T>(steps: readonly T[], pick: (step: T) => number) => Float64Array.from(steps, pick)

export function lookup(steps: readonly Of<'lookup'>[], { numbers }: Memory): Run {
  const { start, values } = ragged(steps.map(each => each.values))
  const [a, to] = [registers(steps, each => each.a), registers(steps, each => each.to)]
  return () => {
    for (let i = 0; i < to.length; i += 1) {
      numbers[to[i] ?? 0] = values[(start[i] ?? 0) + (numbers[a[i] ?? 0] ?? 0)] ?? 0
    }
  }
}

export function inside(steps: readonly Of<'inside'>[], { numbers }: Memory): Run {
  const [a, to] = [registers(steps, each => each.a), registers(steps, each => each.to)]
  const [min, max] = [amounts(steps, each => each.min), amounts(steps, each => each.max)]
  const [above, below] = [amounts(steps, each => each.above), amounts(steps, each => each.below)]
  return () => {
    for (let i = 0; i < to.length; i += 1) {
      const x = numbers[a[i] ?? 0] ?? 0
      const holds = x >= (min[i] ?? 0) && x <= (max[i] ?? 0) && x > (above[i] ?? 0) && x < (below[i] ?? 0)
      numbers[to[i] ?? 0] = holds ? 1 : 0
    }
  }
}

export function equals(steps: readonly Of<'equals'>[], { numbers }: Memory): Run {
  return () => {
    for (const { a, value, to } of steps) numbers[to] = numbers[a] === value ? 1 : 0
  }
}

export function bands(steps: readonly Of<'bands'>[], { numbers }: Memory): Run {
  const { start, values: from } = ragged(steps.map(each => each.rows.map(row => row.from)))
  const { values: below } = ragged(steps.map(each => each.rows.map(row => row.below)))
  const { values: points } = ragged(steps.map(each => each.rows.map(row => row.points)))
  const [a, to] = [registers(steps, each => each.a), registers(steps, each => each.to)]
  return () => {
    for (let i = 0; i < to.length; i += 1) {
      const x = numbers[a[i] ?? 0] ?? 0
      const end = start[i + 1] ?? 0
      let row = start[i] ?? 0
      while (row < end && !(x >= (from[row] ?? 0) && x < (below[row] ?? 0))) row += 1
      numbers[to[i] ?? 0] = row < end ? (points[row] ?? 0) : 0
    }
  }
}

export function per(steps: readonly Of<'per'>[], { numbers }: Memory): Run {
  const [a, to] = [registers(steps, each => each.a), registers(steps, each => each.to)]
  const [every, points] = [amounts(steps, each => each.every), amounts(steps, each => each.points)]
  const [least, most] = [amounts(steps, each => each.least), amounts(steps, each => each.most)]
  return () => {
    for (let i = 0; i < to.length; i += 1) {
      let value = Math.floor((numbers[a[i] ?? 0] ?? 0) / (every[i] ?? 1)) * (points[i] ?? 0) + 0
      if (value < (least[i] ?? 0)) value = least[i] ?? 0
      if (value > (most[i] ?? 0)) value = most[i] ?? 0
      numbers[to[i] ?? 0] = value
    }
  }
}

export function excess(steps: readonly Of<'excess'>[], { numbers }: Memory): Run {
  return () => {
    for (const { a, above, to } of steps) numbers[to] = Math.max(0, (numbers[a] ?? 0) - above)
  }
}

function earned({ rates, all }: Of<'steps'>, units: number): number {
  if (all) {
    let rate = 0
    for (const each of rates) if (each.from <= units) rate = each.points
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

export function stepped(steps: readonly Of<'steps'>[], { numbers }: Memory): Run {
  return () => {
    for (const step of steps) {
      numbers[step.to] = earned(step, Math.max(0, Math.floor((numbers[step.a] ?? 0) / step.every)))
    }
  }
}

export function add(steps: readonly Of<'add'>[], { numbers }: Memory): Run {
  const { start, values } = ragged(steps.map(each => each.of))
  const [of, to] = [Int32Array.from(values), registers(steps, each => each.to)]
  return () => {
    let j = 0
    for (let i = 0; i < to.length; i += 1) {
      const end = start[i + 1] ?? 0
      let sum = 0
      for (; j < end; j += 1) sum += numbers[of[j] ?? 0] ?? 0
      numbers[to[i] ?? 0] = sum
    }
  }
}

export function greatest(steps: readonly Of<'greatest'>[], { numbers }: Memory): Run {
  return () => {
    for (const { of, to } of steps) {
      let found = -Infinity
      for (let i = 0; i < of.length; i += 1) found = Math.max(found, numbers[of[i] ?? 0] ?? 0)
      numbers[to] = found
    }
  }
}

export function smallest(steps: readonly Of<'smallest'>[], { numbers }: Memory): Run {
  return () => {
    for (const { of, to } of steps) {
      let found = Infinity
      for (let i = 0; i < of.length; i += 1) found = Math.min(found, numbers[of[i] ?? 0] ?? 0)
      numbers[to] = found
    }
  }
}

export function counted(steps: readonly Of<'count'>[], { numbers }: Memory): Run {
  return () => {
    for (const { of, count, to } of steps) {
      let yes = 0
      for (let i = 0; i < of.length; i += 1) yes += numbers[of[i] ?? 0] ?? 0
      numbers[to] = yes >= count ? 1 : 0
    }
  }
}

export function countedOpen(steps: readonly Of<'count_open'>[], { numbers }: Memory): Run {
  return () => {
    for (const { of, count, to } of steps) {
      let yes = 0
      let maybe = 0
      for (let i = 0; i < of.length; i += 1) {
        const answer = numbers[of[i] ?? 0] ?? 0
        if (answer === 2) yes += 1
        else maybe += answer
      }
      numbers[to] = yes >= count ? 2 : yes + maybe >= count ? 1 : 0
    }
  }
}

export function minus(steps: readonly Of<'minus'>[], { numbers }: Memory): Run {
  return () => {
    for (const { a, from, to } of steps) numbers[to] = from - (numbers[a] ?? 0)
  }
}

export function select(steps: readonly Of<'select'>[], { numbers }: Memory): Run {
  return () => {
    for (const { test, gives, otherwise, to } of steps) {
      numbers[to] = numbers[numbers[test] === 0 ? otherwise : gives] ?? 0
    }
  }
}

export function ladder(steps: readonly Of<'ladder'>[], { numbers }: Memory): Run {
  return () => {
    for (const { tests, points, to } of steps) {
      let found = -Infinity
      for (let i = 0; i < tests.length; i += 1) {
        if (numbers[tests[i] ?? 0] !== 0) found = Math.max(found, points[i] ?? 0)
      }
      numbers[to] = found === -Infinity ? 0 : found
    }
  }
}

export function limit(steps: readonly Of<'limit'>[], { numbers }: Memory): Run {
  return () => {
    for (const { a, least, most, to } of steps) numbers[to] = Math.min(Math.max(numbers[a] ?? 0, least), most)
  }
}

export function share(steps: readonly Of<'share'>[], { numbers }: Memory): Run {
  return () => {
    for (const { a, by, scale, round, to } of steps) {
      numbers[to] = ratio((numbers[a] ?? 0) * scale, Math.max(scale, numbers[by] ?? 0), round)
    }
  }
}

export function percent(steps: readonly Of<'percent'>[], { numbers }: Memory): Run {
  return () => {
    for (const { a, by, scale, round, to } of steps) {
      const part = Math.min(Math.max(numbers[by] ?? 0, 0), 100 * scale)
      numbers[to] = ratio((numbers[a] ?? 0) * part, 100 * scale, round)
    }
  }
}

export function round(steps: readonly Of<'round'>[], { numbers }: Memory): Run {
  return () => {
    for (const { a, round: to100, to } of steps) numbers[to] = rounded(numbers[a] ?? 0, to100)
  }
}

export function switched(steps: readonly Of<'switch'>[], { numbers }: Memory): Run {
  return () => {
    for (const { a, targets, to } of steps) numbers[to] = numbers[targets[numbers[a] ?? 0] ?? 0] ?? 0
  }
}

export function open(steps: readonly Of<'open'>[], { numbers, raw }: Memory): Run {
  return () => {
    for (const { a, fact, yes, open: unknown, to } of steps) {
      numbers[to] = raw[fact] === undefined ? unknown : (numbers[a] ?? 0) * yes
    }
  }
}

export function scores(steps: readonly Of<'scores'>[], memory: Memory): Run {
  const { numbers, raw } = memory
  return () => {
    for (const { a, min, facts, always, ask, to } of steps) {
      if (always || facts.some(fact => raw[fact] === undefined)) {
        const answer = ask(memory.facts)
        numbers[to] = answer === undefined ? 1 : answer ? 2 : 0
      } else numbers[to] = (numbers[a] ?? 0) >= min ? 2 : 0
    }
  }
}
