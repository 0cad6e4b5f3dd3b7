import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { checkPack, compile, type Facts, runExamples, unreached } from '#policy'
import { loadPack } from './load.ts'

const pack = loadPack('zhongkai-2014-talent')
const document = readFileSync(new URL('zhongkai-2014-talent/document.txt', import.meta.url), 'utf8')
const evaluate = (facts: Facts, on?: string) => compile(pack, {}, on).evaluate(facts)

const champion: Facts = {
  zone_employed: true,
  front_line_post: true,
  skill_level: 'technician',
  excellent_technician: true,
  competition_award: 'nation',
}

describe('Zhongkai 2014 as a document (ZK-1 to ZK-16)', () => {
  test('the pack is in order, its examples hold, and they reach every rule', () => {
    assert.deepEqual(checkPack(pack).filter(each => each.level !== 'warning'), [])
    for (const { example, differences } of runExamples(pack)) assert.deepEqual(differences, [], example.id)
    assert.deepEqual(unreached(pack), [])
  })

  test('every clause of the register is there, each quoted word for word', () => {
    for (let number = 1; number <= 16; number += 1)
      assert.ok(pack.clauses.some(each => each.id === `ZK-${number}`), `ZK-${number}`)
    for (const clause of pack.clauses) {
      assert.equal(clause.wording, 'official', clause.id)
      assert.ok(document.includes(clause.quote), clause.id)
    }
  })

  test('ZK-3: seven alternatives and six, numbered as the document has them', () => {
    const quote = (id: string) => pack.clauses.find(each => each.id === id)?.quote ?? ''
    assert.equal(quote('ZK-3.chief').match(/^（\d）/gm)?.length, 7)
    assert.equal(quote('ZK-3.excellent').match(/^（\d）/gm)?.length, 6)
    const alternatives = pack.routes.map(({ test: node }) => {
      assert.equal(node.kind, 'all')
      const last = 'of' in node && Array.isArray(node.of) ? node.of.at(-1) : undefined
      return last?.kind === 'any' ? last.of.length : 0
    })
    assert.deepEqual(alternatives, [7, 6])
  })

  test('ZK-2, ZK-9: the amounts of the document, and no other', () => {
    const yuan = pack.parameters.flatMap(each =>
      each.unit === 'points' && each.value !== undefined ? [[each.id, each.value / 100] as const] : [],
    )
    assert.deepEqual(Object.fromEntries(yuan), {
      zk_chief_grant: 20_000,
      zk_excellent_grant: 5000,
      zk_certificate_senior: 500,
      zk_certificate_technician: 1000,
      zk_certificate_senior_technician: 1500,
      zk_raise_each: 1,
    })
  })

  test('ZK-16: repeals the rules of 2013 from its first day', () => {
    assert.deepEqual(
      pack.repeals.map(each => [each.document.includes('惠仲党办发〔2013〕15号'), each.on, each.clause]),
      [[true, '2014-05-09', 'ZK-16']],
    )
  })
})

describe('ZK-16: two years, then expired', () => {
  const validity: readonly (readonly [string, string])[] = [
    ['2014-05-08', 'not_yet'],
    ['2014-05-09', 'in_force'],
    ['2016-05-08', 'in_force'],
    ['2016-05-09', 'expired'],
  ]
  for (const [on, expected] of validity) {
    test(`${on}: ${expected}, and the rules still answer`, () => {
      const found = evaluate(champion, on)
      assert.deepEqual([found.validity, found.outcome], [expected, 'eligible'])
    })
  }
  test('without a day nothing is said about it', () => assert.equal(evaluate(champion).validity, undefined))
  test('what follows from dates follows on the day asked for', () => {
    const facts: Facts = {
      zone_employed: true,
      front_line_post: true,
      skilled_backbone: true,
      excellent_technician: false,
      zone_work_periods: [{ from: '2011-05-09' }],
      birth_date: '1959-01-01',
      expert_titles_5y: 0,
      skill_level: 'none',
      competition_award: 'none',
      outstanding_in_post: false,
    }
    assert.equal(evaluate(facts, '2014-05-09').outcome, 'eligible')
    assert.equal(evaluate(facts, '2014-12-31').outcome, 'eligible', 'still 55')
    assert.equal(evaluate(facts, '2015-01-01').outcome, 'not_eligible', '56')
  })
})

