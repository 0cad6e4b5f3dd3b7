/**
 * The policy on which engines are compared: of Foshan 2014 one rule of eligibility, ten indicators and the threshold.
 * Every number comes from the pack, so all engines work with the same ones.
 */
import { factsOfCondition, factsOfRule, type Condition, type Facts, type Pack } from '#policy'
import { loadPack } from '../../policies/load.ts'
import { inventedPeople } from '../invented-people.ts'

const INDICATORS = [
  'education',
  'skill',
  'shortage',
  'patents',
  'insurance',
  'local_insurance',
  'permit',
  'home',
  'blood',
  'punishment',
]
const CONDITIONS = ['outside_household', 'works_in_foshan', 'adult']

/** The verdict and the total in points. */
export interface Decision {
  readonly eligible: boolean
  readonly total: number
}

/** Points for the values of a choice, as every engine can write them. */
export type Table = readonly (readonly [value: string, points: number])[]

/** The pack's numbers as engines without a policy language want them: whole points, whole units. */
export interface Numbers {
  readonly education: Table
  readonly skillLevel: Table
  readonly titleLevel: Table
  readonly shortage: Table
  readonly invention: number
  readonly otherPatent: number
  readonly insuranceYear: number
  readonly insuranceMost: number
  readonly localYear: number
  readonly localMost: number
  readonly permitYear: number
  readonly permitMost: number
  readonly homeMetre: number
  readonly homeMost: number
  readonly bloodEach: number
  readonly bloodMost: number
  readonly punishment: number
  readonly adult: number
  readonly threshold: number
}

/** The facts of five kinds of insurance whose years are added up. */
export const INSURANCES = [
  'pension_months',
  'medical_months',
  'unemployment_months',
  'injury_months',
  'maternity_months',
]

/** The part of the pack that is compared. */
export function comparedPack(): Pack {
  const pack = loadPack('foshan-2014-points')
  const [first, ...more] = pack.conditions.filter(each => CONDITIONS.includes(each.id))
  if (!first) throw new Error('the pack has lost its conditions')
  const test: Condition = { kind: 'all', of: [first.test, ...more.map(each => each.test)] }
  const indicators = pack.indicators.filter(each => INDICATORS.includes(each.id))
  const read = new Set([...factsOfCondition(test), ...indicators.flatMap(each => factsOfRule(each.rule))])
  const facts = pack.facts.filter(fact => read.has(fact.id))
  return { ...pack, facts, derivations: [], conditions: [{ ...first, test }], indicators, examples: [] }
}

/** Invented people with the facts that the policy reads and no others. */
export function comparedPeople(pack: Pack, count: number): readonly Facts[] {
  return inventedPeople(count, 7).map(person => Object.fromEntries(pack.facts.map(fact => [fact.id, person[fact.id]])))
}

/** Reads the numbers out of the pack. */
export function numbersOf(pack: Pack): Numbers {
  const points = (parameter: string) => {
    const value = pack.parameters.find(each => each.id === parameter)?.value
    if (value === undefined) throw new Error(`the pack has no number ${parameter}`)
    return value / 100
  }
  const table = (start: string, values: readonly string[]): Table =>
    values.map(each => [each, points(`${start}${each}`)])
  return {
    education: table('edu_', ['junior', 'senior', 'college', 'bachelor']),
    skillLevel: table('fs_skill_', ['junior', 'intermediate', 'senior', 'technician', 'senior_technician']),
    titleLevel: table('fs_title_', ['junior', 'intermediate', 'senior']),
    shortage: table('fs_shortage_', ['district', 'city']),
    invention: points('fs_patent_invention'),
    otherPatent: points('fs_patent_other'),
    insuranceYear: points('insurance_year'),
    insuranceMost: points('insurance_cap'),
    localYear: points('fs_local_insurance_year'),
    localMost: points('fs_local_insurance_cap'),
    permitYear: points('fs_permit_year'),
    permitMost: points('fs_permit_cap'),
    homeMetre: points('fs_home_m2'),
    homeMost: points('fs_home_cap'),
    bloodEach: points('blood_each'),
    bloodMost: points('blood_cap'),
    punishment: points('minus_punishment'),
    adult: 18,
    threshold: (pack.threshold?.points ?? 0) / 100,
  }
}
