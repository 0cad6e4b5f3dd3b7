import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'

const DAY = 24 * 3600_000
/** Our own periods: no document names any. The log of a send stays, without number and text. */
export const KEPT_DAYS = { unverified: 7, file: 90, send: 90 } as const

/** Removes what has served: unverified answers, answers to employers' files, number and text of messages sent. */
export async function expire({ db, city }: Platform, ctx: Ctx): Promise<void> {
  const before = (days: number): string => new Date(Date.parse(ctx.now) - days * DAY).toISOString()
  await db
    .deleteFrom('survey_pending')
    .where('city', '=', city)
    .where('at', '<', before(KEPT_DAYS.unverified))
    .execute()
  await db.deleteFrom('survey_files').where('city', '=', city).where('at', '<', before(KEPT_DAYS.file)).execute()
  await db
    .updateTable('outreach_sends')
    .set({ phone_sealed: '', text_sealed: '' })
    .where('city', '=', city)
    .where('status', 'not in', ['waiting', 'sending'])
    .where('phone_sealed', '<>', '')
    .where('changed_at', '<', before(KEPT_DAYS.send))
    .execute()
}
