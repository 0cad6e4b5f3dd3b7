import { addDays, addMonths, daysBetween } from '#calendar'
import type { CountRow } from '#server/direct/index.ts'
import type { TargetNumbers, TargetTable, Units } from './types.ts'

/** What actual numbers are counted by: cases accepted, approved, settled on a day. */
export const MEASURES = ['accepted', 'approved', 'settled'] as const
export type TargetMeasure = (typeof MEASURES)[number]

/**
 * From the first day of the first target month to the end of its last year; months after the last target have no
 * target.
 */
export interface Period {
  readonly from: string
  readonly to: string
  /** `YYYY-MM`, every month of the period. */
  readonly months: readonly string[]
}

export interface MonthProgress {
  readonly month: string
  /** Absent in months without a target. */
  readonly target: number | undefined
  readonly actual: Readonly<Record<TargetMeasure, number>>
}

export interface UnitProgress {
  /** Code of the county or town; `sum` of all. */
  readonly unit: string
  readonly target: number
  readonly actual: Readonly<Record<TargetMeasure, number>>
  /** At the end of the period, should it go on at this pace; absent before there is a pace to speak of. */
  readonly projected: Readonly<Record<TargetMeasure, number | undefined>>
  readonly months: readonly MonthProgress[]
}

/** Fewer days say nothing about a pace. */
export const DAYS_NEEDED = 14

export function periodOf({ months }: Pick<TargetTable, 'months'>): Period {
  const [first = ''] = months
  const last = months.at(-1) ?? first
  const from = `${first}-01`
  const to = `${last.slice(0, 4)}-12-31`
  const all: string[] = []
  for (let day = from; day <= to; day = addMonths(day, 1)) all.push(day.slice(0, 7))
  return { from, to, months: all }
}

/** Days of the period that are over or under way, and all of them. */
export interface Elapsed {
  readonly days: number
  readonly of: number
}

export function elapsed({ from, to }: Period, today: string): Elapsed {
  const until = today < to ? today : to
  return { days: today < from ? 0 : daysBetween(from, until) + 1, of: daysBetween(from, to) + 1 }
}

/**
 * Straight on: what came in the days so far, over all days of the period, rounded to the nearest whole number.
 * Nothing is assumed about seasons or about the plan. Undefined in the first two weeks.
 */
export function project(count: number, { days, of }: Elapsed): number | undefined {
  if (days < Math.min(DAYS_NEEDED, of)) return undefined
  return Math.floor((2 * count * of + days) / (2 * days))
}

type Counts = ReadonlyMap<string, number>
const key = (unit: string, month: string, measure: string): string => `${unit} ${month} ${measure}`

/**
 * The rows of a table with what was reached, and their sum. `counts` may name units that have no target: they count
 * in the sum.
 */
export function progressOf(
  table: TargetTable,
  counts: readonly CountRow[],
  units: Units,
  today: string,
  shown: (unit: string) => boolean,
): { readonly rows: readonly UnitProgress[]; readonly sum: UnitProgress; readonly elapsed: Elapsed } {
  const period = periodOf(table)
  const done = elapsed(period, today)
  const byKey = new Map<string, number>()
  for (const row of counts) {
    const unit = (units.level === 'town' ? row.town : row.district) ?? ''
    const at = key(unit, row.month ?? '', row.measure ?? '')
    byKey.set(at, (byKey.get(at) ?? 0) + row.count)
  }
  const none: TargetNumbers = { total: 0, cells: table.months.map(() => 0) }
  const extra = units.all.filter(({ code }) => !table.rows.some(({ unit }) => unit === code))
  const all = [...table.rows, ...extra.map(({ code }) => ({ unit: code, ...none }))].filter(({ unit }) => shown(unit))
  const rows = all.map(row => unitProgress(row.unit, row, [row.unit], table, period, byKey, done))
  const whole = table.rows.every(({ unit }) => shown(unit))
  const target = whole ? table.sum : addUp(all, table.months.length)
  return {
    rows,
    sum: unitProgress(
      'sum',
      target,
      all.map(({ unit }) => unit),
      table,
      period,
      byKey,
      done,
    ),
    elapsed: done,
  }
}

function addUp(rows: readonly TargetNumbers[], months: number): TargetNumbers {
  return {
    total: rows.reduce((sum, { total }) => sum + total, 0),
    cells: Array.from({ length: months }, (_, n) => rows.reduce((sum, { cells }) => sum + (cells[n] ?? 0), 0)),
  }
}

function unitProgress(
  unit: string,
  target: TargetNumbers,
  members: readonly string[],
  table: TargetTable,
  period: Period,
  counts: Counts,
  done: Elapsed,
): UnitProgress {
  const count = (month: string, measure: TargetMeasure) =>
    members.reduce((sum, member) => sum + (counts.get(key(member, month, measure)) ?? 0), 0)
  const months = period.months.map((month): MonthProgress => {
    const at = table.months.indexOf(month)
    return {
      month,
      target: at < 0 ? undefined : (target.cells[at] ?? 0),
      actual: each(measure => count(month, measure)),
    }
  })
  const actual = each(measure => months.reduce((sum, { actual: of }) => sum + of[measure], 0))
  return { unit, target: target.total, actual, months, projected: each(measure => project(actual[measure], done)) }
}

const each = <T>(make: (measure: TargetMeasure) => T): Readonly<Record<TargetMeasure, T>> => ({
  accepted: make('accepted'),
  approved: make('approved'),
  settled: make('settled'),
})

/** The last day of a month `YYYY-MM`. */
export const lastDayOf = (month: string): string => addDays(addMonths(`${month}-01`, 1), -1)
