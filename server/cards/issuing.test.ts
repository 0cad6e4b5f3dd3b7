import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import { sentMessages, relayMessages } from '#platform/messages.ts'
import { refuse } from '#platform/result.ts'
import { CITY, DISTRICT, testPlatform, type TestPlatform } from '#platform/testing.ts'
import { createCards } from './index.ts'
import { cardAggregate } from './decide.ts'
import { nameOf, ownerOf, testRound, type TestRound } from './testing.ts'

describe('issuing cards', () => {
  let test: TestPlatform
  let district = 440700
  before(async () => { test = await testPlatform('2014-12-16T02:00:00.000Z') })
  after(() => test.close())

  const preparer = () => test.actor('officer', { name: '经办', district: String(district) })
  const officer = () => test.actor('officer', { name: '审批', district: String(district) })

  /** Every round in a district of its own: a database holds one round a district and year. */
  async function scene(recipe: Omit<Parameters<typeof testRound>[1], 'preparedBy' | 'district'>) {
    district += 1
    const round = await testRound(test.platform, { preparedBy: preparer().id, district: String(district), ...recipe })
    return { round, cards: createCards(test.platform, round.deps) }
  }

  async function issued(round: TestRound) {
    return test.platform.db.selectFrom('cards').selectAll().where('city', '=', CITY).where('round_id', '=', round.id).orderBy('number').execute()
  }

  it('gives every admitted entry one card on one place, valid a year, and tells the holder', async () => {
    const { round, cards } = await scene({ quota: 5, admitted: 5, after: [6, 7] })
    const answer = await cards.issue(test.ctx(officer()), round.id)
    assert.ok(answer.ok)
    assert.deepEqual([answer.value.of, answer.value.issued, answer.value.finished], [5, 5, true])
    const rows = await issued(round)
    assert.deepEqual(rows.map(row => row.application_id), round.applications.slice(0, 5))
    assert.deepEqual(rows.map(row => row.seat), [1, 2, 3, 4, 5])
    assert.ok(rows.every(row => row.issued_on === '2014-12-16' && row.expires_on === '2015-12-16'))
    assert.equal(rows[0]?.number, `K${district}-2014-00001`)
    const card = await cards.forApplication(round.applications[0] ?? '')
    assert.ok(card)
    assert.deepEqual({ ...await rebuild(test.platform.db, cardAggregate, CITY, card.id), id: card.id, version: 1 }, card)
    while (await relayMessages(test.platform) > 0);
    const told = await sentMessages(test.platform, 500)
    assert.equal(told.filter(message => message.kind === 'card.issued' && message.text.includes(`K${district}-`)).length, 5)
  })

  it('refuses the officer who froze the ranking, before the notice has ended, and without a notice', async () => {
    const { round, cards } = await scene({ quota: 2, admitted: 2, noticeTo: '2014-12-16' })
    const running = { clause: 'FS-8', params: { until: '2014-12-16' } }
    assert.deepEqual(await cards.issue(test.ctx(officer()), round.id), refuse('cards.notice_running', running))
    const over = await scene({ quota: 2, admitted: 2, noticeTo: '2014-12-15' })
    assert.deepEqual(await over.cards.issue(test.ctx(preparer()), over.round.id), refuse('access.same_person'))
    const facts = await over.round.deps.round(test.platform.db, over.round.id)
    const unpublished = createCards(test.platform, { ...over.round.deps, round: async () => facts && { ...facts, published: undefined } })
    assert.deepEqual(await unpublished.issue(test.ctx(officer()), over.round.id), refuse('cards.no_notice', { clause: 'FS-8' }))
    assert.equal((await issued(over.round)).length, 0)
  })

  it('lets no other role and no other district issue', async () => {
    const { round, cards } = await scene({ quota: 1, admitted: 1 })
    const codes = []
    for (const actor of [test.actor('officer', { district: DISTRICT }), test.actor('police', { district: String(district) }), test.actor('citizen')]) {
      const answer = await cards.issue(test.ctx(actor), round.id)
      codes.push(answer.ok ? 'ok' : answer.refusals[0]?.code)
    }
    assert.deepEqual(codes, ['access.other_patch', 'access.not_allowed', 'access.not_allowed'])
    assert.equal((await issued(round)).length, 0)
  })

  it('issues what the tie rule admits beyond the quota and not one more', async () => {
    const { round, cards } = await scene({ quota: 3, admitted: 5, after: [6] })
    assert.ok((await cards.issue(test.ctx(officer()), round.id)).ok)
    assert.equal((await issued(round)).length, 5)
    const seats = await test.platform.db.selectFrom('seats').select('origin').where('round_id', '=', round.id).orderBy('number').execute()
    assert.deepEqual(seats.map(seat => seat.origin), ['quota', 'quota', 'quota', 'tie', 'tie'])
    assert.deepEqual(await cards.issue(test.ctx(officer()), round.id), refuse('cards.nothing_to_issue', { clause: 'FS-9' }))
  })

  it('never stands more cards than a later, shorter list allows', async () => {
    const { round, cards } = await scene({ quota: 2, admitted: 4 })
    const [, , , last = ''] = round.applications
    const held = await cards.hold(test.ctx(officer()), round.id, last, { clause: 'FS-1', reason: '核对学历' })
    assert.ok(held.ok && (await cards.issue(test.ctx(officer()), round.id)).ok)
    const shorter = createCards(test.platform, {
      ...round.deps, admitted: async () => ({ rankingId: round.ranking, seats: 3, waiting: [], ready: [] }),
    })
    await cards.release(test.ctx(officer()), held.value)
    const overview = await shorter.overview(test.ctx(officer()), round.id)
    assert.ok(overview.ok)
    assert.deepEqual([overview.value.ready, overview.value.withoutPlace], [0, 1])
    assert.deepEqual(await shorter.issue(test.ctx(officer()), round.id), refuse('cards.nothing_to_issue', { clause: 'FS-9' }))
    assert.equal((await issued(round)).length, 3)
  })

  it('keeps back entries with an open objection, a hold or a bar, and issues them once that is cleared', async () => {
    const { round, cards } = await scene({ quota: 4, admitted: 4 })
    const [objected = '', held = '', barred = '', free = ''] = round.applications
    const waiting = createCards(test.platform, {
      ...round.deps,
      admitted: async () => ({ rankingId: round.ranking, seats: 4, ready: [], waiting: [{ entry: { applicationId: objected }, because: 'objection' }] }),
    })
    const hold = await cards.hold(test.ctx(officer()), round.id, held, { clause: 'FS-11', reason: '证书编号待核' })
    await bar(barred)
    assert.ok(hold.ok && (await waiting.issue(test.ctx(officer()), round.id)).ok)
    assert.deepEqual((await issued(round)).map(row => row.application_id), [free])
    const entries = await waiting.entries(test.ctx(officer()), round.id, { limit: 10, offset: 0 })
    assert.ok(entries.ok)
    assert.deepEqual(entries.value.map(entry => entry.heldBy), ['objection', 'officer', 'bar'])
    assert.equal(entries.value[1]?.hold?.reason, '证书编号待核')
    await cards.release(test.ctx(officer()), hold.value)
    assert.ok((await cards.issue(test.ctx(officer()), round.id)).ok)
    assert.deepEqual((await issued(round)).map(row => row.application_id), [free, objected, held])
    const late = await cards.hold(test.ctx(officer()), round.id, free, { clause: 'FS-1', reason: '太迟' })
    assert.deepEqual(late, refuse('cards.already_issued'))
  })

  async function bar(application: string) {
    const row = await test.platform.db.selectFrom('applications').select('identity_index').where('id', '=', application).executeTakeFirstOrThrow()
    await test.platform.db.insertInto('bars').values({
      city: CITY, id: application, version: 1, state: '{}', identity_index: row.identity_index ?? Buffer.alloc(0), from_on: '2014-12-01', until_on: '2019-12-01',
      clause: 'QY-5', reason_sealed: test.platform.vault.seal('reason', '虚假材料'), placed_by: 'x',
    }).execute()
  }

  it('refuses a hold without a published clause, without a reason, twice, or on nobody', async () => {
    const { round, cards } = await scene({ quota: 1, admitted: 1 })
    const [one = ''] = round.applications
    const wrong = await cards.hold(test.ctx(officer()), round.id, one, { clause: 'MADE-UP', reason: ' ' })
    assert.deepEqual(wrong.ok ? [] : wrong.refusals.map(({ code, field }) => [code, field]),
      [['cards.clause_unknown', 'clause'], ['field.required', 'reason']])
    assert.ok((await cards.hold(test.ctx(officer()), round.id, one, { clause: 'FS-1', reason: '核对' })).ok)
    assert.deepEqual(await cards.hold(test.ctx(officer()), round.id, one, { clause: 'FS-1', reason: '核对' }), refuse('cards.held_officer'))
    assert.deepEqual(await cards.hold(test.ctx(officer()), round.id, 'nobody', { clause: 'FS-1', reason: '核对' }), refuse('object.not_found'))
  })

  it('issues each card once when two officers issue at the same moment', async () => {
    const { round, cards } = await scene({ quota: 60, admitted: 60 })
    const second = createCards(test.platform, round.deps)
    const other = test.actor('officer', { name: '另一位', district: String(district) })
    const answers = await Promise.all([cards.issue(test.ctx(officer()), round.id), second.issue(test.ctx(other), round.id)])
    assert.ok(answers.every(answer => answer.ok))
    const rows = await issued(round)
    assert.equal(rows.length, 60)
    assert.equal(new Set(rows.map(row => row.application_id)).size, 60)
    assert.equal(new Set(rows.map(row => row.seat)).size, 60)
    assert.deepEqual(rows.map(row => row.number), rows.map((_, n) => `K${district}-2014-${String(n + 1).padStart(5, '0')}`))
  })

  it('stops when the ranking changes under it, rather than issue by an old list', async () => {
    const { round } = await scene({ quota: 3, admitted: 3 })
    let asked = 0
    const moving = createCards(test.platform, {
      ...round.deps,
      round: async (db, id) => {
        const facts = await round.deps.round(db, id)
        asked += 1
        const moved = asked > 3 && facts?.published ? { ...facts.published, ranking: '00000000-0000-7000-8000-000000000000' } : facts?.published
        return facts && { ...facts, published: moved }
      },
    })
    const answer = await moving.issue(test.ctx(officer()), round.id)
    assert.ok(answer.ok)
    assert.ok(answer.value.issued < 3)
  })

  it('checks a card for anyone without naming the holder, by code or by number and full name', async () => {
    const { round, cards } = await scene({ quota: 1, admitted: 1 })
    await cards.issue(test.ctx(officer()), round.id)
    const card = await cards.forApplication(round.applications[0] ?? '')
    assert.ok(card)
    const shown = await cards.verify(` ${card.code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')}`)
    assert.equal(shown?.standing, 'valid')
    assert.deepEqual(Object.keys(shown ?? {}).sort(),
      ['district', 'expiresOn', 'issuedOn', 'maskedName', 'number', 'pack', 'settledOn', 'standing'])
    assert.equal(JSON.stringify(shown).includes(nameOf(0)), false)
    assert.equal((await cards.verifyNumber(card.number.toLowerCase(), ` ${nameOf(0)} `))?.number, card.number)
    assert.equal(await cards.verifyNumber(card.number, nameOf(1)), undefined)
    assert.equal(await cards.verify(card.number), undefined)
    assert.equal(await cards.verify(''), undefined)
  })

  it('shows the whole card to its holder, the officers and the police of the district, and records who looked', async () => {
    const { round, cards } = await scene({ quota: 1, admitted: 1 })
    await cards.issue(test.ctx(officer()), round.id)
    const card = await cards.forApplication(round.applications[0] ?? '')
    assert.ok(card)
    const may = async (...who: Parameters<TestPlatform['actor']>) => (await cards.get(test.ctx(test.actor(...who)), card.id)).ok
    const here = { district: String(district) }
    assert.deepEqual([await may('officer', here), await may('police', here), await may('citizen', { id: ownerOf(0) })], [true, true, true])
    assert.deepEqual([await may('police'), await may('citizen', { id: ownerOf(1) }), await may('clerk', here)], [false, false, false])
    const reads = await test.platform.db.selectFrom('reads').select('granted').where('object', '=', `card:${card.id}`).execute()
    assert.deepEqual(reads.map(read => read.granted).sort(), [false, false, false, true, true, true])
  })
})
