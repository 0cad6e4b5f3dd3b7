import type { Answer, Facts } from '../types.ts'

/** What an evaluation works in. One person at a time. */
export interface Memory {
  /** Facts, what rules make of them, and the numbers that never change. */
  readonly numbers: Float64Array
  /** The answers as they were given, by the fact's place; undefined where there is none. */
  readonly raw: (Answer | undefined)[]
  /** The numbers of list facts in hundredths, by the fact's place. */
  readonly lists: (readonly number[])[]
  facts: Facts
}

/** Rows of different lengths, one after another: those of row `i` stand at `start[i]` up to `start[i + 1]`. */
export interface Ragged {
  readonly start: Int32Array
  readonly values: Float64Array
}

export function ragged(rows: readonly (readonly number[])[]): Ragged {
  const start = new Int32Array(rows.length + 1)
  rows.forEach((row, index) => {
    start[index + 1] = (start[index] ?? 0) + row.length
  })
  return { start, values: Float64Array.from(rows.flat()) }
}
