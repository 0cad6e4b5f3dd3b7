/** The rows of a grid as columns, with everything wrong in them. */
import type { Fact } from '../types.ts'
import type { Column } from './columns.ts'
import { entriesReader } from './entries.ts'
import { addFault, cellFault, MOST_FAULTS, type CohortFault, type Collector } from './faults.ts'
import { rowFault } from './file-faults.ts'
import type { Layout } from './layout.ts'
import { plainReader, type ColumnReader } from './plain.ts'
import type { Grid } from './split.ts'

/** Reads the column of every fact. */
export type RowsReader = (bytes: Uint8Array, layout: Layout, faults: Collector) => readonly Column[]

/** Makes the readers of all facts' columns ready. */
export function rowsReader(facts: readonly Fact[]): RowsReader {
  const readers = facts.map(columnReader)
  return (bytes, layout, faults) => {
    blankUneven(layout.grid, faults)
    const found: CohortFault[] = []
    const columns = readers.map((read, at) => read(bytes, layout, layout.matched.places[at] ?? -1, { faults, found }))
    found.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    for (const each of found) addFault(faults, each)
    return columns
  }
}

interface Found {
  readonly faults: Collector
  /** Those of the chunk, column by column. */
  readonly found: CohortFault[]
}

const NOTHING = new Int32Array()

function columnReader(fact: Fact): (bytes: Uint8Array, layout: Layout, place: number, found: Found) => Column {
  const several = fact.type === 'list' || fact.type === 'periods' || fact.type === 'events'
  const read: ColumnReader<Column> = several ? entriesReader(fact) : plainReader(fact)
  return (bytes, { grid, headings }, place, { faults, found }) => {
    const { count, width } = grid
    const cells =
      place < 0 ? { cells: NOTHING, first: 0, step: 0 } : { cells: grid.cells, first: 2 * place, step: 2 * width }
    const heading = headings[place] ?? ''
    let wrong = 0
    return read({ bytes, count, ...cells }, (row, code, text) => {
      wrong += 1
      // No column can have more than so many among the first of the file.
      if (wrong > MOST_FAULTS || faults.list.length >= MOST_FAULTS) faults.count += 1
      else found.push(cellFault(fact, code, { row: grid.rows[row] ?? 0, column: place + 1, heading, text }))
    })
  }
}

/** A row of another width than the heading: reported once, its cells taken as unknown. */
function blankUneven(grid: Grid, faults: Collector): void {
  const { width } = grid
  for (let row = 0; row < grid.count; row += 1) {
    const found = grid.widths[row] ?? 0
    if (found === width) continue
    grid.cells.fill(0, 2 * width * row, 2 * width * (row + 1))
    addFault(faults, rowFault(grid.rows[row] ?? 0, found, width))
  }
}
