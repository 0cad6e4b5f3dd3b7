import { existsSync } from 'node:fs'
import pg from 'pg'
import { diskFull, Failure, isDiskFull } from '../failure.ts'
import { exclusively } from '../lock.ts'
import { locateBinaries } from './binaries.ts'
import { connection, runningServer, shutDown, start, untilReady } from './cluster.ts'
import { holdersOf } from './holders.ts'
import { type Layout, layOut, needOwnFolder, SHARED } from './layout.ts'
import { initialise, type Settings, USER } from './programs.ts'

export interface PostgresOptions {
  /** Folder of the cluster: made on first use. Unused where `databaseUrl` is given. */
  readonly dataDir: string
  /** Told what takes a while, in both languages. */
  readonly log?: ((zh: string, en: string) => void) | undefined
  /** A server of one's own, PostgreSQL 15 or newer. Default: DATABASE_URL; an empty string means none. */
  readonly databaseUrl?: string | undefined
  /** Server settings beyond ours. Used only by whoever starts the server. */
  readonly settings?: Settings
}

export interface Postgres {
  /** For `openDatabase`, `pg.Pool` and `pg.Client`. */
  readonly config: pg.PoolConfig
  /** Leaves the server; the last one to leave stops it. May be called more than once. */
  readonly stop: () => Promise<void>
}

const OLDEST = 150_000

/**
 * A PostgreSQL to work with: the one DATABASE_URL names, else an embedded one on a Unix socket, with the database
 * `luohu`. Several processes may use the same embedded cluster at once. Throws a `Failure` that says what is wrong.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const url = options.databaseUrl ?? process.env['DATABASE_URL']
  return url ? ownServer(url) : embedded(options)
}

async function ownServer(url: string): Promise<Postgres> {
  const config = { connectionString: url }
  const version = await versionOf(config)
  if (version < OLDEST) {
    throw new Failure(
      `DATABASE_URL 所指的 PostgreSQL 版本过低（${Math.floor(version / 10_000)}）：需要 15 或更新版本。`,
      `The PostgreSQL that DATABASE_URL names is too old (${Math.floor(version / 10_000)}): 15 or newer is needed.`,
    )
  }
  return { config, stop: async () => {} }
}

async function versionOf(config: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(config)
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    return Number(rows[0]?.server_version_num)
  } catch (error) {
    const reason = error instanceof Error ? error.message || String(error.cause ?? error.name) : String(error)
    throw new Failure(
      `无法连接 DATABASE_URL 所指的数据库（${reason}）：请检查地址、端口、用户名和密码。`,
      `The database that DATABASE_URL names cannot be reached (${reason}): check address, port, user and password.`,
      error,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

async function embedded(options: PostgresOptions): Promise<Postgres> {
  try {
    needOwnFolder(options.dataDir)
    return await exclusively(options.dataDir, () => enter(layOut(options.dataDir), options))
  } catch (error) {
    throw isDiskFull(error) ? diskFull(options.dataDir, error) : error
  }
}

async function enter(layout: Layout, options: PostgresOptions): Promise<Postgres> {
  if (runningServer(layout) === undefined) await launch(layout, options)
  else await untilReady(layout)
  await ensureDatabase(layout)
  const leave = holdersOf(layout.home).enter()
  let left: Promise<void> | undefined
  const stop = () =>
    exclusively(layout.home, async () => {
      if (!leave()) await shutDown(layout)
    })
  return { config: connection(layout, USER), stop: () => (left ??= stop()) }
}

async function launch(layout: Layout, { log, settings = {} }: PostgresOptions): Promise<void> {
  const binaries = locateBinaries(layout.account, layout.account ? SHARED : layout.home)
  if (!existsSync(layout.data)) log?.('正在建立数据库……', 'Creating the database…')
  await initialise(layout, binaries, { sync: settings['fsync'] !== 'off' })
  await start(layout, binaries, settings)
}

async function ensureDatabase(layout: Layout): Promise<void> {
  const client = new pg.Client(connection(layout, 'postgres'))
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [USER])
    if (rowCount === 0) await client.query(`create database ${USER}`)
  } finally {
    await client.end()
  }
}
