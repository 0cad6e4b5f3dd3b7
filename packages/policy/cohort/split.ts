/**
 * Finds the cells of CSV after RFC 4180 in UTF-8 bytes, without making a text of them. Quoted cells may hold the
 * delimiter, line ends and doubled quotes; LF, CRLF or CR ends a row; empty lines are no rows. A quote that does not
 * open its cell is a character like any other, as spreadsheets read it.
 */

export const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const COMMA = 0x2c
const DELIMITERS = [COMMA, 0x3b, 0x09] as const

/** How a file is written: the byte between cells (comma, semicolon or tab) and the byte that ends a row. */
export interface Dialect {
  readonly delimiter: number
  readonly lineEnd: number
}

/** Bytes being split, and how far. */
export interface Cursor {
  bytes: Uint8Array
  /** The next byte to read. */
  at: number
  /** No bytes follow. */
  last: boolean
  /** Rows read so far, empty lines included: the number a spreadsheet shows beside the row before `at`. */
  row: number
  /** Lines read so far, those inside quotes included: the number a text editor shows beside the line before `at`. */
  line: number
}

/** The rows last split. */
export interface Grid {
  readonly width: number
  /** Rows it can hold. */
  readonly capacity: number
  count: number
  /**
   * Start and stop of every cell in the bytes, row by row. The start is complemented (`~start`) where quotes inside the
   * cell are doubled.
   */
  readonly cells: Int32Array
  /** Number of each row in the file, and of the line it starts on; both from 1. */
  readonly rows: Int32Array
  readonly lines: Int32Array
  /** Cells found in each row. Those beyond `width` are not kept, those lacking are left as they were. */
  readonly widths: Int32Array
  /** Where each row starts and stops (without its line end). */
  readonly starts: Int32Array
  readonly stops: Int32Array
}

/** A quote that is never closed, or text after a closing quote; nothing after it can be read. */
export interface CsvFault {
  readonly fault: 'open_quote' | 'after_quote'
  readonly row: number
  /** The line on which the quote opens, or after which the text follows. */
  readonly line: number
}

export function createGrid(width: number, capacity: number): Grid {
  const rows = () => new Int32Array(capacity)
  return {
    width,
    capacity,
    count: 0,
    cells: new Int32Array(2 * width * capacity),
    rows: rows(),
    lines: rows(),
    widths: rows(),
    starts: rows(),
    stops: rows(),
  }
}

/**
 * Guesses from the first line that is not empty what the file is written with: the delimiter that occurs most outside
 * of quotes, the comma where none does. `undefined` while that line has not ended.
 */
export function guessDialect(bytes: Uint8Array, last: boolean): Dialect | undefined {
  const counts = new Uint32Array(256)
  const start = bytes.findIndex(byte => byte !== LF && byte !== CR)
  let quoted = false
  let at = Math.max(0, start)
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) quoted = !quoted
    if (quoted) continue
    if (byte === LF || byte === CR) break
    counts[byte] = (counts[byte] ?? 0) + 1
  }
  if (at + (bytes[at] === CR ? 1 : 0) >= bytes.length && !last) return undefined
  const delimiter = DELIMITERS.reduce((best, each) => ((counts[each] ?? 0) > (counts[best] ?? 0) ? each : best))
  return { delimiter, lineEnd: bytes[at] === CR && at + 1 < bytes.length && bytes[at + 1] !== LF ? CR : LF }
}

/**
 * Where a quoted cell's closing quote stands, complemented when quotes inside are doubled; 0 when it is not in these
 * bytes.
 */
function closingQuote(bytes: Uint8Array, open: number, last: boolean): number {
  let doubled = false
  for (let at = bytes.indexOf(QUOTE, open + 1); at > 0; at = bytes.indexOf(QUOTE, at + 2)) {
    if (at + 1 === bytes.length && !last) return 0
    if (bytes[at + 1] !== QUOTE) return doubled ? ~at : at
    doubled = true
  }
  return 0
}

/** Writes down one cell; those beyond the grid's width are only counted. */
function keepCell(grid: Grid, found: number, start: number, stop: number): void {
  if (found >= grid.width) return
  const place = 2 * (grid.width * grid.count + found)
  grid.cells[place] = start
  grid.cells[place + 1] = stop
}

/**
 * Writes down a row from `cursor.at` to `stop` and moves on to `next`, past `inside` line ends within quotes. An empty
 * line is none.
 */
function keepRow(cursor: Cursor, grid: Grid, found: number, stop: number, next: number, inside = 0): void {
  cursor.row += 1
  cursor.line += 1
  if (stop > cursor.at) {
    grid.rows[grid.count] = cursor.row
    grid.lines[grid.count] = cursor.line
    grid.widths[grid.count] = found
    grid.starts[grid.count] = cursor.at
    grid.stops[grid.count] = stop
    grid.count += 1
  }
  cursor.at = next
  cursor.line += inside
}

