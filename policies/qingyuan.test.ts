import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { checkPack, compile, type Facts, runExamples, unreached } from '#policy'
import { loadPack } from './load.ts'

const pack = loadPack('qingyuan-2012-skilled')
const document = readFileSync(new URL('qingyuan-2012-skilled/document.txt', import.meta.url), 'utf8')
const evaluate = (facts: Facts, parameters: Readonly<Record<string, number>> = {}, on?: string) =>
  compile(pack, parameters, on).evaluate(facts)

/** Meets 二（一） in everything. */
const worker: Facts = { skill_level: 'senior', employed_by_enterprise: true, works_here: true, false_material: false }
const receives = (facts: Facts) =>
  evaluate(facts)
    .entitlements.filter(each => each.holds === true)
    .map(each => each.entitlement)

describe('Qingyuan 2012 as a document (QY-1 to QY-11)', () => {
  test('the pack is in order, its examples hold, and they reach every rule', () => {
    assert.deepEqual(checkPack(pack).filter(each => each.level !== 'warning'), [])
    for (const { example, differences } of runExamples(pack)) assert.deepEqual(differences, [], example.id)
    assert.ok(pack.examples.length >= 15)
    assert.deepEqual(unreached(pack), [])
  })

  test('every clause of the register is there, each quoted word for word', () => {
    for (let number = 1; number <= 11; number += 1)
      assert.ok(pack.clauses.some(each => each.id === `QY-${number}`), `QY-${number}`)
    for (const clause of pack.clauses) {
      assert.equal(clause.wording, 'official', clause.id)
      assert.ok(document.includes(clause.quote), clause.id)
    }
  })

  test('QY-4: materials ① to ⑤ and the form, nothing else; ④ only with family', () => {
    const required = (when: string) => pack.documents.filter(each => each.required === when).map(each => each.id)
    assert.deepEqual(required('always'), [
      'application_form',
      'id_card',
      'household_book',
      'family_planning_certificate',
      'skill_certificate',
    ])
    assert.deepEqual(required('with_dependant'), [
      'dependant_household_book',
      'marriage_certificate',
      'spouse_id_card',
      'birth_certificate',
    ])
    assert.deepEqual(required('with_claim'), [])
    assert.ok(pack.documents.every(each => each.clause.startsWith('QY-4')))
  })

  test('QY-6: four kinds of settlement place, no document asked for any (QY-7)', () => {
    assert.deepEqual(
      pack.places.map(each => each.id),
      ['own_home', 'relatives', 'employer_collective', 'designated'],
    )
    assert.ok(pack.places.every(each => each.clause === 'QY-6' && each.documents.length === 0))
  })

  test('every department of the pack is named in the document', () => {
    const named: Readonly<Record<string, string>> = {
      window: '异地务工人员入户城镇专门窗口',
      hr: '人力资源和社会保障部门',
      police: '公安部门',
      family_planning: '户籍地计生部门',
      joint_meeting: '清远市异地务工人员工作联席会议办公室',
    }
    assert.deepEqual(pack.departments.map(each => each.id).toSorted(), Object.keys(named).toSorted())
    for (const { id, name } of pack.departments) {
      assert.equal(name.zh, named[id])
      assert.ok(document.includes(name.zh), id)
    }
  })

  test('no number is invented: only the five years are printed, every amount is empty', () => {
    const valued = pack.parameters.filter(each => each.value !== undefined)
    assert.deepEqual(
      valued.map(each => [each.id, each.value, each.source.grade, each.source.standIn]),
      [['qy_bar_years', 5, 'A', false]],
    )
    assert.ok(document.includes('五年内不再受理'))
  })

  test('QY-8, QY-10: the eight counties and districts of annex 1, each with its two amounts', () => {
    const counties = (pack.facts.find(each => each.id === 'qingyuan_county')?.options ?? []).map(each => each.value)
    assert.deepEqual(counties, [
      'none',
      'qingcheng',
      'qingxin',
      'fogang',
      'yingde',
      'yangshan',
      'lianzhou',
      'liannan',
      'lianshan',
    ])
    for (const county of counties.slice(1))
      for (const kind of ['shortage', 'living'])
        assert.ok(pack.parameters.some(each => each.id === `qy_${kind}_${county}`), `${kind} ${county}`)
  })

  test('QY-10: the annex in the document adds up, by row and by column', () => {
    const annex = document.slice(document.lastIndexOf('分解表'), document.lastIndexOf('附件2'))
    const rows = [...annex.matchAll(/\t([^\s\d]+)\n((?:\t\d+\n?){5})/g)].map(([, name = '', numbers = '']) => ({
      name,
      numbers: numbers.trim().split(/\s+/).map(Number),
    }))
    assert.equal(rows.length, 9)
    const total = rows.at(-1)
    assert.deepEqual(total, { name: '合计', numbers: [8000, 1600, 2400, 2400, 1600] })
    for (const { name, numbers } of rows)
      assert.equal(numbers.slice(1).reduce((a, b) => a + b), numbers[0], name)
    for (const column of [0, 1, 2, 3, 4])
      assert.equal(
        rows.slice(0, -1).reduce((sum, { numbers }) => sum + (numbers[column] ?? NaN), 0),
        total?.numbers[column],
      )
  })
})

