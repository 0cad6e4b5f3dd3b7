import { decimalColumn, normaliseDecimal, type Column, type Direction } from '../../packages/policy/ranking/index.ts'
import { fine, type Outcome, type Problem } from './problem.ts'
import { readTime } from './times.ts'

/** The cells of one key with the line of each. */
export interface KeyCells {
  readonly column: string
  readonly direction: Direction
  readonly cells: readonly string[]
  readonly lines: readonly number[]
}

type Kind = 'number' | 'date' | 'time'
interface Value { readonly kind: Kind; readonly value: string }

const KINDS: Readonly<Record<Kind, { readonly zh: string; readonly en: string }>> = {
  number: { zh: '数字（如 87.50）', en: 'a number such as 87.50' },
  date: { zh: '日期（如 2014-09-01）', en: 'a date such as 2014-09-01' },
  time: { zh: '日期和时间（如 2014-09-01 08:30）', en: 'a date and time such as 2014-09-01 08:30' },
}

/**
 * A key that compares exactly. A column holds numbers of any length, or dates, or times: whichever most of its cells are;
 * every other cell is a problem that names its line, its column and what it says.
 */
export function keyColumn({ column, direction, cells, lines }: KeyCells): Outcome<Column> {
  const numbers = cells.map(normaliseDecimal)
  if (!numbers.includes(undefined)) {
    return fine({ values: decimalColumn(numbers.map(text => text ?? '0')), direction })
  }
  const values = cells.map((cell, row) => readValue(cell, numbers[row]))
  const kind = commonKind(values)
  const problems = values.flatMap((value, row) => (
    value?.kind === kind ? [] : [badCell(column, lines[row] ?? 0, cells[row] ?? '', kind)]))
  if (problems.length > 0) return { ok: false, problems }
  return fine({ values: decimalColumn(values.map(value => value?.value ?? '0')), direction })
}

/** Finds empty ids and ids that occur twice, with both lines. */
export function checkIds(ids: readonly string[], lines: readonly number[], column: string): readonly Problem[] {
  const seen = new Map<string, number>()
  return ids.flatMap((id, row): Problem[] => {
    const line = lines[row] ?? 0
    const before = seen.get(id)
    if (id === '') {
      return [{
        zh: '第 {line} 行“{column}”列是空的。请填写编号。',
        en: 'Line {line}, column “{column}” is empty. Give the row an id.',
        params: { line, column },
      }]
    }
    if (before === undefined) {
      seen.set(id, line)
      return []
    }
    return [{
      zh: '编号“{id}”在第 {before} 行和第 {line} 行重复（“{column}”列）。请删除一行或更正编号。',
      en: 'The id “{id}” is on line {before} and again on line {line} (column “{column}”). Remove or correct one.',
      params: { id, before, line, column },
    }]
  })
}

function readValue(cell: string, number: string | undefined): Value | undefined {
  return number === undefined ? readTime(cell) : { kind: 'number', value: number }
}

function commonKind(values: readonly (Value | undefined)[]): Kind {
  const counts: Record<Kind, number> = { number: 0, date: 0, time: 0 }
  for (const value of values) if (value) counts[value.kind] += 1
  if (counts.number >= counts.date && counts.number >= counts.time) return 'number'
  return counts.date >= counts.time ? 'date' : 'time'
}

function badCell(column: string, line: number, cell: string, kind: Kind): Problem {
  const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell
  const params = { line, column, cell: shown, zhKind: KINDS[kind].zh, enKind: KINDS[kind].en }
  return cell === ''
    ? {
      zh: '第 {line} 行“{column}”列是空的。请填写{zhKind}。',
      en: 'Line {line}, column “{column}” is empty. Enter {enKind}.', params,
    }
    : {
      zh: '第 {line} 行“{column}”列的“{cell}”不是{zhKind}。请改正。',
      en: 'Line {line}, column “{column}”: “{cell}” is not {enKind}. Correct it.', params,
    }
}
