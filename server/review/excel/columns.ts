import { columnLetters, type Cell, type Column, type SheetContent } from '#server/sheets/index.ts'
import type { Refusal } from '#platform/result.ts'
import { verdictNames, verdicts } from '../verdicts.ts'

export const SHEET = '并联审核'
export const NOTES = '填写说明'

/** The columns of a file of findings, a row a fact. `fact` is hidden; `verdict`, `value` and `reason` are filled in. */
export const columns = [
  { key: 'task', heading: '任务编号', width: 14, kind: 'text' },
  { key: 'number', heading: '申请编号', width: 20, kind: 'text' },
  { key: 'name', heading: '姓名', width: 10, kind: 'text' },
  { key: 'id_number', heading: '证件号', width: 21, kind: 'text' },
  { key: 'due', heading: '截止日期', width: 12, kind: 'text' },
  { key: 'item', heading: '核查事项', width: 24, kind: 'text', wrap: true },
  { key: 'claim', heading: '申报值', width: 20, kind: 'text', wrap: true },
  { key: 'documents', heading: '证明材料', width: 26, kind: 'text', wrap: true },
  {
    key: 'verdict',
    heading: '核查结论',
    width: 14,
    kind: 'text',
    input: true,
    choices: verdicts.map(verdict => verdictNames[verdict].zh),
  },
  { key: 'value', heading: '核定值', width: 14, kind: 'text', input: true },
  { key: 'reason', heading: '理由', width: 36, kind: 'text', input: true, wrap: true },
  { key: 'fact', heading: '事项代码', width: 10, kind: 'text', hidden: true },
] as const satisfies readonly Column[]

export type ColumnKey = (typeof columns)[number]['key']

export const place = Object.fromEntries(columns.map(({ key }, at) => [key, at])) as Record<ColumnKey, number>
export const headingOf = (key: ColumnKey): string => columns[place[key]]?.heading ?? key

/** What is wrong with the head of a sheet: columns missing, doubled, moved, added or renamed, each by name. */
export function wrongHead({ rows }: SheetContent): Refusal[] {
  const keys = (rows[0] ?? []).map(textOf)
  if (!columns.some(({ key }) => keys.includes(key))) return [{ code: 'sheet.no_keys', field: 'file' }]
  const missing = columns.filter(({ key }) => !keys.includes(key))
  if (missing.length > 0) return missing.map(({ heading }) => refusal('sheet.column_missing', { heading }))
  const doubled = columns.filter(({ key }) => keys.indexOf(key) !== keys.lastIndexOf(key))
  if (doubled.length > 0)
    return doubled.map(({ key, heading }) => refusal('sheet.column_twice', { heading, columns: lettersOf(keys, key) }))
  const order = keys.filter(key => columns.some(column => column.key === key))
  const kept = columns.every(({ key }, at) => order[at] === key)
  const moved = columns.filter(({ key }, at) => keys.indexOf(key) !== at)
  if (moved.length > 0 && kept) {
    const extra = keys.findIndex((key, at) => key !== columns[at]?.key)
    return [refusal('sheet.column_extra', { column: columnLetters(extra) })]
  }
  if (moved.length > 0) {
    return moved.map(({ key, heading }) => refusal('sheet.column_moved', {
      heading, expected: columnLetters(place[key]), found: columnLetters(keys.indexOf(key)),
    }))
  }
  return renamed((rows[1] ?? []).map(textOf))
}

function renamed(headings: readonly string[]): Refusal[] {
  return columns.flatMap(({ heading }, at) => (headings[at] === heading ? [] : [
    refusal('sheet.column_renamed', { column: columnLetters(at), heading, found: headings[at] ?? '' }),
  ]))
}

function lettersOf(keys: readonly string[], key: string): string {
  return keys.flatMap((each, at) => (each === key ? [columnLetters(at)] : [])).join('、')
}

function refusal(code: Refusal['code'], params: Record<string, string>): Refusal {
  return { code, field: 'file', params }
}

/** A cell as trimmed text. Formulas and errors count as nothing here: they are refused where they matter. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (typeof cell === 'object') return 'date' in cell ? cell.date : ''
  return String(cell).trim()
}