describe('who may settle (QY-2, QY-5, QY-7)', () => {
  test('exactly the four published conditions, each with its clause', () =>
    assert.deepEqual(
      pack.conditions.map(each => [each.id, each.clause]),
      [
        ['skilled_grade', 'QY-2'],
        ['in_enterprise', 'QY-2'],
        ['works_in_qingyuan', 'QY-2'],
        ['not_barred', 'QY-5'],
      ],
    ))

  test('no age, insurance, household or family planning is a condition', () => {
    const read = new Set(evaluate({}).conditions.flatMap(each => each.facts))
    for (const fact of ['age', 'registered_locally', 'complies_family_planning', 'marital_status', 'wants_to_settle'])
      assert.ok(!read.has(fact), fact)
    assert.equal(evaluate({ ...worker, complies_family_planning: false }).outcome, 'eligible')
  })

  test('direct settlement: no points, no threshold, no ranking', () => {
    assert.equal(pack.kind, 'direct')
    assert.deepEqual([pack.indicators, pack.totals, pack.ties, pack.threshold], [[], [], [], undefined])
  })

  test('the bar ends on the day on which five years are full', () => {
    const found = (on: string) => evaluate({ ...worker, false_material: true, false_material_on: '2013-03-01' }, {}, on)
    assert.equal(found('2018-02-28').outcome, 'not_eligible')
    assert.equal(found('2018-03-01').outcome, 'eligible')
  })

  test('asks who was never found out nothing about years', () => {
    const questions = compile(pack).questions({ ...worker, false_material: undefined })
    assert.equal(questions[0], 'false_material')
    assert.deepEqual(compile(pack).questions(worker), [])
  })
})

describe('what follows (QY-1, QY-6, QY-8)', () => {
  const settler = { ...worker, wants_to_settle: true, shortage_talent: 'none', qingyuan_county: 'yingde' }

  test('pay parity follows the grade, one rank each', () => {
    const pay = (skill_level: string) => receives({ ...worker, skill_level }).filter(each => each.startsWith('pay_'))
    assert.deepEqual(pay('senior'), ['pay_as_assistant_engineer'])
    assert.deepEqual(pay('technician'), ['pay_as_engineer'])
    assert.deepEqual(pay('senior_technician'), ['pay_as_senior_engineer'])
    assert.deepEqual(pay('intermediate'), [])
  })

  test('who settles may bring the family and gets the living subsidy; the special one only where talent is short', () => {
    assert.deepEqual(receives(settler), [
      'settle_where_one_works',
      'family',
      'pay_as_assistant_engineer',
      'living_subsidy',
    ])
    assert.ok(receives({ ...settler, shortage_talent: 'district' }).includes('shortage_subsidy'))
  })

  test('who is eligible and does not wish to settle has the public services, and only they', () => {
    assert.deepEqual(receives({ ...settler, wants_to_settle: false }), ['pay_as_assistant_engineer', 'public_services'])
    assert.ok(!receives({ ...settler, skill_level: 'junior', wants_to_settle: false }).includes('public_services'))
    assert.ok(!receives({ ...settler, skill_level: 'junior' }).includes('living_subsidy'))
  })

  test('an amount appears once the county has set it, and only for that county', () => {
    const amount = (parameters: Readonly<Record<string, number>>) =>
      evaluate(settler, parameters).entitlements.find(each => each.entitlement === 'living_subsidy')?.amount
    assert.equal(amount({}), undefined)
    assert.deepEqual(amount({ qy_living_yingde: 200_000 }), { min: 200_000, max: 200_000 })
    assert.equal(amount({ qy_living_lianzhou: 200_000 }), undefined, 'another county says nothing about this one')
  })
})
