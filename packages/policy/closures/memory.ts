import type { Answer, Facts } from '../types.ts'

/** What an evaluation works in. One person at a time. */
export interface Memory {
  /** What the steps yield, and the numbers that never change. */
  readonly numbers: Float64Array
  /** The answers that are numbers, yes (1) or no (0), for each step that reads one; NaN where there is none. */
  readonly answers: Float64Array
  /** The answers that are texts, for each step that reads one; undefined where there is none. */
  readonly texts: (Answer | undefined)[]
  facts: Facts
}
