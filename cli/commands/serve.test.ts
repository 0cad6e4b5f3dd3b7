import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { checkout } from '#platform/home.ts'
import { startPostgres } from '#platform/postgres/index.ts'
import { markOf } from '#platform/processes.ts'

interface Run {
  readonly child: ChildProcess
  /** Resolves with the first match in what it prints; rejects when it ends without. */
  readonly says: (pattern: RegExp) => Promise<string>
  readonly ends: () => Promise<number | null>
}

describe('luohu serve', () => {
  let home: string
  let dataDir: string
  const children: ChildProcess[] = []
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'luohu 网站-'))
    await chmod(home, 0o755)
    dataDir = join(home, 'demo-postgres')
  })
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })
  after(async () => {
    // Whoever starts last stops the database, so one that a failed test left behind ends here.
    await (await startPostgres({ dataDir, databaseUrl: '' })).stop()
    await rm(home, { recursive: true })
  })

  function serve(env: NodeJS.ProcessEnv = {}, ...args: string[]): Run {
    const child = spawn(process.execPath, [join(checkout, 'start.js'), 'serve', ...args], {
      env: { ...process.env, LUOHU_HOME: home, PORT: '0', DATABASE_URL: '', ...env },
    })
    children.push(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (output += String(part)))
    const ended = once(child, 'close')
    const says = (pattern: RegExp) =>
      new Promise<string>((done, fail) => {
        const look = (): void => {
          const found = pattern.exec(output)
          if (found) done(found[1] ?? found[0])
        }
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look)
        look()
        void ended.then(() => fail(new Error(`it ended without saying ${pattern}:\n${output}`)))
      })
    return { child, says, ends: async () => (await ended)[0] }
  }

  const ready = /Ready: (http:\S+)/

  function databasePid(): number {
    return Number.parseInt(readFileSync(join(dataDir, 'data', 'postmaster.pid'), 'utf8'), 10)
  }

  it('serves pages and names an account for each role; a second start says where; an interrupt stops all', async () => {
    const first = serve()
    const url = await first.says(ready)
    const page = await fetch(url)
    assert.equal(page.status, 200)
    await page.text()
    for (const role of ['clerk', 'review-hr', 'officer', 'police', 'admin']) await first.says(new RegExp(`\\n {2}${role} `))
    const second = serve()
    await second.says(new RegExp(`已在运行：${url}`))
    assert.equal(await second.ends(), 0)
    const database = databasePid()
    first.child.kill('SIGINT')
    assert.equal(await first.ends(), 0)
    assert.equal(markOf(database), undefined)
    assert.equal(existsSync(join(home, 'server', 'address')), false)
  })

  it('starts again after it was killed', async () => {
    const killed = serve()
    await killed.says(ready)
    killed.child.kill('SIGKILL')
    await killed.ends()
    const again = serve()
    assert.equal((await fetch(await again.says(ready))).status, 200)
    const database = databasePid()
    again.child.kill('SIGTERM')
    assert.equal(await again.ends(), 0)
    assert.equal(markOf(database), undefined)
  })

  it('says which port is taken and how to take another', async () => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    assert.ok(address !== null && typeof address === 'object')
    const refused = serve({}, '--port', String(address.port))
    await refused.says(new RegExp(`端口 ${address.port} 已被其他程序占用.*PORT=${address.port + 1} npm start`))
    await refused.says(/is taken by another program/)
    assert.equal(await refused.ends(), 1)
    other.close()
  })

  it('does not start outside demo mode without secrets', async () => {
    const refused = serve({ LUOHU_MODE: 'production', LUOHU_MASTER_KEY: '', LUOHU_INDEX_KEY: '' })
    await refused.says(/缺失或过弱：LUOHU_MASTER_KEY, LUOHU_INDEX_KEY/)
    assert.equal(await refused.ends(), 1)
  })
})
