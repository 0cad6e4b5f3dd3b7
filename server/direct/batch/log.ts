import { findTown } from '#identity'
import type { Ctx } from '#platform/context.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import { authorise } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { BatchResult, DirectRow, RowProblem } from '../contract.ts'
import type { Desk } from '../desk.ts'
import { ROW_COLUMNS, rowFrom } from '../rows.ts'
import { isUuid } from '../store.ts'

type Summary = Omit<BatchResult, 'id' | 'at' | 'problems'>

interface BatchRecord {
  readonly id: string
  readonly at: string
  readonly summary: unknown
  readonly problems_sealed: string
}

function resultOf({ platform }: Desk, { id, at, summary, problems_sealed }: BatchRecord): BatchResult {
  return {
    id,
    at,
    ...(summary as Summary),
    problems: JSON.parse(platform.vault.open('reason', problems_sealed)) as RowProblem[],
  }
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
  { platform: { vault, city } }: Desk,
  trx: Trx,
  ctx: Ctx,
  result: BatchResult,
  town: string,
  report: Uint8Array | undefined,
): Promise<void> {
  const { id, at, problems, ...summary } = result
  await trx
    .insertInto('direct_batches')
    .values({
      city,
      id,
      command_id: ctx.commandId,
      owner: ctx.actor.id,
      district: findTown(town)?.district.code ?? '',
      town,
      employer: result.employer,
      at,
      summary: JSON.stringify(summary),
      problems_sealed: vault.seal('reason', JSON.stringify(problems)),
      report_sealed: report ? vault.sealBytes('file', report) : null,
    })
    .execute()
}

/** By the account that handed it in, or by the window it went to. */
async function allowedBatch(desk: Desk, ctx: Ctx, id: string) {
  const { db, city } = desk.platform
  const row = isUuid(id)
    ? await db.selectFrom('direct_batches').selectAll().where('city', '=', city).where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) return refuse('object.not_found')
  const county = desk.schemes.some(({ rules }) => rules.window === 'county')
  const patch = { city, owner: row.owner, district: row.district, town: county ? undefined : row.town }
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

export async function batchReport(
  desk: Desk,
  ctx: Ctx,
  id: string,
): Promise<Result<{ readonly name: string; readonly content: Uint8Array } | undefined>> {
  const row = await allowedBatch(desk, ctx, id)
  if (!row.ok) return row
  const { report_sealed: sealed, employer } = row.value
  return ok(
    sealed
      ? { name: `${employer}_待改正人员.xlsx`, content: desk.platform.vault.openBytes('file', sealed) }
      : undefined,
  )
}

export async function myBatches(desk: Desk, ctx: Ctx) {
  const { db, city } = desk.platform
  const rows = await db
    .selectFrom('direct_batches')
    .select(['id', 'at', 'employer', 'summary'])
    .where('city', '=', city)
    .where('owner', '=', ctx.actor.id)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return ok(
    rows.map(({ id, at, employer, summary }) => {
      const { made, refused } = summary as Summary
      return { id, at, employer, made: made.length, refused }
    }),
  )
}
