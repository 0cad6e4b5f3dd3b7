import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { createVault } from '#platform/crypto.ts'
import type { Platform } from '#platform/platform.ts'
import { testPlatform, testSecrets, type TestPlatform } from '#platform/testing.ts'
import { createServices, type Services } from '#server/services.ts'
import { confirmed } from '../board/testing.ts'
import { readPdf } from './testing.ts'

const CITY = '440700'

describe('the summary of a task board on paper (JM-10)', () => {
  let test: TestPlatform
  let services: Services
  let id: string
  before(async () => {
    test = await testPlatform('2012-12-04T02:00:00.000Z')
    const platform: Platform = { ...test.platform, city: CITY, vault: createVault(testSecrets, CITY) }
    services = createServices(platform)
    const [document] = services.boards.documents()
    const made = await services.boards.create(test.ctx(bureau), confirmed(document?.text ?? ''))
    assert.ok(made.ok, JSON.stringify(made))
    id = made.value.id
  })
  after(() => test.close())
  const bureau: Actor = { id: '00000000-0000-7000-8000-000000000001', role: 'bureau', city: CITY, name: '钱市局' }

  it('holds every task and department, searchable, with fonts inside', async () => {
    const file = await services.documents.board(test.ctx(bureau), id)
    assert.ok(file.ok)
    const { text, fonts } = readPdf(file.value.content)
    const board = await services.boards.board(test.ctx(bureau), id)
    assert.ok(board.ok)
    const squeezed = text.replaceAll(/\s/g, '')
    for (const { quote } of board.value.lines) assert.ok(squeezed.includes(quote.slice(0, 10)), quote)
    for (const { organisation } of board.value.organisations) assert.ok(squeezed.includes(organisation.zh.slice(0, 6)), organisation.zh)
    assert.match(squeezed, /江办发〔2012〕23号.*2012年12月3日.*尚未设定/s)
    assert.ok(fonts.every(({ embedded }) => embedded))
  })

  it('is printed for the bureau alone', async () => {
    for (const actor of [{ ...bureau, role: 'department' as const, department: 'hr' }, { ...bureau, role: 'officer' as const, district: '440781' }]) {
      const file = await services.documents.board(test.ctx(actor), id)
      assert.equal(file.ok ? '' : file.refusals[0]?.code, 'access.not_allowed')
    }
    const file = await services.documents.board(test.ctx(bureau), '00000000-0000-7000-8000-000000000000')
    assert.equal(file.ok ? '' : file.refusals[0]?.code, 'object.not_found')
  })
})
