import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Facts } from '#policy'
import type { Result } from '#platform/result.ts'
import { applicant, BACHELOR, ELIGIBLE, openRound, world, type World } from '#server/ranking/testing.ts'
import { createSimulations, MAX_COHORT_MB, type SideInput, type SimulationInput, type Simulations } from './index.ts'

const PACK = 'foshan-2014-points'
const DAY = '2014-12-01'
const SIDE: SideInput = { pack: PACK, changes: {}, quota: undefined, tie: undefined }
/** Twenty invented applicants: ten bachelors of 80 points, ten of college with 60 and what they gave. */
const PEOPLE: readonly Facts[] = Array.from({ length: 20 }, (_, at) =>
  at % 2 === 0 ? BACHELOR : { ...ELIGIBLE, education: 'college', blood_donations: at % 4 === 1 ? 0 : 5 },
)

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

const codes = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code, field }) => (field ? `${code} ${field}` : code)))

describe('what a change of the rules would do', () => {
  let test: World
  let simulations: Simulations
  let round = ''

  before(async () => {
    test = await world()
    round = await openRound(test, { quota: 8, tie: 'chain-all-in' })
    for (const [at, facts] of PEOPLE.entries()) await applicant(test, at, { facts })
    await applicant(test, 99, { facts: BACHELOR, status: 'submitted' })
    simulations = createSimulations(test.platform, test)
  })
  after(() => test.close())

  const over = (cohort: SimulationInput['cohort'], more: Partial<SimulationInput> = {}) =>
    simulations.simulate(test.ctx(test.preparer), { cohort, before: SIDE, after: SIDE, on: DAY, by: ['education'], ...more })
  const csv = (text: string) => ({ name: 'list.csv', bytes: new TextEncoder().encode(text) })
  const rows = (count: number) => `年龄,户籍已在本市,works_here,excess_birth_5y,education,town\n${'30,否,是,否,本科及以上,祖庙\n'.repeat(count)}`

  it('lists the rounds of the district that have accepted applications', async () => {
    const [one, ...others] = value(await simulations.rounds(test.ctx(test.preparer)))
    assert.deepEqual([one?.id, one?.people, one?.quota, others.length], [round, 20, 8, 0])
    const elsewhere = { ...test.preparer, district: '440608' }
    assert.deepEqual(value(await simulations.rounds(test.ctx(elsewhere))), [])
  })

  it('compares a round as it is with a change: before is what its ranking says', async () => {
    const after = { ...SIDE, changes: { threshold: 6500 }, quota: 12, tie: 'all-in' as const }
    const { comparison, ...told } = value(await over({ round }, { after }))
    assert.deepEqual([comparison.people, comparison.before.quota, comparison.before.tie], [20, 8, 'chain-all-in'])
    assert.deepEqual(comparison.eligible, { before: 20, after: 15, gained: 0, lost: 5 })
    assert.equal(comparison.before.cutOff, 8000)
    assert.deepEqual([comparison.after.quota, comparison.after.cutOff], [12, 7000])
    assert.deepEqual(comparison.by.map(each => each.id), ['town', 'education'])
    assert.deepEqual(told.after.changes.map(each => each.en), ['Threshold 60 → 65'])
  })

  it('changes a number of points, and only for those it concerns', async () => {
    const { comparison } = value(await over({ round }, { after: { ...SIDE, changes: { edu_bachelor: 7000 } } }))
    assert.deepEqual(comparison.points, { higher: 0, lower: 10, same: 10 })
    assert.equal(comparison.before.mean - comparison.after.mean, 500)
  })

  it('records the reading of a round, and the refusal of one of another district', async () => {
    const elsewhere = { ...test.preparer, id: '00000000-0000-7000-8000-00000000abcd', district: '440608' }
    const refused = await simulations.simulate(test.ctx(elsewhere), { cohort: { round }, before: SIDE, after: SIDE, on: DAY, by: [] })
    assert.deepEqual(codes(refused), ['access.other_patch'])
    const reads = await test.platform.db.selectFrom('reads').select(['actor', 'object', 'granted']).where('action', '=', 'policy.simulate').execute()
    assert.ok(reads.some(read => read.object === round && read.granted && read.actor === test.preparer.id))
    assert.ok(reads.some(read => read.object === round && !read.granted && read.actor === elsewhere.id))
  })

  it('keeps clerks and citizens out', async () => {
    for (const role of ['clerk', 'citizen', 'reviewer', 'police'] as const) {
      const result = await simulations.simulate(test.ctx(test.actor(role)), { cohort: { round }, before: SIDE, after: SIDE, on: DAY, by: [] })
      assert.equal(result.ok, false, role)
    }
  })

  it('answers with counts: no id, number, name or instant of anybody', async () => {
    const told = JSON.stringify(value(await over({ round })))
    assert.doesNotMatch(told, /440604-2014-|测试|2014-06-02|[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  it('compares an uploaded list in the words of an office', async () => {
    const found = value(await over(csv(rows(30)), { after: { ...SIDE, changes: { threshold: 9000 } } }))
    assert.deepEqual(found.comparison.eligible, { before: 30, after: 0, gained: 0, lost: 30 })
    assert.deepEqual(found.comparison.by.map(each => each.rows.map(row => [row.label.zh, row.people])), [[['祖庙', 30]], [['本科及以上', 30]]])
  })

  it('tells the place of wrong cells and goes on; wrong headings stop it', async () => {
    const found = value(await over(csv(`${rows(10)}abc,否,是,否,本科及以上,祖庙\n`)))
    assert.deepEqual([found.wrong, found.faults.map(each => each.at)], [1, ['A12']])
    assert.deepEqual(codes(await over(csv(rows(10).replace('年龄', '年岁')))), ['simulations.file file'])
    assert.deepEqual(codes(await over(csv('a,"b\n'))), ['simulations.file file'])
  })

  it('says nothing about fewer than five people, and takes no file that is none or too large', async () => {
    assert.deepEqual(codes(await over(csv(rows(4)))), ['simulations.too_few'])
    assert.deepEqual(codes(await over({ name: '', bytes: new Uint8Array() })), ['simulations.choose_file file'])
    const large = { name: 'x.csv', bytes: new Uint8Array(MAX_COHORT_MB * 1024 * 1024 + 1) }
    assert.deepEqual(codes(await over(large)), ['simulations.too_large file'])
  })

  it('refuses all wrong numbers at once, each at its field', async () => {
    const after = { ...SIDE, changes: { threshold: Number.NaN, fs_permit_cap: 1.5, nothing: 1 }, quota: -1, tie: 'luck' as 'all-in' }
    assert.deepEqual(codes(await over({ round }, { after, on: '2014-02-30' })).toSorted(), [
      'simulations.change after.change.fs_permit_cap', 'simulations.change after.change.nothing', 'simulations.change after.change.threshold',
      'simulations.day on', 'simulations.quota after.quota', 'simulations.tie after.tie',
    ])
    assert.deepEqual(codes(await over({ round }, { after: { ...SIDE, pack: 'atlantis' } })), ['simulations.pack after.pack'])
  })

  it('takes a few at once, one after the other, and leaves the server free meanwhile', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => over(csv(rows(50)))))
    assert.equal(all.filter(each => each.ok).length, 4)
    assert.deepEqual(all.filter(each => !each.ok).flatMap(codes), ['simulations.busy', 'simulations.busy'])
  })
})
