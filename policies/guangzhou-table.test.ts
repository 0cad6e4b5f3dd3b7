/** The tables of both editions written out by hand in code: random people must get the same points from the packs. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { compile, type Facts } from '#policy'
import { loadPack } from './load.ts'

const months = fc.integer({ min: 0, max: 260 })
const few = fc.integer({ min: 0, max: 5 })
const rarely = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, few)
/** Any sum up to 300,000 yuan, the edges of the bands more often. */
const yuan = (...edges: readonly number[]) => fc.oneof(fc.integer({ min: 0, max: 300_000 }), fc.constantFrom(...edges))
const years = (count: number) => Math.floor(count / 12)
/** 1 for a yes, 0 for a no. */
const yes = (value: boolean) => (value ? 1 : 0)
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

const resident = fc.record({
  residence_permit_months: months,
  housing_scored: fc.constantFrom('none', 'rented', 'own'),
  rental_months: months,
  moved_outward_months: months,
  local_pension_months: months,
  local_medical_months: months,
  local_unemployment_months: months,
  local_injury_months: months,
  local_maternity_months: months,
  housing_fund_months: months,
  age: fc.integer({ min: 16, max: 60 }),
  begun: fc.integer({ min: 0, max: 1 }),
  education: fc.constantFrom('none', 'junior', 'senior', 'college', 'bachelor'),
  patent_inventors: fc.array(fc.constantFrom(1, 2, 4, 5, 8, 10), { maxLength: 6 }),
  research_months: months,
  listed_occupation: fc.boolean(),
  special_trade_now: fc.boolean(),
  special_trade_months: months,
  blood_donations: fc.integer({ min: 0, max: 12 }),
  volunteer_hours_by_year: fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 6 }),
  income_tax_3y_yuan: yuan(9999, 10_000, 29_999, 30_000, 59_999, 60_000),
  income_tax_every_year: fc.boolean(),
  annual_tax_filed: fc.boolean(),
  company_tax_3y_yuan: yuan(49_999, 50_000, 99_999, 100_000, 199_999, 200_000),
  honours_central: rarely,
  honours_province: rarely,
  honours_city: rarely,
  honours_district: rarely,
  honours_military: rarely,
  merit_first: rarely,
  merit_second: rarely,
  merit_third: rarely,
  bad_credit_records: rarely,
  tax_evasion_5y: rarely,
  public_order_penalties_5y: rarely,
})
type Resident = typeof resident extends fc.Arbitrary<infer T> ? T : never

function homePoints(person: Resident): number {
  if (person.housing_scored === 'own') return 20
  return person.housing_scored === 'rented' ? Math.min(20, 5 * years(person.rental_months)) : 0
}

function basePoints(person: Resident): number {
  const insured = [
    person.local_pension_months,
    person.local_medical_months,
    person.local_unemployment_months,
    person.local_injury_months,
    person.local_maternity_months,
  ]
  const over = Math.max(0, person.age + person.begun - 40)
  return (
    8 * years(person.residence_permit_months) +
    homePoints(person) +
    Math.min(10, 2 * years(person.moved_outward_months)) +
    2 * sum(insured.map(years)) +
    2 * years(person.housing_fund_months) +
    (person.age < 18 ? 0 : Math.max(0, 30 - 2 * over))
  )
}

const band = (value: number, steps: readonly number[]) => 4 * steps.filter(step => value >= step).length
const merits = (times: number, first: number, more: number) => (times === 0 ? 0 : first + (times - 1) * more)

function taxPoints(person: Resident): number {
  return (
    band(person.income_tax_3y_yuan, [10_000, 30_000, 60_000]) +
    4 * yes(person.income_tax_every_year) +
    2 * yes(person.annual_tax_filed) +
    band(person.company_tax_3y_yuan, [50_000, 100_000, 200_000])
  )
}

function awardPoints(person: Resident): number {
  return (
    30 * person.honours_central +
    20 * person.honours_province +
    10 * person.honours_city +
    5 * person.honours_district +
    30 * person.honours_military +
    merits(person.merit_first, 20, 5) +
    merits(person.merit_second, 10, 2) +
    merits(person.merit_third, 5, 1)
  )
}

