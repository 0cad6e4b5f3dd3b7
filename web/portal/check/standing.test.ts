import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Facts } from '#policy'
import { loadPack, packIds } from '../../../policies/load.ts'
import { ELSEWHERE } from './saved.ts'
import { factsOf, placesOf, schemesOn } from './schemes.ts'
import { standingIn, standings } from './standing.ts'
import { answers } from './testing.ts'

const packs = packIds().map(id => loadPack(id))
const on = (day: string) => schemesOn(packs, day)
const schemes = on('2014-09-01')
const scheme = (id: string, day = '2014-09-01') => on(day).find(({ pack }) => pack.id === id) ?? assert.fail(id)
const stand = (id: string, place: string, facts: Facts, day?: string) => standingIn(scheme(id, day), { facts, order: [], skipped: [], place })

test('what is in force on the day, what has expired, what is still to come, and what nobody applies to', () => {
  const states = (day: string) => Object.fromEntries(on(day).map(({ pack, state }) => [pack.id, state]))
  assert.deepEqual([states('2014-09-01')['zhongkai-2014-talent'], states('2016-05-09')['zhongkai-2014-talent']], ['in_force', 'expired'])
  assert.deepEqual([states('2014-09-01')['guangzhou-2025-points'], states('2026-01-01')['guangzhou-2025-points']], ['not_yet', 'in_force'])
  assert.equal(states('2026-01-01')['guangdong-2010-points'], 'frame')
  assert.deepEqual(placesOf(schemes).map(({ code }) => code).filter(code => code.endsWith('0000')), [])
})

const SKILLED: Facts = {
  skill_level: 'technician', registered_locally: false, works_here: true, employed_by_enterprise: true, false_material: false,
  complies_family_planning: true, offence_record: false, banned_group_record: false, birth_date: '1985-06-01', qingyuan_county: 'qingcheng',
  local_pension_months: 24,
}

test('a technician of Qingyuan settles there directly, by the way in that is met (QY-1)', () => {
  const found = stand('qingyuan-2012-skilled', '441800', SKILLED)
  assert.deepEqual([found.word, found.here, found.lacks, found.threshold], ['can', true, [], undefined])
})

test('insured elsewhere, Dongguan starts from nothing: not before one has built it up there (DG-2)', () => {
  const senior: Facts = { ...SKILLED, skill_level: 'senior', provincial_graduate_this_year: false }
  assert.equal(stand('dongguan-2012-skilled', '441900', senior).word, 'can')
  const elsewhere = stand('dongguan-2012-skilled', '441800', senior)
  assert.deepEqual([elsewhere.word, elsewhere.here], ['move', false])
  assert.ok(elsewhere.nearest && elsewhere.lacks.some(({ facts }) => facts.includes('local_pension_months')))
})

test('a condition that moving would not mend comes before one that it would', () => {
  const barred = stand('dongguan-2012-skilled', ELSEWHERE, { ...SKILLED, offence_record: true })
  assert.equal(barred.word, 'cannot')
  assert.ok(barred.failed && barred.lacks.every(({ facts }) => !facts.includes('local_pension_months')))
})

test('points that cannot reach the threshold are said to be short, by how much and what would help (FS-1)', () => {
  const zero = Object.fromEntries(scheme('foshan-2014-points').pack.facts.map(fact => [fact.id, fact.type === 'boolean' ? false : fact.type === 'choice' ? (fact.options?.[0]?.value ?? '') : 0]))
  const facts: Facts = { ...zero, works_here: true, birth_date: '1985-06-01', education: 'senior', age: undefined }
  const found = stand('foshan-2014-points', '440600', facts)
  assert.deepEqual([found.word, found.short, found.failed], ['short', 4000, undefined])
  assert.ok(found.help())
})

test('numbers the city has not published are named (JM-4)', () => {
  const found = stand('jiangmen-2012-services', '440700', {
    skill_level: 'none', works_here: true, registered_locally: false, birth_date: '1985-06-01', jiangmen_unit: 'heshan',
    stable_job_months: 60, stable_dwelling: 'rented', enterprise_backbone: false, great_contribution: false, provincial_graduate_this_year: false,
    social_insurance_months: 100, education: 'senior', shortage_talent: 'none', local_work_months: 60,
  })
  assert.equal(found.word, 'open')
  assert.ok(found.unset.length > 0)
})

test('whatever the answers: verdict, order and words hang together', () => {
  const facts = factsOf(schemes)
  const place = fc.constantFrom('440600', '441900', ELSEWHERE)
  fc.assert(fc.property(answers(facts), place, (given, where) => {
    const all = standings(schemes, { facts: given, order: [], skipped: [], place: where })
    assert.equal(all.length, schemes.length)
    const order = ['can', 'short', 'open', 'move', 'cannot']
    assert.deepEqual(all.map(({ word }) => order.indexOf(word)), all.map(({ word }) => order.indexOf(word)).sort((a, b) => a - b))
    for (const { word, evaluation, failed, short, threshold, scheme: { pack } } of all) {
      assert.equal(word === 'can', evaluation.outcome === 'eligible', pack.id)
      assert.equal(word === 'open', evaluation.outcome === 'undecided', pack.id)
      if (word === 'short') assert.ok(short > 0 && threshold !== undefined && !failed, pack.id)
      if (word === 'cannot') assert.ok(failed, pack.id)
      if (word === 'move') assert.ok(failed || short > 0, pack.id)
    }
  }), { numRuns: 100 })
})
