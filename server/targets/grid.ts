import type { Text } from '#policy'
import { columnLetters, type Cell, type SheetContent } from '#server/sheets/index.ts'

/** One cell of a pasted or uploaded table. */
export interface GridCell {
  /** As written, trimmed. */
  readonly text: string
  /** Excel computes it: its value is not taken. */
  readonly formula: boolean
  /** Where it stands, for people: `C7`, 第 7 行. */
  readonly at: Text
}

/** A row of cells; rows may differ in length. */
export type Grid = readonly (readonly GridCell[])[]

interface Line {
  /** Counting from 1, as an editor does. */
  readonly number: number
  readonly text: string
}

const MONTH_LINE = /^[\s\t]*(\d{4}年)?(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月份?\s*$/
/** A comma between two months: the table is comma-separated. */
const COMMAS = /月\s*[,，;；]\s*[\d一二三四五六七八九十]/

/**
 * A pasted table as rows of cells, however it came: tabs (Excel, Word), one cell a line with empty lines between rows
 * (as the annex stands in the published text), spaces, bars or commas.
 */
export function gridOfText(text: string): Grid {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .split('\n')
    .map((line, n) => ({ number: n + 1, text: line.replace(/\s*[|｜]\s*/g, '\t') }))
  if (lines.some(({ text }) => /[^\t\s][^\t]*\t/.test(text.trimEnd()))) return byTabs(lines)
  if (lines.some(({ text }) => COMMAS.test(text.normalize('NFKC'))))
    return lines.map(line => rowOf(line, line.text.split(/[,，;；]/)))
  if (lines.some(({ text }) => MONTH_LINE.test(text.normalize('NFKC')))) return byLines(lines)
  return lines.map(line => rowOf(line, bySpaces(line.text)))
}

function rowOf({ number }: Line, cells: readonly string[]): readonly GridCell[] {
  return cells.map(cell => cellOf(cell, number))
}

const cellOf = (text: string, line: number): GridCell => ({
  text: text.trim(),
  formula: false,
  at: { zh: `第 ${line} 行`, en: `line ${line}` },
})

function byTabs(lines: readonly Line[]): Grid {
  const tabbed = lines.filter(({ text }) => /\t/.test(text.trimEnd()))
  const indented = tabbed.every(({ text }) => text.startsWith('\t'))
  return lines.map(line => rowOf(line, (indented ? line.text.replace(/^\t/, '') : line.text).split('\t')))
}

/** A cell a line. An empty line ends a row; a line with a tab alone is an empty cell. */
function byLines(lines: readonly Line[]): Grid {
  const rows: GridCell[][] = [[]]
  for (const line of lines) {
    const row = rows.at(-1)
    if (line.text === '' || (line.text.trim() === '' && !line.text.includes('\t'))) rows.push([])
    else row?.push(cellOf(line.text, line.number))
  }
  return rows.flatMap(split)
}

const NUMBER = /^[\d,，.\s]+(人|名|个)?$|^[-—－/]*$/

/** Rows that ran together because the empty lines between them were lost: a name after a number begins a new one. */
function split(cells: readonly GridCell[]): GridCell[][] {
  const rows: GridCell[][] = []
  for (const cell of cells) {
    const before = rows.at(-1)?.at(-1)
    const isName = !NUMBER.test(cell.text.normalize('NFKC')) && !MONTH_LINE.test(cell.text.normalize('NFKC'))
    const afterNumber =
      before !== undefined &&
      (NUMBER.test(before.text.normalize('NFKC')) || MONTH_LINE.test(before.text.normalize('NFKC')))
    if (rows.length === 0 || (isName && afterNumber)) rows.push([cell])
    else rows.at(-1)?.push(cell)
  }
  return rows
}

/** 合 计 and 8 月 are one cell each, though they have a space within. */
function bySpaces(line: string): readonly string[] {
  return line
    .normalize('NFKC')
    .trim()
    .replace(/(?<=(^|\s)\p{Script=Han})\s+(?=\p{Script=Han}(\s|$))/gu, '')
    .replace(/(?<=\d)\s+(?=月)/g, '')
    .split(/\s+/)
}

/** The rows of an uploaded sheet. A merged cell counts once, at its top left. */
export function gridOfSheet({ rows }: SheetContent): Grid {
  return rows.map((row, r) =>
    row.map((cell, c) => {
      const at = `${columnLetters(c)}${r + 1}`
      return {
        text: textOf(cell),
        formula: cell !== null && typeof cell === 'object' && 'formula' in cell,
        at: { zh: at, en: at },
      }
    }),
  )
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'object') return String(cell).trim()
  if ('date' in cell) return cell.date
  return 'error' in cell ? cell.error : ''
}

/** The table as lines of tab-separated cells: an uploaded one, to be put right where it was wrong. */
export function textOfGrid(grid: Grid): string {
  return grid
    .map(row =>
      row
        .map(({ text, formula }) => (formula ? '' : text.replace(/\s+/g, ' ')))
        .join('\t')
        .trimEnd(),
    )
    .join('\n')
    .trim()
}
