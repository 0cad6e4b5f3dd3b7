import { sql } from 'kysely'
import type { Queryable } from '#platform/database.ts'
import type { BarState } from './types.ts'

interface StoredBar {
  readonly id: string
  readonly version: number
  readonly state: BarState
}

const PAGE = 50

/** In force: the latest end last placed first; over: the one that ended last first. */
export async function listBars(
  db: Queryable,
  city: string,
  { standing, today, page }: { standing: 'in_force' | 'over'; today: string; page: number },
): Promise<{ rows: readonly StoredBar[]; total: number }> {
  const some = db
    .selectFrom('bars')
    .where('city', '=', city)
    .where('until_on', standing === 'in_force' ? '>' : '<=', today)
  const { total } = await some.select(sql<string>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const rows = await some
    .select(['id', 'version', 'state'])
    .orderBy('until_on', standing === 'in_force' ? 'asc' : 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE)
    .offset((Math.max(1, page) - 1) * PAGE)
    .execute()
  return { rows: rows.map(row => ({ ...row, state: row.state as BarState })), total: Number(total) }
}

/** The bar in force on a person that lasts longest. */
export async function longestBar(
  db: Queryable,
  city: string,
  index: Buffer,
  today: string,
): Promise<{ id: string; until: string } | undefined> {
  const row = await db
    .selectFrom('bars')
    .select(['id', 'until_on'])
    .where('city', '=', city)
    .where('identity_index', '=', index)
    .where('from_on', '<=', today)
    .where('until_on', '>', today)
    .orderBy('until_on', 'desc')
    .executeTakeFirst()
  return row && { id: row.id, until: row.until_on }
}

/** The longest bar in force of each of many people, by identity index in hex. */
export async function barsInForce(
  db: Queryable,
  city: string,
  indexes: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, { readonly until: string; readonly clause: string }>> {
  if (indexes.length === 0) return new Map()
  const rows = await db
    .selectFrom('bars')
    .select(['identity_index', 'until_on', 'clause'])
    .where('city', '=', city)
    .where('identity_index', '=', sql<Buffer>`any(${indexes.map(index => Buffer.from(index, 'hex'))})`)
    .where('from_on', '<=', today)
    .where('until_on', '>', today)
    .orderBy('until_on')
    .execute()
  return new Map(rows.map(row => [row.identity_index.toString('hex'), { until: row.until_on, clause: row.clause }]))
}

export async function staffNames(
  db: Queryable,
  city: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('city', '=', city)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
