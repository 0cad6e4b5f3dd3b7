import { sql } from 'kysely'
import type { Queryable } from '#platform/database.ts'
import type { Objection, ObjectionState } from './types.ts'

const COLUMNS = ['id', 'version', 'state'] as const

interface Row {
  id: string
  version: number
  state: unknown
}

const objection = ({ id, version, state }: Row): Objection => ({ ...(state as ObjectionState), id, version })

export async function findObjection(db: Queryable, city: string, id: string): Promise<Objection | undefined> {
  const row = await db.selectFrom('objections').select(COLUMNS).where('city', '=', city).where('id', '=', id)
    .executeTakeFirst()
  return row && objection(row)
}

/** Unanswered ones first, then the newest. */
export async function listObjections(
  db: Queryable, city: string, filter: { readonly district: string; readonly noticeId?: string },
): Promise<Objection[]> {
  const all = db.selectFrom('objections').select(COLUMNS).where('city', '=', city)
    .where(sql<string>`state->>'district'`, '=', filter.district)
  const some = filter.noticeId === undefined ? all : all.where('notice_id', '=', filter.noticeId)
  const rows = await some.orderBy(sql`status in ('open', 'rechecking')`, 'desc').orderBy('id', 'desc').limit(500)
    .execute()
  return rows.map(objection)
}

export async function objectionsBy(db: Queryable, city: string, account: string): Promise<Objection[]> {
  const rows = await db.selectFrom('objections').select(COLUMNS).where('city', '=', city)
    .where('raised_by', '=', account)
    .orderBy('id', 'desc').limit(100).execute()
  return rows.map(objection)
}

export async function openObjections(db: Queryable, city: string, noticeId: string): Promise<number> {
  const row = await db.selectFrom('objections').select(eb => eb.fn.countAll<string>().as('n')).where('city', '=', city)
    .where('notice_id', '=', noticeId).where('status', 'in', ['open', 'rechecking']).executeTakeFirstOrThrow()
  return Number(row.n)
}

/** How many of one person's objections to a notice wait for an answer. */
export async function openBy(db: Queryable, city: string, noticeId: string, account: string): Promise<number> {
  const row = await db.selectFrom('objections').select(eb => eb.fn.countAll<string>().as('n')).where('city', '=', city)
    .where('notice_id', '=', noticeId).where('raised_by', '=', account).where('status', 'in', ['open', 'rechecking'])
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** The applicant's account. */
export async function ownerOf(db: Queryable, city: string, applicationId: string): Promise<string | undefined> {
  const row = await db.selectFrom('applications').select('owner').where('city', '=', city)
    .where('id', '=', applicationId).executeTakeFirst()
  return row?.owner ?? undefined
}

export async function phoneSealedOf(db: Queryable, city: string, account: string): Promise<string | undefined> {
  const row = await db.selectFrom('people').select('phone_sealed').where('city', '=', city).where('id', '=', account)
    .executeTakeFirst()
  return row?.phone_sealed
}

/** Whether departments have established something else since that version was made. */
export async function findingsChanged(
  db: Queryable, city: string, rankingId: string, applicationId: string,
): Promise<boolean> {
  const found = await sql<{ changed: boolean }>`
    select coalesce(f.facts, '{}') is distinct from e.facts as changed
    from ranking_entries e left join case_facts f on f.city = e.city and f.application_id = e.application_id
    where e.city = ${city} and e.ranking_id = ${rankingId} and e.application_id = ${applicationId}
  `.execute(db)
  return found.rows[0]?.changed ?? false
}

export interface StoredFile {
  readonly objectionId: string
  readonly nameSealed: string
  readonly mediaType: string
  readonly content: Buffer
}

export async function findFile(db: Queryable, city: string, id: string): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('objection_files').select(['objection_id', 'name_sealed', 'media_type', 'content'])
    .where('city', '=', city).where('id', '=', id).executeTakeFirst()
  return row && {
    objectionId: row.objection_id, nameSealed: row.name_sealed, mediaType: row.media_type, content: row.content
  }
}
