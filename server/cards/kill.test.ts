import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import process from 'node:process'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { openDatabase, type Db } from '#platform/database.ts'
import { createVault } from '#platform/crypto.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { CITY, DISTRICT, testSecrets } from '#platform/testing.ts'
import { createCards } from './index.ts'
import { testRound, type TestFacts } from './testing.ts'

const QUOTA = 120
const child = fileURLToPath(new URL('./kill.child.ts', import.meta.url))

/** Runs the issuing process and kills it after it has named `cards` cards; undefined lets it finish. */
function issueAndKill(config: pg.PoolConfig, round: TestFacts, officer: string, cards: number | undefined): Promise<{ named: string[]; finished: boolean }> {
  const input = JSON.stringify({ config, round, officer: { id: officer, name: officer, district: DISTRICT } })
  return new Promise((resolve, reject) => {
    const issuing = spawn(process.execPath, [child, input], { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    issuing.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (cards !== undefined && out.split('\n').length > cards) issuing.kill('SIGKILL')
    })
    issuing.on('error', reject)
    issuing.on('close', () => {
      const lines = out.split('\n').slice(0, -1)
      resolve({ named: lines.filter(line => line.includes('-')), finished: lines.includes('finished') })
    })
  })
}

describe('killing the server while it issues cards', () => {
  it('loses no acknowledged card, issues none twice and none beyond the places; a further run issues the rest', async () => {
    const { config, drop } = await testDatabase()
    const db = openDatabase(config)
    try {
      const platform = platformOn(db)
      const round = await testRound(platform, { quota: QUOTA, admitted: QUOTA, after: [QUOTA + 1], preparedBy: 'preparer' })
      const acknowledged = new Set<string>()
      for (const cards of [1, 7, 3, 20, 11]) {
        const run = await issueAndKill(config, round.facts, '审批', cards)
        for (const card of run.named) {
          assert.equal(acknowledged.has(card), false)
          acknowledged.add(card)
        }
        await sound(platform, acknowledged)
      }
      const both = await Promise.all([issueAndKill(config, round.facts, '审批', undefined), issueAndKill(config, round.facts, '另一位', undefined)])
      assert.ok(both.some(run => run.finished))
      for (const card of both.flatMap(run => run.named)) acknowledged.add(card)
      const ids = await sound(platform, acknowledged)
      assert.equal(ids.size, QUOTA)
    } finally {
      await db.destroy()
      await drop()
    }
  })

  it('goes on by itself with what was decided, still in the name of the officer who decided', async () => {
    const { config, drop } = await testDatabase()
    const db = openDatabase(config)
    try {
      const platform = platformOn(db)
      const round = await testRound(platform, { quota: 40, admitted: 40, preparedBy: 'preparer' })
      await issueAndKill(config, round.facts, '审批', 4)
      const done = await createCards(platform, round.deps).due(contextFor(platform, systemActor(CITY)))
      assert.equal(done.issued, 40)
      const issued = await db.selectFrom('events').select('actor').where('city', '=', CITY).where('kind', '=', 'card.issued').execute()
      assert.deepEqual(issued.map(event => event.actor), Array.from({ length: 40 }, () => '审批'))
      assert.deepEqual(await createCards(platform, round.deps).due(contextFor(platform, systemActor(CITY))), { lapsed: 0, issued: 0 })
    } finally {
      await db.destroy()
      await drop()
    }
  })
})

function platformOn(db: Db): Platform {
  const now = '2014-12-16T02:00:00.000Z'
  return { city: CITY, mode: 'demo', db, vault: createVault(testSecrets, CITY), clock: { now: () => now, moveTo: async () => {} } }
}

/** Every named card is there; each application, seat and number has one; each has one event, one command and one message. */
async function sound({ db }: Platform, acknowledged: ReadonlySet<string>): Promise<Set<string>> {
  const cards = await db.selectFrom('cards').select(['id', 'application_id', 'seat', 'number']).where('city', '=', CITY).execute()
  const ids = new Set(cards.map(card => card.id))
  for (const card of acknowledged) assert.ok(ids.has(card), `acknowledged card ${card} is missing`)
  for (const key of ['application_id', 'seat', 'number'] as const) assert.equal(new Set(cards.map(card => card[key])).size, cards.length, key)
  assert.ok(cards.every(card => card.seat !== null && card.seat <= QUOTA))
  const events = await db.selectFrom('events').select('stream').where('city', '=', CITY).where('kind', '=', 'card.issued').execute()
  assert.deepEqual(new Set(events.map(event => event.stream.slice('card:'.length))), ids)
  const messages = await db.selectFrom('outbox').select('id').where('city', '=', CITY).execute()
  assert.equal(messages.length, cards.length)
  return ids
}
