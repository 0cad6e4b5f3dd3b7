import { sql } from 'kysely'
import type { Queryable } from '#platform/database.ts'
import type { SettlementRow } from './contract.ts'
import type { SettlementState } from './decide.ts'

export async function settlementOf(db: Queryable, city: string, cardId: string): Promise<{ id: string; state: SettlementState } | undefined> {
  const row = await db.selectFrom('settlements').select(['id', 'state']).where('city', '=', city).where('card_id', '=', cardId).executeTakeFirst()
  return row && { id: row.id, state: row.state as SettlementState }
}

export async function recentSettlements(db: Queryable, city: string, district: string, limit: number): Promise<SettlementRow[]> {
  const found = await sql<SettlementRow>`
    select s.id, s.card_id as card, c.number as "cardNumber", c.state ->> 'maskedName' as "maskedName", s.settled_on as "settledOn",
      s.state ->> 'office' as office, (s.state -> 'people')::int as people
    from settlements s join cards c on c.city = s.city and c.id = s.card_id
    where s.city = ${city} and s.state ->> 'district' = ${district}
    order by s.settled_on desc, s.id desc limit ${limit}`.execute(db)
  return found.rows
}
