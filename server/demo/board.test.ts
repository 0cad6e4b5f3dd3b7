import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { openClock } from '#platform/clock.ts'
import { createVault } from '#platform/crypto.ts'
import { contextFor, type Platform } from '#platform/platform.ts'
import { testPlatform, testSecrets, type TestPlatform } from '#platform/testing.ts'
import { readPdf } from '#server/documents/testing.ts'
import { createServices } from '#server/services.ts'
import { ensureStaff, demoStaffOf } from './accounts.ts'
import { fillBoard } from './board.ts'

describe('the demonstration of the task board', () => {
  let test: TestPlatform
  let platform: Platform
  before(async () => {
    test = await testPlatform()
    const city = '440700'
    platform = {
      ...test.platform,
      city,
      vault: createVault(testSecrets, city),
      clock: await openClock(test.platform.db, city),
    }
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

  it('goes on paper with every task and department, searchable, fonts inside; for the bureau alone', async () => {
    const services = createServices(platform)
    const ctx = (more: Partial<Actor> = {}) =>
      contextFor(platform, { id: 'b', role: 'bureau', city: platform.city, name: '钱市局', ...more })
    const list = await services.boards.list(ctx())
    assert.ok(list.ok)
    const id = list.value[0]?.id ?? ''
    const [file, board] = await Promise.all([services.documents.board(ctx(), id), services.boards.board(ctx(), id)])
    assert.ok(file.ok && board.ok)
    const { text, fonts } = readPdf(file.value.content)
    const squeezed = text.replaceAll(/\s/g, '')
    for (const { quote } of board.value.lines) assert.ok(squeezed.includes(quote.slice(0, 10)), quote)
    for (const { organisation } of board.value.organisations)
      assert.ok(squeezed.includes(organisation.zh.slice(0, 6)), organisation.zh)
    assert.match(squeezed, /江办发〔2012〕23号.*2012年12月3日.*尚未设定/s)
    assert.ok(fonts.every(({ embedded }) => embedded))
    for (const actor of [
      { role: 'department', department: 'hr' },
      { role: 'officer', district: '440781' },
    ] as const) {
      const refused = await services.documents.board(ctx(actor), id)
      assert.equal(refused.ok ? '' : refused.refusals[0]?.code, 'access.not_allowed')
    }
    const nothing = await services.documents.board(ctx(), '00000000-0000-7000-8000-000000000000')
    assert.equal(nothing.ok ? '' : nothing.refusals[0]?.code, 'object.not_found')
  })
})