function countEnds(bytes: Uint8Array, from: number, to: number, lineEnd: number): number {
  let count = 0
  for (let at = bytes.indexOf(lineEnd, from); at >= 0 && at < to; at = bytes.indexOf(lineEnd, at + 1)) count += 1
  return count
}

const READ = 0
const INCOMPLETE = 1
const QUOTED = 2
type Read = typeof READ | typeof INCOMPLETE

/** A row without quotes, which is most. */
function plainRow(cursor: Cursor, { delimiter, lineEnd }: Dialect, grid: Grid): Read | typeof QUOTED {
  const { bytes, at: first, last } = cursor
  const special = Math.max(delimiter, lineEnd, QUOTE)
  let [start, found] = [first, 0]
  for (let at = first; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte > special) continue
    if (byte === delimiter) {
      keepCell(grid, found, start, at)
      found += 1
      start = at + 1
    } else if (byte === lineEnd) {
      const stop = at > start && bytes[at - 1] === CR ? at - 1 : at
      keepCell(grid, found, start, stop)
      keepRow(cursor, grid, found + 1, stop, at + 1)
      return READ
    } else if (byte === QUOTE && at === start) return QUOTED
  }
  if (!last) return INCOMPLETE
  const stop = bytes[bytes.length - 1] === CR && bytes.length > start ? bytes.length - 1 : bytes.length
  keepCell(grid, found, start, stop)
  keepRow(cursor, grid, found + 1, stop, bytes.length)
  return READ
}

/** Where a cell without quotes around it stops. */
function plainStop({ bytes, last }: Cursor, start: number, { delimiter, lineEnd }: Dialect): number {
  let at = start
  while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== lineEnd) at += 1
  if (at === bytes.length && !last) return -1
  return bytes[at] !== delimiter && at > start && bytes[at - 1] === CR ? at - 1 : at
}

/** A row with quotes. */
function quotedRow(cursor: Cursor, dialect: Dialect, grid: Grid): Read | CsvFault {
  const { bytes, last } = cursor
  const { delimiter, lineEnd } = dialect
  const endsBefore = (place: number) => countEnds(bytes, cursor.at, place, lineEnd)
  const wrong = (fault: CsvFault['fault'], place: number) =>
    ({ fault, row: cursor.row + 1, line: cursor.line + 1 + endsBefore(place) }) as const
  let at = cursor.at
  for (let found = 0; ; found += 1) {
    const stop = bytes[at] === QUOTE ? quotedStop(cursor, at, grid, found) : plainStop(cursor, at, dialect)
    if (stop < 0) return bytes[at] === QUOTE && last ? wrong('open_quote', at) : INCOMPLETE
    if (bytes[at] !== QUOTE) keepCell(grid, found, at, stop)
    if (bytes[stop] === delimiter) {
      at = stop + 1
      continue
    }
    const next = nextRow(cursor, stop, lineEnd)
    if (next === AFTER_QUOTE) return wrong('after_quote', stop)
    if (next < 0) return INCOMPLETE
    keepRow(cursor, grid, found + 1, stop, next, endsBefore(stop))
    return READ
  }
}

/** Keeps a cell in quotes and says where it stops; -1 when it is not closed in these bytes. */
function quotedStop({ bytes, last }: Cursor, open: number, grid: Grid, found: number): number {
  const close = closingQuote(bytes, open, last)
  if (close === 0) return -1
  const stop = close < 0 ? ~close : close
  keepCell(grid, found, close < 0 ? ~(open + 1) : open + 1, stop)
  return stop + 1
}

const AFTER_QUOTE = -2

/** Where the row after one whose last cell stops at `stop` starts; -1 when these bytes do not tell. */
function nextRow({ bytes, last }: Cursor, stop: number, lineEnd: number): number {
  const ends = bytes[stop] === CR && lineEnd === LF ? stop + 1 : stop
  if (ends >= bytes.length) return last ? bytes.length : -1
  return bytes[ends] === lineEnd ? ends + 1 : AFTER_QUOTE
}

/**
 * Fills the grid with the rows that follow. Stops when it is full, or before a row that these bytes do not hold to its
 * end; the cursor then stands at the start of the next row.
 */
export function splitRows(cursor: Cursor, dialect: Dialect, grid: Grid): CsvFault | undefined {
  grid.count = 0
  while (cursor.at < cursor.bytes.length && grid.count < grid.capacity) {
    const plain = plainRow(cursor, dialect, grid)
    const read = plain === QUOTED ? quotedRow(cursor, dialect, grid) : plain
    if (read === INCOMPLETE) break
    if (read !== READ) return read
  }
  return undefined
}

/** A cursor at the beginning of some bytes. */
export function cursorAt(bytes: Uint8Array, last: boolean): Cursor {
  return { bytes, at: 0, last, row: 0, line: 0 }
}
