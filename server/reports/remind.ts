import { parsePhone } from '#identity'
import { transaction, type Queryable, type Trx } from '#platform/database.ts'
import type { Ctx } from '#platform/context.ts'
import { enqueueMessages } from '#platform/messages.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, type Result } from '#platform/result.ts'
import type { ReportUnit } from './types.ts'

/** One reminder to one unit. */
export interface ReportReminder {
  readonly unit: string
  /** `YYYY-MM-DD` */
  readonly on: string
  /** Whether a short message went out; a unit without a phone finds it on its page. */
  readonly sent: boolean
  /** By the calendar, not by a person. */
  readonly automatic: boolean
}

const SYSTEM = 'system'

/** Newest first. */
export async function remindersOf({ db, city }: Platform, month: string): Promise<readonly ReportReminder[]> {
  const rows = await db
    .selectFrom('report_reminders')
    .selectAll()
    .where('city', '=', city)
    .where('month', '=', month)
    .orderBy('on_day', 'desc')
    .orderBy('unit')
    .execute()
  return rows.map(({ unit, on_day, sent, by }) => ({ unit, on: on_day, sent, automatic: by === SYSTEM }))
}

/** Each unit at most once a day. Answers how many were reminded and how many messages went out. */
export async function send(
  platform: Platform,
  ctx: Ctx,
  month: string,
  dueOn: string,
  late: readonly ReportUnit[],
): Promise<{ readonly reminded: number; readonly messages: number }> {
  const { db, city } = platform
  if (late.length === 0) return { reminded: 0, messages: 0 }
  const units = late.map(({ id }) => id)
  const phones = await phonesOf(platform, db, units)
  const by = ctx.actor.role === 'system' ? SYSTEM : ctx.actor.id
  return transaction(db, async trx => {
    const made = await trx
      .insertInto('report_reminders')
      .values(units.map(unit => ({ city, month, unit, on_day: ctx.today, sent: phones.has(unit), by, at: ctx.now })))
      .onConflict(conflict => conflict.doNothing())
      .returning('unit')
      .execute()
    const reached = made.flatMap(({ unit }) => phones.get(unit) ?? [])
    await enqueueMessages(
      platform,
      trx,
      ctx,
      reached.map(phone => messageOf(phone, reminderText(month, dueOn))),
    )
    return { reminded: made.length, messages: reached.length }
  })
}

/** Tells who reports for a unit that its report was given back; without a phone on record the page alone says it. */
export async function tellReturned(platform: Platform, trx: Trx, ctx: Ctx, unit: string, month: string): Promise<void> {
  const phones = await phonesOf(platform, trx, [unit])
  await enqueueMessages(
    platform,
    trx,
    ctx,
    [...phones.values()].map(phone => messageOf(phone, returnedText(month))),
  )
}

const messageOf = (phone: string, text: string) => ({ kind: 'report_reminder', phone, text })

async function phonesOf(
  { city, vault }: Platform,
  db: Queryable,
  units: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('report_contacts')
    .selectAll()
    .where('city', '=', city)
    .where('unit', 'in', units)
    .execute()
  return new Map(rows.map(({ unit, phone_sealed }) => [unit, vault.open('phone', phone_sealed)]))
}

/** One short message of at most 70 characters. */
export function reminderText(month: string, dueOn: string): string {
  const [year, number] = month.split('-').map(Number)
  const [, dueMonth, day] = dueOn.split('-').map(Number)
  return `【人才入户月报】贵单位${year}年${number}月月报应于${dueMonth}月${day}日前签发，至今未报，请尽快核对签发。`
}

export function returnedText(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `【人才入户月报】贵单位${year}年${number}月月报已被市局退回，请登录系统查看原因，更正后重新签发。`
}

/** Whether somebody can be told by message. */
export async function hasPhone({ db, city }: Platform, unit: string): Promise<boolean> {
  const found = await db
    .selectFrom('report_contacts')
    .select('unit')
    .where('city', '=', city)
    .where('unit', '=', unit)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the calendar has chased this month already. */
export async function chased({ db, city }: Platform, month: string): Promise<boolean> {
  const row = await db
    .selectFrom('report_reminders')
    .select('unit')
    .where('city', '=', city)
    .where('month', '=', month)
    .where('by', '=', SYSTEM)
    .executeTakeFirst()
  return row !== undefined
}

/** The phone of who reports for a unit; an empty one takes it away. */
export async function keepPhone(
  { db, city, vault }: Platform,
  unit: string,
  typed: string,
): Promise<Result<undefined>> {
  if (typed.trim() === '') {
    await db.deleteFrom('report_contacts').where('city', '=', city).where('unit', '=', unit).execute()
    return ok(undefined)
  }
  const phone = parsePhone(typed)
  if (!phone.ok) return phone
  const phone_sealed = vault.seal('phone', phone.value)
  await db
    .insertInto('report_contacts')
    .values({ city, unit, phone_sealed })
    .onConflict(conflict => conflict.columns(['city', 'unit']).doUpdateSet({ phone_sealed }))
    .execute()
  return ok(undefined)
}
