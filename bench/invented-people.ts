/** Invented applicants for the policy benchmark: a seed gives the same people on every machine. */
import type { Person } from './foshan-by-hand.ts'

function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(random: () => number, values: readonly [T, ...T[]]): T =>
  values[Math.floor(random() * values.length)] ?? values[0]

/** `count` people with every fact known, of one object shape. */
export function inventedPeople(count: number, seed: number): readonly Person[] {
  const random = randomFrom(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const rarely = (chance: number, most: number) => (random() < chance ? upTo(most) : 0)
  return Array.from({ length: count }, () => ({
    age: 16 + upTo(45),
    registered_locally: random() < 0.02,
    works_here: random() < 0.97,
    excess_birth_5y: random() < 0.03,
    education: pick(random, ['none', 'junior', 'junior', 'senior', 'senior', 'college', 'bachelor']),
    skill_level: pick(random, ['none', 'none', 'junior', 'intermediate', 'senior', 'technician', 'senior_technician']),
    title_level: pick(random, ['none', 'none', 'none', 'junior', 'intermediate', 'senior']),
    shortage_talent: pick(random, ['none', 'none', 'none', 'none', 'district', 'city']),
    invention_patents: rarely(0.02, 3),
    other_patents: rarely(0.03, 4),
    pension_months: upTo(180),
    medical_months: upTo(180),
    unemployment_months: upTo(150),
    injury_months: upTo(180),
    maternity_months: upTo(120),
    local_insurance_months: upTo(150),
    special_post_months: rarely(0.05, 80),
    residence_permit_months: upTo(160),
    home_area: random() < 0.2 ? upTo(16000) / 100 : 0,
    blood_donations: upTo(7),
    volunteer_hours: rarely(0.4, 600),
    donation_yuan: rarely(0.2, 8000),
    awards_county: rarely(0.02, 3),
    awards_city: rarely(0.01, 2),
    family_planning_proof: random() < 0.8,
    reeducation_5y: random() < 0.004,
    punishment_5y: random() < 0.004,
  }))
}

/** The same people with a share of their answers unknown, still of one object shape. */
export function forgetful(people: readonly Person[], share: number, seed: number): readonly Person[] {
  const random = randomFrom(seed)
  return people.map(person =>
    Object.fromEntries(Object.entries(person).map(([id, answer]) => [id, random() < share ? undefined : answer])),
  )
}
