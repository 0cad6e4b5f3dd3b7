import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { diskFull, Failure, isDiskFull } from '../failure.ts'
import { unprivileged } from './account.ts'
import { holdersOf } from './holders.ts'
import { socketFolder } from './layout.ts'
import { markOf } from '../processes.ts'
import { cannotRun, explain } from './programs.ts'

let folder: string
before(async () => (folder = await mkdtemp(join(tmpdir(), 'luohu-'))))
after(() => rm(folder, { recursive: true }))

async function deadMark(): Promise<string> {
  const child = spawn('sleep', ['60'])
  const mark = markOf(child.pid ?? 0) ?? ''
  child.kill()
  await once(child, 'exit')
  return mark
}

describe('socketFolder', () => {
  const limit = (path: string) => Buffer.byteLength(`${path}/.s.PGSQL.5432`)

  it('stays beside the data where the path is short and plain', () => {
    assert.equal(socketFolder('/srv/luohu/.luohu/postgres', 1000), '/srv/luohu/.luohu/postgres/run')
  })

  it('moves to /tmp where it is too long, or holds what the setting could not', () => {
    for (const place of [`/srv/${'x'.repeat(90)}`, '/srv/落户', '/srv/with space', '/srv/a,b', '/srv/"quoted"']) {
      const socket = socketFolder(place, 1000)
      assert.match(socket, /^\/tmp\/luohu-1000-[0-9a-f]{12}$/)
      assert.ok(limit(socket) <= 103)
      assert.notEqual(socket, socketFolder(`${place}2`, 1000))
    }
  })

  it('fits exactly up to the limit', () => {
    const longest = `/${'x'.repeat(103 - '//run/.s.PGSQL.5432'.length)}`
    assert.equal(socketFolder(longest, 1), `${longest}/run`)
    assert.match(socketFolder(`${longest}x`, 1), /^\/tmp/)
  })
})

describe('holders', () => {
  it('counts those who are there, and not those who were killed', async () => {
    const place = join(folder, 'counted')
    await mkdir(join(place, 'holders'), { recursive: true })
    await writeFile(join(place, 'holders', '1-1'), await deadMark())
    const [leaveFirst, leaveSecond] = [holdersOf(place).enter(), holdersOf(place).enter()]
    assert.equal(leaveFirst(), true)
    assert.equal(leaveSecond(), false)
  })
})

describe('unprivileged', () => {
  it('is nobody, else the least privileged account there is', () => {
    const root = 'root:x:0:0:root:/root:/bin/sh'
    assert.deepEqual(unprivileged(`${root}\nbin:x:2:2::/:\nnobody:x:65534:65533::/:`), { uid: 65534, gid: 65533 })
    assert.deepEqual(unprivileged(`${root}\nbin:x:2:2::/:\ndaemon:x:1:1::/:`), { uid: 1, gid: 1 })
    assert.throws(() => unprivileged(root), Failure)
  })
})

describe('what is said when it does not start', () => {
  const layout = { place: '/srv/luohu', log: '/srv/luohu/log' }

  it('names a full disk in both languages', () => {
    const failure = explain('FATAL:  could not write lock file "postmaster.pid": No space left on device', layout)
    assert.match(failure.text.zh, /磁盘空间不足.*\/srv\/luohu/)
    assert.match(failure.text.en, /disk is full.*\/srv\/luohu/)
  })

  it('repeats PostgreSQL otherwise, and says where the log is', () => {
    const failure = explain('FATAL:  data directory has wrong ownership\n', layout)
    assert.match(failure.text.zh, /wrong ownership/)
    assert.match(failure.text.en, /\/srv\/luohu\/log/)
  })

  it('names the way out where the binary cannot run', () => {
    assert.match(cannotRun(new Error('spawn ENOENT')).text.en, /DATABASE_URL/)
  })

  it('recognises a full disk behind other errors', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' })
    assert.equal(isDiskFull(new Error('migration failed', { cause: full })), true)
    assert.equal(isDiskFull(Object.assign(new Error('extend'), { code: '53100' })), true)
    assert.equal(isDiskFull(diskFull('/srv')), false)
    assert.equal(isDiskFull('ENOSPC'), false)
  })
})
