import { sql } from 'kysely'
import type { Queryable } from '#platform/database.ts'
import type { CardState, CardStatus } from './card.ts'
import type { CardView, IssuingState } from './contract.ts'

export type CardCounts = Record<CardStatus, number> & {
  /** Places that came back and may be filled anew. */
  readonly reopened: number
}

export async function countCards(db: Queryable, city: string, round: string): Promise<CardCounts> {
  const found = await sql<{ status: CardStatus; n: number; reopened: number }>`
    select status, count(*)::int as n, (count(*) filter (where seat is null))::int as reopened from cards
    where city = ${city} and round_id = ${round} group by status`.execute(db)
  const of = (status: CardStatus) => found.rows.find(row => row.status === status)?.n ?? 0
  const reopened = found.rows.reduce((sum, row) => sum + row.reopened, 0)
  return { issued: of('issued'), settled: of('settled'), lapsed: of('lapsed'), revoked: of('revoked'), reopened }
}

export const everIssued = ({ issued, settled, lapsed, revoked }: CardCounts): number => issued + settled + lapsed + revoked

export async function runningIssuing(db: Queryable, city: string, round?: string): Promise<{ id: string; state: IssuingState }[]> {
  const all = db.selectFrom('issuings').select(['id', 'state']).where('city', '=', city).where('status', '=', 'running')
  const rows = await (round === undefined ? all : all.where('round_id', '=', round)).execute()
  return rows.map(row => ({ id: row.id, state: row.state as IssuingState }))
}

export async function lastIssuing(db: Queryable, city: string, round: string): Promise<IssuingState | undefined> {
  const row = await db.selectFrom('issuings').select('state').where('city', '=', city).where('round_id', '=', round)
    .orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.state as IssuingState | undefined
}

const view = (row: { id: string; version: number; state: unknown }): CardView =>
  ({ ...(row.state as CardState), id: row.id, version: row.version })

export async function cardBy(
  db: Queryable, city: string, key: 'id' | 'code' | 'number' | 'application_id', value: string,
): Promise<CardView | undefined> {
  const row = await db.selectFrom('cards').select(['id', 'version', 'state'])
    .where('city', '=', city).where(key, '=', value).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row && view(row)
}

export async function listCards(
  db: Queryable, city: string, round: string,
  filter: { readonly status?: CardStatus | undefined; readonly limit: number; readonly offset: number },
): Promise<{ cards: CardView[]; total: number }> {
  const all = db.selectFrom('cards').where('city', '=', city).where('round_id', '=', round)
  const some = filter.status ? all.where('status', '=', filter.status) : all
  const rows = await some.select(['id', 'version', 'state']).orderBy('number').limit(filter.limit).offset(filter.offset).execute()
  const total = await some.select(count => count.fn.countAll<string>().as('n')).executeTakeFirst()
  return { cards: rows.map(view), total: Number(total?.n ?? 0) }
}

export async function expired(db: Queryable, city: string, today: string, limit: number): Promise<CardView[]> {
  const rows = await db.selectFrom('cards').select(['id', 'version', 'state']).where('city', '=', city)
    .where('status', '=', 'issued').where('expires_on', '<', today).orderBy('expires_on').limit(limit).execute()
  return rows.map(view)
}
