import type { Text } from '#policy'
import type { Refusal } from '#platform/result.ts'
import {
  cellField,
  countOf,
  MOST,
  shortName,
  TOTAL_NAME,
  type TargetNumbers,
  type TargetTable,
  type Units,
} from '#server/targets/index.ts'
import { clean } from '../../forms.ts'
import { monthLabel } from './view.server.ts'

/** A table as inputs: what stands in each cell, also where it is no number. */
export interface Entry {
  readonly months: readonly { readonly month: string; readonly name: Text }[]
  /** `sum` last. Values by column: `total` and every month. */
  readonly rows: readonly EntryRow[]
}

export interface EntryRow {
  readonly unit: string
  readonly name: Text
  readonly short: Text
  readonly cells: readonly { readonly field: string; readonly column: Text; readonly value: string }[]
}

const SUM = 'sum'
const TOTAL = 'total'
const SUM_NAME: Text = { zh: '合计', en: 'Total' }
const MOST_MONTHS = 24
const LONGEST = 30

type ValueOf = (unit: string, column: string) => string

function entryOf(months: readonly string[], order: readonly string[], units: Units, valueOf: ValueOf): Entry {
  const named = months.map(month => ({ month, name: monthLabel(month, months) }))
  const columns = [{ key: TOTAL, name: TOTAL_NAME }, ...named.map(({ month, name }) => ({ key: month, name }))]
  const rest = units.all.map(({ code }) => code).filter(code => !order.includes(code))
  const row = (unit: string): EntryRow => ({
    unit,
    ...namesOf(units, unit),
    cells: columns.map(({ key, name }) => ({ field: cellField(unit, key), column: name, value: valueOf(unit, key) })),
  })
  return { months: named, rows: [...order, ...rest, SUM].map(row) }
}

function namesOf(units: Units, code: string): Pick<EntryRow, 'name' | 'short'> {
  const unit = units.all.find(each => each.code === code)
  return unit ? { name: unit.name, short: shortName(unit) } : { name: SUM_NAME, short: SUM_NAME }
}

/** The inputs of a table; counties it leaves out stand below, empty. */
export function entryOfTable({ months, rows, sum }: TargetTable, units: Units): Entry {
  const numbers = new Map<string, TargetNumbers>([...rows.map(row => [row.unit, row] as const), [SUM, sum]])
  return entryOf(
    months,
    rows.map(({ unit }) => unit),
    units,
    (unit, column) => {
      const found = numbers.get(unit)
      if (!found) return ''
      return String(column === TOTAL ? found.total : (found.cells[months.indexOf(column)] ?? ''))
    },
  )
}

export interface ReadEntry {
  readonly entry: Entry
  readonly table: TargetTable
  /** Cells that are no whole numbers. */
  readonly refusals: readonly Refusal[]
}

/** What was typed. A county without a single number has no row. */
export function readEntry(form: FormData, units: Units): ReadEntry {
  const texts = (name: string) => form.getAll(name).filter(each => typeof each === 'string')
  const months = texts('month').slice(0, MOST_MONTHS)
  const order = texts('unit').filter(code => units.all.some(unit => unit.code === code))
  const valueOf: ValueOf = (unit, column) =>
    clean(String(form.get(cellField(unit, column)) ?? ''))
      .trim()
      .slice(0, LONGEST)
  const entry = entryOf(months, [...new Set(order)], units, valueOf)
  const filled = entry.rows.filter(({ unit, cells }) => unit === SUM || cells.some(({ value }) => value !== ''))
  const refusals = filled.flatMap(({ name, cells }) =>
    cells.flatMap(({ field, column, value }): Refusal[] =>
      countOf(value) === undefined
        ? [{ code: 'targets.number', field, params: { name, column, at: column, text: value, max: MOST } }]
        : [],
    ),
  )
  const numbers = ({ cells }: EntryRow): TargetNumbers => {
    const [total = 0, ...rest] = cells.map(({ value }) => countOf(value) ?? 0)
    return { total, cells: rest }
  }
  const rows = filled.filter(({ unit }) => unit !== SUM).map(row => ({ unit: row.unit, ...numbers(row) }))
  const foot = entry.rows.at(-1)
  return { entry, refusals, table: { months, rows, sum: foot ? numbers(foot) : { total: 0, cells: [] } } }
}
