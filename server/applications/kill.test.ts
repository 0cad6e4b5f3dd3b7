import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import process from 'node:process'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { openDatabase, type Db } from '#platform/database.ts'
import { createVault } from '#platform/crypto.ts'
import { contextFor, type Platform } from '#platform/platform.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { CITY, testSecrets, TOWN } from '#platform/testing.ts'
import { createPacks } from '#server/packs/index.ts'
import { createRounds } from '#server/rounds/index.ts'
import { createApplications } from './create.ts'
import { completeDraft, inventedFile } from './testing.ts'

const PEOPLE = 60
const owner = '01480000-0000-7000-8000-00000000000a'
const child = fileURLToPath(new URL('./kill.child.ts', import.meta.url))

/** Runs the submitting process and kills it once it has acknowledged `many`; undefined lets it finish. */
function submitAndKill(config: pg.PoolConfig, drafts: readonly string[], many?: number): Promise<{ acknowledged: Map<string, string>; finished: boolean }> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, JSON.stringify({ config, drafts, owner })], { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    running.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (many !== undefined && out.split('\n').length > many) running.kill('SIGKILL')
    })
    running.on('error', reject)
    running.on('close', () => {
      const lines = out.split('\n').slice(0, -1)
      const named = lines.filter(line => line !== 'finished').map(line => line.split(' '))
      assert.equal(named.some(([id]) => id === 'refused'), false, out)
      resolve({ acknowledged: new Map(named.map(([id = '', number = '']) => [id, number])), finished: lines.includes('finished') })
    })
  })
}

describe('killing the server in the middle of submissions', () => {
  it('keeps every acknowledged one under its number and makes none twice; the same forms sent again finish the rest', async () => {
    const { config, drop } = await testDatabase()
    const db = openDatabase(config)
    try {
      const drafts = await draftsOf(db)
      const acknowledged = new Map<string, string>()
      for (const many of [1, 9, 4, 17]) {
        const run = await submitAndKill(config, drafts, many)
        for (const [id, number] of run.acknowledged) {
          assert.equal(acknowledged.get(id) ?? number, number, 'a repeated form has the same answer')
          acknowledged.set(id, number)
        }
        await sound(db, acknowledged)
      }
      const last = await submitAndKill(config, drafts)
      assert.ok(last.finished)
      for (const [id, number] of last.acknowledged) acknowledged.set(id, number)
      assert.equal(acknowledged.size, PEOPLE)
      assert.equal(await sound(db, acknowledged), PEOPLE)
    } finally {
      await db.destroy()
      await drop()
    }
  })
})

async function draftsOf(db: Db): Promise<string[]> {
  const clock = { now: () => '2014-06-03T02:00:00.000Z', moveTo: async () => {} }
  const platform: Platform = { city: CITY, mode: 'demo', db, vault: createVault(testSecrets, CITY), clock }
  const packs = createPacks()
  const applications = createApplications(platform, { packs, rounds: createRounds(platform, { packs }) })
  const ctx = () => contextFor(platform, { id: owner, role: 'citizen', city: CITY, name: '' })
  return Promise.all(Array.from({ length: PEOPLE }, (_, at) => completeDraft(applications, ctx, inventedFile(at + 1), TOWN)))
}

/** Numbers without gap or double, one event and one message each, nothing half-saved. Returns how many are submitted. */
async function sound(db: Db, acknowledged: ReadonlyMap<string, string>): Promise<number> {
  const rows = await db.selectFrom('applications').select(['id', 'number', 'status']).where('number', 'is not', null).execute()
  const numbers = new Map(rows.map(row => [row.id, row.number]))
  for (const [id, number] of acknowledged) assert.equal(numbers.get(id), number, `acknowledged ${number} is missing`)
  const counters = rows.map(row => Number(row.number?.slice(-6))).sort((a, b) => a - b)
  assert.deepEqual(counters, counters.map((_, at) => at + 1))
  assert.ok(rows.every(row => row.status === 'submitted'))
  const events = await db.selectFrom('events').select('stream').where('kind', '=', 'submitted').execute()
  assert.deepEqual(events.map(event => event.stream).sort(), rows.map(row => `application:${row.id}`).sort())
  const messages = await db.selectFrom('outbox').select('id').execute()
  assert.equal(messages.length, rows.length)
  return rows.length
}
