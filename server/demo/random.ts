import { createHash } from 'node:crypto'

/** Repeatable chance for invented data: the same seed and label give the same stream, on every machine. Never for decisions. */
export interface Random {
  /** 0 … below - 1. */
  integer(below: number): number
  /** Both ends included. */
  between(least: number, most: number): number
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T
  /** One of the values, by weight. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T
  /** A UUIDv7 of that instant. */
  uuid(instant: string): string
  /** A stream of its own, whatever was drawn here before. */
  fork(label: string): Random
}

export function createRandom(seed: string): Random {
  const next = sfc32(createHash('sha256').update(seed).digest())
  const integer = (below: number): number => Math.floor((next() / 4_294_967_296) * below)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[integer(list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  return {
    integer,
    pick,
    between: (least, most) => least + integer(most - least + 1),
    chance: percent => integer(100) < percent,
    weighted(entries) {
      let left = integer(entries.reduce((sum, [, weight]) => sum + weight, 0))
      for (const [value, weight] of entries) {
        if (left < weight) return value
        left -= weight
      }
      throw new Error('weights must be positive')
    },
    uuid(instant) {
      const time = Date.parse(instant).toString(16).padStart(12, '0')
      const tail = Array.from({ length: 5 }, () => next().toString(16).padStart(8, '0')).join('')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6, 18)}`
    },
    fork: label => createRandom(`${seed}/${label}`),
  }
}

/** Chris Doty-Humphrey's small fast counter generator, 32 bits a step. */
function sfc32(key: Buffer): () => number {
  let [a, b, c, counter] = [key.readInt32LE(0), key.readInt32LE(4), key.readInt32LE(8), 1]
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let n = 0; n < 12; n++) step()
  return step
}
