import type { Evaluation, Points, Score, TieRuleId } from '#policy'
import type { CaseFinding } from '#server/review/index.ts'

/** Where an application stands in a ranking. Only `ranked` ones have a rank and are published. */
export type Outcome = 'ranked' | 'below' | 'ineligible' | 'undecided'

/** Why an application has no rank: always a published clause. */
export interface NotRanked {
  readonly clause: string
  /** The condition that does not hold; absent for a total under the threshold. */
  readonly condition?: string
}

export interface RankingEntry {
  /** Order of the list, 1 …; the public list number (序号) of a ranked entry. */
  readonly position: number
  readonly applicationId: string
  readonly maskedName: string
  readonly town: string
  readonly points: Points
  readonly outcome: Outcome
  /** Competition ranking: 1, 2, 2, 4. */
  readonly rank: number | undefined
  readonly admitted: boolean
  readonly reason: NotRanked | undefined
  /** Points by indicator, in the order of the pinned pack's indicators. */
  readonly lines: readonly Points[]
}

/** What a ranking comes to. */
export interface RankingSummary {
  readonly applications: number
  readonly ranked: number
  readonly below: number
  readonly ineligible: number
  readonly undecided: number
  readonly quota: number
  readonly tie: TieRuleId
  readonly admitted: number
  /** The last admitted total and rank; absent when nobody is admitted. */
  readonly cutOff?: { readonly points: Points; readonly rank: number }
  /** Ranked entries on the cut-off total, and how many of them are admitted. */
  readonly atCutOff: { readonly entries: number; readonly admitted: number }
  /** All applications by tens of points: `[60, 12]` = 12 from 60 to under 70. */
  readonly histogram: readonly (readonly [from: number, count: number])[]
  /** Why this version was made; absent for a list frozen from the whole review. */
  readonly correction?: { readonly objectionId: string; readonly from: string }
}

export interface Ranking {
  readonly id: string
  readonly roundId: string
  readonly number: number
  readonly summary: RankingSummary
  /** SHA-256 over canonical serialisations that carry no identity: case numbers, findings, rules, results. */
  readonly inputHash: string
  readonly rulesHash: string
  readonly resultHash: string
  readonly frozenBy: string
  readonly frozenAt: string
}

export interface EntryPage {
  readonly entries: readonly RankingEntry[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

export interface EntryQuery {
  readonly page?: number
  readonly outcome?: Outcome
  /** A list number, or a part of a masked name. */
  readonly search?: string
}

/** What a version says differently from an earlier one. */
export interface RankingDiff {
  /** Whose own points or conditions changed, and who is now admitted or no longer is; in order of the new list. */
  readonly changes: readonly Change[]
  /** How many others only moved up or down in line. */
  readonly moved: number
}

export interface Change {
  readonly applicationId: string
  readonly maskedName: string
  readonly town: string
  readonly before: EntryStanding | undefined
  readonly after: EntryStanding | undefined
  /** True when its own points or conditions changed, not only its place in line. */
  readonly own: boolean
}

export type EntryStanding = Pick<RankingEntry, 'position' | 'points' | 'rank' | 'admitted' | 'outcome'>

/** An application's scores with what departments found. Before a ranking: over the findings so far. */
export interface ScoreSheet {
  readonly evaluation: Evaluation
  /** What counts: unknown facts give nothing. */
  readonly score: Score
  readonly findings: readonly CaseFinding[]
  /** The application's round, where the district has prepared it. */
  readonly roundId: string | undefined
  readonly pack: string
  readonly packVersion: string
}

/** Who may receive a card, and who waits. */
export interface Admitted {
  readonly roundId: string
  readonly rankingId: string
  /** Seats to mint: the quota, or more where the tie rule admits more. */
  readonly seats: number
  /** Admitted whatever the open objections come to, by position. */
  readonly ready: readonly RankingEntry[]
  /**
   * Admitted, but held by an objection to the entry itself, or because an open objection could still move the cut-off.
   */
  readonly waiting: readonly { readonly entry: RankingEntry; readonly because: 'objection' | 'cut_off' }[]
}
