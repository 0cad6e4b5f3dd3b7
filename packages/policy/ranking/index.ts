/** Ranking within a quota: exact, repeatable, with the four rules for ties. Pure: browser and server. */
export { rankColumns, type ColumnOptions, type ColumnRanking, type GroupOutcome } from './columns.ts'
export { rankErrors, type RankErrorCode } from './errors.ts'
export {
  compareDecimals, compareTexts, decimalColumn, groupColumn, normaliseDecimal, ordinalColumn, type Groups,
} from './exact.ts'
export {
  rank, type GroupSummary, type KeyValue, type RankedRow, type Ranking, type RankKey, type RankOptions,
} from './rank.ts'
export { decidingKeys, tieRules, type Column, type Direction } from './types.ts'
