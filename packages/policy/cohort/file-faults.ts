/** What stops the reading of a file, and rows that are not as wide as the heading. */
import type { Text } from '../types.ts'
import type { CohortFault } from './faults.ts'

export type FileFault = 'empty' | 'workbook' | 'encoding' | 'columns' | 'long_row' | 'open_quote' | 'after_quote'

const SAY: Readonly<Record<FileFault, { readonly message: Text; readonly hint: Text }>> = {
  empty: {
    message: { zh: '文件是空的', en: 'the file is empty' },
    hint: { zh: '给出有标题行的 CSV 文件', en: 'give a CSV file with a heading line' },
  },
  workbook: {
    message: { zh: '这是 Excel 文件，不是 CSV', en: 'this is an Excel workbook, not CSV' },
    hint: { zh: '在 Excel 中另存为“CSV UTF-8（逗号分隔）”', en: 'save it in Excel as “CSV UTF-8 (comma delimited)”' },
  },
  encoding: {
    message: { zh: '文件的文字编码无法识别', en: 'the encoding of the file is not known' },
    hint: { zh: '另存为“CSV UTF-8（逗号分隔）”', en: 'save it as “CSV UTF-8 (comma delimited)”' },
  },
  columns: {
    message: { zh: '列数太多', en: 'there are too many columns' },
    hint: { zh: '只留下需要的列', en: 'leave only the columns that are needed' },
  },
  long_row: {
    message: {
      zh: '这一行太长，多半是英文双引号没有结束',
      en: 'the row is too long: most likely a quote is never closed',
    },
    hint: { zh: '检查该行的双引号', en: 'check the quotes of the row' },
  },
  open_quote: {
    message: { zh: '英文双引号没有结束', en: 'a quote is never closed' },
    hint: { zh: '补上后面的双引号', en: 'close it' },
  },
  after_quote: {
    message: { zh: '英文双引号后面还有文字', en: 'text follows a closing quote' },
    hint: { zh: '内容中的双引号要写两个', en: 'a quote inside a cell is doubled' },
  },
}

/** Nothing after it can be read. */
export function fileFault(code: FileFault, row: number | undefined): CohortFault {
  const { message, hint } = SAY[code]
  if (row === undefined) return { code, at: '', message, hint }
  return {
    code,
    at: String(row),
    row,
    message: { zh: `第 ${row} 行：${message.zh}`, en: `row ${row}: ${message.en}` },
    hint,
  }
}

/** A row with more or fewer cells than the heading. */
export function rowFault(row: number, found: number, width: number): CohortFault {
  return {
    code: 'width',
    at: String(row),
    row,
    message: {
      zh: `第 ${row} 行有 ${found} 列，标题行有 ${width} 列`,
      en: `row ${row} has ${found} cells, the heading has ${width}`,
    },
    hint: {
      zh: '补齐该行；内容里有分隔符的要加英文双引号',
      en: 'correct the row; quote cells that hold the delimiter',
    },
  }
}