describe('what skilled people receive (ZK-2, ZK-8 to ZK-10, ZK-13)', () => {
  const held = (facts: Facts, on?: string) =>
    evaluate(facts, on).entitlements.filter(each => each.holds === true).map(each => each.entitlement)
  const zone = { zone_employed: true }
  const cases: readonly (readonly [string, Facts, readonly string[]])[] = [
    ['chosen as chief', { zone_award: 'chief' }, ['chief_grant']],
    ['chosen as excellent', { zone_award: 'excellent' }, ['excellent_grant']],
    ['apprentices under a contract', { ...zone, apprentice_contract: true, skill_level: 'senior' }, ['apprentice_allowance']],
    ['apprentices of an intermediate worker', { ...zone, apprentice_contract: true, skill_level: 'intermediate' }, []],
    ['three years with one employer', { ...zone, employer_months: 36 }, ['paid_training']],
    ['a month short of them', { ...zone, employer_months: 35 }, []],
    ['a certificate in spare time', { ...zone, spare_time_certificate: true }, ['employer_training_subsidy']],
    ['certificate through the zone, hired', { ...zone, zone_training: true, skill_level: 'senior' }, ['certificate_subsidy']],
    ['certificate through the zone, not hired', { zone_employed: false, zone_training: true, skill_level: 'senior' }, []],
    ['rural, first time', { rural_worker: true, training_wish: true, skill_level: 'none' }, ['rural_training_junior']],
    ['rural, junior', { rural_worker: true, training_wish: true, skill_level: 'junior' }, ['rural_training_higher']],
    ['rural, intermediate', { rural_worker: true, training_wish: true, skill_level: 'intermediate' }, ['rural_training_higher']],
    ['rural, senior', { rural_worker: true, training_wish: true, skill_level: 'senior' }, []],
    ['a grade gained', { rural_training_aid: true, grades_raised: 1 }, ['grade_raise_subsidy']],
    ['no grade gained', { rural_training_aid: true, grades_raised: 0 }, []],
    ['school leaver', { new_workforce: true, training_wish: true }, ['new_workforce_training']],
    ['laid off', { laid_off: true }, ['laid_off_training']],
    ['urgent trade', { ...zone, front_line_post: true, complex_trade: true }, ['exceptional_assessment']],
    ['unique skill', { ...zone, employer_endorses: true, unique_skill: true }, ['exceptional_recognition']],
    ['leader in skill', { ...zone, employer_endorses: true, skill_leader: true }, ['exceptional_recognition']],
    ['backbone of a key post', { ...zone, employer_endorses: true, key_post_backbone: true }, ['exceptional_recognition']],
    [
      'key difficulty solved, notable, outstanding',
      { ...zone, employer_endorses: true, problem_solving: 'key', work_benefit: 'notable', outstanding_contribution: true },
      ['exceptional_recognition'],
    ],
    ['not put forward by the employer', { ...zone, employer_endorses: false, unique_skill: true }, []],
    ['graduate who is a senior worker', { university_graduate: true, skill_level: 'senior' }, ['reserve_certificate']],
    ['graduate who is an intermediate worker', { university_graduate: true, skill_level: 'intermediate' }, []],
  ]
  for (const [name, facts, expected] of cases) test(name, () => assert.deepEqual(held(facts), expected))

  test('ZK-13: two full years in the post, to the day', () => {
    const reserve: Facts = { reserve_technician: true, employer_endorses: true, reserve_post_since: '2013-06-15' }
    assert.deepEqual(held(reserve, '2015-06-14'), [])
    assert.deepEqual(held(reserve, '2015-06-15'), ['technician_assessment'])
  })

  test('ZK-8: the allowance has no published amount, and says so by having none', () => {
    const found = evaluate({ ...zone, apprentice_contract: true, skill_level: 'technician' }).entitlements
    const allowance = found.find(each => each.entitlement === 'apprentice_allowance')
    assert.deepEqual([allowance?.holds, allowance?.amount], [true, undefined])
  })

  test('nothing of it is asked before the outcome is known', () => {
    assert.deepEqual(evaluate(champion).open, [])
    assert.ok(evaluate({}).open.every(id => !['zone_award', 'rural_worker', 'laid_off'].includes(id)))
  })
})
