import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, type Result } from '#platform/result.ts'

/** Messages drafted by somebody else that wait for this account's approval (DG-12): how many, and nothing of them. */
export async function messagesToApprove(platform: Platform, ctx: Ctx): Promise<Result<number>> {
  const { db, city } = platform
  const district = ctx.actor.role === 'bureau' ? undefined : ctx.actor.district
  const allowed = await permit(platform, ctx, 'outreach.send', { city, district })
  if (!allowed.ok) return allowed
  const row = await db
    .selectFrom('outreach_messages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('city', '=', city)
    .where(sql<boolean>`state ->> 'status' = 'drafted'`)
    .where(sql<boolean>`state -> 'drafted' ->> 'by' <> ${ctx.actor.id}`)
    .$if(district !== undefined, query => query.where('district', '=', district ?? ''))
    .executeTakeFirstOrThrow()
  return ok(Number(row.count))
}
