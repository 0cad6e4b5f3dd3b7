import { writeWorkbook, type Column } from '#server/sheets/index.ts'
import type { Grade, Workbook } from './shapes.ts'
import type { Wish } from './types.ts'

export const MOST_ROWS = 2000
export const KEYS = ['name', 'phone', 'grade', 'trade', 'wish'] as const
export const WISH_WORDS: Readonly<Record<Wish, string>> = { yes: '愿意', no: '不愿意', undecided: '未定' }
const EMPTY_ROWS = 30

const columnsOf = (grades: readonly Grade[]): readonly Column[] => [
  { key: 'name', heading: '姓名（必填）', width: 14, kind: 'text', input: true },
  { key: 'phone', heading: '手机号码（必填）', width: 18, kind: 'text', input: true },
  {
    key: 'grade',
    heading: '职业资格等级（必填）',
    width: 24,
    kind: 'text',
    input: true,
    choices: grades.map(({ name }) => name.zh),
  },
  { key: 'trade', heading: '工种', width: 18, kind: 'text', input: true },
  {
    key: 'wish',
    heading: '入户意愿（必填）',
    width: 18,
    kind: 'text',
    input: true,
    choices: Object.values(WISH_WORDS),
  },
]

/** The workbook an employer fills in (DG-7). */
export async function template(grades: readonly Grade[]): Promise<Workbook> {
  const columns = columnsOf(grades)
  const rows = Array.from({ length: EMPTY_ROWS }, () => columns.map(() => ''))
  const lines = [
    '一行一人，从第三行起填写；不要改动表头。',
    `最多 ${MOST_ROWS} 行。每一行都会答复：登记、更新、没有变化，或者没有登记的原因。`,
    `职业资格等级：${grades.map(({ name }) => name.zh).join('、')}。`,
    `入户意愿：${Object.values(WISH_WORDS).join('、')}。`,
    '填报前请告知本人：信息用于技能人才入户服务，可以随时退订短信或者要求删除。',
  ]
  const content = await writeWorkbook({ name: '技能人才摸底', columns, rows }, { name: '填写说明', lines })
  return { name: '技能人才摸底调查表.xlsx', content }
}
