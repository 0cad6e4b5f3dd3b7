/**
 * Reads a cohort file as it comes in, a million people or more, in memory that does not grow with them. Pure: whoever
 * has the bytes pushes them, best a megabyte or so at a time.
 */
import type { Fact } from '../types.ts'
import type { Chunk } from './columns.ts'
import { createRecoder, isWorkbook, join, type Encoding } from './encoding.ts'
import { addFault, createCollector, type Faults } from './faults.ts'
import { fileFault, type FileFault } from './file-faults.ts'
import { keepCells } from './kept.ts'
import { readLayout, type Layout } from './layout.ts'
import { rowsReader } from './rows.ts'
import { splitRows, type Cursor } from './split.ts'

export interface CohortOptions {
  /** A column for each of these in every chunk, in this order. */
  readonly facts: readonly Fact[]
  /** Headings of columns to hand on as they are: a number of the person, a town. */
  readonly keep?: readonly string[]
  /** People in a chunk; 8,192 where left out, fewer for very wide files. */
  readonly rows?: number
}

export interface Cohort {
  /** Takes the next bytes of the file; they may be written over afterwards. */
  push(bytes: Uint8Array): void
  /** The file has ended. */
  end(): void
  /** What is wrong so far. A cell at fault counts as unknown, a row of another width as unknown throughout. */
  readonly faults: Faults
  /** True once nothing more can be read: the last fault says why. Further bytes are ignored. */
  readonly stopped: boolean
  /** How many people were read. */
  readonly people: number
  readonly encoding: Encoding
  /** The byte between the cells, and the headings; undefined before the first line is read. */
  readonly delimiter: number | undefined
  readonly headings: readonly string[] | undefined
}

const ROWS = 8_192
/** A longer row is none: a quote was never closed. */
const LONGEST_ROW = 4 << 20

/** Opens a cohort file: `take` is given its people chunk by chunk while bytes are pushed. */
export function openCohort({ facts, keep = [], rows = ROWS }: CohortOptions, take: (chunk: Chunk) => void): Cohort {
  const faults = createCollector()
  const recoder = createRecoder()
  const read = rowsReader(facts)
  const cursor: Cursor = { bytes: new Uint8Array(), at: 0, last: false, row: 0 }
  let layout: Layout | undefined
  let people = 0
  let begun = false
  let stopped = false
  const stop = (fault: FileFault, row?: number) => {
    stopped = true
    addFault(faults, fileFault(fault, row))
  }
  const readHeading = () => {
    const found = readLayout(cursor, { facts, keep, rows })
    if (!found) return
    if ('fault' in found) return stop(found.fault, found.row)
    layout = found
    for (const fault of found.matched.faults) addFault(faults, fault)
  }
  const readRows = (of: Layout) => {
    const { grid, dialect } = of
    for (;;) {
      const fault = splitRows(cursor, dialect, grid)
      if (grid.count > 0) {
        const columns = read(cursor.bytes, of, faults)
        take({ first: people, count: grid.count, columns, kept: keepCells(cursor.bytes, grid, of.matched.kept, keep) })
        people += grid.count
      }
      if (fault) return stop(fault.fault, fault.row)
      if (grid.count < grid.capacity) return
    }
  }
  const feed = (bytes: Uint8Array | undefined) => {
    if (!bytes) return stop('encoding')
    cursor.bytes = cursor.bytes.length === 0 ? bytes : join(cursor.bytes, bytes)
    cursor.at = 0
    if (!layout) readHeading()
    if (layout) readRows(layout)
    cursor.bytes = cursor.bytes.slice(cursor.at)
    if (!stopped && cursor.bytes.length > LONGEST_ROW) stop('long_row', cursor.row + 1)
  }
  return {
    push: bytes => {
      if (stopped) return
      if (!begun && isWorkbook(bytes)) return stop('workbook')
      begun = true
      feed(recoder.push(bytes))
    },
    end: () => {
      if (stopped) return
      cursor.last = true
      feed(recoder.end())
      if (!stopped && !layout) stop('empty')
    },
    faults,
    get stopped() {
      return stopped
    },
    get people() {
      return people
    },
    get encoding() {
      return recoder.encoding
    },
    get delimiter() {
      return layout?.dialect.delimiter
    },
    get headings() {
      return layout?.headings
    },
  }
}
