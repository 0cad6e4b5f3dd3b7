import type { Queryable } from '#platform/database.ts'
import type { RoundState } from './decide.ts'

export interface RoundRow {
  readonly id: string
  readonly version: number
  readonly state: RoundState
}

export async function findRound(
  db: Queryable, city: string, key: { readonly district: string; readonly year: number; readonly pack: string },
): Promise<RoundRow | undefined> {
  const row = await db.selectFrom('rounds').select(['id', 'version', 'state']).where('city', '=', city)
    .where('district', '=', key.district).where('year', '=', key.year).where('pack', '=', key.pack).executeTakeFirst()
  return row && { ...row, state: row.state as RoundState }
}

export async function listRounds(
  db: Queryable, city: string, filter: { readonly district?: string },
): Promise<RoundRow[]> {
  const all = db.selectFrom('rounds').select(['id', 'version', 'state']).where('city', '=', city)
  const some = filter.district === undefined ? all : all.where('district', '=', filter.district)
  const rows = await some.orderBy('year', 'desc').orderBy('district').execute()
  return rows.map(row => ({ ...row, state: row.state as RoundState }))
}
