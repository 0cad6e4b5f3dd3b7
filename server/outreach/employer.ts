import { findTown, maskName, parsePhone } from '#identity'
import { attempt } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { HEAD_ROWS, readSheet, type Cell } from '#server/sheets/index.ts'
import type { SkilledAggregate } from './decide.ts'
import { storeFile } from './files.ts'
import { answerIn, CONSTRAINTS } from './register.ts'
import type { Grade, RowAnswer, SurveyInput } from './shapes.ts'
import { KEYS, MOST_ROWS, WISH_WORDS } from './template.ts'

/** Whose list it is, and whether the people in it were told. */
export interface EmployerList {
  readonly name: string
  readonly town: string
  readonly told: boolean
  /** The link it came by; absent at the window. */
  readonly code?: string | undefined
}

export interface Imported {
  /** Under which its answers are read again. */
  readonly file: string
  readonly rows: readonly RowAnswer[]
}

/** Reads an employer's file; every row is answered, a bad row stops no other. The same command again: the same. */
export async function importEmployer(
  platform: Platform,
  agg: SkilledAggregate,
  grades: readonly Grade[],
  ctx: Ctx,
  employer: EmployerList,
  bytes: Uint8Array,
): Promise<Result<Imported>> {
  const { city } = platform
  const town = findTown(employer.town)
  const district = town?.code.startsWith(city.slice(0, 4)) ? town.district.code : undefined
  const wrong = refuseAll([
    ...(employer.name.trim() === '' ? refuse('field.required', { field: 'employer' }).refusals : []),
    ...(district ? [] : refuse('outreach.town', { field: 'town' }).refusals),
    ...(employer.told ? [] : refuse('outreach.consent', { field: 'told' }).refusals),
  ])
  if (wrong || district === undefined) return wrong ?? refuse('outreach.town', { field: 'town' })
  const allowed = await permit(platform, ctx, 'outreach.survey', { city, district, town: employer.town })
  if (!allowed.ok) return allowed
  const filled = await filledRows(bytes)
  if (!filled.ok) return filled
  const rows = await storeRows(platform, agg, grades, ctx, employer, filled.value)
  return ok({ rows, file: await storeFile(platform, ctx, { ...employer, district }, rows) })
}

interface Line {
  readonly cells: readonly Cell[]
  /** As Excel counts. */
  readonly line: number
}

async function filledRows(bytes: Uint8Array): Promise<Result<readonly Line[]>> {
  const sheet = await readSheet(bytes, { maxRows: MOST_ROWS })
  if (!sheet.ok) return sheet
  const { rows } = sheet.value
  if (KEYS.some((key, at) => textOf(rows[0]?.[at]) !== key)) return refuse('outreach.template', { field: 'file' })
  const filled = rows
    .slice(HEAD_ROWS)
    .map((cells, at) => ({ cells, line: at + HEAD_ROWS + 1 }))
    .filter(({ cells }) => KEYS.some((_, at) => textOf(cells[at]) !== '' || isBroken(cells[at])))
  return filled.length === 0 ? refuse('outreach.no_rows', { field: 'file' }) : ok(filled)
}

async function storeRows(
  platform: Platform,
  agg: SkilledAggregate,
  grades: readonly Grade[],
  ctx: Ctx,
  employer: EmployerList,
  lines: readonly Line[],
): Promise<readonly RowAnswer[]> {
  const first = new Map<string, number>()
  const answers: RowAnswer[] = []
  for (const { cells, line } of lines) {
    const input = inputOf(cells, employer, grades)
    const maskedName = input.name.trim() === '' ? '' : maskName(input.name)
    const against = [...cellProblems(cells), ...twice(first, input.phone, line)]
    answers.push(
      against.length > 0
        ? { line, maskedName, outcome: 'refused', refusals: against }
        : { line, maskedName, ...(await storeRow(platform, agg, ctx, input, line)) },
    )
  }
  return answers
}

async function storeRow(
  platform: Platform,
  agg: SkilledAggregate,
  ctx: Ctx,
  input: SurveyInput,
  line: number,
): Promise<Pick<RowAnswer, 'outcome' | 'refusals'>> {
  const row = { ...ctx, commandId: `${ctx.commandId}:${line}` }
  const done = await attempt(platform, { constraints: CONSTRAINTS }, row, { kind: 'answer', id: 'new' }, trx =>
    answerIn(platform, agg, trx, row, input, { source: 'excel' }),
  )
  if (!done.ok) return { outcome: 'refused', refusals: done.refusals }
  const { events, version, replayed } = done.value
  if (events.length === 0 && !replayed) return { outcome: 'unchanged', refusals: [] }
  const isNew = version - events.length === 0 || (replayed && version === 1)
  return { outcome: isNew ? 'added' : 'updated', refusals: [] }
}

function inputOf(cells: readonly Cell[], { name, town }: EmployerList, grades: readonly Grade[]): SurveyInput {
  const [person = '', phone = '', grade = '', trade = '', wish = ''] = KEYS.map((_, at) => textOf(cells[at]))
  return {
    name: person,
    phone,
    trade,
    town,
    employer: name,
    grade: grades.find(each => [each.name.zh, each.name.en, each.value].includes(grade))?.value ?? '',
    wish: Object.entries(WISH_WORDS).find(([value, word]) => [value, word].includes(wish))?.[0] ?? '',
  }
}

function twice(first: Map<string, number>, typed: string, line: number): readonly Refusal[] {
  const phone = parsePhone(typed)
  if (!phone.ok) return []
  const earlier = first.get(phone.value)
  if (earlier === undefined) first.set(phone.value, line)
  return earlier === undefined
    ? []
    : refuse('outreach.twice_in_file', { field: 'phone', params: { line: earlier } }).refusals
}

const isBroken = (cell: Cell | undefined): boolean => typeof cell === 'object' && cell !== null && !('date' in cell)

function cellProblems(cells: readonly Cell[]): readonly Refusal[] {
  return KEYS.flatMap((field, at) => {
    const cell = cells[at]
    if (typeof cell !== 'object' || cell === null || 'date' in cell) return []
    return 'formula' in cell
      ? refuse('sheet.formula', { field }).refusals
      : refuse('sheet.cell_error', { field, params: { value: cell.error } }).refusals
  })
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return ''
  if (typeof cell === 'object') return 'date' in cell ? cell.date : ''
  return String(cell).replaceAll('\0', '').toWellFormed().trim()
}
