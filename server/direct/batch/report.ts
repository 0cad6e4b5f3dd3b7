import { describe } from '#platform/errors/index.ts'
import { writeWorkbook, type Notes } from '#server/sheets/index.ts'
import type { RowProblem } from '../contract.ts'
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

/** The bad rows as they were handed in, to correct and hand in again: the causes stand to their right. */
export function reportOf(
  columns: readonly BatchColumn[],
  rows: readonly BatchRow[],
  problems: readonly RowProblem[],
): Promise<Uint8Array> {
  const byLine = Map.groupBy(problems, ({ line }) => line)
  const causes = { key: 'causes', heading: '未受理原因', width: 60, kind: 'text', wrap: true } as const
  const original = { key: 'line', heading: '原文件行号', width: 12, kind: 'number' } as const
  return writeWorkbook({
    name: SHEET,
    columns: [...columns, original, causes],
    rows: rows.map(({ line, cells }) => [...cells, line, (byLine.get(line) ?? []).map(causeText).join('\n')]),
  })
}

function causeText({ column, refusal }: RowProblem): string {
  return column ? `${column}：${describe(refusal, 'zh')}` : describe(refusal, 'zh')
}

function notes({ rules, pack }: Scheme): Notes {
  const clause = (id: string) => pack.clauses.find(each => each.id === id)
  return {
    name: NOTES,
    lines: [
      `${pack.title.zh}：用人单位集体申请`,
      '一人一行，从第 3 行开始填写。请不要改动表头、工作表名称和各列顺序，不要合并单元格，不要使用公式。',
      '身份证号码一列已设为文本格式，请直接填写 18 位号码（末位可为 X）；15 位号码也可以。',
      '每一行都会得到答复：受理的给出受理编号，未受理的列明全部原因，可以下载改正后再次上传。',
      `随迁人员：${rules.family.map(({ text }) => text.zh).join('、')}。选择其中一种，即声明属实。超过三人的，请到窗口办理。`,
      '提供虚假材料的，按公布的条款处理。',
      ...rules.fields.map(
        ({ name, clause: id, required }) => `${name.zh}${required ? '（必填）' : ''}：依据 ${clause(id)?.number ?? id}`,
      ),
    ],
  }
}
