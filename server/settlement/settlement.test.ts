import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, addYears } from '#calendar'
import { relayMessages, sentMessages } from '#platform/messages.ts'
import { refuse } from '#platform/result.ts'
import { CITY, testPlatform, type TestPlatform } from '#platform/testing.ts'
import { createApplications } from '#server/applications/index.ts'
import { createCards, type Cards } from '#server/cards/index.ts'
import { nameOf, ownerOf, testFile, testRound } from '#server/cards/testing.ts'
import { createPacks } from '#server/packs/index.ts'
import { createRounds } from '#server/rounds/index.ts'
import { accompanying } from './decide.ts'
import { createSettlement, type Settlement, type SettlementInput } from './index.ts'

const input: SettlementInput = {
  place: 'own_home', address: '禅城区祖庙街道某路 1 号 502', dependants: ['a', 'b'], office: '祖庙派出所', checked: true,
}

describe('settling at the police counter', () => {
  let test: TestPlatform
  let district = 440900
  let cards: Cards
  let settlement: Settlement
  let card = ''
  before(async () => { test = await testPlatform('2014-12-16T02:00:00.000Z') })
  after(() => test.close())

  const police = (name = '民警') => test.actor('police', { name, district: String(district) })
  const officer = () => test.actor('officer', { name: '审批', district: String(district) })

  beforeEach(async () => {
    district += 1
    test.clock.set('2014-12-16T02:00:00.000Z')
    const { platform } = test
    const round = await testRound(platform, { quota: 1, admitted: 1, preparedBy: 'somebody', district: String(district) })
    const packs = createPacks()
    cards = createCards(platform, round.deps)
    settlement = createSettlement(platform, { packs, cards, applications: createApplications(platform, { packs, rounds: createRounds(platform, { packs }) }) })
    assert.ok((await cards.issue(test.ctx(officer()), round.id)).ok)
    card = (await cards.forApplication(round.applications[0] ?? ''))?.id ?? ''
    test.clock.set('2015-03-02T02:00:00.000Z')
  })

  it('shows person and household in full to the police of the district only, and records the reads', async () => {
    const file = await settlement.file(test.ctx(police()), card)
    assert.ok(file.ok)
    assert.equal(file.value.name, nameOf(0))
    assert.equal(file.value.idNumber, testFile(0).personal['idNumber'])
    assert.deepEqual(file.value.dependants.map(({ relation, mayAccompany }) => [relation, mayAccompany]),
      [['spouse', true], ['child', true], ['child', false]])
    for (const who of [test.actor('police'), officer(), test.actor('citizen', { id: ownerOf(0) }), test.actor('clerk', { district: String(district) })]) {
      assert.equal((await settlement.file(test.ctx(who), card)).ok, false, who.role)
    }
    const reads = await test.platform.db.selectFrom('reads').select(['actor', 'granted']).where('object', '=', `application:${file.value.card.application}`).execute()
    assert.ok(reads.some(read => read.granted && read.actor === police().id))
    assert.ok(reads.some(read => !read.granted))
  })

  it('records place, address and the dependants who move along, ends the card and tells the holder (FS-3)', async () => {
    const done = await settlement.record(test.ctx(police()), card, input)
    assert.ok(done.ok)
    assert.deepEqual([done.value.place, done.value.clause, done.value.settledOn, done.value.by], ['own_home', 'FS-3', '2015-03-02', '民警'])
    assert.deepEqual(done.value.dependants.map(one => one.relation), ['spouse', 'child'])
    const used = await cards.get(test.ctx(police()), card)
    assert.equal(used.ok && used.value.status, 'settled')
    const register = await settlement.recent(test.ctx(police()), 5)
    assert.deepEqual(register.ok && register.value.map(row => [row.people, row.office]), [[3, '祖庙派出所']])
    assert.deepEqual(await settlement.get(test.ctx(police()), done.value.id), done)
    assert.equal((await settlement.get(test.ctx(test.actor('police')), done.value.id)).ok, false)
  })

  it('keeps address and names sealed in the database', async () => {
    await settlement.record(test.ctx(police()), card, input)
    const rows = await test.platform.db.selectFrom('events').select('data').where('city', '=', CITY).where('kind', '=', 'settlement.recorded').execute()
    const stored = JSON.stringify([rows, await test.platform.db.selectFrom('settlements').select('state').execute()])
    for (const secret of [input.address, nameOf(0), testFile(0).dependants[0]?.['idNumber'] ?? '?', testFile(0).dependants[1]?.['name'] ?? '?']) {
      assert.equal(stored.includes(secret), false)
    }
  })

  it('has one effect when the same form is sent again or at the same moment', async () => {
    const ctx = test.ctx(police(), `form ${district}`)
    const answers = await Promise.all([1, 2, 3].map(() => settlement.record(ctx, card, input)))
    const again = await settlement.record(ctx, card, input)
    assert.equal(new Set([...answers, again].map(answer => (answer.ok ? answer.value.id : 'refused'))).size, 1)
    const rows = await test.platform.db.selectFrom('settlements').select('id').where('card_id', '=', card).execute()
    assert.equal(rows.length, 1)
    while (await relayMessages(test.platform) > 0);
    const told = await sentMessages(test.platform, 500)
    assert.equal(told.filter(message => message.kind === 'settlement.recorded' && message.text.includes(`K${district}`)).length, 1)
  })

  it('lets only one of two counters record', async () => {
    const answers = await Promise.all(['甲', '乙'].map(name => settlement.record(test.ctx(police(name)), card, input)))
    assert.equal(answers.filter(answer => answer.ok).length, 1)
    assert.deepEqual(answers.find(answer => !answer.ok), refuse('settlement.already', { params: { on: '2015-03-02' } }))
  })

  it('refuses an expired card with its clause, on the day after its last one, lapsed already or not (FS-9)', async () => {
    test.clock.set('2015-12-17T02:00:00.000Z')
    const late = refuse('settlement.expired', { clause: 'FS-9', params: { until: '2015-12-16' } })
    assert.deepEqual(await settlement.record(test.ctx(police()), card, input), late)
    await cards.due(test.ctx(test.actor('system', { id: 'system' })))
    assert.deepEqual(await settlement.record(test.ctx(police()), card, input), late)
    const file = await settlement.file(test.ctx(police()), card)
    assert.deepEqual(file.ok && file.value.blocked, late.refusals)
  })

  it('records on the last day', async () => {
    test.clock.set('2015-12-16T15:59:00.000Z')
    assert.ok((await settlement.record(test.ctx(police()), card, { ...input, dependants: [] })).ok)
  })

  it('refuses a revoked card and a holder on the permit route, each with its clause', async () => {
    const holder = test.actor('citizen', { id: ownerOf(0) })
    await cards.chooseRoute(test.ctx(holder), card, 'residence_permit')
    assert.deepEqual(await settlement.record(test.ctx(police()), card, input), refuse('settlement.permit_route', { clause: 'FS-10' }))
    await cards.revoke(test.ctx(officer()), card, { clause: 'FS-1', reason: '材料不实' })
    assert.deepEqual(await settlement.record(test.ctx(police()), card, input),
      refuse('settlement.revoked', { clause: 'FS-1', params: { on: '2015-03-02' } }))
  })

  it('names everything wrong with a form at once and stores nothing', async () => {
    const wrong = await settlement.record(test.ctx(police()), card,
      { place: 'tent', address: ' ', dependants: ['c', 'stranger'], office: 'x'.repeat(201), checked: false })
    assert.deepEqual(wrong.ok ? [] : wrong.refusals.map(({ code, field }) => [code, field]), [
      ['field.choice', 'place'], ['field.required', 'address'], ['field.too_long', 'office'], ['settlement.of_age', 'dependants'],
      ['settlement.dependant', 'dependants'], ['settlement.not_checked', 'checked'],
    ])
    const kept = await cards.get(test.ctx(police()), card)
    assert.equal(kept.ok && kept.value.status, 'issued')
  })

  it('refuses the police of another district and every other role', async () => {
    const codes = []
    for (const who of [test.actor('police'), officer(), test.actor('citizen', { id: ownerOf(0) })]) {
      const answer = await settlement.record(test.ctx(who), card, input)
      codes.push(answer.ok ? 'ok' : answer.refusals[0]?.code)
    }
    assert.deepEqual(codes, ['access.other_patch', 'access.not_allowed', 'access.not_allowed'])
  })

  it('finds a card by number, by code, by the address in its QR code; says so when it is none', async () => {
    const known = await cards.get(test.ctx(police()), card)
    assert.ok(known.ok)
    const { code, number } = known.value
    for (const typed of [code, number, `https://luohu.example/v/${code}`, `/en/v/${code}?x=1`, number.slice(1)]) {
      assert.deepEqual(await cards.find(test.ctx(police()), typed), { ok: true, value: card })
    }
    const say = async (typed: string) => cards.find(test.ctx(police()), typed)
    assert.deepEqual(await say(' '), refuse('field.required', { field: 'card' }))
    assert.deepEqual(await say('hello'), refuse('cards.bad_code', { field: 'card' }))
    assert.deepEqual(await say('K440604-2014-99999'), refuse('cards.unknown', { field: 'card' }))
    assert.deepEqual(await cards.find(test.ctx(officer()), number), refuse('access.not_allowed'))
  })
})

describe('who may accompany (FS-3)', () => {
  it('is every spouse, and a child until the day before the eighteenth birthday', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map(day => addDays('1970-01-01', day))
    fc.assert(fc.property(days, days, fc.constantFrom('spouse' as const, 'child' as const), (birth, today, relation) => {
      fc.pre(birth <= today)
      const { mayAccompany } = accompanying({ key: 'k', name: '某', idNumber: '', relation }, birth, today)
      assert.equal(mayAccompany, relation === 'spouse' || today < addYears(birth, 18))
    }))
  })
})
