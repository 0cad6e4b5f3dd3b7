import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

const folder = new URL('../migrations/', import.meta.url)
const LOCK = 4_406_00

/**
 * Brings the schema up to date: runs each file of `server/migrations` that has not run yet, in order of name,
 * each in its own transaction. Two servers starting at once wait for each other.
 * Returns the names that ran.
 */
export async function migrate(config: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query('create table if not exists migrations (name text primary key, at timestamptz not null default now())')
    const done = new Set((await client.query<{ name: string }>('select name from migrations')).rows.map(row => row.name))
    const open = (await readdir(folder)).filter(name => name.endsWith('.sql') && !done.has(name)).sort()
    for (const name of open) await apply(client, name)
    return open
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, name: string): Promise<void> {
  const sql = await readFile(new URL(name, folder), 'utf8')
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migrations (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}
