import { findTown } from '#identity'
import type { Ctx } from '#platform/context.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import { authorise, permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { BatchResult, BatchSummary, DirectRow, RowProblem, Workbook } from '../contract.ts'
import type { Desk } from '../desk.ts'
import { ROW_COLUMNS, rowFrom } from '../rows.ts'
import { isUuid } from '../store.ts'
import type { Job } from './make.ts'
import { keptRows, type KeptRows } from './report.ts'
import type { BatchRow } from './rows.ts'

type Summary = Omit<BatchResult, 'id' | 'at' | 'problems'>

interface BatchRecord {
  readonly id: string
  readonly at: string
  readonly summary: unknown
  readonly problems_sealed: string
}

/** Files taken in before rows were kept say neither what was there already nor their scheme. */
const summaryOf = (stored: unknown): Summary => ({ kept: [], pack: '', ...(stored as Omit<Summary, 'kept' | 'pack'>) })

function resultOf({ platform }: Desk, { id, at, summary, problems_sealed }: BatchRecord): BatchResult {
  const problems = JSON.parse(platform.vault.open('reason', problems_sealed)) as RowProblem[]
  return { id, at, ...summaryOf(summary), problems }
}

/** What the same command answered before. */
export async function earlierBatch(desk: Desk, db: Queryable, ctx: Ctx): Promise<BatchResult | undefined> {
  const { city } = desk.platform
  const row = await db
    .selectFrom('direct_batches')
    .select(['id', 'at', 'summary', 'problems_sealed'])
    .where('city', '=', city)
    .where('command_id', '=', ctx.commandId)
    .where('owner', '=', ctx.actor.id)
    .executeTakeFirst()
  return row && resultOf(desk, row)
}

export async function storeBatch(
  { desk: { platform }, ctx, columns }: Job,
  trx: Trx,
  { id, at, problems, ...summary }: BatchResult,
  town: string,
  rows: readonly BatchRow[],
): Promise<void> {
  const { vault, city } = platform
  const kept = new TextEncoder().encode(JSON.stringify(keptRows(columns, rows)))
  await trx
    .insertInto('direct_batches')
    .values({
      city,
      id,
      command_id: ctx.commandId,
      owner: ctx.actor.id,
      district: findTown(town)?.district.code ?? '',
      town,
      employer: summary.employer,
      at,
      summary: JSON.stringify(summary),
      problems_sealed: vault.seal('reason', JSON.stringify(problems)),
      report_sealed: null,
      rows_sealed: vault.sealBytes('file', kept),
    })
    .execute()
}

/** A county's window takes every town of the county. */
const byCounty = ({ schemes }: Desk): boolean => schemes.some(({ rules }) => rules.window === 'county')

/** By the account that handed it in, or by the window it went to. */
async function allowedBatch(desk: Desk, ctx: Ctx, id: string) {
  const { db, city } = desk.platform
  const row = isUuid(id)
    ? await db.selectFrom('direct_batches').selectAll().where('city', '=', city).where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) return refuse('object.not_found')
  const patch = { city, owner: row.owner, district: row.district, town: byCounty(desk) ? undefined : row.town }
  const allowed = await authorise(desk.platform, ctx, 'direct.batch.read', patch, `direct-batch:${id}`)
  return allowed.ok ? ok(row) : allowed
}

export async function batch(
  desk: Desk,
  ctx: Ctx,
  id: string,
): Promise<Result<BatchResult & { readonly cases: readonly DirectRow[] }>> {
  const row = await allowedBatch(desk, ctx, id)
  if (!row.ok) return row
  const { db, city } = desk.platform
  const cases = await db
    .selectFrom('direct_cases')
    .select(ROW_COLUMNS)
    .where('city', '=', city)
    .where('batch', '=', id)
    .orderBy('number')
    .execute()
  return ok({ ...resultOf(desk, row.value), cases: cases.map(each => rowFrom(each, ctx.today)) })
}

/** A workbook made from the rows as they were handed in and what became of them; undefined where there is none to make. */
export async function batchWorkbook(
  desk: Desk,
  ctx: Ctx,
  id: string,
  title: string,
  make: (kept: KeptRows, result: BatchResult) => Promise<Uint8Array>,
): Promise<Result<Workbook | undefined>> {
  const row = await allowedBatch(desk, ctx, id)
  if (!row.ok) return row
  const { vault } = desk.platform
  const { rows_sealed: sealed, report_sealed: report, employer } = row.value
  const name = `${employer}_${title}.xlsx`
  if (!sealed) return ok(report ? { name, content: vault.openBytes('file', report) } : undefined)
  const kept = JSON.parse(vault.openBytes('file', sealed).toString('utf8')) as KeptRows
  return ok({ name, content: await make(kept, resultOf(desk, row.value)) })
}

/** A window's: whichever of the colleagues took it in. An employer's: its own. */
export async function batches(desk: Desk, ctx: Ctx): Promise<Result<readonly BatchSummary[]>> {
  const { actor } = ctx
  const { db, city } = desk.platform
  const clerk = actor.role === 'clerk'
  const town = byCounty(desk) ? undefined : actor.town
  const patch = { city, ...(clerk ? { district: actor.district, town } : { owner: actor.id }) }
  const allowed = await permit(desk.platform, ctx, 'direct.batch.read', patch)
  if (!allowed.ok) return allowed
  let query = db
    .selectFrom('direct_batches')
    .leftJoin('staff', join =>
      join
        .onRef('staff.city', '=', 'direct_batches.city')
        .on(({ eb, ref, cast }) => eb(cast<string>(ref('staff.id'), 'text'), '=', ref('direct_batches.owner'))),
    )
    .select(['direct_batches.id', 'at', 'employer', 'summary', 'staff.name as by'])
    .where('direct_batches.city', '=', city)
  if (!clerk) query = query.where('owner', '=', actor.id)
  else query = query.where('direct_batches.district', '=', actor.district ?? '')
  if (clerk && town !== undefined) query = query.where('direct_batches.town', '=', town)
  const rows = await query.orderBy('direct_batches.id', 'desc').limit(100).execute()
  return ok(
    rows.map(({ summary, by, ...row }) => {
      const { made, kept, refused, rows: all, fileName } = summaryOf(summary)
      return { ...row, by: by ?? undefined, fileName, rows: all, made: made.length, kept: kept.length, refused }
    }),
  )
}
