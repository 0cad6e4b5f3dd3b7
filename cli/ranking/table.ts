import { Buffer } from 'node:buffer'
import {
  createGrid, cursorAt, guessDialect, splitRows, type CsvFault, type Cursor, type Dialect, type Grid,
} from '../../packages/policy/cohort/split.ts'
import { MOST_COLUMNS } from '../../packages/policy/cohort/headings.ts'
import { fine, wrong, type Outcome, type Problem } from './problem.ts'

/** A CSV file as the ranking needs it: every row as written, and the cells of the columns asked for. */
export interface Table {
  /** The file as UTF-8. */
  readonly bytes: Buffer
  readonly newline: string
  /** What stands between cells: a comma, a semicolon or a tab. */
  readonly delimiter: string
  readonly header: { readonly start: number; readonly stop: number }
  /** Where each row starts and stops in the bytes, and its line. */
  readonly starts: readonly number[]
  readonly stops: readonly number[]
  readonly lines: readonly number[]
  /** The cells of each column asked for, in that order, without spaces around them. */
  readonly columns: readonly (readonly string[])[]
}

/** Rows split at once. */
const ROWS = 4_096

/** Reads a table. Refuses a missing, repeated or reserved column, a broken quote and rows of another width. */
export function readTable(file: Uint8Array, wanted: readonly string[]): Outcome<Table> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const cursor = cursorAt(bytes, true)
  const dialect = guessDialect(bytes, true)
  const line = createGrid(MOST_COLUMNS, 1)
  const fault = dialect && splitRows(cursor, dialect, line)
  if (fault) return brokenQuote(fault)
  if (!dialect || line.count === 0) {
    return wrong('文件是空的。请给出有标题行的 CSV 文件。', 'The file is empty. Give a CSV file with a header line.')
  }
  const width = Math.min(line.widths[0] ?? 0, MOST_COLUMNS)
  const places = findColumns(Array.from({ length: width }, (_, at) => textAt(bytes, line, 0, at)), wanted)
  if (!places.ok) return places
  return readRows({ bytes, cursor, dialect, header: line, places: places.value })
}

/** A cell without spaces around it. The bytes are known to be UTF-8. */
function textAt(bytes: Buffer, { cells, width }: Grid, row: number, column: number): string {
  const place = 2 * (width * row + column)
  const start = cells[place] ?? 0
  const text = bytes.toString('utf8', start < 0 ? ~start : start, cells[place + 1])
  return (start < 0 ? text.replaceAll('""', '"') : text).trim()
}

function findColumns(header: readonly string[], wanted: readonly string[]): Outcome<readonly number[]> {
  const names = header.map(name => name.trim())
  const taken = ['rank', 'admitted'].find(name => names.includes(name))
  if (taken) {
    return wrong('文件里已有“{name}”列，排名结果要写到这个列名下。请先改名或删除该列。',
      'The file already has a column “{name}”, which the result needs. Rename or remove it first.', { name: taken })
  }
  for (const name of wanted) {
    const count = names.filter(each => each === name.trim()).length
    if (count === 1) continue
    const params = { name, names: names.join('，'), count }
    return count === 0
      ? wrong('文件里没有“{name}”列。现有：{names}。请核对列名。',
        'The file has no column “{name}”. It has: {names}. Check the name.', params)
      : wrong('文件里有 {count} 个“{name}”列。请改名，只保留一个。',
        'The file has {count} columns “{name}”. Rename all but one.', params)
  }
  return fine(wanted.map(name => names.indexOf(name.trim())))
}

interface Begun {
  readonly bytes: Buffer
  readonly cursor: Cursor
  readonly dialect: Dialect
  readonly header: Grid
  readonly places: readonly number[]
}

function readRows({ bytes, cursor, dialect, header, places }: Begun): Outcome<Table> {
  const [starts, stops, lines]: [number[], number[], number[]] = [[], [], []]
  const columns = places.map((): string[] => [])
  const uneven: Problem[] = []
  const width = header.widths[0] ?? 0
  const grid = createGrid(width, Math.max(1, Math.min(ROWS, Math.floor((1 << 20) / width))))
  do {
    const fault = splitRows(cursor, dialect, grid)
    for (let row = 0; row < grid.count; row += 1) {
      const found = grid.widths[row] ?? 0
      if (found !== width) uneven.push(unevenRow(grid.lines[row] ?? 0, found, width))
      starts.push(grid.starts[row] ?? 0)
      stops.push(grid.stops[row] ?? 0)
      lines.push(grid.lines[row] ?? 0)
      places.forEach((place, at) => columns[at]?.push(textAt(bytes, grid, row, place)))
    }
    if (fault) return brokenQuote(fault)
  } while (grid.count > 0)
  if (uneven.length > 0) return { ok: false, problems: uneven }
  const [start = 0, stop = 0] = [header.starts[0], header.stops[0]]
  const newline = bytes[stop] === 0x0d && bytes[stop + 1] === 0x0a ? '\r\n' : '\n'
  const delimiter = String.fromCharCode(dialect.delimiter)
  return fine({ bytes, newline, delimiter, header: { start, stop }, starts, stops, lines, columns })
}

function unevenRow(line: number, found: number, width: number): Problem {
  return {
    zh: '第 {line} 行有 {found} 列，标题行有 {width} 列。请补齐该行，内容里有分隔符的要加英文双引号。',
    en: 'Line {line} has {found} cells, the header has {width}. Correct the row; quote cells that hold a delimiter.',
    params: { line, found, width },
  }
}

function brokenQuote({ fault, line }: CsvFault): Outcome<never> {
  return fault === 'open_quote'
    ? wrong('第 {line} 行的英文双引号没有结束。请补上后面的双引号。',
      'A quote that opens on line {line} is never closed. Close it.', { line })
    : wrong('第 {line} 行的英文双引号后面还有文字。请检查该行的双引号，内容中的双引号要写两个。',
      'On line {line} text follows a closing quote. Check the quotes; one inside a cell is doubled.', { line })
}
