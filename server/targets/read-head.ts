import type { Grid, GridCell } from './grid.ts'
import { datedMonths, monthOf, type MonthCell } from './months.ts'
import { isNameHead, isSumName, isTotalHead } from './names.ts'
import type { Units } from './types.ts'
import { bareText, findUnit } from './units.ts'

/** Which column of the table holds what. */
export interface Head {
  /** The last heading row; the data begin below. */
  readonly row: number
  readonly name: number
  /** Absent where the table prints no whole. */
  readonly total: number | undefined
  readonly months: readonly { readonly month: string; readonly at: number }[]
}

/** Headings may stand on several lines above that of the months. */
const ABOVE = 4

/** Finds the headings by their months. Undefined where no row names a month. */
export function headOf(grid: Grid, units: Units, year: number): Head | undefined {
  let row = grid.findIndex(hasMonths)
  if (row < 0) return undefined
  while (hasMonths(grid[row + 1] ?? [])) row += 1
  const months = monthCells(grid[row] ?? [])
  const body = grid.slice(row + 1).find(cells => isBody(cells, units)) ?? []
  const name = Math.max(
    0,
    body.findIndex(({ text }) => isSumName(bareText(text)) || findUnit(units, text) !== undefined),
  )
  const shift = shiftOf(grid[row] ?? [], body)
  const placed = months.map(({ at }) => at + shift)
  const total = totalColumn(grid.slice(Math.max(0, row - ABOVE), row + 1), placed, name, body)
  const dated = datedMonths(months, yearIn(grid.slice(0, row + 1)) ?? year)
  return { row, name, total, months: dated.map((month, n) => ({ month, at: placed[n] ?? 0 })) }
}

const monthCells = (row: readonly GridCell[]): (MonthCell & { readonly at: number })[] =>
  row.flatMap(({ text }, at) => {
    const month = monthOf(text)
    return month ? [{ ...month, at }] : []
  })

/** A line of running text may mention a month; a heading has it as a cell of its own. */
const hasMonths = (row: readonly GridCell[]): boolean => monthCells(row).length > 0

const isBody = (cells: readonly GridCell[], units: Units): boolean =>
  cells.some(({ text }) => isSumName(bareText(text)) || findUnit(units, text) !== undefined)

/**
 * Where cells merged downwards were left out of the month line, it is shorter than the rows below: its months belong
 * under the last columns.
 */
function shiftOf(head: readonly GridCell[], body: readonly GridCell[]): number {
  const [first] = head
  const length = lengthOf(body) - lengthOf(head)
  return length > 0 && first !== undefined && monthOf(first.text) !== undefined ? length : 0
}

function lengthOf(row: readonly GridCell[]): number {
  return row.findLastIndex(({ text, formula }) => text !== '' || formula) + 1
}

/** By its heading; else the one column of numbers left over between the names and the months. */
function totalColumn(
  heads: Grid,
  months: readonly number[],
  name: number,
  body: readonly GridCell[],
): number | undefined {
  for (const head of heads.toReversed()) {
    const at = head.findIndex(
      ({ text }, n) => n !== name && !months.includes(n) && isTotalHead(bareText(text)) && !isNameHead(bareText(text)),
    )
    if (at >= 0) return at
  }
  const left = body.flatMap(({ text, formula }, n) =>
    n > name && !months.includes(n) && (formula || /^[\d,]+$/.test(bareText(text))) ? [n] : [],
  )
  return left.length === 1 ? left[0] : undefined
}

/** 2012年 in the title above. */
function yearIn(rows: Grid): number | undefined {
  const found = /(20\d\d)\s*年/.exec(rows.flatMap(row => row.map(({ text }) => text.normalize('NFKC'))).join(' '))
  return found ? Number(found[1]) : undefined
}
