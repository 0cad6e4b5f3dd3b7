/** Reads a sheet of parameters that somebody has changed: what is new, and every cell that is wrong. */
import type { Pack, Parameter, Text } from '#policy'
import { type Cell, columnLetters, HEAD_ROWS, type SheetContent } from '#server/sheets/index.ts'
import { COLUMNS, rowOf, VALUE } from './sheet.ts'

/** A number to be written; undefined where it has been emptied. In the parameter's own unit (hundredths for points). */
export interface Change {
  readonly parameter: Parameter
  readonly to: number | undefined
}

export interface WrongCell extends Text {
  /** As Excel calls it: `C5`. */
  readonly cell: string
}

export interface ReadTable {
  readonly changes: readonly Change[]
  readonly wrong: readonly WrongCell[]
}

const cellName = (column: number, row: number): string => `${columnLetters(column)}${row}`

function wrongHead(sheet: SheetContent): readonly WrongCell[] {
  const [head = []] = sheet.rows
  const at = COLUMNS.findIndex((column, index) => head[index] !== column.key)
  if (at < 0) return []
  return [
    {
      cell: cellName(at, 1),
      zh: '这一列不是本表的列，请用导出的文件',
      en: 'this is no column of the table; use the exported file',
    },
  ]
}

/** Numbers and texts compare as one sees them; nothing else is in a cell that nobody has touched. */
function same(cell: Cell, expected: string | number | undefined): boolean {
  if (cell === null || cell === undefined) return expected === undefined || expected === ''
  return typeof cell === 'object' ? false : String(cell).trim() === String(expected ?? '').trim()
}

const MOST = 10_000_000

type Value = { readonly value: number | undefined } | Text

function numberOf(cell: Cell, parameter: Parameter): Value {
  if (cell === null || cell === undefined || cell === '') return { value: undefined }
  if (typeof cell === 'object') {
    if ('formula' in cell) return { zh: '请写数字，不要用公式', en: 'write a number, not a formula' }
    return { zh: '请写数字', en: 'write a number' }
  }
  if (parameter.unit === 'option') return optionOf(cell, parameter)
  const number = typeof cell === 'number' ? cell : /^-?\d+(\.\d+)?$/.test(String(cell).trim()) ? Number(cell) : NaN
  if (!Number.isFinite(number) || Math.abs(number) > MOST) return { zh: '请写数字', en: 'write a number' }
  const value = parameter.unit === 'points' ? number * 100 : number
  if (Math.abs(value - Math.round(value)) > 1e-6) {
    return parameter.unit === 'points'
      ? { zh: '分值最多两位小数', en: 'points have at most two decimals' }
      : { zh: '请写整数', en: 'write a whole number' }
  }
  return { value: Math.round(value) }
}

function optionOf(cell: Exclude<Cell, object>, { options = [] }: Parameter): Value {
  const written = String(cell).trim()
  const value = options.findIndex(each => [each.name.zh, each.name.en, each.value].includes(written))
  if (value >= 0) return { value }
  const names = (language: keyof Text) => options.map(each => each.name[language])
  return { zh: `可选：${names('zh').join('、')}`, en: `it may be ${names('en').join(', ')}` }
}

const OTHER_COLUMN: Text = {
  zh: '只有「数值」一列可以读回，这一格请改回原样，或到规则包的文件里改',
  en: 'only the column of numbers is read back: restore this cell, or change it in the files of the pack',
}

function readRow(row: readonly Cell[], line: number, parameter: Parameter, own: boolean): ReadTable {
  const expected = rowOf(parameter)
  const changed = COLUMNS.flatMap((_, index) =>
    index !== VALUE && !same(row[index] ?? null, expected[index])
      ? [{ cell: cellName(index, line), ...OTHER_COLUMN }]
      : [],
  )
  const read = numberOf(row[VALUE] ?? null, parameter)
  const cell = cellName(VALUE, line)
  if (!('value' in read)) return { changes: [], wrong: [...changed, { cell, ...read }] }
  if (read.value === parameter.value) return { changes: [], wrong: changed }
  const inherited = {
    cell,
    zh: '这个参数属于所依据的规则包，请到那里改',
    en: 'this parameter belongs to the pack it builds on',
  }
  return { changes: [{ parameter, to: read.value }], wrong: own ? changed : [...changed, inherited] }
}

/** `own` are the ids in the pack's own parameters.yaml. Rows left out change nothing. */
export function readParameters(sheet: SheetContent, pack: Pack, own: ReadonlySet<string>): ReadTable {
  const head = wrongHead(sheet)
  if (head.length > 0) return { changes: [], wrong: head }
  const known = new Map(pack.parameters.map(each => [each.id, each]))
  const seen = new Set<string>()
  const rows = sheet.rows.slice(HEAD_ROWS).map((row, index): ReadTable => {
    const line = index + HEAD_ROWS + 1
    if (row.every(each => each === null || each === '')) return { changes: [], wrong: [] }
    const id = String(row[0] ?? '')
    const parameter = known.get(id)
    const at = cellName(0, line)
    if (!parameter)
      return { changes: [], wrong: [{ cell: at, zh: `没有参数「${id}」`, en: `there is no parameter "${id}"` }] }
    if (seen.has(id))
      return { changes: [], wrong: [{ cell: at, zh: `「${id}」出现了两次`, en: `"${id}" appears twice` }] }
    seen.add(id)
    return readRow(row, line, parameter, own.has(id))
  })
  return { changes: rows.flatMap(each => each.changes), wrong: rows.flatMap(each => each.wrong) }
}
