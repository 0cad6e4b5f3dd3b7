import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { checkPack, compile, type Facts, runExamples, unreached } from '#policy'
import { loadPack } from './load.ts'

const skilled = loadPack('dongguan-2012-skilled')
const points = loadPack('dongguan-2016-points')
const document = readFileSync(new URL('dongguan-2012-skilled/document.txt', import.meta.url), 'utf8')
type Values = Readonly<Record<string, number>>
const evaluate = (facts: Facts, parameters: Values = {}, on?: string) => compile(skilled, parameters, on).evaluate(facts)

/** DG-1 in everything, and neither of the ways in. */
const common: Facts = {
  complies_family_planning: true,
  offence_record: false,
  banned_group_record: false,
  registered_locally: false,
  provincial_graduate_this_year: false,
}

for (const pack of [skilled, points])
  test(`${pack.id} is in order, its examples hold, and they reach every rule`, () => {
    assert.deepEqual(checkPack(pack).filter(each => each.level !== 'warning'), [])
    for (const { example, differences } of runExamples(pack)) assert.deepEqual(differences, [], example.id)
    assert.ok(pack.examples.length >= 15)
    assert.deepEqual(unreached(pack), [])
  })

describe('Dongguan 2012 as a document (DG-1 to DG-13)', () => {
  test('every clause of the register is there, each quoted word for word', () => {
    for (let number = 1; number <= 13; number += 1)
      assert.ok(skilled.clauses.some(each => each.id === `DG-${number}`), `DG-${number}`)
    for (const clause of skilled.clauses) {
      assert.equal(clause.wording, 'official', clause.id)
      assert.ok(document.includes(clause.quote), clause.id)
    }
  })

  test('DG-1 to DG-4: the common conditions and three ways in, nothing added (DG-11)', () => {
    assert.deepEqual(
      skilled.conditions.map(each => [each.id, each.clause]),
      ['family_planning', 'no_offence_record', 'no_banned_group', 'outside_household'].map(id => [id, 'DG-1']),
    )
    assert.deepEqual(
      skilled.routes.map(each => [each.id, each.clause]),
      [
        ['technician', 'DG-2'],
        ['senior_insured', 'DG-3'],
        ['graduate', 'DG-4'],
      ],
    )
  })

  test('DG-5: goes before the points scheme, whose pack is of that family', () => {
    assert.deepEqual(
      skilled.precedence.map(each => [each.pack, each.clause]),
      [['dongguan-2016-points', 'DG-5']],
    )
    assert.match(skilled.precedence[0]?.over ?? '', /东府〔2011〕55号/)
    assert.equal(points.scheme.id, 'dongguan_points')
    assert.deepEqual(points.precedence, [])
  })

  test('DG-3: the numbers are the printed ones; what is borrowed stands in', () => {
    assert.deepEqual(
      skilled.parameters.map(each => [each.id, each.unit, each.value, each.source.grade, each.source.standIn]),
      [
        ['dg_pension_months', 'count', 24, 'A', false],
        ['dg_age_most', 'count', 45, 'A', false],
        ['dg_age_most_in_year', 'count', 46, 'A', true],
        ['dg_age_count', 'option', 0, 'C', true],
      ],
    )
    assert.ok(document.includes('满2年、45周岁以下'))
  })

  test('what the text leaves open is said', () => {
    for (const id of ['senior_insured', 'graduate'])
      assert.ok(skilled.routes.find(each => each.id === id)?.interpretation, id)
    for (const id of ['family_planning', 'no_offence_record'])
      assert.ok(skilled.conditions.find(each => each.id === id)?.interpretation, id)
    for (const id of ['age', 'local_pension_months'])
      assert.ok(skilled.derivations.find(each => each.fact === id)?.interpretation, id)
  })
})

describe('the three ways in', () => {
  const senior = { ...common, skill_level: 'senior' }

  test('DG-3: 以下 includes 45, 满2年 is 24 months to the month', () => {
    for (const [age, months, outcome] of [
      [45, 24, 'eligible'],
      [46, 24, 'not_eligible'],
      [45, 23, 'not_eligible'],
    ] as const)
      assert.equal(evaluate({ ...senior, age, local_pension_months: months }).outcome, outcome, `${age} ${months}`)
  })

  test('DG-3: 45 on the day of application, or on some day of the year, by a setting', () => {
    const born = (birth_date: string) => ({ ...senior, birth_date, local_pension_months: 24 })
    const inYear = { dg_age_count: 1 }
    const found = (birth: string, parameters: Values) => evaluate(born(birth), parameters, '2012-10-08').outcome
    assert.deepEqual([found('1966-10-09', {}), found('1966-10-08', {})], ['eligible', 'not_eligible'])
    assert.deepEqual([found('1966-01-01', inYear), found('1965-12-31', inYear)], ['eligible', 'not_eligible'])
  })

  test('DG-3: months transferred in from elsewhere were not paid in Dongguan, overlaps count once', () => {
    const paid = (local_pension_periods: Facts[string]) =>
      evaluate({ ...senior, age: 40, local_pension_periods }, {}, '2012-10-08').outcome
    const from = '2010-10-01'
    assert.equal(paid([{ from, kind: 'regular' }]), 'eligible')
    assert.equal(paid([{ from, kind: 'transferred' }]), 'not_eligible')
    assert.equal(
      paid([
        { from: '2011-06-01', kind: 'regular' },
        { from: '2011-01-01', to: '2012-05-31', kind: 'back_paid' },
      ]),
      'not_eligible',
    )
  })

  test('a technician is asked neither age nor insurance', () => {
    const technician = { ...common, skill_level: 'technician', provincial_graduate_this_year: undefined }
    assert.deepEqual(compile(skilled).questions(technician), [])
    assert.equal(evaluate(technician).outcome, 'eligible')
  })

  test('who asks nobody is guessed: a senior worker of unknown age stays undecided', () => {
    const found = evaluate({ ...senior, local_pension_months: 24 })
    assert.deepEqual([found.outcome, found.open], ['undecided', ['age']])
  })
})

describe('where to apply (DG-6)', () => {
  const at = (facts: Facts) =>
    evaluate({ ...common, skill_level: 'technician', ...facts })
      .entitlements.filter(each => each.holds === true && each.clause === 'DG-6')
      .map(each => each.entitlement)

  test("the town of one's own home, without one the employer's; unknown is unknown", () => {
    assert.deepEqual(at({ home_town: 'shijie', employer_town: 'humen' }), ['apply_at_home_town'])
    assert.deepEqual(at({ home_town: 'none', employer_town: 'humen' }), ['apply_at_employer_town'])
    assert.deepEqual(at({ employer_town: 'humen' }), [])
    assert.deepEqual(at({ home_town: 'shijie', skill_level: 'junior' }), [])
  })

  test('all 32 towns and four parks, the same for home, employer and residence', () => {
    const options = (pack: typeof skilled, id: string) =>
      pack.facts.find(each => each.id === id)?.options?.map(each => each.value) ?? []
    assert.equal(options(skilled, 'home_town').length, 1 + 32 + 4)
    assert.equal(options(skilled, 'home_town')[0], 'none')
    assert.deepEqual(options(skilled, 'employer_town'), options(skilled, 'home_town'))
    assert.deepEqual(options(points, 'town'), options(skilled, 'home_town'))
  })
})
