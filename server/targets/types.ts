import type { Text } from '#policy'

/** The foot row of a target table (合计). */
export const SUM = 'sum'
/** The column of the whole target (任务数). */
export const TOTAL = 'total'

/** Numbers of one row of a target table: the whole and, month for month, its parts. Whole numbers of people. */
export interface TargetNumbers {
  readonly total: number
  /** As many as the table has months, in their order. */
  readonly cells: readonly number[]
}

export interface TargetRow extends TargetNumbers {
  /** Code of the county, or of the town in a city without counties. */
  readonly unit: string
}

/**
 * 任务分解表 (QY-10, annex 1): what the city has asked of each county by month. `total` and `sum` are kept as printed, also
 * where they are not the sums of their parts.
 */
export interface TargetTable {
  /** `YYYY-MM`, ascending. */
  readonly months: readonly string[]
  readonly rows: readonly TargetRow[]
  readonly sum: TargetNumbers
}

/** A table as it was set, once. */
export interface TargetVersion {
  /** From 1. */
  readonly number: number
  readonly table: TargetTable
  /** Why it was corrected, or saved although its sums are off. */
  readonly reason?: string
  /** How many sums were off when it was saved. */
  readonly mismatches: number
  /** Where it came from. */
  readonly from: TargetSource
  readonly on: string
  readonly by: string
  readonly byName: string
}

export type TargetSource = 'paste' | 'excel' | 'form'

/** Every version stays; the last one holds. */
export interface TargetState {
  readonly pack: string
  readonly year: number
  readonly versions: readonly TargetVersion[]
}

export interface SetTargets {
  readonly kind: 'set'
  readonly pack: string
  readonly year: number
  readonly table: TargetTable
  readonly reason: string
  readonly from: TargetSource
}
export type TargetCommand = SetTargets

export interface TargetsSet {
  readonly kind: 'targets.set'
  readonly pack: string
  readonly year: number
  readonly table: TargetTable
  readonly reason?: string
  readonly mismatches: number
  readonly from: TargetSource
  readonly on: string
  readonly byName: string
}
export type TargetEvent = TargetsSet

/** A county, or a town in a city without counties. */
export interface Unit {
  readonly code: string
  readonly name: Text
}

/** What the rows of a city's tables are, and by what its cases are counted. */
export interface Units {
  readonly level: 'district' | 'town'
  readonly all: readonly Unit[]
}
