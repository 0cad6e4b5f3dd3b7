import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import pg from 'pg'
import { Failure } from '../failure.ts'
import { type Postgres, startPostgres } from './index.ts'
import { isRunning, markOf, type ProcessMark } from '../processes.ts'

const asRoot = process.getuid?.() === 0

describe('startPostgres', () => {
  let home: string
  let dataDir: string
  let started: Postgres[]

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'luohu-'))
    await chmod(home, 0o755)
    dataDir = join(home, 'postgres')
    started = []
  })
  afterEach(async () => {
    for (const postgres of started) await postgres.stop()
    await rm(home, { recursive: true, force: true })
  })

  async function start(databaseUrl = '', folder = dataDir): Promise<Postgres> {
    const postgres = await startPostgres({ dataDir: folder, databaseUrl })
    started.push(postgres)
    return postgres
  }

  function serverMark(place = dataDir): ProcessMark {
    return markOf(Number.parseInt(readFileSync(join(place, 'data', 'postmaster.pid'), 'utf8'), 10)) ?? ''
  }

  it('keeps its rows over a stop and a start', async () => {
    const first = await start()
    await query(first.config, `create table notes as select '落户' as text`)
    await first.stop()
    const second = await start()
    assert.deepEqual(await query(second.config, 'select text from notes'), [{ text: '落户' }])
  })

  it('loses no acknowledged row when its server is killed', async () => {
    const { config, stop } = await start()
    await query(config, 'create table acknowledged (n integer primary key)')
    const kept = await insertUntilKilled(config, () => process.kill(Number.parseInt(serverMark(), 10), 'SIGKILL'))
    await stop()
    const again = await start()
    const found = new Set((await query<{ n: number }>(again.config, 'select n from acknowledged')).map(row => row.n))
    assert.ok(kept.length >= 50)
    assert.deepEqual(kept.filter(n => !found.has(n)), [])
  })

  it('is shared by those who start it twice, and stopped by the last one to leave', async () => {
    const [first, second] = await Promise.all([start(), start()])
    const server = serverMark()
    await first.stop()
    await first.stop()
    assert.deepEqual(await query(second.config, 'select 1 as one'), [{ one: 1 }])
    await second.stop()
    assert.equal(isRunning(server), false)
  })

  it('listens on its socket and on no TCP port', async () => {
    const { config } = await start()
    assert.deepEqual(await query(config, 'show listen_addresses'), [{ listen_addresses: '' }])
    assert.deepEqual(await query(config, 'show fsync'), [{ fsync: 'on' }])
  })

  it('works under a long path with spaces and Chinese characters', async () => {
    const folder = join(home, '落户 测试 '.repeat(8).trim(), "it's, a \"deep\" one", 'postgres')
    const { config } = await start('', folder)
    assert.ok(Buffer.byteLength(String(config.host)) < 80)
    assert.deepEqual(await query(config, 'select 1 as one'), [{ one: 1 }])
  })

  it('starts again beside what a crash left: locks of dead processes, a half-made data folder', async () => {
    await mkdir(join(dataDir, 'data.unfinished', 'base'), { recursive: true })
    await (await start()).stop()
    await writeFile(join(dataDir, 'data', 'postmaster.pid'), `${process.pid}\n`)
    await writeFile(join(dataDir, 'run', '.s.PGSQL.5432.lock'), `${process.pid}\n`)
    assert.deepEqual(await query((await start()).config, 'select 1 as one'), [{ one: 1 }])
  })

  it('says which PostgreSQL made the data when it is another one', async () => {
    await (await start()).stop()
    await writeFile(join(dataDir, 'data', 'PG_VERSION'), '17\n')
    await assert.rejects(start(), (error: Failure) => /由 PostgreSQL 17 建立/.test(error.text.zh))
  })

  it('shows what PostgreSQL says when it does not start', async () => {
    await (await start()).stop()
    await writeFile(join(dataDir, 'data', 'postgresql.auto.conf'), 'no_such_setting = 1\n')
    await assert.rejects(start(), (error: Failure) => /no_such_setting/.test(error.text.en))
  })

  it('uses the server that DATABASE_URL names, and says so when it cannot', async () => {
    const { config } = await start()
    const url = `postgres://luohu@localhost/luohu?host=${encodeURIComponent(String(config.host))}`
    const own = await start(url)
    assert.deepEqual(await query(own.config, 'select current_database() as name'), [{ name: 'luohu' }])
    await assert.rejects(start('postgres://luohu@127.0.0.1:1/luohu'), (error: Failure) => /ECONNREFUSED/.test(error.text.en))
  })

  it('keeps its data outside of a folder that the unprivileged account cannot enter', { skip: !asRoot }, async () => {
    await chmod(home, 0o700)
    const { config } = await start()
    const place = readFileSync(join(dataDir, 'place'), 'utf8').trim()
    assert.equal(dirname(String(config.host)), place)
    assert.ok(existsSync(join(place, 'data')) && !existsSync(join(dataDir, 'data')))
    await started[0]?.stop()
    await rm(place, { recursive: true })
  })
})

async function query<T extends pg.QueryResultRow>(config: pg.PoolConfig, sql: string): Promise<T[]> {
  const client = new pg.Client(config)
  await client.connect()
  const { rows } = await client.query<T>(sql)
  await client.end()
  return rows
}

/** Inserts from four connections; kills the server while all are at it. Returns the numbers that were acknowledged. */
async function insertUntilKilled(config: pg.PoolConfig, kill: () => void): Promise<number[]> {
  const acknowledged: number[] = []
  let next = 0
  const writer = async () => {
    const client = new pg.Client(config)
    client.on('error', () => {})
    await client.connect()
    for (;;) {
      const n = next++
      await client.query('insert into acknowledged values ($1)', [n])
      if (acknowledged.push(n) === 50) kill()
    }
  }
  await Promise.allSettled(Array.from({ length: 4 }, writer))
  return acknowledged
}
