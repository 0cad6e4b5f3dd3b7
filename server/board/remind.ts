import { addDays } from '#calendar'
import { transaction } from '#platform/database.ts'
import type { Ctx } from '#platform/context.ts'
import { enqueueMessages } from '#platform/messages.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { phonesOf } from './organisations.ts'
import type { Period } from './types.ts'
import type { OrganisationLine } from './view.ts'

/** One reminder to one department. */
export interface Reminder {
  readonly organisation: string
  /** `YYYY-MM-DD` */
  readonly on: string
  /** How many tasks it had not reported on. */
  readonly missing: number
  /** Whether a short message went out; a department without a phone finds it in its list. */
  readonly sent: boolean
  /** By the calendar, not by a person. */
  readonly automatic: boolean
}

/** What a reminder is about. */
export interface Remindable {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly period: Period
  readonly organisations: readonly OrganisationLine[]
}

const SYSTEM = 'system'

/** Reminds the chosen departments that have something missing, each at most once a day. Answers how many. */
export async function remind(
  platform: Platform,
  ctx: Ctx,
  board: Remindable,
  chosen: readonly string[],
): Promise<Result<{ readonly reminded: number; readonly messages: number }>> {
  const allowed = await permit(platform, ctx, 'board.manage', { city: platform.city })
  if (!allowed.ok) return allowed
  if (board.period.closed) return refuse('board.period_closed')
  if (chosen.length === 0) return refuse('board.remind_nobody', { field: 'organisation' })
  const due = board.organisations.filter(
    ({ organisation, missing }) => chosen.includes(organisation.id) && missing.length > 0,
  )
  const done = await send(platform, ctx, board, due)
  return done.reminded > 0 ? ok(done) : refuse('board.reminded', { field: 'organisation' })
}

async function send(platform: Platform, ctx: Ctx, board: Remindable, due: readonly OrganisationLine[]) {
  const { city } = platform
  const phones = await phonesOf(
    platform,
    due.map(({ organisation }) => organisation.id),
  )
  return transaction(platform.db, async trx => {
    const rows = due.map(({ organisation, missing }) => ({
      city,
      board_id: board.id,
      period: board.period.number,
      organisation: organisation.id,
      on_day: ctx.today,
      missing: missing.length,
      sent: phones.has(organisation.id),
      by: ctx.actor.role === 'system' ? SYSTEM : ctx.actor.id,
      at: ctx.now,
    }))
    const made =
      rows.length === 0
        ? []
        : await trx
            .insertInto('board_reminders')
            .values(rows)
            .onConflict(conflict => conflict.doNothing())
            .returning(['organisation', 'missing'])
            .execute()
    const messages = made.flatMap(({ organisation, missing }) => {
      const phone = phones.get(organisation)
      return phone ? [{ kind: 'board_reminder', phone, text: reminderText(board, missing, ctx.today) }] : []
    })
    await enqueueMessages(platform, trx, ctx, messages)
    return { reminded: made.length, messages: messages.length }
  })
}

/** One short message: 70 characters with the longest document number. */
export function reminderText({ title, number, period }: Remindable, missing: number, today: string): string {
  const [, month, day] = period.dueOn.split('-').map(Number)
  const name = number === '' ? [...title].slice(0, 16).join('') : number
  const state = today > period.dueOn ? `已于${month}月${day}日截止` : `请于${month}月${day}日前签报`
  return `【任务台账】${name}：贵单位还有${missing}项任务没有签报工作情况，${state}。`
}

/** On the report day and once after it everybody who has something missing is reminded by the calendar (JM-10). */
export async function remindDue(
  platform: Platform,
  ctx: Ctx,
  { id, period }: Pick<Remindable, 'id' | 'period'>,
  view: () => Promise<Remindable>,
): Promise<void> {
  const { dueOn, closed, number } = period
  if (closed || ctx.today < dueOn) return
  const from = ctx.today === dueOn ? dueOn : addDays(dueOn, 1)
  const already = await platform.db
    .selectFrom('board_reminders')
    .select('on_day')
    .where('city', '=', platform.city)
    .where('board_id', '=', id)
    .where('period', '=', number)
    .where('by', '=', SYSTEM)
    .where('on_day', '>=', from)
    .executeTakeFirst()
  if (already) return
  const board = await view()
  await send(
    platform,
    ctx,
    board,
    board.organisations.filter(({ missing }) => missing.length > 0),
  )
}

/** Newest first; of one organisation, or of all. */
export async function remindersOf(
  { db, city }: Platform,
  board: string,
  period: number,
  organisation?: string,
): Promise<readonly Reminder[]> {
  const rows = await db
    .selectFrom('board_reminders')
    .selectAll()
    .where('city', '=', city)
    .where('board_id', '=', board)
    .where('period', '=', period)
    .$if(organisation !== undefined, query => query.where('organisation', '=', organisation ?? ''))
    .orderBy('on_day', 'desc')
    .orderBy('organisation')
    .execute()
  return rows.map(({ organisation: who, on_day, missing, sent, by }) => ({
    organisation: who,
    on: on_day,
    missing,
    sent,
    automatic: by === SYSTEM,
  }))
}
