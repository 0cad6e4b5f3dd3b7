import type { TieRuleId } from '../pack.ts'

/**
 * What happens to rows that are equal where the quota ends (facts.md 3.3). *Deciding keys* are the ones that give the
 * rank and decide about admission; a row's rank is 1 + the rows of its group strictly better on them (1, 2, 2, 4).
 *
 * - `all-in` (T1 同分同落, Beijing): deciding is the first key, the score. Everybody with the score of the last quota
 *   place is admitted; the quota may be exceeded. Further keys only order the rows of a tie on paper.
 * - `none-in`: deciding is the first key. A tie that the quota would cut through stays out whole; places stay empty.
 * - `chain-all-in` (T2, Guangzhou, Foshan from 2020): the whole chain decides. Who is still equal at the cut-off is
 *   admitted together; the quota is exceeded only by a tie in every key.
 * - `chain-earliest` (T3, Foshan 2014 to 2020): the whole chain decides, its last key being the time of application.
 *   The quota is strict. Rows equal in every key share a rank; where the quota cuts through them, those that stand
 *   earlier in the list are admitted: its order is taken for the order of filing, and whoever reports says so.
 */
export const tieRules: readonly TieRuleId[] = ['all-in', 'none-in', 'chain-all-in', 'chain-earliest']

/** `desc`: the highest value is the best. */
export type Direction = 'asc' | 'desc'

/** One key of all rows: whole numbers, exact, at most 2^53 - 1 apart. */
export interface Column {
  readonly values: Float64Array | Int32Array
  readonly direction: Direction
}

/** How many of the keys decide under a rule; the others only order the rows of a tie. */
export function decidingKeys(ties: TieRuleId, keys: number): number {
  return ties === 'all-in' || ties === 'none-in' ? Math.min(1, keys) : keys
}
