import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openDatabase, type Db } from '#platform/database.ts'
import { sentMessages } from '#platform/messages.ts'
import { migrate } from '#platform/migrate.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { startPostgres, type Postgres } from '#platform/postgres/index.ts'
import { CITY, DISTRICT, testSecrets } from '#platform/testing.ts'
import { inventCohort } from '#server/demo/cohort.ts'
import { createRandom } from '#server/demo/random.ts'
import { inLanes } from '../server/demo/year/walk.ts'
import { apply, signIn, type Acknowledged, type Way } from './kill/applicant.ts'
import { startSite, type RunningSite } from './running-site.ts'

const APPLICANTS = 36
const AT_ONCE = 9
const SERVER_KILLS = 4
/** Answers that never arrive, besides those of a killed server. */
const LOST_PERCENT = 10
/** Before which kill of the server PostgreSQL is killed as well. */
const DATABASE_KILL = 2

describe('killing server and database while people apply', () => {
  it('loses no acknowledged application, stores none twice, gives no number twice', { timeout: 900_000 }, async () => {
    const home = await mkdtemp(join(tmpdir(), 'luohu-kill-'))
    await chmod(home, 0o755)
    const dataDir = join(home, 'postgres')
    const cluster = await startPostgres({ dataDir, databaseUrl: '' })
    await migrate(cluster.config)
    const db = openDatabase(cluster.config)
    try {
      const platform = await createPlatform({ city: CITY, mode: 'demo', db, secrets: testSecrets })
      await platform.clock.moveTo('2014-06-03T02:00:00.000Z')
      const { told, repeats } = await live(platform, cluster.config, dataDir)
      assert.equal(told.length, APPLICANTS)
      assert.ok(repeats > 0, 'nothing was in flight when the server was killed')
      await sound(db, told)
    } finally {
      await db.destroy()
      await cluster.stop()
      await rm(home, { recursive: true, force: true })
    }
  })
})

/** Everybody applies while the server, and once the database, are killed at seeded moments and started again. */
async function live(platform: Platform, config: pg.PoolConfig, dataDir: string): Promise<{ told: Acknowledged[]; repeats: number }> {
  const random = createRandom('kill 1')
  const invented = inventCohort({ seed: 'kill', count: APPLICANTS, district: DISTRICT, year: 2014, from: '2014-04-20', to: '2014-08-22' })
  let site = await startSite(config, { quiet: true })
  const { url, port } = site
  const told: Acknowledged[] = []
  let repeats = 0
  let kills = 0
  let recovered: Postgres | undefined
  const way: Way = { url, code: phone => codeFor(platform, phone), lost: () => random.chance(LOST_PERCENT), again: () => (repeats += 1) }
  const killing = async (): Promise<void> => {
    while (kills < SERVER_KILLS && told.length < APPLICANTS) {
      await sleep(random.between(100, 900))
      if (kills === DATABASE_KILL) recovered = await killDatabase(dataDir)
      await site.kill()
      site = await again(config, port)
      kills += 1
    }
  }
  try {
    // Everybody is signed in before the first kill: a lost code would make them wait half a minute for the next.
    const cookies = new Map<number, string>()
    await inLanes(invented, AT_ONCE, async ({ n, personal }) => void cookies.set(n, await signIn(way, personal.phone)))
    const applying = inLanes(invented, AT_ONCE, async person => void told.push(await apply(way, cookies.get(person.n) ?? '', person)))
    const [applied, killed] = await Promise.allSettled([applying, killing()])
    if (applied.status === 'rejected') throw applied.reason
    if (killed.status === 'rejected') throw killed.reason
    assert.equal(kills, SERVER_KILLS, 'everybody had applied before the last kill')
    return { told, repeats }
  } finally {
    await site.kill()
    await recovered?.stop()
  }
}

/** The newest code sent to a phone, as soon as it has gone out. */
async function codeFor(platform: Platform, phone: string): Promise<string> {
  for (;;) {
    const found = (await sentMessages(platform, 100)).find(one => one.phone === phone && one.kind === 'sign_in_code')
    if (found) return /\d{6}/.exec(found.text)?.[0] ?? ''
    await sleep(20)
  }
}

/** The port may be held for a moment by what is left of the killed server's connections. */
async function again(config: pg.PoolConfig, port: number): Promise<RunningSite> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startSite(config, { port, quiet: true })
    } catch (error) {
      if (attempt === 10) throw error
      await sleep(100)
    }
  }
}

/** SIGKILL to PostgreSQL's first process: no checkpoint, no farewell. Started again on the same files, it recovers. */
async function killDatabase(dataDir: string): Promise<Postgres> {
  const [file] = (await readdir(dataDir, { recursive: true })).filter(path => path.endsWith('postmaster.pid'))
  const pid = Number.parseInt(readFileSync(join(dataDir, file ?? ''), 'utf8'), 10)
  process.kill(pid, 'SIGKILL')
  while (runs(pid)) await sleep(10)
  return startPostgres({ dataDir, databaseUrl: '' })
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Every acknowledged application is there once, everybody has one, numbers run without gap or repeat, events are whole. */
async function sound(db: Db, told: readonly Acknowledged[]): Promise<void> {
  const rows = await db.selectFrom('applications').selectAll().where('city', '=', CITY).execute()
  const submitted = rows.filter(row => row.status === 'submitted')
  assert.equal(submitted.length, APPLICANTS)
  assert.equal(new Set(submitted.map(row => row.owner)).size, APPLICANTS, 'somebody applied twice')
  assert.equal(rows.length, APPLICANTS, 'a draft was begun twice')
  for (const { application, number } of told) {
    assert.equal(submitted.find(row => row.id === application)?.number, number, `acknowledged ${number} is missing`)
  }
  const numbers = submitted.map(row => row.number ?? '').toSorted()
  assert.deepEqual(numbers, Array.from({ length: APPLICANTS }, (_, n) => `${DISTRICT}-2014-${String(n + 1).padStart(6, '0')}`))
  const events = await db.selectFrom('events').select(['stream', 'version', 'kind']).where('city', '=', CITY).execute()
  assert.equal(events.filter(event => event.kind === 'submitted').length, APPLICANTS)
  for (const { id, version } of submitted) {
    const own = events.filter(event => event.stream === `application:${id}`).map(event => event.version).toSorted((a, b) => a - b)
    assert.deepEqual(own, Array.from({ length: version }, (_, n) => n + 1))
  }
}
