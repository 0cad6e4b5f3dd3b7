/**
 * The rules of foshan-2014-points written by hand for people of whom something may be unknown: an unknown answer may
 * turn out to be anything. The yardstick of the three-valued code.
 */
import type { Person } from './foshan-by-hand.ts'

/** The most an answer may be, as the vocabulary bounds it. */
const MOST_YEARS = 60
const MOST_PATENTS = 100

/** The total's two ends, kept in one place so that nothing is allocated for a person. */
class Span {
  min = 0
  max = 0

  known(points: number): void {
    this.min += points
    this.max += points
  }

  open(min: number, max: number): void {
    this.min += min
    this.max += max
  }
}

const span = new Span()

function education(level: string | undefined): void {
  switch (level) {
    case undefined:
      span.open(0, 8000)
      break
    case 'junior':
      span.known(500)
      break
    case 'senior':
      span.known(2000)
      break
    case 'college':
      span.known(6000)
      break
    case 'bachelor':
      span.known(8000)
  }
}

function skill(level: string): number {
  switch (level) {
    case 'junior':
      return 2000
    case 'intermediate':
      return 4000
    case 'senior':
      return 5000
    case 'technician':
      return 6000
    case 'senior_technician':
      return 8000
    default:
      return 0
  }
}

function title(level: string): number {
  switch (level) {
    case 'junior':
      return 5000
    case 'intermediate':
      return 6000
    case 'senior':
      return 8000
    default:
      return 0
  }
}

function qualification(f: Person): void {
  const skilled = f.skill_level === undefined ? 0 : skill(f.skill_level)
  const titled = f.title_level === undefined ? 0 : title(f.title_level)
  const known = Math.max(skilled, titled)
  span.open(known, f.skill_level === undefined || f.title_level === undefined ? 8000 : known)
}

function shortage(list: string | undefined): void {
  if (list === undefined) span.open(0, 5000)
  else if (list === 'city') span.known(5000)
  else if (list === 'district') span.known(2500)
}

function each(count: number | undefined, points: number, most: number): void {
  if (count === undefined) span.open(0, most)
  else span.known(Math.min(count * points, most))
}

function units(count: number | undefined, every: number, points: number, most: number): void {
  if (count === undefined) span.open(0, most)
  else span.known(Math.min(Math.floor(count / every) * points, most))
}

const leastYears = (months: number | undefined): number => (months === undefined ? 0 : Math.floor(months / 12))
const mostYears = (months: number | undefined): number => (months === undefined ? MOST_YEARS : Math.floor(months / 12))

function insurance(f: Person): void {
  const min =
    leastYears(f.pension_months) +
    leastYears(f.medical_months) +
    leastYears(f.unemployment_months) +
    leastYears(f.injury_months) +
    leastYears(f.maternity_months)
  const max =
    mostYears(f.pension_months) +
    mostYears(f.medical_months) +
    mostYears(f.unemployment_months) +
    mostYears(f.injury_months) +
    mostYears(f.maternity_months)
  span.open(Math.min(min * 100, 5000), Math.min(max * 100, 5000))
}

function flag(answer: boolean | undefined, points: number): void {
  if (answer === undefined) span.open(Math.min(points, 0), Math.max(points, 0))
  else if (answer) span.known(points)
}

function conditions(f: Person): number {
  if (f.registered_locally === true || f.works_here === false || f.excess_birth_5y === true) return 0
  if (f.age !== undefined && f.age < 18) return 0
  const known = f.registered_locally !== undefined && f.works_here !== undefined && f.excess_birth_5y !== undefined
  return known && f.age !== undefined ? 2 : 1
}

/** The verdict into `out[0]`, the least and the most total into `out[1]` and `out[2]`, as the generated code does. */
export function foshanByHandOpen(f: Person, out: Float64Array): void {
  span.min = 0
  span.max = 0
  education(f.education)
  qualification(f)
  shortage(f.shortage_talent)
  each(f.invention_patents, 3000, MOST_PATENTS * 3000)
  each(f.other_patents, 1000, MOST_PATENTS * 1000)
  insurance(f)
  units(f.local_insurance_months, 12, 1000, 10000)
  units(f.special_post_months, 12, 400, 2000)
  units(f.residence_permit_months, 12, 1000, 12000)
  units(f.home_area === undefined ? undefined : Math.round(f.home_area * 100), 100, 100, 14400)
  each(f.blood_donations, 200, 1000)
  units(f.volunteer_hours, 50, 200, 1000)
  units(f.donation_yuan, 1000, 200, 1000)
  each(f.awards_county, 3000, 6000)
  each(f.awards_city, 6000, 12000)
  flag(f.family_planning_proof, 300)
  flag(f.reeducation_5y, -5000)
  flag(f.punishment_5y, -10000)
  out[0] = span.max < 6000 ? 0 : Math.min(conditions(f), span.min >= 6000 ? 2 : 1)
  out[1] = span.min
  out[2] = span.max
}
