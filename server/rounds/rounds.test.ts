import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import { refuse, type Result } from '#platform/result.ts'
import { CITY, DISTRICT, testPlatform, type TestPlatform } from '#platform/testing.ts'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { createRounds, type RoundInput, type Rounds } from './index.ts'

const INPUT: RoundInput = { quota: 100, tie: 'all-in', cutoffDayCounts: 'next_round', parameters: {} }
const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(refusal => refusal.code))

describe('rounds', () => {
  let test: TestPlatform
  let rounds: Rounds
  const packs = createPacks()
  before(async () => {
    test = await testPlatform()
    rounds = createRounds(test.platform, { packs })
  })
  after(() => test.close())
  beforeEach(async () => {
    test.clock.set('2014-06-01T02:00:00.000Z')
    await test.platform.db.deleteFrom('rounds').execute()
  })

  const officer = () => test.ctx(test.actor('officer'))
  async function prepared(year = 2014): Promise<string> {
    const made = await rounds.prepare(officer(), { district: DISTRICT, year })
    assert.ok(made.ok)
    return made.value.id
  }

  it('opens with quota, tie rule and every value it will be scored by, pinned', async () => {
    const id = await prepared()
    const opened = await rounds.open(
      officer(), id, { ...INPUT, parameters: { fs_employer_3y: 1500, fs_skill_junior: 2500 } },
    )
    assert.ok(opened.ok)
    const { state } = opened.value
    assert.deepEqual([state.status, state.quota, state.tie, state.pack, state.packVersion, state.openedOn],
      ['open', 100, 'all-in', FOSHAN, packs.get(FOSHAN).version, '2014-06-01'])
    assert.equal(state.parameters.fs_employer_3y, 1500, 'an empty parameter the district filled in')
    assert.equal(state.parameters.fs_skill_junior, 2500, 'a stand-in the district replaced')
    assert.equal(state.parameters.fs_home_m2, 100, 'a stand-in it left')
    assert.ok(!('fs_bravery' in state.parameters), 'an empty one it left is not applied')
    assert.deepEqual(await rebuild(test.platform.db, rounds.aggregate, CITY, id), state)
  })

  it('refuses a quota of zero with a sentence of its own, and other quotas that are none', async () => {
    const id = await prepared()
    assert.deepEqual(codes(await rounds.open(officer(), id, { ...INPUT, quota: 0 })), ['rounds.quota_zero'])
    for (const quota of [-1, 1.5, Number.NaN, 10_000_000]) {
      assert.deepEqual(codes(await rounds.open(officer(), id, { ...INPUT, quota })), ['rounds.quota'])
    }
  })

  it('does not open without a tie rule of the pack, and says everything that is wrong at once', async () => {
    const id = await prepared()
    assert.deepEqual(codes(await rounds.open(officer(), id, { ...INPUT, tie: undefined })), ['rounds.tie'])
    const all = await rounds.open(
      officer(), id, { ...INPUT, quota: 0, tie: undefined, parameters: { fs_home_m2: 0.5, unknown: 1 } },
    )
    assert.deepEqual(codes(all).toSorted(), ['field.choice', 'rounds.parameter', 'rounds.quota_zero', 'rounds.tie'])
    assert.equal((await rounds.get(id))?.state.status, 'prepared')
  })

  it('does not open on a pack that is not in force', async () => {
    const expired = { ...packs.get(FOSHAN), validity: { from: '2014-04-16', to: '2014-05-31' } }
    const old = createRounds(test.platform, { packs: { ...packs, find: () => expired, get: () => expired } })
    const id = await prepared()
    assert.deepEqual(await old.open(officer(), id, INPUT), refuse('rounds.expired', { params: { to: '2014-05-31' } }))
    test.clock.set('2014-04-01T02:00:00.000Z')
    assert.deepEqual(
      await rounds.open(officer(), id, INPUT), refuse('rounds.not_yet_in_force', { params: { from: '2014-04-16' } }),
    )
  })

  it('opens only while applications of its year are made', async () => {
    const id = await prepared()
    test.clock.set('2014-09-01T02:00:00.000Z')
    assert.deepEqual(codes(await rounds.open(officer(), id, INPUT)), ['rounds.too_late'])
    assert.ok(
      (await rounds.open(officer(), id, { ...INPUT, cutoffDayCounts: 'this_round' })).ok,
      'where the day itself still counts',
    )
    const next = await prepared(2015)
    assert.deepEqual(
      codes(await rounds.open(officer(), next, { ...INPUT, cutoffDayCounts: 'this_round' })), ['rounds.too_early'],
    )
    assert.ok((await rounds.open(officer(), next, INPUT)).ok)
  })

  it('prepares one round a district and year', async () => {
    await prepared()
    assert.deepEqual(codes(await rounds.prepare(officer(), { district: DISTRICT, year: 2014 })), ['rounds.exists'])
    assert.deepEqual(codes(await rounds.prepare(officer(), { district: DISTRICT, year: 2020 })), ['field.whole_number'])
    assert.deepEqual(
      codes(await rounds.prepare(officer(), { district: DISTRICT, year: 2014, pack: 'no-such' })), ['rounds.pack'],
    )
  })

  it('cannot be changed once it is open', async () => {
    const id = await prepared()
    assert.ok((await rounds.open(officer(), id, INPUT)).ok)
    assert.deepEqual(codes(await rounds.open(officer(), id, { ...INPUT, quota: 5 })), ['rounds.already_open'])
  })

  it('opens once for ten clicks at once', async () => {
    const id = await prepared()
    const ctx = test.ctx(test.actor('officer'), 'ten clicks')
    const answers = await Promise.all(Array.from({ length: 10 }, () => rounds.open(ctx, id, INPUT)))
    assert.ok(answers.every(answer => answer.ok && answer.value.version === 2))
  })

  it('is for officers of the district', async () => {
    const id = await prepared()
    const stranger = test.actor('officer', { district: '440605' })
    assert.deepEqual(codes(await rounds.open(test.ctx(stranger), id, INPUT)), ['access.other_patch'])
    assert.deepEqual(
      codes(await rounds.prepare(test.ctx(stranger), { district: DISTRICT, year: 2015 })), ['access.other_patch'],
    )
    for (const role of ['citizen', 'clerk', 'reviewer', 'police', 'administrator'] as const) {
      assert.deepEqual(codes(await rounds.open(test.ctx(test.actor(role)), id, INPUT)), ['access.not_allowed'], role)
    }
  })

  it('shows open rounds to everyone, prepared ones to nobody', async () => {
    const id = await prepared()
    assert.deepEqual(await rounds.publicList('2014-06-01'), [])
    await rounds.open(officer(), id, INPUT)
    const [row] = await rounds.publicList('2014-06-01')
    assert.deepEqual(
      [row?.stage, row?.applyUntil, row?.reviewFrom, row?.reviewTo],
      ['applying', '2014-08-31', '2014-09-01', '2014-11-30'],
    )
    const stages = await Promise.all(
      [
        '2013-08-31', '2014-09-01', '2014-11-30', '2014-12-01',
      ].map(async day => (await rounds.publicList(day))[0]?.stage)
    )
    assert.deepEqual(stages, ['upcoming', 'review', 'review', 'ranking'])
  })

  it('puts an application after the cut-off into the next year, the day itself by the district\'s setting', async () => {
    const year = (date: string, setting?: 'next_round' | 'this_round') => rounds.yearFor(FOSHAN, date, setting)
    assert.deepEqual(year('2014-08-31'), { year: 2014, deferred: false, clause: 'FS-6' })
    assert.deepEqual(year('2014-09-01'), { year: 2015, deferred: true, clause: 'FS-6' })
    assert.equal(year('2014-09-01', 'this_round').year, 2014)
    assert.equal(year('2014-09-02', 'this_round').year, 2015)
    const id = await prepared()
    assert.equal((await rounds.yearIn(DISTRICT, '2014-09-01')).year, 2015, 'not open yet: the default')
    await rounds.open(officer(), id, { ...INPUT, cutoffDayCounts: 'this_round' })
    assert.equal((await rounds.yearIn(DISTRICT, '2014-09-01')).year, 2014)
  })
})
