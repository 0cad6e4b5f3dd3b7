import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compile, type Facts } from '#policy'
import { loadPack } from './load.ts'

const points = loadPack('dongguan-2016-points')
type Values = Readonly<Record<string, number>>
const score = (facts: Facts, parameters: Values = {}, on?: string) => compile(points, parameters, on).evaluate(facts)

describe('the sheet of 2016', () => {
  const line = (facts: Facts, indicator: string, parameters: Values = {}) => {
    const range = score(facts, parameters).lines.find(each => each.indicator === indicator)?.points
    return range?.min === range?.max ? (range?.min ?? NaN) / 100 : undefined
  }

  test('nothing in it passes for official: every wording reported, every number B or C', () => {
    assert.ok(points.clauses.every(each => each.wording === 'reported'))
    assert.ok(points.parameters.every(each => each.source.grade !== 'A'))
    assert.deepEqual(
      points.parameters.filter(each => each.value === undefined).map(each => each.id),
      ['dgp_insurance_cap', 'dgp_rerate', 'dgp_town_park', 'dgp_guidance_b', 'dgp_guidance_c'],
    )
  })

  test('the printed numbers, in points', () => {
    const printed = points.parameters.filter(each => each.unit === 'points' && each.value !== undefined)
    assert.deepEqual(Object.fromEntries(printed.map(each => [each.id.slice(4), (each.value ?? NaN) / 100])), {
      edu_senior: 20,
      edu_college: 60,
      edu_bachelor: 80,
      skill_junior: 30,
      skill_intermediate: 60,
      insurance_year: 2,
      work_year: 4,
      work_year_5: 6,
      town_a: 10,
      town_b: 20,
      town_c: 30,
      age_18: 5,
      age_36: 1,
      age_over_45: -3,
      volunteer_50h: 2,
      blood_each: 2,
      donation_1000: 2,
      service_cap: 10,
      income_tax_1000: 1,
      income_tax_cap: 100,
      self_employed_1000: 1,
      self_employed_cap: 100,
      deed_tax_2000: 1,
      deed_tax_cap: 20,
      company_tax_30000: 10,
      company_tax_cap: 100,
      innovation: 100,
      family_planning_item: 5,
    })
    assert.equal(points.threshold?.points, 10_000)
  })

  test('classes 甲 9, 乙 10, 丙 13 hold every town once; the parks are in none', () => {
    const [a, b, c, parks] = points.lists.map(each => each.values)
    assert.deepEqual([a?.length, b?.length, c?.length], [9, 10, 13])
    const classed = points.lists.flatMap(each => each.values)
    const towns = points.facts.find(each => each.id === 'town')?.options?.map(each => each.value) ?? []
    assert.deepEqual(classed.toSorted(), towns.slice(1).toSorted())
    assert.deepEqual(parks, ['songshanhu', 'dongguan_port', 'eco_park', 'binhaiwan'])
    const pointsOf = (town: string) => line({ town }, 'town')
    assert.deepEqual(['humen', 'shilong', 'chashan', 'songshanhu', 'none'].map(pointsOf), [10, 20, 30, 0, 0])
  })

  test('the form prints 失业 twice: scored once, and the tenth row says how it is read', () => {
    assert.equal(points.clauses.find(each => each.id === 'DGP-5')?.quote.match(/失业保险/g)?.length, 2)
    const reading = points.indicators.filter(each => JSON.stringify(each.rule).includes('unemployment_months'))
    assert.deepEqual(
      reading.map(each => each.id),
      ['unemployment'],
    )
    assert.match(points.indicators.find(each => each.id === 'maternity')?.note?.zh ?? '', /失业保险.*生育保险之误/)
  })

  test('whether five years re-rate the first four is a setting nobody has made', () => {
    const setting = points.parameters.find(each => each.id === 'dgp_rerate')
    assert.deepEqual([setting?.value, setting?.options?.map(each => each.value)], [undefined, ['from_fifth', 'all_years']])
    const at = (months: number, parameters: Values = {}) => line({ work_residence_months: months }, 'work_residence', parameters)
    assert.deepEqual([11, 12, 59].map(months => at(months)), [0, 4, 16], 'the same either way')
    assert.equal(at(60), undefined)
    assert.deepEqual([60, 84].map(months => at(months, { dgp_rerate: 0 })), [22, 34])
    assert.deepEqual([60, 84].map(months => at(months, { dgp_rerate: 1 })), [30, 42])
  })

  test('an outcome that hangs on the setting says so, and asks nothing in its place', () => {
    const example = points.examples.find(each => each.id === 'work_five_years_unset')
    const found = score(example?.facts ?? {})
    assert.deepEqual([found.outcome, found.open, found.unset], ['undecided', [], ['dgp_rerate']])
    assert.match(found.lines.find(each => each.indicator === 'work_residence')?.how.zh ?? '', /尚未设定/)
  })

  test('ages go below zero: −3 for each year over 45', () =>
    assert.deepEqual(
      [17, 18, 35, 36, 45, 46, 47, 65].map(age => line({ age }, 'age')),
      [0, 5, 5, 1, 1, -3, -6, -60],
    ))

  test('the copies differ on the cap for a self-employed business: two say 100, a parameter makes it 10', () => {
    const indicator = points.indicators.find(each => each.id === 'self_employed_tax')
    assert.match(indicator?.note?.zh ?? '', /两份为100分，一份为10分/)
    const facts = { self_employed_tax_yuan: 40_000 }
    assert.deepEqual([line(facts, 'self_employed_tax'), line(facts, 'self_employed_tax', { dgp_self_employed_cap: 1000 })], [40, 10])
    assert.equal(points.parameters.find(each => each.id === 'dgp_self_employed_cap')?.source.grade, 'C')
  })

  test('the deductions of the school sheet of 2012 are not in it: nothing but age takes points away', () => {
    const negative = points.parameters.filter(each => (each.value ?? 0) < 0).map(each => each.id)
    assert.deepEqual(negative, ['dgp_age_over_45'])
    const read = new Set(points.indicators.flatMap(each => JSON.stringify(each.rule).match(/"fact":"(\w+)"/g) ?? []))
    for (const fact of ['reeducation_5y', 'punishment_5y', 'excess_birth_5y']) assert.ok(!read.has(`"fact":"${fact}"`), fact)
  })

  test('forged papers: five years from the day of discovery, whatever the points', () => {
    const forged = { false_material: true, false_material_on: '2011-03-15', invention_patents: 1, age: 30 }
    const bar = (on: string) => score(forged, {}, on).conditions[0]?.holds
    assert.deepEqual([bar('2016-03-14'), bar('2016-03-15')], [false, true])
  })

  test('in force for 2016 alone', () => {
    const validity = (on: string) => score({}, {}, on).validity
    assert.deepEqual(['2015-12-31', '2016-01-01', '2016-12-31', '2017-01-01'].map(validity), [
      'not_yet',
      'in_force',
      'in_force',
      'expired',
    ])
    assert.equal(points.document.issued, '2016', 'no copy prints the day')
  })
})
