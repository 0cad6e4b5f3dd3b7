import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { refuse } from '#platform/result.ts'
import { CITY, testPlatform, type TestPlatform } from '#platform/testing.ts'
import type { ReturnedPlace } from '#server/rounds/index.ts'
import { createCards, type Cards } from './index.ts'
import { ownerOf, testRound, type TestRound } from './testing.ts'

describe('cards that nobody used', () => {
  let test: TestPlatform
  let district = 440800
  before(async () => { test = await testPlatform('2014-12-16T02:00:00.000Z') })
  after(() => test.close())

  const officer = () => test.actor('officer', { name: '审批', district: String(district) })
  const police = () => test.actor('police', { district: String(district) })
  const system = () => test.ctx(test.actor('system', { id: 'system' }))

  async function scene(recipe: { quota: number; admitted: number; after?: number[]; returned?: ReturnedPlace }) {
    district += 1
    test.clock.set('2014-12-16T02:00:00.000Z')
    const round = await testRound(test.platform, { preparedBy: 'somebody', district: String(district), ...recipe })
    const cards = createCards(test.platform, round.deps)
    assert.ok((await cards.issue(test.ctx(officer()), round.id)).ok)
    return { round, cards }
  }

  async function overview(cards: Cards, round: TestRound) {
    const answer = await cards.overview(test.ctx(officer()), round.id)
    assert.ok(answer.ok)
    return answer.value
  }

  it('lapse on the day after their last one, once, and the district keeps the places (FS-9)', async () => {
    const { round, cards } = await scene({ quota: 3, admitted: 3, after: [4] })
    test.clock.set('2015-12-16T15:59:00.000Z')
    assert.equal((await cards.due(system())).lapsed, 0)
    test.clock.set('2015-12-16T16:00:00.000Z')
    assert.equal((await cards.due(system())).lapsed, 3)
    assert.equal((await cards.due(system())).lapsed, 0)
    const seen = await overview(cards, round)
    assert.deepEqual([seen.counts.lapsed, seen.returned.kept, seen.returned.reopened, seen.ready], [3, 3, 0, 0])
    assert.deepEqual(await cards.issue(test.ctx(officer()), round.id), refuse('cards.nothing_to_issue', { clause: 'FS-9' }))
  })

  it('give their places to the next in the ranking where the district says so, by whole groups of equal rank', async () => {
    const { round, cards } = await scene({ quota: 3, admitted: 3, after: [4, 5, 5, 5], returned: 'next' })
    test.clock.set('2015-12-17T02:00:00.000Z')
    await cards.due(system())
    const seen = await overview(cards, round)
    assert.deepEqual([seen.returned.reopened, seen.ready], [3, 1])
    const answer = await cards.issue(test.ctx(officer()), round.id)
    assert.equal(answer.ok && answer.value.issued, 1)
    assert.ok(await cards.forApplication(round.applications[3] ?? ''))
    assert.equal(await cards.forApplication(round.applications[4] ?? ''), undefined)
  })

  it('never fill more than the quota anew: a place that existed for a tie beyond it is gone', async () => {
    const { round, cards } = await scene({ quota: 2, admitted: 4, after: [5, 6, 7, 8], returned: 'next' })
    test.clock.set('2015-12-17T02:00:00.000Z')
    await cards.due(system())
    const seen = await overview(cards, round)
    assert.deepEqual([seen.counts.lapsed, seen.returned.kept, seen.returned.reopened, seen.ready], [4, 2, 2, 2])
    assert.ok((await cards.issue(test.ctx(officer()), round.id)).ok)
    assert.equal(await live(round), 2)
  })

  async function live(round: TestRound): Promise<number> {
    const row = await test.platform.db.selectFrom('cards').select(count => count.fn.countAll<string>().as('n')).where('city', '=', CITY)
      .where('round_id', '=', round.id).where('status', 'in', ['issued', 'settled']).executeTakeFirstOrThrow()
    return Number(row.n)
  }

  it('can be revoked before use, with a clause; the holder is told and nobody settles on it', async () => {
    const { round, cards } = await scene({ quota: 1, admitted: 1 })
    const card = await cards.forApplication(round.applications[0] ?? '')
    assert.ok(card)
    const wrong = await cards.revoke(test.ctx(officer()), card.id, { clause: 'nothing', reason: '' })
    assert.deepEqual(wrong.ok ? [] : wrong.refusals.map(refusal => refusal.code), ['cards.clause_unknown', 'field.required'])
    const byPolice = await cards.revoke(test.ctx(police()), card.id, { clause: 'FS-1', reason: '材料不实' })
    assert.deepEqual(byPolice, refuse('access.not_allowed'))
    const revoked = await cards.revoke(test.ctx(officer()), card.id, { clause: 'FS-1', reason: '材料不实' })
    assert.ok(revoked.ok)
    assert.equal(revoked.value.status, 'revoked')
    assert.equal((await cards.verify(card.code))?.standing, 'revoked')
  })

  it('let only the holder choose the permit route, with a mark of three years from issue (FS-10)', async () => {
    const { round, cards } = await scene({ quota: 1, admitted: 1 })
    const card = await cards.forApplication(round.applications[0] ?? '')
    assert.ok(card)
    const stranger = await cards.chooseRoute(test.ctx(test.actor('citizen')), card.id, 'residence_permit')
    assert.equal(stranger.ok, false)
    const chosen = await cards.chooseRoute(test.ctx(test.actor('citizen', { id: ownerOf(0) })), card.id, 'residence_permit')
    assert.equal(chosen.ok && chosen.value.markUntil, '2017-12-16')
  })
})
