/** Steps that read what other steps yield: the steps of one row as one closure. */
import { ratio, rounded } from '../exact.ts'
import type { Run } from './leaves.ts'
import type { Memory } from './memory.ts'
import type { Inner, Register } from './steps.ts'
import { inTurn } from './turns.ts'

type Of<K extends Inner['kind']> = Extract<Inner, { kind: K }>

/** Steps of one row: their numbers begin at `to`. */
export interface Row<T extends Inner> {
  readonly steps: readonly T[]
  readonly to: number
  readonly at: (register: Register) => number
  /** A place that always holds 0. */
  readonly nothing: number
}

const places = (of: readonly Register[], at: (register: Register) => number) => of.map(at)

/** Sums are written out for so many at a time: a loop whose end cannot be foreseen costs more than it adds. */
const AT_ONCE = 7

/** Adds up to `AT_ONCE` numbers to the one at `start`. */
function part(of: readonly number[], start: number, to: number, nothing: number, numbers: Float64Array): Run {
  const [a = nothing, b = nothing, c = nothing, d = nothing, e = nothing, f = nothing, g = nothing] = of
  return () => {
    const first = (numbers[start] ?? 0) + (numbers[a] ?? 0) + (numbers[b] ?? 0) + (numbers[c] ?? 0)
    numbers[to] = first + (numbers[d] ?? 0) + (numbers[e] ?? 0) + (numbers[f] ?? 0) + (numbers[g] ?? 0)
  }
}

export function add({ steps, to, at, nothing }: Row<Of<'add'>>, { numbers }: Memory): Run {
  const parts = steps.flatMap((step, index) => {
    const of = places(step.of, at)
    const count = Math.ceil(of.length / AT_ONCE)
    return Array.from({ length: count }, (_, turn) => {
      const own = of.slice(turn * AT_ONCE, (turn + 1) * AT_ONCE)
      return part(own, turn === 0 ? nothing : to + index, to + index, nothing, numbers)
    })
  })
  return inTurn(parts)
}

/** Each step as its own closure, for kinds of which a pack has few. */
function single<T extends Inner>(
  { steps, to, at }: Row<T>,
  make: (step: T, at: Row<T>['at']) => () => number,
  { numbers }: Memory,
): Run {
  const values = steps.map(step => make(step, at))
  const [only] = values
  if (only && values.length === 1) {
    return () => {
      numbers[to] = only()
    }
  }
  return () => {
    for (let i = 0; i < values.length; i += 1) numbers[to + i] = values[i]?.() ?? 0
  }
}

export function greatest(row: Row<Of<'greatest'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = ({ of }: Of<'greatest'>, at: (register: Register) => number) => {
    const from = places(of, at)
    return () => {
      let found = -Infinity
      for (let i = 0; i < from.length; i += 1) found = Math.max(found, numbers[from[i] ?? 0] ?? 0)
      return found
    }
  }
  return single(row, make, memory)
}

export function smallest(row: Row<Of<'smallest'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = ({ of }: Of<'smallest'>, at: (register: Register) => number) => {
    const from = places(of, at)
    return () => {
      let found = Infinity
      for (let i = 0; i < from.length; i += 1) found = Math.min(found, numbers[from[i] ?? 0] ?? 0)
      return found
    }
  }
  return single(row, make, memory)
}

export function counted(row: Row<Of<'count'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = ({ of, count }: Of<'count'>, at: (register: Register) => number) => {
    const from = places(of, at)
    return () => {
      let yes = 0
      for (let i = 0; i < from.length; i += 1) yes += numbers[from[i] ?? 0] ?? 0
      return yes >= count ? 1 : 0
    }
  }
  return single(row, make, memory)
}

export function countedOpen(row: Row<Of<'count_open'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = ({ of, count }: Of<'count_open'>, at: (register: Register) => number) => {
    const from = places(of, at)
    return () => {
      let yes = 0
      let maybe = 0
      for (let i = 0; i < from.length; i += 1) {
        const answer = numbers[from[i] ?? 0] ?? 0
        if (answer === 2) yes += 1
        else maybe += answer
      }
      return yes >= count ? 2 : yes + maybe >= count ? 1 : 0
    }
  }
  return single(row, make, memory)
}

export function minus(row: Row<Of<'minus'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = (step: Of<'minus'>, at: (register: Register) => number) => {
    const a = at(step.a)
    return () => step.from - (numbers[a] ?? 0)
  }
  return single(row, make, memory)
}

export function select(row: Row<Of<'select'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = (step: Of<'select'>, at: (register: Register) => number) => {
    const [test = 0, gives = 0, otherwise = 0] = places([step.test, step.gives, step.otherwise], at)
    return () => numbers[numbers[test] === 0 ? otherwise : gives] ?? 0
  }
  return single(row, make, memory)
}

export function ladder(row: Row<Of<'ladder'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = ({ tests, points }: Of<'ladder'>, at: (register: Register) => number) => {
    const from = places(tests, at)
    return () => {
      let found = -Infinity
      for (let i = 0; i < from.length; i += 1) {
        if (numbers[from[i] ?? 0] !== 0) found = Math.max(found, points[i] ?? 0)
      }
      return found === -Infinity ? 0 : found
    }
  }
  return single(row, make, memory)
}

export function limit(row: Row<Of<'limit'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = ({ a, least, most }: Of<'limit'>, at: (register: Register) => number) => {
    const from = at(a)
    return () => Math.min(Math.max(numbers[from] ?? 0, least), most)
  }
  return single(row, make, memory)
}

export function share(row: Row<Of<'share'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = ({ a, by, scale, round }: Of<'share'>, at: (register: Register) => number) => {
    const [points = 0, number = 0] = places([a, by], at)
    return () => ratio((numbers[points] ?? 0) * scale, Math.max(scale, numbers[number] ?? 0), round)
  }
  return single(row, make, memory)
}

export function percent(row: Row<Of<'percent'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = ({ a, by, scale, round }: Of<'percent'>, at: (register: Register) => number) => {
    const [points = 0, number = 0] = places([a, by], at)
    return () => {
      const part = Math.min(Math.max(numbers[number] ?? 0, 0), 100 * scale)
      return ratio((numbers[points] ?? 0) * part, 100 * scale, round)
    }
  }
  return single(row, make, memory)
}

export function round(row: Row<Of<'round'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = (step: Of<'round'>, at: (register: Register) => number) => {
    const a = at(step.a)
    return () => rounded(numbers[a] ?? 0, step.round)
  }
  return single(row, make, memory)
}

export function switched(row: Row<Of<'switch'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = (step: Of<'switch'>, at: (register: Register) => number) => {
    const a = at(step.a)
    const targets = places(step.targets, at)
    return () => numbers[targets[numbers[a] ?? 0] ?? 0] ?? 0
  }
  return single(row, make, memory)
}

export function scores(row: Row<Of<'scores'>>, memory: Memory): Run {
  const { numbers } = memory
  const make = ({ a, min, facts, always, ask }: Of<'scores'>, at: (register: Register) => number) => {
    const from = at(a)
    return () => {
      if (!always && facts.every(fact => memory.facts[fact] !== undefined)) return (numbers[from] ?? 0) >= min ? 2 : 0
      const answer = ask(memory.facts)
      return answer === undefined ? 1 : answer ? 2 : 0
    }
  }
  return single(row, make, memory)
}
