import { sql } from 'kysely'
import type { Queryable } from '#platform/database.ts'
import type { Notice, NoticeEntry, NoticeState } from './types.ts'
import type { PublicRow } from './leaks.ts'

export const PAGE = 100

interface NoticeRow {
  id: string
  version: number
  state: unknown
}

const notice = ({ id, version, state }: NoticeRow): Notice => ({ ...(state as NoticeState), id, version })

export async function findNotice(db: Queryable, city: string, id: string): Promise<Notice | undefined> {
  const row = await db.selectFrom('notices').select(['id', 'version', 'state']).where('city', '=', city)
    .where('id', '=', id).executeTakeFirst()
  return row && notice(row)
}

export async function noticeOfRound(db: Queryable, city: string, roundId: string): Promise<Notice | undefined> {
  const row = await db.selectFrom('notices').select(['id', 'version', 'state']).where('city', '=', city)
    .where('round_id', '=', roundId).executeTakeFirst()
  return row && notice(row)
}

export async function listNotices(db: Queryable, city: string): Promise<Notice[]> {
  const rows = await db.selectFrom('notices').select(['id', 'version', 'state']).where('city', '=', city)
    .where('status', '<>', 'taken_down').orderBy('from_on', 'desc').orderBy('id', 'desc').execute()
  return rows.map(notice)
}

/** Notices whose next step the calendar may have brought. */
export async function runningNotices(db: Queryable, city: string, today: string): Promise<Notice[]> {
  const rows = await db.selectFrom('notices').select(['id', 'version', 'state']).where('city', '=', city)
    .where('status', 'in', ['published', 'ended']).where('to_on', '<', today).execute()
  return rows.map(notice)
}

/** All rows that will be public, exactly as they will be. */
export async function publicRows(db: Queryable, city: string, rankingId: string): Promise<PublicRow[]> {
  const found = await sql<PublicRow>`
    select position, masked_name as "maskedName", town, points, rank, admitted from ranking_entries
    where city = ${city} and ranking_id = ${rankingId} and outcome = 'ranked' order by position
  `.execute(db)
  return found.rows
}

/** Ranked rows stand first, so that their positions are 1 to n and a page is a range of the key. */
export async function rowsBetween(
  db: Queryable, city: string, notice: Notice, from: number, to: number,
): Promise<NoticeEntry[]> {
  const found = await sql<NoticeEntry>`
    select e.position, e.masked_name as "maskedName", e.town, e.points, e.rank, e.admitted,
      ${held(city, notice.id)} as held
    from ranking_entries e where e.city = ${city} and e.ranking_id = ${notice.rankingId} and e.outcome = 'ranked'
      and e.position between ${from} and ${to} order by e.position
  `.execute(db)
  return found.rows
}

const held = (city: string, noticeId: string) => sql<boolean>`exists (select 1 from objections o where o.city = ${city}
  and o.notice_id = ${noticeId} and o.application_id = e.application_id and o.status in ('open', 'rechecking'))`

/** By a part of the masked name. `total` counts all that match. */
export async function rowsNamed(
  db: Queryable, city: string, notice: Notice, name: string, page: number,
): Promise<{ entries: NoticeEntry[]; total: number }> {
  const matches = sql`e.city = ${city} and e.ranking_id = ${notice.rankingId} and e.outcome = 'ranked'
    and strpos(e.masked_name, ${name}) > 0`
  const counted = await sql<{ total: string }>`
    select count(*) as total from ranking_entries e where ${matches}
  `.execute(db)
  const found = await sql<NoticeEntry>`
    select e.position, e.masked_name as "maskedName", e.town, e.points, e.rank, e.admitted,
      ${held(city, notice.id)} as held
    from ranking_entries e where ${matches} order by e.position limit ${PAGE} offset ${(page - 1) * PAGE}
  `.execute(db)
  return { entries: found.rows, total: Number(counted.rows[0]?.total ?? 0) }
}

export async function rowOf(
  db: Queryable, city: string, notice: Notice, applicationId: string,
): Promise<NoticeEntry | undefined> {
  const found = await sql<NoticeEntry>`
    select e.position, e.masked_name as "maskedName", e.town, e.points, e.rank, e.admitted,
      ${held(city, notice.id)} as held
    from ranking_entries e where e.city = ${city} and e.ranking_id = ${notice.rankingId} and e.outcome = 'ranked'
      and e.application_id = ${applicationId}
  `.execute(db)
  return found.rows[0]
}

/** The notice on which an application may stand: that of its round. */
export async function noticeOfApplication(
  db: Queryable, city: string, applicationId: string,
): Promise<Notice | undefined> {
  const row = await db.selectFrom('applications as a')
    .innerJoin('rounds as r', join => join.onRef('r.city', '=', 'a.city').onRef('r.district', '=', 'a.district')
      .onRef('r.year', '=', 'a.year').onRef('r.pack', '=', 'a.pack'))
    .innerJoin('notices as n', join => join.onRef('n.city', '=', 'r.city').onRef('n.round_id', '=', 'r.id'))
    .select(['n.id', 'n.version', 'n.state']).where('a.city', '=', city).where('a.id', '=', applicationId)
      .executeTakeFirst()
  return row && notice(row)
}

export interface Addressee {
  readonly phoneSealed: string
  readonly number: string
  readonly position: number
  readonly points: number
  readonly rank: number | null
  readonly admitted: boolean
}

/** Everybody in a ranking whose account is known, with what the message says. */
export async function addressees(db: Queryable, city: string, rankingId: string): Promise<Addressee[]> {
  const found = await sql<Addressee>`
    select p.phone_sealed as "phoneSealed", e.number, e.position, e.points, e.rank, e.admitted
    from ranking_entries e join applications a on a.city = e.city and a.id = e.application_id
      join people p on p.city = a.city and p.id = a.owner
    where e.city = ${city} and e.ranking_id = ${rankingId} order by e.position
  `.execute(db)
  return found.rows
}