function addedPoints(person: Resident): number {
  const education = { none: 0, junior: 0, senior: 10, college: 20, bachelor: 30 }[person.education] ?? 0
  const trade = 10 + Math.min(20, 5 * years(person.special_trade_months))
  const volunteering = sum(person.volunteer_hours_by_year.map(hours => (hours >= 50 ? 2 : 0)))
  return (
    education +
    Math.min(40, sum(person.patent_inventors.map(inventors => 20 / inventors))) +
    Math.min(10, 2 * years(person.research_months)) +
    10 * yes(person.listed_occupation) +
    trade * yes(person.special_trade_now) +
    Math.min(10, 2 * person.blood_donations) +
    Math.min(10, volunteering) +
    taxPoints(person) +
    awardPoints(person)
  )
}

describe('Guangzhou 2025', () => {
  const pack = compile(loadPack('guangzhou-2025-points'))

  test('random people get the points of the annex, in both totals', () => {
    fc.assert(
      fc.property(resident, person => {
        const { begun, ...facts } = person
        const { total, ranked } = pack.score({ ...facts, age_part_years: person.age + begun })
        const taken = 10 * (person.bad_credit_records + person.tax_evasion_5y + person.public_order_penalties_5y)
        const base = basePoints(person)
        assert.deepEqual([total, ranked], [Math.round(100 * (base + addedPoints(person) - taken)), 100 * base])
      }),
      { numRuns: 2000 },
    )
  })
})

const worker = fc.record({
  age: fc.integer({ min: 16, max: 70 }),
  education: fc.constantFrom('none', 'junior', 'senior', 'college', 'bachelor'),
  degree_level: fc.constantFrom('none', 'none', 'none', 'master', 'doctor'),
  title_level: fc.constantFrom('none', 'none', 'junior', 'intermediate', 'senior'),
  skill_level: fc.constantFrom('none', 'junior', 'intermediate', 'senior', 'technician', 'senior_technician'),
  public_post_grade: fc.constantFrom('none', 'none', 'grade_5', 'grade_4', 'grade_3', 'grade_2'),
})
type Worker = typeof worker extends fc.Arbitrary<infer T> ? T : never

/** By kind of certificate first, as an office looks it up; the pack goes rung by rung. */
function ladder({ education, degree_level, title_level, skill_level, public_post_grade }: Worker): number {
  const skilled = skill_level === 'senior' || skill_level === 'technician'
  const middle = title_level === 'intermediate'
  const schooling: Readonly<Record<string, number>> = { junior: 5, senior: 20, college: 60, bachelor: 80 }
  const worker: Readonly<Record<string, number>> = { junior: 10, intermediate: 30, senior: 50 }
  const skill: Readonly<Record<string, number>> = { ...worker, technician: 60, senior_technician: 100 }
  const title: Readonly<Record<string, number>> = { junior: 50, intermediate: 60, senior: 100 }
  const post: Readonly<Record<string, number>> = { grade_5: 10, grade_4: 30, grade_3: 50, grade_2: 60 }
  const alone = [schooling[education], skill[skill_level], title[title_level], post[public_post_grade]]
  const together = [
    skilled && ['senior', 'college', 'bachelor'].includes(education) ? 80 : 0,
    middle && education === 'college' ? 80 : 0,
    middle && education === 'bachelor' ? 90 : 0,
  ]
  const degree = { none: 0, master: middle ? 100 : 90, doctor: 100 }[degree_level] ?? 0
  return Math.max(degree, ...together, ...alone.map(each => each ?? 0))
}

function agePoints(age: number): number {
  if (age <= 35) return 5
  if (age <= 45) return 2
  return age <= 55 ? 1 : 0
}

describe('Guangzhou 2010', () => {
  const pack = compile(loadPack('guangzhou-2010-points'))

  test('random people get the rung and the points for age of the copies', () => {
    fc.assert(
      fc.property(worker, person => {
        const facts: Facts = { ...person, practising_qualification: false }
        assert.equal(pack.score(facts).total, 100 * (ladder(person) + agePoints(person.age)))
      }),
      { numRuns: 2000 },
    )
  })
})
