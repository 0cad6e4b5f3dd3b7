import { createHash } from 'node:crypto'
import { describe } from '#platform/errors/index.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { writeWorkbook } from '#server/sheets/index.ts'
import type { ImportedFile, RowAnswer, Workbook } from './shapes.ts'
import { UUID } from './store.ts'

/** Where a file is from; `code` is the employer's link. */
interface From {
  readonly name: string
  readonly town: string
  readonly district: string
  readonly code?: string | undefined
}

const SHOWN = 20

/** Keeps what became of each row, sealed. The same command keeps it once. Answers the id. */
export async function storeFile(
  { db, city, vault }: Platform,
  ctx: Ctx,
  from: From,
  rows: readonly RowAnswer[],
): Promise<string> {
  const id = idOf(`${city} ${ctx.actor.id} ${from.code ?? ''} ${ctx.commandId}`)
  const refused = rows.filter(({ outcome }) => outcome === 'refused').length
  await db
    .insertInto('survey_files')
    .values({
      city,
      id,
      code: from.code ?? null,
      employer: from.name.trim(),
      town: from.town,
      district: from.district,
      at: ctx.now,
      stored: rows.length - refused,
      refused,
      answers_sealed: vault.seal('personal', JSON.stringify(rows)),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return id
}

function idOf(label: string): string {
  const hex = createHash('sha256').update(label).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Files of a link, or of a patch's windows and links; newest first. */
export async function filesOf(
  { db, city }: Platform,
  of: {
    readonly code?: string | undefined
    readonly district?: string | undefined
    readonly town?: string | undefined
  },
): Promise<readonly ImportedFile[]> {
  const { code, district, town } = of
  return db
    .selectFrom('survey_files')
    .select(['id', 'code', 'employer', 'town', 'at', 'stored', 'refused'])
    .where('city', '=', city)
    .$if(code !== undefined, query => query.where('code', '=', code ?? ''))
    .$if(district !== undefined, query => query.where('district', '=', district ?? ''))
    .$if(town !== undefined, query => query.where('town', '=', town ?? ''))
    .orderBy('at', 'desc')
    .limit(SHOWN)
    .execute()
}

export interface OpenedFile {
  readonly code: string | null
  readonly district: string
  readonly town: string
  readonly employer: string
  readonly rows: readonly RowAnswer[]
}

export async function openFile({ db, city, vault }: Platform, id: string): Promise<OpenedFile | undefined> {
  if (!UUID.test(id)) return undefined
  const row = await db
    .selectFrom('survey_files')
    .select(['code', 'district', 'town', 'employer', 'answers_sealed'])
    .where('city', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { answers_sealed, ...from } = row
  return { ...from, rows: JSON.parse(vault.open('personal', answers_sealed)) as readonly RowAnswer[] }
}

const OUTCOMES: Readonly<Record<RowAnswer['outcome'], string>> = {
  added: '已登记',
  updated: '已更新',
  unchanged: '没有变化',
  refused: '没有登记',
}

/** The answer to every row as a workbook to keep and to send back. */
export async function answersWorkbook({ employer, rows }: Pick<OpenedFile, 'employer' | 'rows'>): Promise<Workbook> {
  const content = await writeWorkbook({
    name: '逐行答复',
    columns: [
      { key: 'line', heading: '行', width: 8, kind: 'number' },
      { key: 'name', heading: '姓名', width: 12, kind: 'text' },
      { key: 'outcome', heading: '结果', width: 12, kind: 'text' },
      { key: 'cause', heading: '原因和办法', width: 70, kind: 'text' },
    ],
    rows: rows.map(({ line, maskedName, outcome, refusals }) => [
      line,
      maskedName,
      OUTCOMES[outcome],
      refusals.map(refusal => describe(refusal, 'zh')).join(' '),
    ]),
  })
  return { name: `${employer}逐行答复.xlsx`, content }
}
