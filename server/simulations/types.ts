import type { Text, TieRuleId } from '#policy'
import type { CohortFault } from '../../packages/policy/cohort/index.ts'
import type { Changes, Comparison } from '../../packages/policy/simulate/index.ts'

/** One of the two versions, as a form sends it. */
export interface SideInput {
  readonly pack: string
  /** A version of it; the current one where left out. */
  readonly version?: string
  /** New numbers by the ids of `changeable`; hundredths for points, `NaN` for what is no number. */
  readonly changes: Changes
  /** Places; undefined for none, `NaN` for what is no number. */
  readonly quota: number | undefined
  readonly tie: TieRuleId | undefined
}

/** Whose facts: the findings of a round's accepted applications, or an uploaded file. */
export type CohortInput = { readonly round: string } | { readonly name: string; readonly bytes: Uint8Array }

export interface SimulationInput {
  readonly cohort: CohortInput
  /** For a round only its pack counts: parameters, quota and tie rule are the round's own. */
  readonly before: SideInput
  readonly after: SideInput
  /** The day of evaluation, `YYYY-MM-DD`. */
  readonly on: string
  /** Facts to break down by, besides the town. */
  readonly by: readonly string[]
}

export interface SideTold {
  readonly title: Text
  readonly pack: string
  readonly version: string
  /** What is changed in it: 「分数线 60 → 70」. */
  readonly changes: readonly Text[]
}

export interface SimulationResult {
  readonly comparison: Comparison
  readonly before: SideTold
  readonly after: SideTold
  /** Wrong cells of the file, which count as unknown: the first of them, and how many there are. */
  readonly faults: readonly CohortFault[]
  readonly wrong: number
  readonly on: string
}

/** A round that may be simulated. */
export interface RoundChoice {
  readonly id: string
  readonly district: string
  readonly year: number
  readonly pack: string
  readonly quota: number
  /** Accepted applications. */
  readonly people: number
}

/** So large may an uploaded cohort be. */
export const MAX_COHORT_MB = 20
