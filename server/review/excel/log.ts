import type { Ctx } from '#platform/context.ts'
import { brokenConstraint } from '#platform/database.ts'
import { describe } from '#platform/errors/index.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { writeWorkbook, type Column } from '#server/sheets/index.ts'
import type { Download, ImportResult, RowProblem } from '../shapes.ts'
import { columns, SHEET } from './columns.ts'
import type { FilledRow } from './rows.ts'

type Counts = Omit<ImportResult, 'id' | 'at' | 'by' | 'problems'>
type BadRow = Pick<FilledRow, 'line' | 'cells'>

/** Keeps what an upload did; the rows sealed, for they carry names. A twin that was faster answers for both. */
export async function storeImport(
  platform: Platform, ctx: Ctx, result: Omit<ImportResult, 'id' | 'at' | 'by'>, bad: readonly FilledRow[],
): Promise<Result<ImportResult>> {
  const { problems, ...counts } = result
  const id = ctx.newId()
  const rows: BadRow[] = bad.map(({ line, cells }) => ({ line, cells }))
  try {
    await platform.db
      .insertInto('review_imports')
      .values({
        city: platform.city,
        id,
        command_id: ctx.commandId,
        actor: ctx.actor.id,
        at: ctx.now,
        summary: JSON.stringify(counts),
        problems_sealed: platform.vault.seal('reason', JSON.stringify(problems)),
        report_sealed: platform.vault.sealBytes('file', Buffer.from(JSON.stringify(rows))),
      })
      .execute()
    return ok({ ...result, id, at: ctx.now, by: ctx.actor.id })
  } catch (error) {
    if (brokenConstraint(error) !== 'review_imports_command') throw error
    return (await earlierImport(platform, ctx)) ?? refuse('command.reused')
  }
}

/** What the same command did before, if it did. */
export async function earlierImport(platform: Platform, ctx: Ctx): Promise<Result<ImportResult> | undefined> {
  const row = await platform.db.selectFrom('review_imports').select(['id', 'actor'])
    .where('city', '=', platform.city).where('command_id', '=', ctx.commandId).executeTakeFirst()
  if (!row) return undefined
  return row.actor === ctx.actor.id ? importResult(platform, ctx, row.id) : refuse('command.reused')
}

/** An upload of the actor's own; anybody else's does not exist for them. */
export async function importResult(platform: Platform, ctx: Ctx, id: string): Promise<Result<ImportResult>> {
  const row = await find(platform, ctx, id)
  if (!row) return refuse('object.not_found')
  const problems = JSON.parse(platform.vault.open('reason', row.problems_sealed)) as RowProblem[]
  return ok({ ...(row.summary as Counts), problems, id: row.id, at: row.at, by: row.actor })
}

const REPORT: readonly Column[] = [
  ...columns,
  { key: 'line', heading: '原文件行号', width: 10, kind: 'number' },
  { key: 'column', heading: '列', width: 12, kind: 'text' },
  { key: 'problem', heading: '问题', width: 60, kind: 'text', wrap: true },
]

/** The bad rows with their causes, laid out so that they can be corrected and uploaded again. */
export async function importReport(
  platform: Platform,
  ctx: Ctx,
  id: string,
  lang: 'zh' | 'en',
): Promise<Result<Download>> {
  const row = await find(platform, ctx, id)
  if (!row) return refuse('object.not_found')
  const problems = Map.groupBy(
    JSON.parse(platform.vault.open('reason', row.problems_sealed)) as RowProblem[],
    ({ line }) => line,
  )
  const bad = JSON.parse(platform.vault.openBytes('file', row.report_sealed).toString('utf8')) as BadRow[]
  const rows = bad.map(({ line, cells }) => {
    const own = problems.get(line) ?? []
    const causes = own.map(({ refusal }) => describe(refusal, lang)).join('\n')
    return [
      ...columns.map((_, at) => cells[at] ?? ''),
      line,
      own
        .map(({ column }) => column ?? '')
        .filter(Boolean)
        .join('、'),
      causes,
    ]
  })
  return ok({
    fileName: `核查导入问题-${row.at.slice(0, 10)}.xlsx`,
    bytes: await writeWorkbook({ name: SHEET, columns: REPORT, rows }),
  })
}

async function find(platform: Platform, ctx: Ctx, id: string) {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  return platform.db.selectFrom('review_imports').selectAll()
    .where('city', '=', platform.city).where('id', '=', id).where('actor', '=', ctx.actor.id).executeTakeFirst()
}
