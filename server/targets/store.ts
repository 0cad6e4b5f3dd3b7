import type { Queryable } from '#platform/database.ts'
import type { TargetState } from './types.ts'

export interface StoredTargets {
  readonly id: string
  readonly version: number
  readonly state: TargetState
}

/** The tables of a city, newest year first. */
export async function storedTables(db: Queryable, city: string): Promise<readonly StoredTargets[]> {
  const rows = await db
    .selectFrom('target_tables')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .orderBy('year', 'desc')
    .orderBy('pack')
    .execute()
  return rows.map(row => ({ ...row, state: row.state as TargetState }))
}

export async function storedTable(
  db: Queryable,
  city: string,
  pack: string,
  year: number,
): Promise<StoredTargets | undefined> {
  const row = await db
    .selectFrom('target_tables')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .where('pack', '=', pack)
    .where('year', '=', year)
    .executeTakeFirst()
  return row && { ...row, state: row.state as TargetState }
}
