import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, type Result } from '#platform/result.ts'
import type { QueueCounts } from './contract.ts'
import { suppliedAgain } from './store.ts'

/** What waits in a clerk's town or an officer's district, in one look at the table. */
export async function queueCounts(platform: Platform, ctx: Ctx): Promise<Result<QueueCounts>> {
  const { db, city } = platform
  const { district, town } = ctx.actor
  const allowed = await permit(platform, ctx, 'application.list', { city, district, town })
  if (!allowed.ok) return allowed
  const own = db
    .selectFrom('applications')
    .where('city', '=', city)
    .where('district', '=', district ?? '')
    .where('status', 'in', ['submitted', 'correction'])
  const row = await (town ? own.where('town', '=', town) : own)
    .select([
      sql<string>`count(*) filter (where status = 'submitted')`.as('waiting'),
      sql<string>`count(*) filter (where ${suppliedAgain})`.as('supplied'),
      sql<string>`count(*) filter (where status = 'submitted' and due_on < ${ctx.today})`.as('overdue'),
      sql<string>`count(*) filter (where status = 'correction')`.as('correction'),
      sql<string>`count(*) filter (where status = 'correction' and due_on < ${ctx.today})`.as('correctionOverdue'),
    ])
    .executeTakeFirstOrThrow()
  return ok({
    waiting: Number(row.waiting),
    supplied: Number(row.supplied),
    overdue: Number(row.overdue),
    correction: Number(row.correction),
    correctionOverdue: Number(row.correctionOverdue),
  })
}
