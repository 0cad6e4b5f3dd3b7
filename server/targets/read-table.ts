import type { Text } from '#policy'
import type { Refusal } from '#platform/result.ts'
import type { Grid, GridCell } from './grid.ts'
import { headOf, type Head } from './read-head.ts'
import { isSumName, monthName, TOTAL_NAME } from './names.ts'
import { SUM, TOTAL, type TargetNumbers, type TargetRow, type TargetTable, type Units } from './types.ts'
import { bareText, findUnit } from './units.ts'

/** A table as it was read, and where each number stands. */
export interface ReadTable {
  readonly table: TargetTable
  /** By `unit.column`, `sum.2012-08`: `C7`, 第 7 行. Cells that were not there are absent. */
  readonly places: Readonly<Record<string, Text>>
}

export const MOST = 9_999_999
const LONGEST_QUOTE = 20

export const placeKey = (unit: string, column: string): string => `${unit}.${column}`

/** Reads the rows under the headings down to 合计. Everything that is wrong is named at once. */
export function readTable(
  grid: Grid,
  units: Units,
  year: number,
): { readonly ok: true; readonly value: ReadTable } | { readonly ok: false; readonly refusals: readonly Refusal[] } {
  const head = headOf(grid, units, year)
  if (!head) return { ok: false, refusals: [{ code: 'targets.no_heading', field: 'text' }] }
  const reading = new Reading(head, units)
  for (const row of grid.slice(head.row + 1)) if (reading.take(row) === 'ended') break
  return reading.done()
}

class Reading {
  readonly head: Head
  readonly units: Units
  readonly rows: TargetRow[] = []
  readonly refusals: Refusal[] = []
  readonly places: Record<string, Text> = {}
  sum: TargetNumbers | undefined

  constructor(head: Head, units: Units) {
    this.head = head
    this.units = units
    const seen = new Set<string>()
    for (const { month } of head.months) {
      if (seen.has(month))
        this.refusals.push({ code: 'targets.month_twice', field: 'text', params: { month: monthName(month) } })
      seen.add(month)
    }
  }

  /** One row; `ended` after the foot, or where the table is over. */
  take(row: readonly GridCell[]): 'next' | 'ended' {
    const name = row[this.head.name]
    const said = bareText(name?.text ?? '')
    const counted = [...this.head.months.map(({ at }) => at), this.head.total].some(
      at => at !== undefined && isCounted(row[at]),
    )
    if (isSumName(said)) {
      this.sum = this.numbers(row, SUM, { zh: '合计', en: 'Total' })
      return 'ended'
    }
    const unit = findUnit(this.units, name?.text ?? '')
    if (unit) this.add(row, unit.code, unit.name)
    else if (!counted) return this.rows.length > 0 && said !== '' ? 'ended' : 'next'
    else if (said === '')
      this.refusals.push({
        code: 'targets.no_name',
        field: 'text',
        params: { at: row.find(cell => cell.text !== '')?.at ?? '' },
      })
    else
      this.refusals.push({
        code: 'targets.unit_unknown',
        field: 'text',
        params: { name: quoted(name?.text ?? ''), at: name?.at ?? '' },
      })
    return 'next'
  }

  add(row: readonly GridCell[], unit: string, name: Text): void {
    if (this.rows.some(each => each.unit === unit)) {
      this.refusals.push({
        code: 'targets.unit_twice',
        field: 'text',
        params: { name, at: row[this.head.name]?.at ?? '' },
      })
      return
    }
    this.rows.push({ unit, ...this.numbers(row, unit, name) })
  }

  /** The numbers of a row. A total that is not there, or that Excel computes, is the sum of its parts. */
  numbers(row: readonly GridCell[], unit: string, name: Text): TargetNumbers {
    const cells = this.head.months.map(({ month, at }) => {
      const cell = row[at]
      const column = monthName(month)
      if (cell?.formula && unit !== SUM) this.wrong('targets.formula', name, column, cell)
      if (cell?.formula) return undefined
      return this.count(cell, unit, month, name, column)
    })
    const total =
      this.head.total === undefined || row[this.head.total]?.formula || (row[this.head.total]?.text ?? '') === ''
        ? undefined
        : this.count(row[this.head.total], unit, TOTAL, name, TOTAL_NAME)
    const filled = cells.map(
      (value, n) => value ?? (unit === SUM ? this.rows.reduce((all, { cells: each }) => all + (each[n] ?? 0), 0) : 0),
    )
    return { total: total ?? filled.reduce((all, value) => all + value, 0), cells: filled }
  }

  count(cell: GridCell | undefined, unit: string, column: string, name: Text, columnName: Text): number {
    if (cell) this.places[placeKey(unit, column)] = cell.at
    const count = countOf(cell?.text ?? '')
    if (count === undefined && cell) this.wrong('targets.number', name, columnName, cell)
    return count ?? 0
  }

  wrong(code: 'targets.number' | 'targets.formula', name: Text, column: Text, { text, at }: GridCell): void {
    this.refusals.push({ code, field: 'text', params: { name, column, at, text: quoted(text), max: MOST } })
  }

  done(): ReturnType<typeof readTable> {
    if (this.rows.length === 0 && this.refusals.length === 0)
      this.refusals.push({ code: 'targets.no_rows', field: 'text' })
    if (this.refusals.length > 0) return { ok: false, refusals: this.refusals }
    const { months } = this.head
    const table: TargetTable = {
      months: months.map(({ month }) => month),
      rows: this.rows,
      sum: this.sum ?? sumOf(this.rows, months.length),
    }
    return { ok: true, value: { table, places: this.places } }
  }
}

/** The foot a table without one would have. */
export function sumOf(rows: readonly TargetRow[], months: number): TargetNumbers {
  const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  return {
    total: add(rows.map(({ total }) => total)),
    cells: Array.from({ length: months }, (_, n) => add(rows.map(({ cells }) => cells[n] ?? 0))),
  }
}

const isCounted = (cell: GridCell | undefined): boolean =>
  cell !== undefined && (cell.formula || /\d/.test(cell.text.normalize('NFKC')))

/** Whole people: 1,200, １２００, 1200人. Empty and a dash are none. Undefined for anything else. */
export function countOf(cell: string): number | undefined {
  const said = bareText(cell).replace(/(人|名|个)$/, '')
  if (/^[-—–－−/]*$/.test(said) || said === '无') return 0
  const plain = /^\d{1,3}(,\d{3})+$/.test(said) ? said.replaceAll(',', '') : said
  const count = /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN
  return count <= MOST ? count : undefined
}

const quoted = (text: string): string => {
  const letters = [...text.replace(/\s+/g, ' ')]
  return letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join('')}…` : letters.join('')
}
