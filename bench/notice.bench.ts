/** Fifty readers at once on the first page of a notice of 10,000 names, the server in a process of its own. */
import assert from 'node:assert/strict'
import { Agent, get } from 'node:http'
import type pg from 'pg'
import type { Actor } from '#platform/access.ts'
import { openDatabase } from '#platform/database.ts'
import { contextFor, createPlatform, type Platform } from '#platform/platform.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { testSecrets } from '#platform/testing.ts'
import type { Result } from '#platform/result.ts'
import { createServices } from '#server/services.ts'
import { startSite } from '../e2e/running-site.ts'
import type { Figure } from './figure.ts'
import { BENCH_CITY, BENCH_DISTRICT, BENCH_YEAR, storeRound } from './stored-round.ts'

const NAMES = 10_000
const READERS = 50
const PAGES_EACH = 20
const MOST_MS = 100

const officer = (name: string): Actor => ({ id: name, name, role: 'officer', city: BENCH_CITY, district: BENCH_DISTRICT })

/** Everybody reaches the threshold, so that everybody is named. */
const ELIGIBLE = {
  age: 30, registered_locally: false, works_here: true, excess_birth_5y: false, education: 'bachelor', reeducation_5y: false,
  punishment_5y: false,
} as const

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

/** Publishes the notice through the same commands the pages call; the clock is left on a day of the notice. */
async function publish(platform: Platform): Promise<string> {
  const services = createServices(platform)
  const at = async (day: string, name: string) => {
    await platform.clock.moveTo(`${day}T02:00:00.000Z`)
    return contextFor(platform, officer(name))
  }
  const round = value(await services.rounds.prepare(await at('2014-04-17', '经办'), { district: BENCH_DISTRICT, year: BENCH_YEAR }))
  const settings = { quota: 5000, tie: 'chain-all-in', cutoffDayCounts: 'next_round', parameters: {} } as const
  value(await services.rounds.open(await at('2014-04-17', '经办'), round.id, settings))
  await storeRound(platform.db, NAMES, 1, ELIGIBLE)
  const ranking = value(await services.rankings.freeze(await at('2014-12-01', '经办'), round.id))
  const notice = value(await services.notices.publish(await at('2014-12-02', '审批'), ranking.id, { signature: '审批' }))
  assert.equal(notice.entries, NAMES)
  return notice.id
}

/** Milliseconds from asking for a page to its last byte, over one kept-open connection. */
function read(url: string, agent: Agent): Promise<number> {
  const start = performance.now()
  return new Promise((done, fail) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, response => {
      response.on('data', () => {}).on('end', () => (response.statusCode === 200 ? done(performance.now() - start) : fail(new Error(`${response.statusCode}`))))
    }).on('error', fail)
  })
}

async function readAll(url: string): Promise<number[]> {
  const readers = Array.from({ length: READERS }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const times: number[] = []
    for (let page = 0; page < PAGES_EACH; page += 1) times.push(await read(url, agent))
    agent.destroy()
    return times
  })
  return (await Promise.all(readers)).flat()
}

async function measure(database: pg.PoolConfig, notice: string): Promise<number> {
  const site = await startSite(database)
  try {
    // The list of notices warms the server up; the notice itself is not yet kept when the fifty arrive.
    await readAll(`${site.url}/notices`)
    const times = (await readAll(`${site.url}/notices/${notice}`)).toSorted((a, b) => a - b)
    return times[Math.ceil(times.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY
  } finally {
    await site.kill()
  }
}

export async function run(): Promise<Figure[]> {
  const { config, drop } = await testDatabase()
  const db = openDatabase(config)
  try {
    const platform = await createPlatform({ city: BENCH_CITY, mode: 'demo', db, secrets: testSecrets })
    const p95 = Math.round(await measure(config, await publish(platform)) * 10) / 10
    return [{ name: 'notice: first page of 10,000 names at p95, 50 readers', value: p95, unit: 'ms', reach: `≤ ${MOST_MS} ms`, ok: p95 <= MOST_MS }]
  } finally {
    await db.destroy()
    await drop()
  }
}
