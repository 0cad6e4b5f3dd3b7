import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openClock } from '#platform/clock.ts'
import { createVault } from '#platform/crypto.ts'
import { contextFor, type Platform } from '#platform/platform.ts'
import { testPlatform, testSecrets, type TestPlatform } from '#platform/testing.ts'
import { createServices } from '#server/services.ts'
import { ensureStaff, demoStaffOf } from './accounts.ts'
import { fillBoard } from './board.ts'

describe('the demonstration of the task board', () => {
  let test: TestPlatform
  let platform: Platform
  before(async () => {
    test = await testPlatform()
    const city = '440700'
    platform = { ...test.platform, city, vault: createVault(testSecrets, city), clock: await openClock(test.platform.db, city) }
  })
  after(() => test.close())

  it('is the opinion’s board with a few reports, each marked as invented, the same when it is filled again', async () => {
    const services = createServices(platform)
    const staff = await ensureStaff(services.accounts, demoStaffOf(platform.city))
    await fillBoard(services, staff)
    await fillBoard(services, staff)
    const bureau = contextFor(platform, { id: 'b', role: 'bureau', city: platform.city, name: '钱市局' })
    const list = await services.boards.list(bureau)
    assert.ok(list.ok)
    assert.equal(list.value.length, 1)
    const board = await services.boards.board(bureau, list.value[0]?.id ?? '')
    assert.ok(board.ok)
    assert.equal(board.value.lines.length, 32)
    const texts = board.value.lines.map(({ text }) => text).filter(text => text !== '')
    assert.ok(texts.length >= 8 && texts.every(text => text.endsWith('（演示数据，虚构）')))
    assert.ok(board.value.counts.silent > 0 && board.value.counts.progress.difficult > 0)
  })
})
