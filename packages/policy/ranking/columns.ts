import { orderRows } from './order.ts'
import type { TieRuleId } from '../pack.ts'
import { decidingKeys, type Column } from './types.ts'

/** Ranking over typed columns: what `rank` and the command stand on, for a million rows at a time. */

export interface ColumnOptions {
  readonly ties: TieRuleId
  /** Places for each group, by group number. */
  readonly quota: (group: number) => number
  /** Group number of each row, 0, 1, 2, …; one group where left out. Groups follow one another in that order. */
  readonly groups?: Int32Array
}

/** How one group came out. */
export interface GroupOutcome {
  readonly group: number
  readonly rows: number
  readonly quota: number
  readonly admitted: number
  /** The last row admitted; `undefined` when nobody is. */
  readonly cutOff: number | undefined
  /** Size of the tie that the quota cuts through; 0 when it falls between two ranks. */
  readonly tied: number
}

export interface ColumnRanking {
  /** Row numbers, group by group, best first; rows equal in every key in the order given. */
  readonly order: Uint32Array
  /** By row number. */
  readonly ranks: Uint32Array
  /** By row number: 1 for admitted. */
  readonly admitted: Uint8Array
  readonly groups: readonly GroupOutcome[]
}

/** Ranks rows given as columns of one length. Throws a RangeError for columns that are not exact whole numbers. */
export function rankColumns(keys: readonly Column[], count: number, options: ColumnOptions): ColumnRanking {
  const { groups, ties } = options
  const order = orderRows(groups ? [{ values: groups, direction: 'asc' }, ...keys] : keys, count)
  const deciding = keys.slice(0, decidingKeys(ties, keys.length)).map(key => key.values)
  const outcome = { ranks: new Uint32Array(count), admitted: new Uint8Array(count), groups: [] as GroupOutcome[] }
  if (count === 0 && !groups) rankGroup({ order, deciding, start: 0, end: 0, group: 0, options, ...outcome })
  for (let start = 0; start < count;) {
    const group = groups?.[order[start] ?? 0] ?? 0
    const end = groups ? endOfRun(order, start, count, [groups]) : count
    rankGroup({ order, deciding, start, end, group, options, ...outcome })
    start = end
  }
  return { order, ...outcome }
}

interface GroupWork {
  readonly order: Uint32Array
  readonly deciding: readonly (Float64Array | Int32Array)[]
  readonly start: number
  readonly end: number
  readonly group: number
  readonly options: ColumnOptions
  readonly ranks: Uint32Array
  readonly admitted: Uint8Array
  readonly groups: GroupOutcome[]
}

/** Walks the ties of one group from the best down. */
function rankGroup(work: GroupWork): void {
  const { order, start, end, group, options } = work
  const quota = options.quota(group)
  let [admitted, tied] = [0, 0]
  for (let at = start; at < end;) {
    const next = endOfRun(order, at, end, work.deciding)
    const places = quota - (at - start)
    const cut = places > 0 && places < next - at
    const admits = admittedOf(next - at, Math.max(0, places), options.ties)
    mark(work, at, next, admits)
    admitted += admits
    if (cut) tied = next - at
    at = next
  }
  const cutOff = admitted > 0 ? order[start + admitted - 1] : undefined
  work.groups.push({ group, rows: end - start, quota, admitted, cutOff, tied })
}

/** How many rows of a tie of `size` are admitted to the `places` left. */
function admittedOf(size: number, places: number, ties: TieRuleId): number {
  if (places === 0 || size <= places) return Math.min(size, places)
  if (ties === 'chain-earliest') return places
  return ties === 'none-in' ? 0 : size
}

/** Gives the rows of a tie their common rank, and admission to the first `admits` of them. */
function mark({ order, start, ranks, admitted }: GroupWork, from: number, to: number, admits: number): void {
  for (let at = from; at < to; at += 1) {
    const row = order[at] ?? 0
    ranks[row] = from - start + 1
    admitted[row] = at - from < admits ? 1 : 0
  }
}

/** The place after the last row that is equal, in those columns, to the row at `start`. */
function endOfRun(
  order: Uint32Array, start: number, end: number, columns: readonly (Float64Array | Int32Array)[],
): number {
  const first = order[start] ?? 0
  let at = start + 1
  while (at < end && columns.every(values => values[order[at] ?? 0] === values[first])) at += 1
  return at
}
