import { sql } from 'kysely'
import type { Queryable, Trx } from '#platform/database.ts'
import type { DirectState, DirectStatus } from './types.ts'

export interface Stored {
  readonly id: string
  readonly version: number
  readonly state: DirectState
}

export const LIVE: readonly DirectStatus[] = ['submitted', 'correction', 'accepted', 'approved', 'settled']

export interface LiveCase {
  readonly id: string
  readonly number: string
  readonly status: DirectStatus
  readonly district: string
  readonly town: string
  /** The employer in whose file it came (QY-3); undefined when it was handed in otherwise. */
  readonly employer: string | undefined
  readonly batch: string | undefined
}

/** The live cases of people, by identity index in hex. */
export async function liveCases(
  db: Queryable,
  city: string,
  indexes: readonly string[],
  except?: string,
): Promise<ReadonlyMap<string, LiveCase>> {
  if (indexes.length === 0) return new Map()
  const rows = await db
    .selectFrom('direct_cases')
    .select(['id', 'number', 'status', 'district', 'town', 'channel', 'employer', 'batch', 'identity_index'])
    .where('city', '=', city)
    .where('identity_index', '=', sql<Buffer>`any(${indexes.map(index => Buffer.from(index, 'hex'))})`)
    .where('status', 'in', LIVE)
    .execute()
  return new Map(
    rows
      .filter(({ id }) => id !== except)
      .map(row => [
        row.identity_index?.toString('hex') ?? '',
        {
          id: row.id,
          number: row.number ?? '',
          status: row.status as DirectStatus,
          district: row.district ?? '',
          town: row.town ?? '',
          employer: row.channel === 'employer' ? row.employer : undefined,
          batch: row.batch ?? undefined,
        },
      ]),
  )
}

/** The next numbers of a district and year, the first of `count`; the counter stays locked to the end of the transaction. */
export async function takeNumbers(
  trx: Trx,
  city: string,
  district: string,
  year: number,
  count: number,
): Promise<readonly string[]> {
  const row = await trx
    .insertInto('direct_numbers')
    .values({ city, district, year, last: count })
    .onConflict(conflict =>
      conflict.columns(['city', 'district', 'year']).doUpdateSet({ last: sql`direct_numbers.last + ${count}` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return Array.from(
    { length: count },
    (_, at) => `Z${district}-${year}-${String(row.last - count + 1 + at).padStart(6, '0')}`,
  )
}

export async function find(db: Queryable, city: string, id: string): Promise<Stored | undefined> {
  if (!isUuid(id)) return undefined
  const row = await db
    .selectFrom('direct_cases')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, state: row.state as DirectState }
}

export interface OverdueCase {
  readonly id: string
  readonly status: DirectStatus
  /** The command under which this limit of this case is flagged: once. */
  readonly command: string
}

/** Cases whose step has passed its limit and that nobody has flagged for it yet. */
export async function overdueCases(db: Queryable, city: string, today: string): Promise<readonly OverdueCase[]> {
  const command = sql<string>`'direct-overdue:' || direct_cases.id || ':' || due_on`
  const rows = await db
    .selectFrom('direct_cases')
    .select(['id', 'status', command.as('command')])
    .where('city', '=', city)
    .where('due_on', '<', today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('commands')
            .select('commands.id')
            .where('commands.city', '=', city)
            .where('commands.id', '=', command),
        ),
      ),
    )
    .execute()
  return rows.map(({ id, status, command: flag }) => ({ id, status: status as DirectStatus, command: flag }))
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}
