import { describe } from '#platform/errors/index.ts'
import { writeWorkbook, type Column, type Notes, type Value } from '#server/sheets/index.ts'
import { choicesFor } from '../choices.ts'
import type { BatchResult, FormField, RowProblem } from '../contract.ts'
import type { Scheme } from '../scheme.ts'
import { columnsOf, NOTES, SHEET, type BatchColumn } from './columns.ts'
import type { BatchRow } from './rows.ts'

const EMPTY_ROWS = 200

/** The workbook an employer fills in. */
export async function templateOf(scheme: Scheme): Promise<{ name: string; content: Uint8Array }> {
  const columns = columnsOf(scheme)
  const rows = Array.from({ length: EMPTY_ROWS }, () => columns.map(() => undefined))
  const content = await writeWorkbook({ name: SHEET, columns, rows }, notes(scheme))
  return { name: `${scheme.pack.title.zh}_单位集体申请表.xlsx`, content }
}

/** What is kept of a file: its columns as they were then, and the rows as they were shown. */
export interface KeptRows {
  readonly columns: readonly Pick<Column, 'key' | 'heading' | 'width'>[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

export function keptRows(columns: readonly BatchColumn[], rows: readonly BatchRow[]): KeptRows {
  return {
    columns: columns.map(({ key, heading, width }) => ({ key, heading, width })),
    rows: rows.map(({ line, cells }) => ({ line, cells })),
  }
}

const ANSWER = { key: 'answer', heading: '办理结果和原因', width: 60, kind: 'text', wrap: true } as const
const NUMBER = { key: 'case_number', heading: '受理编号', width: 24, kind: 'text' } as const
const ORIGINAL = { key: 'line', heading: '原文件行号', width: 12, kind: 'number' } as const

/** The bad rows as they were handed in, to correct and hand in again: the causes stand to their right. */
export function reportOf(kept: KeptRows, result: BatchResult): Promise<Uint8Array> {
  const causes = causesByLine(result)
  const bad = kept.rows.filter(({ line }) => causes.has(line))
  return workbook(
    kept,
    [ORIGINAL, ANSWER],
    bad.map(({ line, cells }) => [...cells, line, causes.get(line)]),
  )
}

/** The employer's file back, every row with its number or with what is wrong and what to do. */
export function answersOf(kept: KeptRows, result: BatchResult): Promise<Uint8Array> {
  const causes = causesByLine(result)
  const numbers = new Map([...result.made, ...result.kept].map(({ line, number }) => [line, number]))
  const earlier = new Set(result.kept.map(({ line }) => line))
  const said = (line: number) => (earlier.has(line) ? '此前的文件已收件，没有重复。' : '已收件，等待窗口受理。')
  return workbook(
    kept,
    [NUMBER, ANSWER],
    kept.rows.map(({ line, cells }) => [...cells, numbers.get(line), causes.get(line) ?? said(line)]),
  )
}

function workbook({ columns }: KeptRows, more: readonly Column[], rows: readonly (readonly Value[])[]) {
  const own = columns.map((column): Column => ({ ...column, kind: 'text', input: true }))
  return writeWorkbook({ name: SHEET, columns: [...own, ...more], rows })
}

function causesByLine({ problems }: BatchResult): ReadonlyMap<number, string> {
  const lines = [...Map.groupBy(problems, ({ line }) => line)]
  return new Map(lines.map(([line, each]) => [line, `未收件：${each.map(causeText).join('\n')}`]))
}

function causeText({ column, refusal }: RowProblem): string {
  return column ? `${column}：${describe(refusal, 'zh')}` : describe(refusal, 'zh')
}

/** No list in the cell itself: Excel would refuse 「大专」, which is read. */
function listLine({ field, name }: FormField): readonly string[] {
  const choices = choicesFor(field)
  if (!choices) return []
  return [
    `${name.zh}：按国家标准名称填写，常用写法（如“汉”“大专”“中专”）也能识别。选项：${choices.map(({ name: { zh } }) => zh).join('、')}。`,
  ]
}

function notes({ rules, pack }: Scheme): Notes {
  const clause = (id: string) => pack.clauses.find(each => each.id === id)
  return {
    name: NOTES,
    lines: [
      `${pack.title.zh}：用人单位集体申请`,
      '一人一行，从第 3 行开始填写。请不要改动表头、工作表名称和各列顺序，不要合并单元格，不要使用公式。',
      '身份证号码一列已设为文本格式，请直接填写 18 位号码（末位可为 X）；15 位号码也可以。',
      '每一行都会得到答复：收件的给出受理编号，未收件的列明全部原因和办法，可以下载改正后再次上传；已收件的人员不会重复。',
      `随迁人员：${rules.family.map(({ text }) => text.zh).join('、')}。选择其中一种，即声明属实。超过三人的，请到窗口办理。`,
      '提供虚假材料的，按公布的条款处理。',
      ...rules.fields.flatMap(listLine),
      ...rules.fields.map(
        ({ name, clause: id, required }) => `${name.zh}${required ? '（必填）' : ''}：依据 ${clause(id)?.number ?? id}`,
      ),
    ],
  }
}
