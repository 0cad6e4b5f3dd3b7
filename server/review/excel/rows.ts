import { HEAD_ROWS, type Cell, type SheetContent } from '#server/sheets/index.ts'
import type { RowProblem } from '../shapes.ts'
import { headingOf, place, textOf, type ColumnKey } from './columns.ts'

/** One filled-in row as text, with its line in Excel. */
export interface FilledRow {
  readonly line: number
  readonly task: string
  readonly number: string
  readonly fact: string
  readonly verdict: string
  readonly value: string
  readonly reason: string
  /** All cells as shown, for the report. */
  readonly cells: readonly string[]
}

export interface ReadRows {
  /** Rows with something entered and nothing wrong in a single cell. */
  readonly filled: readonly FilledRow[]
  /** Rows with something wrong already. */
  readonly broken: readonly FilledRow[]
  readonly problems: readonly RowProblem[]
  /** Rows of the download in which nothing was entered. */
  readonly blank: number
}

const read = ['task', 'number', 'fact', 'verdict', 'value', 'reason'] as const satisfies readonly ColumnKey[]
const entered = ['verdict', 'value', 'reason'] as const satisfies readonly ColumnKey[]

/** Cuts a checked sheet into rows; formulas and errors are named by line and column, empty lines left out. */
export function readRows({ rows }: SheetContent): ReadRows {
  const filled: FilledRow[] = []
  const broken: FilledRow[] = []
  const problems: RowProblem[] = []
  let blank = 0
  rows.slice(HEAD_ROWS).forEach((cells, at) => {
    const row = rowOf(cells, at + HEAD_ROWS + 1)
    const wrong = wrongCells(cells, row.line)
    if (wrong.length > 0) {
      problems.push(...wrong)
      broken.push(row)
    } else if (entered.some(key => row[key] !== '')) filled.push(row)
    else if (row.task !== '') blank += 1
  })
  return { filled, broken, problems, blank }
}

function rowOf(cells: readonly Cell[], line: number): FilledRow {
  const of = (key: ColumnKey): string => textOf(cells[place[key]])
  return {
    line,
    task: of('task').toLowerCase(),
    number: of('number'),
    fact: of('fact'),
    verdict: of('verdict'),
    value: of('value'),
    reason: of('reason'),
    cells: cells.map(textOf),
  }
}

function wrongCells(cells: readonly Cell[], line: number): RowProblem[] {
  return read.flatMap(key => {
    const cell = cells[place[key]]
    if (typeof cell !== 'object' || cell === null || 'date' in cell) return []
    const refusal =
      'formula' in cell
        ? { code: 'sheet.formula' as const }
        : { code: 'sheet.cell_error' as const, params: { value: cell.error } }
    return [{ line, column: headingOf(key), refusal }]
  })
}
