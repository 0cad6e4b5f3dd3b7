/** Guangzhou's two editions against the traps of real tables: two totals, months that do not count, ladders, ages. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkPack, compile, type Evaluation, type Facts, type Pack, runExamples, unreached } from '#policy'
import { rank } from '../packages/policy/ranking/index.ts'
import { loadPack } from './load.ts'

const now = loadPack('guangzhou-2025-points')
const then = loadPack('guangzhou-2010-points')
/** The day to which the evidence of the round of 2025 counts (GZQ-10). */
const CUT_OFF = '2025-09-30'

function example(pack: Pack, id: string): Facts {
  const found = pack.examples.find(each => each.id === id)
  assert.ok(found, id)
  return found.facts
}

const exact = example(now, 'exactly_150')
const nothing = example(now, 'nothing_to_show')
const plain = example(then, 'nothing_to_show')

const evaluate = (pack: Pack, facts: Facts, on?: string) => compile(pack, {}, on).evaluate(facts)
const line = (evaluation: Evaluation, id: string) =>
  evaluation.lines.find(each => each.indicator === id)?.points.max ?? NaN
const total = (evaluation: Evaluation, id: string) =>
  evaluation.totals.find(each => each.total === id)?.points.max ?? NaN
const without = (facts: Facts, ...ids: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([id]) => !ids.includes(id)))

describe('both editions', () => {
  for (const pack of [now, then]) {
    test(`${pack.id} is in order, its examples hold, and they reach every rule`, () => {
      assert.deepEqual(checkPack(pack).filter(each => each.level !== 'warning'), [])
      for (const { example, differences } of runExamples(pack)) assert.deepEqual(differences, [], example.id)
      assert.deepEqual(unreached(pack), [])
    })
  }

  test('are one scheme of one place, the older over before the newer begins', () => {
    assert.deepEqual([now.scheme.id, now.place.code], [then.scheme.id, then.place.code])
    assert.ok((then.validity.to ?? '9999') < now.validity.from)
    assert.deepEqual([then.threshold?.points, now.threshold?.points], [8500, 15000], 'trap 3: 85 became 150')
  })

  test('say how well their numbers are attested: grade A throughout, or C throughout', () => {
    assert.deepEqual([...new Set(now.parameters.map(each => each.source.grade))], ['A'])
    assert.ok(now.clauses.every(each => each.wording === 'official'))
    assert.deepEqual([...new Set(then.parameters.map(each => each.source.grade))], ['C'])
    assert.ok(then.clauses.every(each => each.wording === 'reported'))
  })

  test('what no source prints is empty: the rounding of a patent, the tail of the table of 2010', () => {
    const empty = (pack: Pack) => pack.parameters.filter(each => each.value === undefined).map(each => each.id)
    assert.deepEqual(empty(now), ['insured_reading', 'patent_rounding'])
    const tail = ['award_city', 'investment', 'tax', 'minus_reeducation', 'minus_punishment']
    assert.deepEqual(empty(then), ['practising', ...tail])
  })

  test('are in force on their own days only (GZ-13)', () => {
    const on = (pack: Pack, day: string) => evaluate(pack, {}, day).validity
    assert.deepEqual(['2025-07-03', '2025-07-04', '2026-12-31', '2027-01-01'].map(day => on(now, day)), [
      'not_yet', 'in_force', 'in_force', 'expired',
    ])
    assert.deepEqual(['2010-11-04', CUT_OFF].map(day => on(then, day)), ['in_force', 'expired'])
  })
})

