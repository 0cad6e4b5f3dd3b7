import { writeXlsx, type CellStyle, type ColumnDef, type DataValidation } from 'hucre/xlsx'
import { columnLetters, HEAD_ROWS, type Column, type Notes, type Sheet, type Value } from './types.ts'

const SHADE = 'EEF6F4'
const HEAD_SHADE = 'D9E8E5'
/** Excel's limit for a list written into the sheet. */
const LONGEST_LIST = 255
const LONGEST_CELL = 32_767
/** What XML 1.0 cannot hold. */
// oxlint-disable-next-line no-control-regex
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * Writes a workbook: one sheet to work on, or several, and, after them, one of notes. Nothing is ever written as a formula: a text
 * that starts with `=`, `+`, `-` or `@` is a text.
 */
export async function writeWorkbook(sheets: Sheet | readonly Sheet[], notes?: Notes): Promise<Uint8Array> {
  return writeXlsx({
    defaultFont: font,
    sheets: [
      ...[sheets].flat().map(written),
      ...(notes ? [{ name: notes.name, columns: [{ width: 90 }], rows: notes.lines.map(line => [clean(line)]) }] : []),
    ],
  })
}

function written({ name, columns, rows }: Sheet) {
  const last = rows.length + HEAD_ROWS
  return {
    name,
    columns: columns.map(columnDef),
    rows: [
      columns.map(({ key }) => key),
      columns.map(({ heading }) => heading),
      ...rows.map(row => row.map(cellOf)),
    ],
    cells: new Map(
      columns.map(({ heading }, at) => [`1,${at}`, { value: heading, type: 'string' as const, style: headStyle }]),
    ),
    rowDefs: new Map([[0, { hidden: true }]]),
    freezePane: { rows: HEAD_ROWS },
    autoFilter: { range: `A${HEAD_ROWS}:${columnLetters(columns.length - 1)}${Math.max(last, HEAD_ROWS)}` },
    dataValidations: rows.length > 0 ? columns.flatMap((column, at) => validation(column, at, last)) : [],
  }
}

const font = { name: '宋体', size: 11 }

const headStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: HEAD_SHADE } },
  alignment: { wrapText: true },
}

export function columnDef({ width, kind, hidden, input, wrap }: Column): ColumnDef {
  const style: CellStyle = {
    ...(kind === 'text' ? { numFmt: '@' } : {}),
    ...(input ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: SHADE } } } : {}),
    ...(wrap ? { alignment: { wrapText: true, vertical: 'top' } } : { alignment: { vertical: 'top' } }),
  }
  return { width, style, ...(hidden ? { hidden: true } : {}) }
}

function validation({ choices, heading }: Column, at: number, last: number): DataValidation[] {
  if (!choices || choices.join(',').length > LONGEST_LIST || choices.some(choice => choice.includes(','))) return []
  const letters = columnLetters(at)
  return [{
    type: 'list', values: [...choices], allowBlank: true, range: `${letters}${HEAD_ROWS + 1}:${letters}${last}`,
    showErrorMessage: true, errorTitle: heading, errorMessage: `请选择：${choices.join('、')}`,
  }]
}

export function cellOf(value: Value): string | number | null {
  if (value === undefined || value === '') return null
  return typeof value === 'number' ? value : clean(value)
}

/** Without what a workbook cannot hold; half a surrogate pair becomes the replacement character. */
function clean(text: string): string {
  return text.replace(ILLEGAL, '').toWellFormed().slice(0, LONGEST_CELL)
}
