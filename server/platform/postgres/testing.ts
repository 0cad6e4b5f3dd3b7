import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { checkout, luohuHome } from '../home.ts'
import { migrate } from '../migrate.ts'
import { markOf } from '../processes.ts'
import { type Postgres, startPostgres } from './start.ts'

export interface TestDatabase {
  readonly config: pg.PoolConfig
  /** Removes the database. Close your own connections first; what is left of them is cut. */
  readonly drop: () => Promise<void>
}

/** Held while templates are made or old databases removed. */
const LOCK = 4_406_01
/** A test cluster may forget: it trades durability for speed. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '2GB' }
let made = 0

/** The cluster all test processes share. It starts with the first of them; the last one stops it. */
export function startTestCluster(): Promise<Postgres> {
  return startPostgres({ dataDir: join(luohuHome(), 'test-postgres'), settings })
}

/** A fresh, migrated database for one test file. Files may run at the same time. */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = await startTestCluster()
  const name = `luohu_test_${process.pid}_${++made}`
  await administer(cluster.config, async client => {
    const template = await migratedTemplate(client, cluster.config)
    await client.query(`create database ${name} template ${template}`)
  })
  const drop = async () => {
    await administer(cluster.config, client => client.query(`drop database if exists ${name} with (force)`))
    await cluster.stop()
  }
  return { config: databaseOf(cluster.config, name), drop }
}

/** Removes the databases that killed test processes left behind. */
export async function removeLeftovers(config: pg.PoolConfig): Promise<void> {
  await administer(config, async client => {
    const left = (await databases(client, 'luohu_test_')).filter(name => markOf(Number(name.split('_')[2])) === undefined)
    for (const name of left) await client.query(`drop database if exists ${name} with (force)`)
  })
}

/** Named after the migrations' contents: a changed migration makes a new one, the old ones go. */
async function migratedTemplate(client: pg.Client, config: pg.PoolConfig): Promise<string> {
  const name = `luohu_template_${await migrationsHash()}`
  const present = await databases(client, 'luohu_template_')
  if (present.includes(name)) return name
  for (const old of present) await client.query(`drop database if exists ${old} with (force)`)
  const unfinished = `luohu_unfinished_${process.pid}`
  await client.query(`drop database if exists ${unfinished}`)
  await client.query(`create database ${unfinished}`)
  await migrate(databaseOf(config, unfinished))
  await client.query(`alter database ${unfinished} rename to ${name}`)
  return name
}

async function databases(client: pg.Client, prefix: string): Promise<string[]> {
  const sql = 'select datname as name from pg_database where starts_with(datname, $1)'
  return (await client.query<{ name: string }>(sql, [prefix])).rows.map(({ name }) => name)
}

async function migrationsHash(): Promise<string> {
  const folder = join(checkout, 'server', 'migrations')
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).sort()) hash.update(name).update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}

function databaseOf(config: pg.PoolConfig, database: string): pg.PoolConfig {
  if (config.connectionString === undefined) return { ...config, database }
  const url = new URL(config.connectionString)
  url.pathname = `/${database}`
  return { ...config, connectionString: url.href }
}

async function administer(config: pg.PoolConfig, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await work(client)
  } finally {
    await client.end()
  }
}
