import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { exclusively, tryLock } from './lock.ts'
import { isRunning, markOf } from './processes.ts'

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

describe('processes', () => {
  it('tells a running process from one that ended', async () => {
    const dead = await deadMark()
    assert.match(dead, /^\d+:/)
    assert.equal(isRunning(dead), false)
    assert.equal(isRunning(markOf(process.pid) ?? ''), true)
  })

  it('does not take a later process for the one that had its number', () => {
    assert.equal(isRunning(`${process.pid}:1`), false)
  })
})

describe('exclusively', () => {
  it('lets one in at a time', async () => {
    let inside = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++inside)
      await new Promise(setImmediate)
      inside--
    }
    await Promise.all(Array.from({ length: 5 }, () => exclusively(folder, work)))
    assert.equal(most, 1)
  })

  it('takes over from a process that was killed, and leaves nothing behind when the work fails', async () => {
    await symlink(await deadMark(), join(folder, 'lock'))
    await assert.rejects(exclusively(folder, () => Promise.reject(new Error('failed'))), /failed/)
    assert.equal((await readdir(folder)).includes('lock'), false)
  })
})

describe('tryLock', () => {
  it('is refused while held, given after release and after its holder was killed', async () => {
    const place = join(folder, 'held')
    const release = tryLock(place)
    assert.ok(release)
    assert.equal(tryLock(place), undefined)
    release()
    await symlink(await deadMark(), join(place, 'lock'))
    assert.ok(tryLock(place))
    assert.equal(tryLock(place), undefined)
  })
})
