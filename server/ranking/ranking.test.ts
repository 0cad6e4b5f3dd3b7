import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import { CITY } from '#platform/testing.ts'
import type { Result } from '#platform/result.ts'
import { createRankings } from './index.ts'
import { applicant, BACHELOR, DECEMBER, ELIGIBLE, openRound, task, world, type World } from './testing.ts'

const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(refusal => refusal.code))
const PEOPLE = [BACHELOR, { ...ELIGIBLE, education: 'college' }, { ...ELIGIBLE, education: 'senior' }]
let district = 0

describe('ranking.freeze', () => {
  let w: World
  let roundId = ''
  /** Each test has a district of its own. */
  let place = ''
  before(async () => { w = await world() })
  after(() => w.close())
  beforeEach(async () => {
    place = String(440700 + (district += 1))
    w.clock.set('2014-06-01T02:00:00.000Z')
    w.review.tasks = []
    roundId = await openRound(w, { quota: 2 }, place)
    for (const [n, facts] of PEOPLE.entries()) {
      await applicant(w, n + 1, { facts }, place)
    }
    w.clock.set(DECEMBER)
  })

  const officer = (commandId?: string) => w.ctx({ ...w.preparer, district: place }, commandId)
  async function frozen() {
    const made = await w.rankings.freeze(officer(), roundId)
    assert.ok(made.ok, JSON.stringify(made))
    return made.value
  }

  it('stores a numbered, hashed version with every application and the round takes it into its events', async () => {
    const ranking = await frozen()
    assert.deepEqual(
      [ranking.number, ranking.summary.ranked, ranking.summary.below, ranking.summary.admitted], [1, 2, 1, 2],
    )
    for (const hash of [ranking.inputHash, ranking.rulesHash, ranking.resultHash]) assert.match(hash, /^[0-9a-f]{64}$/)
    const { entries } = await w.rankings.entries(ranking.id)
    assert.deepEqual(entries.map(
      ({ position, points, rank, admitted, outcome }) => [position, points, rank, admitted, outcome]
    ),
      [[1, 8000, 1, true, 'ranked'], [2, 6000, 2, true, 'ranked'], [3, 2000, undefined, false, 'below']])
    const round = await w.rounds.get(roundId)
    assert.equal(round?.state.status, 'frozen')
    assert.equal(round?.state.rankings[0]?.resultHash, ranking.resultHash)
    assert.deepEqual(await rebuild(w.platform.db, w.rounds.aggregate, CITY, roundId), round?.state)
  })

  it('freezes again as version 2 with the same hashes from the same findings, and leaves version 1 as it was', async () => {
    const first = await frozen()
    const second = await frozen()
    assert.deepEqual(
      [second.number, second.inputHash, second.rulesHash, second.resultHash],
      [2, first.inputHash, first.rulesHash, first.resultHash],
    )
    assert.deepEqual(await w.rankings.get(first.id), first)
    assert.deepEqual((await w.rankings.versions(roundId)).map(version => version.number), [2, 1])
    assert.deepEqual(await w.rankings.diff(first.id, second.id), { changes: [], moved: 0 })
  })

  it('answers a retry with the same version', async () => {
    const [a, b] = [
      await w.rankings.freeze(officer('once'), roundId), await w.rankings.freeze(officer('once'), roundId),
    ]
    assert.ok(a.ok && b.ok)
    assert.equal(a.value.id, b.value.id)
    assert.equal((await w.rankings.versions(roundId)).length, 1)
  })

  it('makes one version for two officers who freeze at the same moment', async () => {
    const both = await Promise.all([w.rankings.freeze(officer(), roundId), w.rankings.freeze(officer(), roundId)])
    const made = both.filter(one => one.ok)
    assert.ok(made.length >= 1)
    assert.equal((await w.rankings.versions(roundId)).length, made.length)
    assert.deepEqual(both.filter(one => !one.ok).flatMap(codes), made.length === 1 ? ['command.changed'] : [])
  })

  it('refuses before the review ends and while departments or windows have not spoken', async () => {
    w.clock.set('2014-11-30T02:00:00.000Z')
    assert.deepEqual(codes(await w.rankings.freeze(officer(), roundId)), ['ranking.review_running'])
    w.clock.set(DECEMBER)
    w.review.tasks = [task('open', 'a'), task('escalated', 'b'), task('done', 'c')]
    const waiting = await w.rankings.freeze(officer(), roundId)
    assert.ok(!waiting.ok)
    assert.deepEqual(waiting.refusals[0], {
      code: 'ranking.tasks_open', clause: 'FS-7',
      params: { total: 2, departments: { zh: '教育部门 2', en: 'Education 2' } },
    })
    w.review.tasks = []
    await applicant(w, 9, { facts: {}, status: 'submitted' }, place)
    assert.deepEqual(codes(await w.rankings.freeze(officer(), roundId)), ['ranking.applications_open'])
    assert.equal((await w.rounds.get(roundId))?.state.status, 'open')
  })

  it('refuses a round nobody applied to', async () => {
    w.clock.set('2014-06-01T02:00:00.000Z')
    const empty = await openRound(w, {}, '440799')
    w.clock.set(DECEMBER)
    assert.deepEqual(
      codes(await w.rankings.freeze(w.ctx({ ...w.preparer, district: '440799' }), empty)), ['ranking.nobody'],
    )
  })

  it('does not score a round by another version of the rules than the one it pinned', async () => {
    const loaded = { ...w.packs.get('foshan-2014-points'), version: '2099.1' }
    const find = (id: string, version?: string) => (version === undefined ? w.packs.find(id) : undefined)
    const packs = { ...w.packs, get: () => loaded, find }
    const later = createRankings(w.platform, { packs, rounds: w.rounds, review: w.review })
    assert.deepEqual(codes(await later.freeze(officer(), roundId)), ['ranking.pack_version'])
  })

  it('scores a round by the version it pinned while the pack has moved on', async () => {
    const before = await frozen()
    const pinned = w.packs.get('foshan-2014-points')
    const parameters = pinned.parameters.map(each => (each.id === 'edu_bachelor' ? { ...each, value: 100 } : each))
    const moved = { ...pinned, version: '2099.1', parameters, indicators: pinned.indicators.slice(3) }
    const asked: (string | undefined)[] = []
    const packs: typeof w.packs = {
      ...w.packs,
      get: (id, version) => (version === pinned.version ? pinned : version === undefined ? moved : w.packs.get(id, version)),
      find: (_, version) => (version === pinned.version ? pinned : version === undefined ? moved : undefined),
      evaluator(id, given, version) {
        asked.push(version)
        return w.packs.evaluator(id, given, version)
      },
    }
    const later = createRankings(w.platform, { packs, rounds: w.rounds, review: w.review })
    const again = await later.freeze(officer(), roundId)
    assert.ok(again.ok)
    assert.deepEqual(asked, [pinned.version])
    assert.equal(again.value.rulesHash, before.rulesHash)
    assert.equal(again.value.resultHash, before.resultHash)
  })

  it('leaves refused and withdrawn applications out', async () => {
    await applicant(w, 7, { facts: BACHELOR, status: 'withdrawn' }, place)
    await applicant(w, 8, { facts: BACHELOR, status: 'refused' }, place)
    assert.equal((await frozen()).summary.applications, 3)
  })

  it('is for officers of the district, and writes down who tried', async () => {
    const stranger = w.actor('officer', { district: '440605' })
    assert.deepEqual(codes(await w.rankings.freeze(w.ctx(stranger), roundId)), ['access.other_patch'])
    assert.deepEqual(codes(await w.rankings.freeze(w.ctx(w.actor('citizen')), roundId)), ['access.not_allowed'])
    const tried = await w.platform.db.selectFrom('reads').selectAll().where('actor', '=', stranger.id).execute()
    assert.ok(tried.some(read => read.action === 'ranking.freeze' && !read.granted))
    assert.deepEqual(codes(await w.rankings.freeze(officer(), 'not-a-round')), ['object.not_found'])
  })

  it('finds entries by list number and by a part of the masked name, and nothing by SQL', async () => {
    const ranking = await frozen()
    assert.deepEqual((await w.rankings.entries(ranking.id, { search: '2' })).entries.map(entry => entry.position), [2])
    assert.equal((await w.rankings.entries(ranking.id, { search: '**' })).total, 3)
    assert.equal((await w.rankings.entries(ranking.id, { search: "' or 1=1 --" })).total, 0)
    assert.equal((await w.rankings.entries(ranking.id, { search: '%' })).total, 0)
    assert.deepEqual(
      (await w.rankings.entries(ranking.id, { outcome: 'below' })).entries.map(entry => entry.position), [3],
    )
  })

  it('shows a score sheet over the findings by the parameters the round pinned', async () => {
    const { entries } = await w.rankings.entries((await frozen()).id)
    const sheet = await w.rankings.scoreSheet(entries[0]?.applicationId ?? '')
    assert.deepEqual([sheet?.score.total, sheet?.evaluation.threshold, sheet?.roundId], [8000, 6000, roundId])
  })

  it('names nobody for a card before the notice has ended', async () => {
    await frozen()
    assert.equal(await w.rankings.admitted(roundId), undefined)
  })
})
