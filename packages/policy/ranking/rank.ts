import { ok, refuse, type Result } from '../../result.ts'
import type { TieRuleId } from '../pack.ts'
import { rankColumns, type ColumnRanking } from './columns.ts'
import type { RankErrorCode } from './errors.ts'
import { compareTexts, groupColumn, ordinalColumn, type Groups } from './exact.ts'
import type { Column, Direction } from './types.ts'

/** A value to rank by: a whole number (points in hundredths, months), a bigint, or an ISO date or instant as text. */
export type KeyValue = number | bigint | string

export interface RankKey<Row> {
  readonly of: (row: Row) => KeyValue
  readonly direction: Direction
}

export interface RankOptions<Row> {
  readonly id: (row: Row) => string
  /** Most important first; for `chain-earliest` the last one is the time of application, `asc`, or the order of `rows`. */
  readonly keys: readonly RankKey<Row>[]
  readonly ties: TieRuleId
  /** Places for the whole list, or for each group. */
  readonly quota: number | ((group: string) => number)
  readonly group?: (row: Row) => string
}

export interface RankedRow<Row> {
  readonly row: Row
  readonly group: string
  /** 1, 2, 2, 4 within the group: 1 + the rows that are strictly better on the deciding keys. */
  readonly rank: number
  readonly admitted: boolean
}

export interface GroupSummary<Row> {
  /** `''` where no groups were asked for. */
  readonly group: string
  readonly rows: number
  readonly quota: number
  readonly admitted: number
  /** The last row admitted: its keys are the cut-off. */
  readonly cutOff?: Row
  /** Size of the tie that the quota cuts through; 0 when it falls between two ranks. */
  readonly tied: number
}

export interface Ranking<Row> {
  /** Group by group in order of first appearance, best first; rows equal in every key in the order given. */
  readonly rows: readonly RankedRow<Row>[]
  readonly groups: readonly GroupSummary<Row>[]
}

/**
 * Ranks rows within the quota by the rule for ties (`tieRules` says what each means). Exact and repeatable: no floats,
 * no chance. Refuses a repeated id and a quota that is no whole number; throws a RangeError for a number that is not whole.
 */
export function rank<Row>(
  rows: readonly Row[], options: RankOptions<Row>,
): Result<Ranking<Row>, RankErrorCode> {
  const groups = groupColumn(rows.map(options.group ?? (() => '')))
  const names = options.group ? groups.names : ['']
  const quotas = names.map(name => typeof options.quota === 'number' ? options.quota : options.quota(name))
  const refused = checkOptions(rows, options, quotas)
  if (refused) return refused
  const columns = options.keys.map(key => keyColumn(rows, key))
  const found = rankColumns(columns, rows.length, {
    ties: options.ties, quota: group => quotas[group] ?? 0, groups: options.group ? groups.groups : undefined,
  })
  return ok({ rows: describeRanking(rows, found, groups), groups: summarise(rows, found, names) })
}

function checkOptions<Row>(
  rows: readonly Row[], options: RankOptions<Row>, quotas: readonly number[],
): Extract<Result<never, RankErrorCode>, { ok: false }> | undefined {
  if (options.keys.length === 0) return refuse('ranking.no_key')
  const quota = quotas.find(quota => !Number.isSafeInteger(quota) || quota < 0)
  if (quota !== undefined) return refuse('ranking.quota', { field: 'quota', params: { quota } })
  const seen = new Set<string>()
  for (const row of rows) {
    const id = options.id(row)
    if (seen.has(id)) return refuse('ranking.duplicate_id', { params: { id } })
    seen.add(id)
  }
  return undefined
}

function keyColumn<Row>(rows: readonly Row[], { of, direction }: RankKey<Row>): Column {
  const values = rows.map(of)
  const kinds = new Set(values.map(value => typeof value))
  if (kinds.size > 1) throw new RangeError(`a key mixes ${[...kinds].join(' and ')}`)
  if (kinds.has('number')) return { values: Float64Array.from(values, Number), direction }
  return { values: ordinalColumn(values, kinds.has('bigint') ? compareBigInts : compareAsTexts), direction }
}

function compareBigInts(a: KeyValue, b: KeyValue): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function compareAsTexts(a: KeyValue, b: KeyValue): number {
  return compareTexts(String(a), String(b))
}

function describeRanking<Row>(
  rows: readonly Row[], found: ColumnRanking, { groups, names }: Groups,
): readonly RankedRow<Row>[] {
  return Array.from(found.order, at => ({
    row: rows[at] as Row,
    group: names[groups[at] ?? 0] ?? '',
    rank: found.ranks[at] ?? 0,
    admitted: found.admitted[at] === 1,
  }))
}

function summarise<Row>(
  rows: readonly Row[], found: ColumnRanking, names: readonly string[],
): readonly GroupSummary<Row>[] {
  return found.groups.map(({ group, cutOff, ...counts }) => (
    { ...counts, group: names[group] ?? '', cutOff: cutOff === undefined ? undefined : rows[cutOff] }))
}
