import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '#platform/access.ts'
import type { Result } from '#platform/result.ts'
import { DISTRICT, testPlatform, type TestPlatform } from '#platform/testing.ts'
import { createCards, type Cards } from '#server/cards/index.ts'
import { createApplications, type Applications } from '#server/applications/index.ts'
import { createPacks } from '#server/packs/index.ts'
import { createRankings } from '#server/ranking/index.ts'
import { createRounds } from '#server/rounds/index.ts'
import { createSettlement, type Settlement } from '#server/settlement/index.ts'
import { fakeReview } from '../ranking/testing.ts'
import { nameOf, ownerOf, testFile, testRound, type TestRound } from '../cards/testing.ts'
import { createDocuments, type Documents, type PrintedFile } from './index.ts'
import { readPdf } from './testing.ts'

const ORIGIN = 'https://luohu.example'
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusals[0]?.code)

describe('who may have which document', () => {
  let test: TestPlatform
  let applications: Applications
  let round: TestRound
  let cards: Cards
  let settlement: Settlement
  let documents: Documents
  let holder: Actor

  before(async () => {
    test = await testPlatform('2014-12-16T02:00:00.000Z')
    const packs = createPacks()
    const rounds = createRounds(test.platform, { packs })
    applications = createApplications(test.platform, { packs, rounds })
    const rankings = createRankings(test.platform, { packs, rounds, review: fakeReview() })
    round = await testRound(test.platform, { quota: 3, admitted: 3, preparedBy: 'somebody' })
    cards = createCards(test.platform, round.deps)
    settlement = createSettlement(test.platform, { packs, cards, applications })
    documents = createDocuments(test.platform, { packs, applications, cards, settlement, rankings })
    holder = test.actor('citizen', { id: ownerOf(0) })
    assert.ok((await cards.issue(test.ctx(test.actor('officer')), round.id)).ok)
  })
  after(() => test.close())

  const application = (n = 0) => round.applications[n] ?? ''
  const card = async (n = 0) => (await cards.forApplication(application(n)))?.id ?? ''
  const textOf = (file: Result<PrintedFile>): string => (file.ok ? readPdf(file.value.content).text : JSON.stringify(file.refusals))

  it('gives the applicant receipt, form and score sheet of their own case, and nobody else\'s', async () => {
    for (const print of ['receipt', 'form', 'score'] as const) {
      const own = await documents[print](test.ctx(holder), application(), ORIGIN)
      assert.ok(textOf(own).includes(nameOf(0)), print)
      assert.equal(codeOf(await documents[print](test.ctx(holder), application(1), ORIGIN)), 'access.other_patch', print)
      assert.notEqual(codeOf(await documents[print](test.ctx(test.actor('officer', { district: '440605' })), application(), ORIGIN)), 'ok', print)
    }
  })

  it('records each document as a read, given or refused', async () => {
    const before = await reads()
    await documents.card(test.ctx(holder), await card(), ORIGIN)
    await documents.card(test.ctx(test.actor('citizen')), await card(), ORIGIN)
    const now = await reads()
    assert.deepEqual(now.slice(before.length).map(read => read.granted), [true, false])
  })

  async function reads() {
    return test.platform.db.selectFrom('reads').select(['id', 'granted']).where('action', '=', 'card.read').orderBy('id').execute()
  }

  it('prints the card with a QR code that leads to this site and finds the card', async () => {
    const text = textOf(await documents.card(test.ctx(holder), await card(), ORIGIN))
    const code = /\/v\/([0-9A-Z]{26})/.exec(text)?.[1] ?? ''
    assert.equal((await cards.verify(code))?.number, `K${DISTRICT}-2014-00001`)
  })

  it('prints a batch for the district\'s officers only', async () => {
    assert.equal((await readBatch(test.actor('officer'))).pages, 3)
    assert.equal(codeOf(await documents.cards(test.ctx(test.actor('police')), round.id, ORIGIN, 1)), 'access.not_allowed')
    assert.equal(codeOf(await documents.cards(test.ctx(test.actor('officer')), round.id, ORIGIN, 2)), 'documents.no_cards')
  })

  async function readBatch(actor: Actor) {
    const file = await documents.cards(test.ctx(actor), round.id, ORIGIN, 1)
    assert.ok(file.ok)
    return readPdf(file.value.content)
  }

  it('prints the record of a settlement once there is one, with numbers masked', async () => {
    const police = test.ctx(test.actor('police'))
    assert.equal(codeOf(await documents.settled(police, await card(1))), 'documents.not_settled')
    const input = { place: 'own_home', address: '某路 9 号', dependants: ['a'], office: '某派出所', checked: true }
    assert.ok((await settlement.record(test.ctx(test.actor('police')), await card(1), input)).ok)
    const text = textOf(await documents.settled(police, await card(1)))
    for (const words of ['入户登记回执', nameOf(1), '某路 9 号', '某派出所', testFile(1).dependants[0]?.['name'] ?? '?']) assert.ok(text.includes(words), words)
    assert.equal(text.includes(testFile(1).personal['idNumber'] ?? '?'), false)
  })

  it('prints no card that was revoked', async () => {
    assert.ok((await cards.revoke(test.ctx(test.actor('officer')), await card(2), { clause: 'FS-1', reason: '材料不实' })).ok)
    assert.equal(codeOf(await documents.card(test.ctx(test.actor('officer')), await card(2), ORIGIN)), 'documents.revoked')
  })

  it('prints nothing of a draft', async () => {
    const person = test.actor('citizen', { name: '草稿人' })
    const draft = await applications.createDraft(test.ctx(person))
    assert.ok(draft.ok)
    assert.equal(codeOf(await documents.receipt(test.ctx(person), draft.value.id, ORIGIN)), 'documents.not_submitted')
  })
})
