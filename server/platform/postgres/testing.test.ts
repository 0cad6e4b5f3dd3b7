import assert from 'node:assert/strict'
import { it } from 'node:test'
import pg from 'pg'
import { testDatabase } from './index.ts'

async function tables(config: pg.PoolConfig): Promise<string[]> {
  const client = new pg.Client(config)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  await client.end()
  return rows.map(row => row.name)
}

it('gives each caller a migrated database of its own', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()])
  const client = new pg.Client(one.config)
  await client.connect()
  await client.query('create table only_here ()')
  await client.end()
  assert.ok((await tables(one.config)).includes('only_here'))
  assert.ok((await tables(two.config)).includes('events'))
  assert.ok(!(await tables(two.config)).includes('only_here'))
  await one.drop()
  await assert.rejects(tables(one.config), { code: '3D000' })
  await two.drop()
})

it('cuts sessions that a test left open', async () => {
  const database = await testDatabase()
  const pool = new pg.Pool(database.config)
  pool.on('error', () => {})
  await pool.query('select 1')
  await database.drop()
  await assert.rejects(pool.query('select 1'))
  await pool.end()
})
