import { addDays, daysBetween } from '#calendar'
import { findDistrict } from '#identity'
import type { Facts } from '#policy'
import type { Dependant, Personal } from '#server/applications/index.ts'
import { inventClaims } from './claims.ts'
import { inventFamily, inventPerson } from './people.ts'
import { createRandom, type Random } from './random.ts'

/** What becomes of an application at the window. */
export type Fate = 'accepted' | 'corrected' | 'refused' | 'withdrawn' | 'waiting'

/** Somebody who does not exist, and what they will do in the year. */
export interface Invented {
  readonly n: number
  readonly random: Random
  readonly personal: Personal & { readonly name: string; readonly idNumber: string; readonly phone: string }
  readonly claims: Facts
  readonly dependants: readonly Dependant[]
  readonly channel: 'online' | 'window'
  readonly town: string
  readonly place: string
  /** ISO-8601 UTC. */
  readonly appliesAt: string
  readonly fate: Fate
}

export interface CohortOptions {
  readonly seed: string
  readonly count: number
  readonly district: string
  readonly year: number
  /** First and last day of applying; after 31 August is next year's round (FS-6). */
  readonly from: string
  readonly to: string
}

/** `count` invented applicants of one district in the order in which they apply. The same for the same seed. */
export function inventCohort(options: CohortOptions): Invented[] {
  const random = createRandom(options.seed)
  const taken = new Set<string>()
  const made = Array.from({ length: options.count }, (_, n) => inventOther(random, n, options, taken))
  return made.sort((a, b) => (a.appliesAt === b.appliesAt ? a.n - b.n : a.appliesAt < b.appliesAt ? -1 : 1))
}

/** Somebody whose ID number nobody of the cohort has yet. */
function inventOther(random: Random, n: number, options: CohortOptions, taken: Set<string>): Invented {
  for (let attempt = 0; ; attempt++) {
    const person = invent(random.fork(`person ${n} ${attempt}`), n, options)
    if (taken.has(person.personal.idNumber)) continue
    taken.add(person.personal.idNumber)
    return person
  }
}

function invent(random: Random, n: number, options: CohortOptions): Invented {
  const today = day(random, options)
  const person = inventPerson(random, n, today)
  const married = random.chance(72)
  const claims = inventClaims(random, person, today, married)
  const towns = findDistrict(options.district)?.towns ?? []
  const minute = String(random.integer(60)).padStart(2, '0')
  return {
    n, random, claims,
    personal: person.personal,
    dependants: inventFamily(random, person, today, married),
    channel: random.chance(35) ? 'online' : 'window',
    town: random.pick(towns).code,
    place: claims['home_area'] === 0 ? random.weighted([['employer_collective', 45], ['agency_collective', 30], ['relatives', 15], ['public_rental', 10]]) : 'own_home',
    appliesAt: `${today}T0${random.between(1, 8)}:${minute}:00.000Z`,
    fate: random.weighted([['accepted', 87], ['corrected', 9], ['refused', 2], ['withdrawn', 2]]),
  }
}

/** Few at first, a crush before the deadline: as every city that published its numbers saw it. */
function day(random: Random, { from, to }: CohortOptions): string {
  const days = daysBetween(from, to)
  const late = Math.max(random.integer(days + 1), random.integer(days + 1))
  return addDays(from, late)
}
