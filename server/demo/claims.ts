import { monthsBetween, yearsAgo } from './spans.ts'
import type { Facts, Answer } from '#policy'
import type { InventedPerson } from './people.ts'
import type { Random } from './random.ts'

/**
 * What an invented applicant claims, shaped after what is known of the years 2010 to 2014: mostly 初中 and 高中, insurance of a
 * few years, skill certificates of a minority, few awards. Every answer of the pack's eligibility questions is given.
 */
export function inventClaims(random: Random, person: InventedPerson, today: string, married: boolean): Facts {
  const worked = Math.max(6, Math.min(monthsBetween(yearsAgo(person.birthDate, -19), today), months(random)))
  const insured = Math.round((worked * random.between(45, 100)) / 100)
  const fewer = (percent: number) => Math.round((insured * random.between(percent, 100)) / 100)
  return {
    registered_locally: false,
    works_here: true,
    excess_birth_5y: false,
    marital_status: married ? 'married' : 'unmarried',
    education: random.weighted([['none', 3], ['junior', 40], ['senior', 33], ['college', 17], ['bachelor', 7]]),
    skill_level: random.weighted([
      ['none', 56], ['junior', 13], ['intermediate', 16], ['senior', 11], ['technician', 3], ['senior_technician', 1],
    ]),
    title_level: random.weighted([['none', 92], ['junior', 6], ['intermediate', 2]]),
    shortage_talent: random.weighted([['none', 96], ['district', 3], ['city', 1]]),
    pension_months: insured,
    medical_months: fewer(85),
    injury_months: insured,
    unemployment_months: fewer(60),
    maternity_months: fewer(55),
    local_insurance_months: fewer(70),
    employer_months: Math.round((worked * random.between(20, 90)) / 100),
    residence_permit_months: Math.min(worked, random.weighted([[random.between(6, 24), 45], [random.between(25, 72), 55]])),
    home_area: random.chance(11) ? random.between(38, 120) : 0,
    blood_donations: random.weighted([[0, 80], [1, 10], [2, 6], [random.between(3, 6), 4]]),
    volunteer_hours: random.weighted([[0, 84], [random.between(10, 80), 11], [random.between(80, 300), 5]]),
    donation_yuan: random.weighted([[0, 93], [random.between(1, 5) * 500, 7]]),
    ...rare(random),
  }
}

/** What hardly anyone has; left out where it is not claimed, as people leave it out. */
function rare(random: Random): Record<string, Answer> {
  const claims: Record<string, Answer> = {}
  if (random.chance(3)) claims['special_post_months'] = random.between(12, 90)
  if (random.chance(2)) claims['awards_county'] = 1
  if (random.chance(1)) claims['awards_city'] = 1
  if (random.chance(1)) claims['invention_patents'] = 1
  if (random.chance(2)) claims['other_patents'] = random.between(1, 2)
  if (random.chance(40)) claims['family_planning_proof'] = true
  return claims
}

/** Months worked so far: many short, some long. */
function months(random: Random): number {
  return random.weighted([[random.between(8, 36), 35], [random.between(36, 84), 40], [random.between(84, 180), 25]])
}
