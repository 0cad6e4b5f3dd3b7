import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openClock } from '#platform/clock.ts'
import type { Platform } from '#platform/platform.ts'
import { testPlatform, type TestPlatform } from '#platform/testing.ts'
import { demoLoaded, loadDemo } from './load.ts'

describe('demo data', () => {
  let test: TestPlatform
  let platform: Platform
  before(async () => {
    test = await testPlatform()
    platform = { ...test.platform, clock: await openClock(test.platform.db, test.platform.city) }
  })
  after(() => test.close())

  const statuses = async () => {
    const rows = await platform.db.selectFrom('applications').select(['status', 'number']).execute()
    assert.equal(new Set(rows.map(({ number }) => number)).size, rows.length)
    return Object.fromEntries(Map.groupBy(rows, ({ status }) => status).entries().map(([status, of]) => [status, of.length]))
  }

  it('is finished by the next start where a start was killed half-way, nobody twice', async () => {
    await assert.rejects(loadDemo(platform, () => { throw new Error('killed') }), /killed/)
    assert.equal(await demoLoaded(platform), false)
    await loadDemo(platform)
    assert.equal(await demoLoaded(platform), true)
    const found = await statuses()
    assert.equal(Object.values(found).reduce((sum, count) => sum + count, 0), 60)
    assert.ok((found['submitted'] ?? 0) >= 10 && (found['accepted'] ?? 0) >= 35, JSON.stringify(found))
  })

  it('is left alone the second time', async () => {
    const before = await statuses()
    const now = platform.clock.now()
    await loadDemo(platform)
    assert.deepEqual(await statuses(), before)
    assert.equal(now.slice(0, 10), '2014-08-25')
  })
})
