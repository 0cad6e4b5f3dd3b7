/** The rows of a grid as columns, with everything wrong in them. */
import type { Fact } from '../types.ts'
import type { Column, WrongCell } from './columns.ts'
import { entriesReader } from './entries.ts'
import { addFault, cellFault, MOST_FAULTS, shown, type Collector } from './faults.ts'
import { rowFault } from './file-faults.ts'
import type { Layout } from './layout.ts'
import { plainReader, type ColumnReader } from './plain.ts'
import type { Grid } from './split.ts'

/** A chunk's columns, and its wrong cells by row and column. */
export interface RowsRead {
  readonly columns: readonly Column[]
  readonly wrong: readonly WrongCell[]
}

/** Reads the column of every fact. */
export type RowsReader = (bytes: Uint8Array, layout: Layout, faults: Collector) => RowsRead

/** Makes the readers of all facts' columns ready. */
export function rowsReader(facts: readonly Fact[]): RowsReader {
  const readers = facts.map(columnReader)
  return (bytes, layout, faults) => {
    const wrong: WrongCell[] = []
    blankUneven(layout.grid, wrong)
    const columns = readers.map((read, at) => read(bytes, layout, layout.matched.places[at] ?? -1, wrong))
    wrong.sort((a, b) => a.row - b.row || a.column - b.column)
    const listed = Math.max(0, MOST_FAULTS - faults.list.length)
    for (const each of wrong.slice(0, listed)) addFault(faults, each.fault())
    faults.count += Math.max(0, wrong.length - listed)
    return { columns, wrong }
  }
}

const NOTHING = new Int32Array()

type ReadColumn = (bytes: Uint8Array, layout: Layout, place: number, wrong: WrongCell[]) => Column

function columnReader(fact: Fact): ReadColumn {
  const several = fact.type === 'list' || fact.type === 'periods' || fact.type === 'events'
  const read: ColumnReader<Column> = several ? entriesReader(fact) : plainReader(fact)
  return (bytes, { grid, headings }, place, wrong) => {
    const { count, width } = grid
    const cells =
      place < 0 ? { cells: NOTHING, first: 0, step: 0 } : { cells: grid.cells, first: 2 * place, step: 2 * width }
    const column = place + 1
    const heading = headings[place] ?? ''
    return read({ bytes, count, ...cells }, (row, code, text) => {
      const line = grid.rows[row] ?? 0
      const short = shown(text)
      wrong.push({ row, column, fault: () => cellFault(fact, code, { row: line, column, heading, text: short }) })
    })
  }
}

/** A row of another width than the heading: reported once, its cells taken as unknown. */
function blankUneven(grid: Grid, wrong: WrongCell[]): void {
  const { width } = grid
  for (let row = 0; row < grid.count; row += 1) {
    const found = grid.widths[row] ?? 0
    if (found === width) continue
    grid.cells.fill(0, 2 * width * row, 2 * width * (row + 1))
    const line = grid.rows[row] ?? 0
    wrong.push({ row, column: 0, fault: () => rowFault(line, found, width) })
  }
}
