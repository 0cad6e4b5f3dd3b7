import { readCsv, type CsvFault, type CsvRow } from './csv.ts'
import { fine, wrong, type Outcome, type Problem } from './problem.ts'

/** A CSV file as the ranking needs it: every row as written, and the cells of the columns asked for. */
export interface Table {
  readonly text: string
  readonly newline: string
  readonly header: CsvRow
  /** Where each row starts and stops in the text, and its line. */
  readonly starts: readonly number[]
  readonly stops: readonly number[]
  readonly lines: readonly number[]
  /** The cells of each column asked for, in that order, without spaces around them. */
  readonly columns: readonly (readonly string[])[]
}

/** Reads a table. Refuses a missing, repeated or reserved column, a broken quote and rows of another width. */
export function readTable(text: string, wanted: readonly string[]): Outcome<Table> {
  const rows = readCsv(text)
  const first = rows.next()
  if (first.done) {
    return wrong('文件是空的。请给出有标题行的 CSV 文件。', 'The file is empty. Give a CSV file with a header line.')
  }
  if ('fault' in first.value) return brokenQuote(first.value)
  const header = first.value
  const places = findColumns(header.cells, wanted)
  if (!places.ok) return places
  const newline = text.startsWith('\r\n', header.stop) ? '\r\n' : '\n'
  return readRows(rows, places.value, { text, newline, header })
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

function readRows(
  rows: Iterable<CsvRow | CsvFault>, places: readonly number[], file: Pick<Table, 'text' | 'newline' | 'header'>,
): Outcome<Table> {
  const [starts, stops, lines]: [number[], number[], number[]] = [[], [], []]
  const columns = places.map((): string[] => [])
  const uneven: Problem[] = []
  const width = file.header.cells.length
  for (const row of rows) {
    if ('fault' in row) return brokenQuote(row)
    if (row.cells.length !== width) uneven.push(unevenRow(row, width))
    starts.push(row.start)
    stops.push(row.stop)
    lines.push(row.line)
    places.forEach((place, at) => columns[at]?.push((row.cells[place] ?? '').trim()))
  }
  return uneven.length > 0 ? { ok: false, problems: uneven } : fine({ ...file, starts, stops, lines, columns })
}

function unevenRow({ line, cells }: CsvRow, width: number): Problem {
  return {
    zh: '第 {line} 行有 {found} 列，标题行有 {width} 列。请补齐该行，内容里有逗号的要加英文双引号。',
    en: 'Line {line} has {found} cells, the header has {width}. Correct the row; quote cells that hold a comma.',
    params: { line, found: cells.length, width },
  }
}

function brokenQuote({ fault, line }: CsvFault): Outcome<never> {
  return fault === 'open_quote'
    ? wrong('第 {line} 行的英文双引号没有结束。请补上后面的双引号。',
      'A quote that opens on line {line} is never closed. Close it.', { line })
    : wrong('第 {line} 行的英文双引号后面还有文字。请检查该行的双引号，内容中的双引号要写两个。',
      'On line {line} text follows a closing quote. Check the quotes; one inside a cell is doubled.', { line })
}
