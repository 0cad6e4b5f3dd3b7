import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { checkPack, compile, type Facts, runExamples, unreached } from '#policy'
import { loadPack } from './load.ts'

const pack = loadPack('jiangmen-2012-services')
const document = readFileSync(new URL('jiangmen-2012-services/document.txt', import.meta.url), 'utf8')
const evaluate = (facts: Facts, parameters: Readonly<Record<string, number>> = {}) =>
  compile(pack, parameters).evaluate(facts)

/** Meets task 16 in everything that the text prints. */
const worker: Facts = {
  registered_locally: false,
  works_here: true,
  age: 40,
  jiangmen_unit: 'taishan',
  stable_job_months: 48,
  stable_dwelling: 'rented',
  social_insurance_months: 48,
  skill_level: 'none',
  enterprise_backbone: false,
  provincial_graduate_this_year: false,
}

describe('Jiangmen 2012 as a document (JM-1 to JM-10)', () => {
  test('the pack is in order, its examples hold, and they reach every rule', () => {
    assert.deepEqual(checkPack(pack).filter(each => each.level !== 'warning'), [])
    for (const { example, differences } of runExamples(pack)) assert.deepEqual(differences, [], example.id)
    assert.deepEqual(unreached(pack), [])
  })

  test('every clause of the register is there, each quoted word for word', () => {
    for (let number = 1; number <= 10; number += 1)
      assert.ok(pack.clauses.some(each => each.id === `JM-${number}`), `JM-${number}`)
    for (const clause of pack.clauses) {
      assert.equal(clause.wording, 'official', clause.id)
      assert.ok(document.includes(clause.quote), clause.id)
    }
  })

  test('every authority of the pack is named in the document', () => {
    for (const { id, name } of pack.departments)
      if (id !== 'employer') assert.ok(document.includes(name.zh), name.zh)
  })

  test('no number is invented: what the city has not published is empty', () => {
    assert.deepEqual(pack.parameters.filter(each => each.value !== undefined), [])
    assert.ok(pack.parameters.every(each => each.source.standIn))
    assert.equal(pack.threshold, undefined)
  })

  test('JM-3: all four county-level cities and three districts', () =>
    assert.deepEqual(pack.lists[0]?.values, ['pengjiang', 'jianghai', 'xinhui', 'taishan', 'kaiping', 'heshan', 'enping']))
})

describe('what hangs on the city stays open and says on what', () => {
  test('JM-3: the years of insurance', () => {
    const found = evaluate(worker)
    assert.deepEqual([found.outcome, found.open, found.unset], ['undecided', [], ['jm_insurance_months']])
    assert.equal(evaluate(worker, { jm_insurance_months: 48 }).outcome, 'eligible')
    assert.equal(evaluate(worker, { jm_insurance_months: 49 }).outcome, 'not_eligible')
  })

  test('JM-3: months of insurance are not asked while the city has set none', () => {
    const { social_insurance_months: _, ...rest } = worker
    assert.deepEqual(evaluate(rest).open, [])
    assert.deepEqual(evaluate(rest, { jm_insurance_months: 48 }).open, ['social_insurance_months'])
  })

  test('JM-4: age and time of backbone staff; the eased age only for a high-skilled person who contributed', () => {
    const backbone = {
      ...worker,
      stable_dwelling: 'none',
      skill_level: 'intermediate',
      enterprise_backbone: true,
      great_contribution: true,
      local_work_months: 30,
    }
    assert.deepEqual(evaluate(backbone).unset, ['jm_backbone_age', 'jm_backbone_months'])
    assert.deepEqual(
      evaluate({ ...backbone, skill_level: 'senior' }).unset,
      ['jm_backbone_age', 'jm_eased_age', 'jm_backbone_months'],
    )
    assert.equal(evaluate({ ...backbone, enterprise_backbone: false }).outcome, 'not_eligible')
  })
})

describe('answers', () => {
  test('JM-4: a technician needs three answers', () => {
    const known = { registered_locally: false, works_here: true, skill_level: 'technician' }
    assert.equal(evaluate(known).outcome, 'eligible')
    assert.deepEqual(compile(pack).questions(known), [])
  })

  test('JM-3: family who live together are registered too, but only by task 16', () => {
    const family = (facts: Facts, parameters = {}) =>
      evaluate(facts, parameters).entitlements.find(each => each.entitlement === 'family')?.holds
    assert.equal(family(worker), undefined)
    assert.equal(family(worker, { jm_insurance_months: 12 }), true)
    assert.equal(family({ ...worker, skill_level: 'technician', stable_dwelling: 'none' }), false)
  })

  test('JM-2: school and housing by points are open until the city has published points and thresholds', () => {
    const places = (facts: Facts, parameters = {}) =>
      evaluate(facts, parameters).entitlements
        .filter(each => ['school_place', 'public_rental'].includes(each.entitlement))
        .map(each => each.holds)
    const skilled = { ...worker, education: 'college', skill_level: 'senior', local_work_months: 35 }
    assert.deepEqual(places(skilled), [undefined, undefined])
    assert.deepEqual(places({ ...skilled, works_here: false }), [false, false])
    const published = { jm_edu_college: 3000, jm_skill_senior: 4000, jm_work_year: 500 }
    assert.deepEqual(places(skilled, { ...published, jm_school_points: 8000, jm_rental_points: 8001 }), [true, false])
  })

  test('JM-6: one subsidy for each grade gained, for workers in post', () => {
    const subsidy = (facts: Facts) =>
      evaluate(facts).entitlements.find(each => each.entitlement === 'training_subsidy')
    assert.deepEqual(subsidy({ ...worker, grades_raised: 3 })?.amount, { min: 300, max: 300 })
    assert.equal(subsidy({ ...worker, grades_raised: 0 })?.holds, false)
    assert.equal(subsidy({ ...worker, works_here: false, grades_raised: 3 })?.holds, false)
  })

  test('JM-5: every way in that fails names what to do and cites a published clause', () => {
    const clauses = new Set(pack.clauses.map(each => each.id))
    for (const each of [...pack.conditions, ...pack.routes]) {
      assert.ok(clauses.has(each.clause), each.id)
      assert.match(each.refusal.zh, /。$/)
    }
  })
})