describe('trap 4: two totals a person (GZ-6.points, GZ-6.ranking)', () => {
  test('additional points and deductions move the one, never the other', () => {
    const before = evaluate(now, exact)
    const after = evaluate(now, { ...exact, education: 'bachelor', blood_donations: 5, public_order_penalties_5y: 1 })
    assert.deepEqual([total(before, 'qualification'), total(after, 'qualification')], [15000, 16000])
    assert.deepEqual([total(before, 'ranking'), total(after, 'ranking')], [13000, 13000])
  })

  test('the gate is on the qualifying points: a high rank does not help who has 149', () => {
    const { outcome, total: gated, totals } = evaluate(now, example(now, 'part_years_give_nothing'))
    assert.deepEqual([outcome, gated.max, totals.map(each => each.points.max)], ['not_eligible', 14900, [14900, 12900]])
  })

  test('the ranking goes by the base indicators, not by the qualifying points', () => {
    const scored = compile(now)
    const more = scored.score({ ...exact, honours_central: 1 })
    const less = scored.score({ ...exact, residence_permit_months: 72 })
    assert.ok(more.total > less.total && more.ranked < less.ranked)
  })

  test('equals compare medical insurance, then the unbroken permit; who is still equal is in, beyond the quota', () => {
    const tie = now.ties.find(each => each.id === 'chain-all-in')
    assert.ok(tie?.mayExceedQuota)
    const facts = tie.chain.flatMap(step => (step.by === 'fact' ? [step.fact] : []))
    assert.deepEqual(facts, ['local_medical_months', 'permit_continuous_months'])
    const scored = compile(now)
    const person = (id: string, medical: number, permit: number, more: Facts = {}) => {
      const all: Facts = { ...exact, ...more, local_medical_months: medical, permit_continuous_months: permit }
      return { id, keys: [scored.score(all).ranked, medical, permit] }
    }
    const rows = [
      person('third', 50, 59),
      person('first', 48, 0, { residence_permit_months: 72 }),
      person('twin', 50, 60),
      person('other twin', 50, 60),
      person('last', 49, 99, { education: 'bachelor' }),
    ]
    const keys = [0, 1, 2].map(place => {
      return { of: (row: { keys: number[] }) => row.keys[place] ?? 0, direction: 'desc' as const }
    })
    const ranked = rank(rows, { id: row => row.id, keys, ties: 'chain-all-in', quota: 2 })
    assert.ok(ranked.ok)
    assert.deepEqual(ranked.value.rows.map(each => [each.row.id, each.rank, each.admitted]), [
      ['first', 1, true], ['twin', 2, true], ['other twin', 2, true], ['third', 4, false], ['last', 5, false],
    ])
  })
})

describe('trap 5: months that do not count (GZ-102.months, GZ-102.fund_months)', () => {
  const record = (...periods: readonly { from: string; to?: string; kind?: string }[]) =>
    compile(now, {}, CUT_OFF).derive({ local_pension_periods: periods }).local_pension_months

  test('whole months are counted: eleven give nothing, twelve a year, twenty-three still one', () => {
    const points = (months: number) => line(evaluate(now, { ...nothing, local_pension_months: months }), 'insurance')
    assert.deepEqual([11, 12, 23, 24].map(points), [0, 200, 200, 400])
  })

  test('back-paid and transferred months are left out, overlapping ones count once, gaps do not end the count', () => {
    const year = { from: '2020-01-01', to: '2020-12-31' }
    assert.equal(record(year), 12)
    assert.equal(record({ ...year, kind: 'back_paid' }), 0)
    assert.equal(record({ ...year, kind: 'transferred' }), 0)
    assert.equal(record(year, { from: '2020-07-01', to: '2021-06-30', kind: 'regular' }), 18, 'half a year twice')
    assert.equal(record(year, { from: '2023-01-01', to: '2023-03-31' }), 15, 'a gap of two years')
    assert.equal(record(year, { ...year, kind: 'back_paid' }), 12, 'paid in time beside a back-paid record')
    assert.equal(record({ from: '2025-09-01' }, { from: '2025-10-01', to: '2025-12-31' }), 1, 'what lies after the day')
  })

  test('the permit counts together for points and unbroken for the comparison of equals', () => {
    const facts = { residence_permit_periods: [{ from: '2015-01-01', to: '2018-06-30' }, { from: '2019-01-01' }] }
    const derived = compile(now, {}, CUT_OFF).derive(facts)
    assert.deepEqual([derived.residence_permit_months, derived.permit_continuous_months], [123, 81])
  })

  test('four years of every kind are enough, of none too few; in between the city must say how it reads the text', () => {
    const kinds = ['pension', 'medical', 'unemployment', 'injury', 'maternity']
    const insured = (months: number, medical: number, reading?: number) => {
      const all = Object.fromEntries(kinds.map(kind => [`local_${kind}_months`, months]))
      const facts = { ...exact, ...all, local_insurance_months: months, local_medical_months: medical }
      const pack = compile(now, reading === undefined ? {} : { insured_reading: reading })
      return pack.evaluate({ ...facts, residence_permit_months: 240 })
    }
    assert.deepEqual([insured(48, 48).outcome, insured(48, 48).unset], ['eligible', []])
    assert.deepEqual([insured(47, 47).outcome, insured(47, 47).unset], ['not_eligible', []])
    assert.deepEqual([insured(47, 48).outcome, insured(47, 48).unset], ['undecided', ['insured_reading']])
    assert.deepEqual([insured(47, 48, 0).outcome, insured(47, 48, 1).outcome], ['not_eligible', 'eligible'])
  })
})

