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
  /** Sums may be done in any order. */
  readonly safe: boolean
}

const places = (of: readonly Register[], at: (register: Register) => number) => of.map(at)

/** Sums are written out for so many at a time: a loop whose end cannot be foreseen costs more than it adds. */
const AT_ONCE = 8

/** What a sum is made of: where it goes, what it begins with, and `AT_ONCE` places that are added. */
function partsOf(of: readonly number[], to: number, nothing: number): readonly number[] {
  const turns = Math.max(1, Math.ceil(of.length / AT_ONCE))
  return Array.from({ length: turns }, (_, turn) => {
    const own = of.slice(turn * AT_ONCE, (turn + 1) * AT_ONCE)
    return [to, turn === 0 ? nothing : to, ...own, ...Array.from({ length: AT_ONCE - own.length }, () => nothing)]
  }).flat()
}

/** Added in pairs, so that no addition waits for all the others; exact in any order where numbers stay small. */
function addInPairs({ steps, to, at, nothing }: Row<Of<'add'>>, { numbers }: Memory): Run {
  const parts = Int32Array.from(steps.flatMap((step, index) => partsOf(places(step.of, at), to + index, nothing)))
  return () => {
    for (let i = 0; i < parts.length; i += AT_ONCE + 2) {
      const first = (numbers[parts[i + 2] ?? 0] ?? 0) + (numbers[parts[i + 3] ?? 0] ?? 0)
      const second = (numbers[parts[i + 4] ?? 0] ?? 0) + (numbers[parts[i + 5] ?? 0] ?? 0)
      const third = (numbers[parts[i + 6] ?? 0] ?? 0) + (numbers[parts[i + 7] ?? 0] ?? 0)
      const fourth = (numbers[parts[i + 8] ?? 0] ?? 0) + (numbers[parts[i + 9] ?? 0] ?? 0)
      numbers[parts[i] ?? 0] = (numbers[parts[i + 1] ?? 0] ?? 0) + (first + second + (third + fourth))
    }
  }
}

export function add(row: Row<Of<'add'>>, memory: Memory): Run {
  if (row.safe) return addInPairs(row, memory)
  const { numbers } = memory
  return single(row, ({ of }, to, at) => {
    const from = places(of, at)
    return () => {
      let sum = 0
      for (let i = 0; i < from.length; i += 1) sum += numbers[from[i] ?? 0] ?? 0
      numbers[to] = sum
    }
  })
}

/** Each step as its own closure, for kinds of which a pack has few. */
function single<T extends Inner>(
  { steps, to, at }: Row<T>,
  make: (step: T, to: number, at: Row<T>['at']) => Run,
): Run {
  return inTurn(steps.map((step, index) => make(step, to + index, at)))
}

export function greatest(row: Row<Of<'greatest'>>, { numbers }: Memory): Run {
  return single(row, ({ of }, to, at) => {
    const from = places(of, at)
    return () => {
      let found = -Infinity
      for (let i = 0; i < from.length; i += 1) found = Math.max(found, numbers[from[i] ?? 0] ?? 0)
      numbers[to] = found
    }
  })
}

export function smallest(row: Row<Of<'smallest'>>, { numbers }: Memory): Run {
  return single(row, ({ of }, to, at) => {
    const from = places(of, at)
    return () => {
      let found = Infinity
      for (let i = 0; i < from.length; i += 1) found = Math.min(found, numbers[from[i] ?? 0] ?? 0)
      numbers[to] = found
    }
  })
}

export function counted(row: Row<Of<'count'>>, { numbers }: Memory): Run {
  return single(row, ({ of, count }, to, at) => {
    const from = places(of, at)
    return () => {
      let yes = 0
      for (let i = 0; i < from.length; i += 1) yes += numbers[from[i] ?? 0] ?? 0
      numbers[to] = yes >= count ? 1 : 0
    }
  })
}

export function countedOpen(row: Row<Of<'count_open'>>, { numbers }: Memory): Run {
  return single(row, ({ of, count }, to, at) => {
    const from = places(of, at)
    return () => {
      let yes = 0
      let maybe = 0
      for (let i = 0; i < from.length; i += 1) {
        const answer = numbers[from[i] ?? 0] ?? 0
        if (answer === 2) yes += 1
        else maybe += answer
      }
      numbers[to] = yes >= count ? 2 : yes + maybe >= count ? 1 : 0
    }
  })
}

export function minus(row: Row<Of<'minus'>>, { numbers }: Memory): Run {
  return single(row, (step, to, at) => {
    const a = at(step.a)
    return () => {
      numbers[to] = step.from - (numbers[a] ?? 0)
    }
  })
}

export function select(row: Row<Of<'select'>>, { numbers }: Memory): Run {
  return single(row, (step, to, at) => {
    const [test = 0, gives = 0, otherwise = 0] = places([step.test, step.gives, step.otherwise], at)
    return () => {
      numbers[to] = numbers[numbers[test] === 0 ? otherwise : gives] ?? 0
    }
  })
}

export function ladder(row: Row<Of<'ladder'>>, { numbers }: Memory): Run {
  return single(row, ({ tests, points }, to, at) => {
    const from = places(tests, at)
    return () => {
      let found = -Infinity
      for (let i = 0; i < from.length; i += 1) {
        if (numbers[from[i] ?? 0] !== 0) found = Math.max(found, points[i] ?? 0)
      }
      numbers[to] = found === -Infinity ? 0 : found
    }
  })
}

export function limit(row: Row<Of<'limit'>>, { numbers }: Memory): Run {
  return single(row, ({ a, least, most }, to, at) => {
    const from = at(a)
    return () => {
      numbers[to] = Math.min(Math.max(numbers[from] ?? 0, least), most)
    }
  })
}

export function share(row: Row<Of<'share'>>, { numbers }: Memory): Run {
  return single(row, ({ a, by, scale, round }, to, at) => {
    const [points = 0, number = 0] = places([a, by], at)
    return () => {
      numbers[to] = ratio((numbers[points] ?? 0) * scale, Math.max(scale, numbers[number] ?? 0), round)
    }
  })
}

export function percent(row: Row<Of<'percent'>>, { numbers }: Memory): Run {
  return single(row, ({ a, by, scale, round }, to, at) => {
    const [points = 0, number = 0] = places([a, by], at)
    return () => {
      const part = Math.min(Math.max(numbers[number] ?? 0, 0), 100 * scale)
      numbers[to] = ratio((numbers[points] ?? 0) * part, 100 * scale, round)
    }
  })
}

export function round(row: Row<Of<'round'>>, { numbers }: Memory): Run {
  return single(row, (step, to, at) => {
    const a = at(step.a)
    return () => {
      numbers[to] = rounded(numbers[a] ?? 0, step.round)
    }
  })
}

export function switched(row: Row<Of<'switch'>>, { numbers }: Memory): Run {
  return single(row, (step, to, at) => {
    const a = at(step.a)
    const targets = places(step.targets, at)
    return () => {
      numbers[to] = numbers[targets[numbers[a] ?? 0] ?? 0] ?? 0
    }
  })
}

export function scores(row: Row<Of<'scores'>>, memory: Memory): Run {
  const { numbers } = memory
  return single(row, ({ a, min, facts, always, ask }, to, at) => {
    const from = at(a)
    return () => {
      if (!always && facts.every(fact => memory.facts[fact] !== undefined)) {
        numbers[to] = (numbers[from] ?? 0) >= min ? 2 : 0
        return
      }
      const answer = ask(memory.facts)
      numbers[to] = answer === undefined ? 1 : answer ? 2 : 0
    }
  })
}
