import type { Text } from '#policy'
import {
  lastDayOf,
  monthName,
  shortName,
  type TargetMeasure,
  type TargetProgress,
  type TargetTable,
  type Unit,
  type UnitProgress,
  type Units,
} from '#server/targets/index.ts'
import type { CasesAsked } from './cases-href.ts'

/** A number of the dashboard and the cases behind it. */
export interface Figure {
  readonly count: number
  readonly cases: CasesAsked
}

export interface MonthView {
  readonly month: string
  readonly name: Text
  readonly target: number | undefined
  readonly actual: Readonly<Record<TargetMeasure, Figure>>
}

export interface RowView {
  readonly unit: string
  readonly name: Text
  readonly short: Text
  readonly target: number
  readonly actual: Readonly<Record<TargetMeasure, Figure>>
  readonly projected: Readonly<Record<TargetMeasure, number | undefined>>
  readonly months: readonly MonthView[]
}

const EVERYBODY: Text = { zh: '合计', en: 'Total' }

/** Rows as the page shows them: named, and every number with the way to its cases. */
export function rowsOf({ view, period, rows, sum }: TargetProgress): {
  readonly rows: readonly RowView[]
  readonly sum: RowView
} {
  const { units, pack } = view
  const rowOf = (row: UnitProgress): RowView => {
    const unit = units.all.find(({ code }) => code === row.unit)
    const place = unit ? { [units.level]: unit.code } : {}
    const figures = (actual: UnitProgress['actual'], from: string, to: string): RowView['actual'] => {
      const figure = (by: TargetMeasure): Figure => ({ count: actual[by], cases: { pack, ...place, by, from, to } })
      return { accepted: figure('accepted'), approved: figure('approved'), settled: figure('settled') }
    }
    return {
      unit: row.unit,
      name: unit?.name ?? EVERYBODY,
      short: unit ? shortName(unit) : EVERYBODY,
      target: row.target,
      projected: row.projected,
      actual: figures(row.actual, period.from, period.to),
      months: row.months.map(({ month, target, actual }) => ({
        month,
        target,
        name: monthLabel(month, period.months),
        actual: figures(actual, `${month}-01`, lastDayOf(month)),
      })),
    }
  }
  return { rows: rows.map(rowOf), sum: rowOf(sum) }
}

/** 8月; with its year where the months are of two years. */
export function monthLabel(month: string, among: readonly string[]): Text {
  const name = monthName(month)
  const year = month.slice(0, 4)
  return among.some(each => !each.startsWith(year))
    ? { zh: `${year}年${name.zh}`, en: `${name.en.slice(0, 3)} ${year}` }
    : { zh: name.zh, en: name.en.slice(0, 3) }
}

/** A table with its names, for pages that show or correct it. */
export interface TableView {
  readonly months: readonly { readonly month: string; readonly name: Text }[]
  readonly rows: readonly {
    readonly unit: string
    readonly name: Text
    readonly total: number
    readonly cells: readonly number[]
  }[]
  readonly sum: TargetTable['sum']
}

export function tableOf({ months, rows, sum }: TargetTable, units: Units): TableView {
  const nameOf = (code: string): Text => units.all.find((unit: Unit) => unit.code === code)?.name ?? EVERYBODY
  return {
    months: months.map(month => ({ month, name: monthLabel(month, months) })),
    rows: rows.map(row => ({ ...row, name: nameOf(row.unit) })),
    sum,
  }
}
