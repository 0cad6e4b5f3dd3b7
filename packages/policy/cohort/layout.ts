/** What the heading line says: how the file is written and which column is which. */
import type { Fact } from '../types.ts'
import { cellText } from './cell.ts'
import { shown } from './faults.ts'
import type { FileFault } from './file-faults.ts'
import { matchHeadings, MOST_COLUMNS, type Matched } from './headings.ts'
import { createGrid, guessDialect, splitRows, type Cursor, type Dialect, type Grid } from './split.ts'

export interface Layout {
  readonly dialect: Dialect
  /** Holds the rows of one chunk. */
  readonly grid: Grid
  /** Each short enough to be shown. */
  readonly headings: readonly string[]
  readonly matched: Matched
}

export interface Wanted {
  readonly facts: readonly Fact[]
  readonly keep: readonly string[]
  /** People in a chunk. */
  readonly rows: number
}

export interface Stop {
  readonly fault: FileFault
  readonly row: number | undefined
}

/** So many cells are split at once at most. */
const CELLS = 1 << 20

/** Reads the heading line; undefined while it has not come in whole. */
export function readLayout(cursor: Cursor, wanted: Wanted): Layout | Stop | undefined {
  const dialect = guessDialect(cursor.bytes, cursor.last)
  if (!dialect) return undefined
  const line = createGrid(MOST_COLUMNS, 1)
  const fault = splitRows(cursor, dialect, line)
  if (fault) return fault
  return line.count === 0 ? undefined : layOut(cursor, dialect, line, wanted)
}

function layOut({ bytes }: Cursor, dialect: Dialect, line: Grid, { facts, keep, rows }: Wanted): Layout | Stop {
  const [row, width = 0] = [line.rows[0], line.widths[0]]
  if (width > MOST_COLUMNS) return { fault: 'columns', row }
  const headings: string[] = []
  for (let at = 0; at < width; at += 1) {
    const text = cellText(bytes, line.cells[2 * at] ?? 0, line.cells[2 * at + 1] ?? 0)
    if (text === undefined || text.includes('\0')) return { fault: 'encoding', row }
    headings.push(text)
  }
  const capacity = Math.max(1, Math.min(rows, Math.floor(CELLS / width)))
  const matched = matchHeadings(facts, headings, keep)
  return { dialect, grid: createGrid(width, capacity), headings: headings.map(shown), matched }
}
