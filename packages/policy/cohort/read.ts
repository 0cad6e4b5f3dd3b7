/**
 * Reads a cohort file as it comes in, a million people or more, in memory that does not grow with them. Pure: whoever
 * has the bytes pushes them, best a megabyte or so at a time.
 */
import type { Fact } from '../types.ts'
import type { Chunk } from './columns.ts'
import { createRecoder, isWorkbook, join, type Encoding } from './encoding.ts'
import { addFault, createCollector, type Collector, type Faults } from './faults.ts'
import { fileFault, type FileFault } from './file-faults.ts'
import { keepCells } from './kept.ts'
import { readLayout, type Layout } from './layout.ts'
import { rowsReader, type RowsReader } from './rows.ts'
import { cursorAt, splitRows, type Cursor } from './split.ts'

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
  /** Whether the file starts with a byte order mark: Excel wants one in the result too. */
  readonly mark: boolean
  /** The byte between the cells, and the headings; undefined before the first line is read. */
  readonly delimiter: number | undefined
  readonly headings: readonly string[] | undefined
}

const ROWS = 8_192
/** A longer row is none: a quote was never closed. */
const LONGEST_ROW = 4 << 20

interface Reading {
  readonly options: Required<CohortOptions>
  readonly take: (chunk: Chunk) => void
  readonly faults: Collector
  readonly cursor: Cursor
  readonly columnsOf: RowsReader
  layout: Layout | undefined
  people: number
  stopped: boolean
}

function stop(reading: Reading, fault: FileFault, row?: number): void {
  reading.stopped = true
  addFault(reading.faults, fileFault(fault, row))
}

function readHeading(reading: Reading): void {
  const found = readLayout(reading.cursor, reading.options)
  if (!found) return
  if ('fault' in found) return stop(reading, found.fault, found.row)
  reading.layout = found
  for (const fault of found.matched.faults) addFault(reading.faults, fault)
}

function handOn(reading: Reading, layout: Layout): void {
  const { cursor, people, options } = reading
  const { count } = layout.grid
  // Before rows of another width are blanked: whoever they are about should be found again.
  const kept = keepCells(cursor.bytes, layout.grid, layout.matched.kept, options.keep)
  const { columns, wrong } = reading.columnsOf(cursor.bytes, layout, reading.faults)
  reading.people += count
  reading.take({ first: people, count, columns, kept, rows: layout.grid.rows.slice(0, count), wrong })
}

function readRows(reading: Reading, layout: Layout): void {
  const { grid, dialect } = layout
  for (;;) {
    const fault = splitRows(reading.cursor, dialect, grid)
    if (grid.count > 0) handOn(reading, layout)
    if (fault) return stop(reading, fault.fault, fault.row)
    if (grid.count < grid.capacity) return
  }
}

/** Reads what is there; what is left of a row not yet in whole is kept for the next bytes. */
function feed(reading: Reading, bytes: Uint8Array | undefined): void {
  const { cursor } = reading
  if (!bytes) return stop(reading, 'encoding')
  cursor.bytes = cursor.bytes.length === 0 ? bytes : join(cursor.bytes, bytes)
  cursor.at = 0
  if (!reading.layout) readHeading(reading)
  if (reading.layout) readRows(reading, reading.layout)
  cursor.bytes = cursor.bytes.slice(cursor.at)
  if (!reading.stopped && cursor.bytes.length > LONGEST_ROW) stop(reading, 'long_row', cursor.row + 1)
}

function begin({ facts, keep = [], rows = ROWS }: CohortOptions, take: Reading['take']): Reading {
  return {
    options: { facts, keep, rows },
    take,
    faults: createCollector(),
    cursor: cursorAt(new Uint8Array(), false),
    columnsOf: rowsReader(facts),
    layout: undefined,
    people: 0,
    stopped: false,
  }
}

/** Opens a cohort file: `take` is given its people chunk by chunk while bytes are pushed. */
export function openCohort(options: CohortOptions, take: (chunk: Chunk) => void): Cohort {
  const reading = begin(options, take)
  const recoder = createRecoder()
  let pushed = false
  return {
    push: bytes => {
      if (reading.stopped) return
      if (!pushed && isWorkbook(bytes)) return stop(reading, 'workbook')
      pushed = true
      feed(reading, recoder.push(bytes))
    },
    end: () => {
      if (reading.stopped) return
      reading.cursor.last = true
      feed(reading, recoder.end())
      if (!reading.stopped && !reading.layout) stop(reading, 'empty')
    },
    faults: reading.faults,
    get stopped() {
      return reading.stopped
    },
    get people() {
      return reading.people
    },
    get encoding() {
      return recoder.encoding
    },
    get mark() {
      return recoder.mark
    },
    get delimiter() {
      return reading.layout?.dialect.delimiter
    },
    get headings() {
      return reading.layout?.headings
    },
  }
}