describe('trap 6: combinations, choices, caps and shares', () => {
  const rung = (facts: Facts) => line(evaluate(then, { ...plain, ...facts }), 'education') / 100

  test('rungs combine education and skill, and only the highest counts (GZA-102)', () => {
    assert.equal(rung({ education: 'college' }), 60)
    assert.equal(rung({ title_level: 'intermediate' }), 60)
    assert.equal(rung({ education: 'college', title_level: 'intermediate' }), 80, 'neither 60 nor 120')
    assert.equal(rung({ education: 'junior', skill_level: 'technician' }), 60)
    assert.equal(rung({ education: 'senior', skill_level: 'technician' }), 80)
    assert.equal(rung({ education: 'bachelor', skill_level: 'senior', title_level: 'junior' }), 80)
  })

  test('an unknown title leaves the rungs it can still reach', () => {
    const known = { ...without(plain, 'title_level'), education: 'college' }
    const found = evaluate(then, known).lines.find(each => each.indicator === 'education')
    assert.deepEqual([found?.points, found?.open], [{ min: 6000, max: 10000 }, ['title_level']])
  })

  test('of an own and a rented home the applicant chooses one; the two never add up (GZ-101.choice)', () => {
    const home = (facts: Facts) => line(evaluate(now, { ...nothing, ...facts }), 'home') / 100
    assert.equal(home({ housing_scored: 'own', rental_months: 600 }), 20)
    assert.equal(home({ housing_scored: 'rented', rental_months: 12 }), 5, 'also when the choice is the worse one')
    assert.equal(home({ housing_scored: 'rented', rental_months: 600 }), 20)
    assert.equal(home({ housing_scored: 'none', rental_months: 600 }), 0)
  })

  test('volunteering has a cap a year and a cap altogether (GZ-114.volunteering)', () => {
    const hours = (...volunteer_hours_by_year: number[]) =>
      line(evaluate(now, { ...nothing, volunteer_hours_by_year }), 'volunteering') / 100
    assert.deepEqual([hours(300), hours(50, 50), hours(49, 49), hours(50, 50, 50, 50, 50, 50)], [2, 4, 0, 10])
  })

  test('a patent is shared by its inventors, each by itself, under one cap (GZ-112.patents)', () => {
    const shares = (...patent_inventors: number[]) =>
      line(evaluate(now, { ...nothing, patent_inventors }), 'patents') / 100
    assert.deepEqual([shares(1), shares(4), shares(2, 5), shares(1, 1), shares(1, 1, 1)], [20, 5, 14, 40, 40])
  })

  test('lists are asked for while they can still change the answer', () => {
    const known = without(exact, 'patent_inventors', 'volunteer_hours_by_year')
    const { outcome, open } = evaluate(now, { ...known, rental_months: 36 })
    assert.deepEqual([outcome, [...open].sort()], ['undecided', ['patent_inventors', 'volunteer_hours_by_year']])
  })
})

describe('trap 8: who is 45 or under, and the points for age (GZ-6.age, GZQ-9, GZ-103)', () => {
  const undated = without(exact, 'age', 'age_calendar_year', 'age_part_years')
  const born = (birth_date: string, on = CUT_OFF) => evaluate(now, { ...undated, birth_date }, on)
  const mayApply = (birth_date: string, on?: string) =>
    born(birth_date, on).conditions.find(each => each.condition === 'age')?.holds

  test('the line of 2025 is the birth date 1 January 1979, on every day of the year', () => {
    for (const day of ['2025-07-04', CUT_OFF, '2025-11-10', '2025-12-31']) {
      assert.deepEqual([mayApply('1978-12-31', day), mayApply('1979-01-01', day)], [false, true], day)
    }
    assert.deepEqual([mayApply('1979-12-31', '2026-10-10'), mayApply('1980-01-01', '2026-10-10')], [false, true])
  })

  test('points fall from the day after the fortieth birthday, by birthday and not by calendar year', () => {
    const points = (birthDate: string) => line(born(birthDate), 'age') / 100
    assert.deepEqual(['2007-10-01', '2007-09-30'].map(points), [0, 30], 'eighteen')
    assert.deepEqual(['1985-10-01', '1985-09-30', '1985-09-29'].map(points), [30, 30, 28], 'forty')
    assert.deepEqual(['1984-09-30', '1984-09-29', '1979-01-01'].map(points), [28, 26, 16], 'over forty')
  })

  test('one date is asked for instead of three kinds of age', () => {
    const asked = compile(now, {}, CUT_OFF).questions(undated)
    assert.deepEqual(asked, ['birth_date'])
  })

  test('in 2010 age was counted to the birthday (GZA-101)', () => {
    const aged = (on: string) => line(evaluate(then, { ...without(plain, 'age'), birth_date: '1975-07-01' }, on), 'age')
    assert.deepEqual([aged('2011-06-30'), aged('2011-07-01')], [500, 200])
  })
})
