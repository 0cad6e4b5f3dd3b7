import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import pg from 'pg'
import { testDatabase } from '#platform/postgres/index.ts'
import { emptyUnfinishedDemo } from './demo.ts'

it('empties a demonstration that was half filled when its process was killed, and no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'luohu-'))
  const dataDir = join(folder, 'demo-postgres')
  const { config, drop } = await testDatabase()
  const client = new pg.Client(config)
  await client.connect()
  const tables = async (): Promise<number> => {
    const { rows } = await client.query<{ n: number }>(`select count(*)::integer as n from pg_tables where schemaname = 'public'`)
    return rows[0]?.n ?? 0
  }
  const full = await tables()
  assert.ok(full > 10)
  await emptyUnfinishedDemo(dataDir, config)
  assert.equal(await tables(), full)
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'demo-unfinished'), '')
  await emptyUnfinishedDemo(dataDir, config)
  assert.equal(await tables(), 0)
  assert.equal(existsSync(join(dataDir, 'demo-unfinished')), false)
  await client.end()
  await drop()
  await rm(folder, { recursive: true })
})
