import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg, { DatabaseError } from 'pg'
import type { Database } from './tables.ts'

export type Db = Kysely<Database>
export type Trx = Transaction<Database>
/** Where a query may run: on a connection of its own or inside a transaction. */
export type Queryable = Db | Trx

const DATE = 1082
const TIMESTAMPTZ = 1184

/** Dates come back as `YYYY-MM-DD`, instants as ISO-8601 UTC: strings, so that no time zone of the machine creeps in. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (value: string) => value
    if (oid === TIMESTAMPTZ) return (value: string) => new Date(value).toISOString()
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** Opens a pool. `config` is a connection string or pg's own settings (the embedded server's socket folder). */
export function openDatabase(config: pg.PoolConfig): Db {
  const pool = new pg.Pool({ max: 10, ...config, types })
  pool.on('error', () => {
    // An idle connection died (server restarted): the pool replaces it, the next query reconnects.
  })
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

const RETRY = new Set(['40001', '40P01'])

/** Runs `work` in one transaction; retries on serialization failure and deadlock. */
export async function transaction<T>(db: Db, work: (trx: Trx) => Promise<T>, tries = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt >= tries || !RETRY.has(sqlState(error) ?? '')) throw error
    }
  }
}

/** PostgreSQL's five-character code of an error, if it is one. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined
}

/** The name of the constraint an insert or update broke, if it broke one. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof DatabaseError && error.code === '23505' ? error.constraint : undefined
}
