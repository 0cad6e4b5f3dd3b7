import type { Answer, Facts } from '../types.ts'

/** What an evaluation works in. One person at a time. */
export interface Memory {
  /** What the steps yield, and the numbers that never change. */
  readonly numbers: Float64Array
  /** The answers as they were given, for each step that reads one; undefined where there is none. */
  readonly raw: (Answer | undefined)[]
  facts: Facts
}
