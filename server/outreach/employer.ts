import { findCity, maskName, parsePhone } from '#identity'
import type { Text } from '#policy'
import { attempt } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { HEAD_ROWS, readSheet, writeWorkbook, type Cell, type Column } from '#server/sheets/index.ts'
import type { SkilledAggregate } from './decide.ts'
import { answerIn, CONSTRAINTS } from './register.ts'
import type { RowAnswer, SurveyInput } from './shapes.ts'
import type { Wish } from './types.ts'

export const MOST_ROWS = 2000
const SHEET = '技能人才摸底'
const WISH_WORDS: Readonly<Record<Wish, string>> = { yes: '愿意', no: '不愿意', undecided: '未定' }
const KEYS = ['name', 'phone', 'grade', 'trade', 'wish'] as const

export interface Grade {
  readonly value: string
  readonly name: Text
}

const columnsOf = (grades: readonly Grade[]): readonly Column[] => [
  { key: 'name', heading: '姓名（必填）', width: 14, kind: 'text', input: true },
  { key: 'phone', heading: '手机号码（必填）', width: 18, kind: 'text', input: true },
  { key: 'grade', heading: '职业资格等级（必填）', width: 24, kind: 'text', input: true, choices: grades.map(({ name }) => name.zh) },
  { key: 'trade', heading: '工种', width: 18, kind: 'text', input: true },
  { key: 'wish', heading: '入户意愿（必填）', width: 18, kind: 'text', input: true, choices: Object.values(WISH_WORDS) },
]

export async function template(grades: readonly Grade[]): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const columns = columnsOf(grades)
  const content = await writeWorkbook(
    { name: SHEET, columns, rows: Array.from({ length: 30 }, () => columns.map(() => '')) },
    {
      name: '填写说明', lines: [
        '一行一人，从第三行起填写；不要改动表头。', `最多 ${MOST_ROWS} 行。每一行都会答复：登记、更新、没有变化，或者没有登记的原因。`,
        `职业资格等级：${grades.map(({ name }) => name.zh).join('、')}。`, `入户意愿：${Object.values(WISH_WORDS).join('、')}。`,
        '填报前请告知本人：信息用于技能人才入户服务，可以随时退订短信或者要求删除。',
      ],
    },
  )
  return { name: '技能人才摸底调查表.xlsx', content }
}

/** Reads an employer's file; every row is answered, a bad row stops no other. The same command again answers the same. */
export async function importEmployer(
  platform: Platform, agg: SkilledAggregate, grades: readonly Grade[], ctx: Ctx,
  employer: { readonly name: string; readonly town: string; readonly told: boolean }, bytes: Uint8Array,
): Promise<Result<readonly RowAnswer[]>> {
  const district = findCity(platform.city)?.districts.find(({ towns }) => towns.some(({ code }) => code === employer.town))?.code
  const wrong = refuseAll([
    ...(employer.name.trim() === '' ? refuse('field.required', { field: 'employer' }).refusals : []),
    ...(district ? [] : refuse('outreach.town', { field: 'town' }).refusals),
    ...(employer.told ? [] : refuse('outreach.consent', { field: 'told' }).refusals),
  ])
  if (wrong) return wrong
  const allowed = await permit(platform, ctx, 'outreach.survey', { city: platform.city, district, town: employer.town })
  if (!allowed.ok) return allowed
  const sheet = await readSheet(bytes, { maxRows: MOST_ROWS })
  if (!sheet.ok) return sheet
  const { rows } = sheet.value
  if (KEYS.some((key, at) => textOf(rows[0]?.[at]) !== key)) return refuse('outreach.template', { field: 'file' })
  const filled = rows.slice(HEAD_ROWS).map((cells, at) => ({ cells, line: at + HEAD_ROWS + 1 })).filter(({ cells }) => KEYS.some((_, at) => textOf(cells[at]) !== '' || isBroken(cells[at])))
  if (filled.length === 0) return refuse('outreach.no_rows', { field: 'file' })
  const first = new Map<string, number>()
  const answers: RowAnswer[] = []
  for (const { cells, line } of filled) {
    const input = inputOf(cells, employer, grades)
    const maskedName = input.name.trim() === '' ? '' : maskName(input.name)
    const against = [...cellProblems(cells), ...twice(first, input.phone, line)]
    answers.push(against.length > 0
      ? { line, maskedName, outcome: 'refused', refusals: against }
      : { line, maskedName, ...(await storeRow(platform, agg, ctx, input, line)) })
  }
  return ok(answers)
}

async function storeRow(
  platform: Platform, agg: SkilledAggregate, ctx: Ctx, input: SurveyInput, line: number,
): Promise<Pick<RowAnswer, 'outcome' | 'refusals'>> {
  const row = { ...ctx, commandId: `${ctx.commandId}:${line}` }
  const done = await attempt(platform, { constraints: CONSTRAINTS }, row, { kind: 'answer', id: 'new' }, trx => answerIn(platform, agg, trx, row, input, 'excel'))
  if (!done.ok) return { outcome: 'refused', refusals: done.refusals }
  const { events, version, replayed } = done.value
  return { outcome: events.length === 0 && !replayed ? 'unchanged' : version - events.length === 0 || (replayed && version === 1) ? 'added' : 'updated', refusals: [] }
}

function inputOf(cells: readonly Cell[], { name, town }: { readonly name: string; readonly town: string }, grades: readonly Grade[]): SurveyInput {
  const [person = '', phone = '', grade = '', trade = '', wish = ''] = KEYS.map((_, at) => textOf(cells[at]))
  return {
    name: person, phone, trade, town, employer: name,
    grade: grades.find(each => [each.name.zh, each.name.en, each.value].includes(grade))?.value ?? '',
    wish: Object.entries(WISH_WORDS).find(([value, word]) => [value, word].includes(wish))?.[0] ?? '',
  }
}

function twice(first: Map<string, number>, typed: string, line: number): readonly Refusal[] {
  const phone = parsePhone(typed)
  if (!phone.ok) return []
  const earlier = first.get(phone.value)
  if (earlier === undefined) first.set(phone.value, line)
  return earlier === undefined ? [] : refuse('outreach.twice_in_file', { field: 'phone', params: { line: earlier } }).refusals
}

const isBroken = (cell: Cell | undefined): boolean => typeof cell === 'object' && cell !== null && !('date' in cell)

function cellProblems(cells: readonly Cell[]): readonly Refusal[] {
  return KEYS.flatMap((field, at) => {
    const cell = cells[at]
    if (typeof cell !== 'object' || cell === null || 'date' in cell) return []
    return 'formula' in cell ? refuse('sheet.formula', { field }).refusals : refuse('sheet.cell_error', { field, params: { value: cell.error } }).refusals
  })
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return ''
  if (typeof cell === 'object') return 'date' in cell ? cell.date : ''
  return String(cell).replaceAll('\0', '').toWellFormed().trim()
}
