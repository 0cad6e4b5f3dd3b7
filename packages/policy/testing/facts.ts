/** Facts, parameters and derivations of the random packs. All invented, with small domains so that edges are hit. */
import type { Derivation } from '../pack.ts'
import type { Fact, Parameter, Text } from '../types.ts'

export const text = (id: string): Text => ({ zh: id, en: id })
const common = (id: string) => ({
  id,
  name: text(id),
  question: text(id),
  sensitivity: 'personal' as const,
  improve: text('{n}{option}'),
})
const option = (value: string) => ({ value, name: text(value) })

/** Facts of each type; those that follow from dated ones stand after what they follow from. */
export const FACTS: readonly Fact[] = [
  { ...common('yes_a'), type: 'boolean' },
  { ...common('yes_b'), type: 'boolean' },
  { ...common('count_a'), type: 'integer', min: 0, max: 40 },
  { ...common('count_b'), type: 'integer', min: 0, max: 7 },
  { ...common('count_c'), type: 'integer', min: 3, max: 9 },
  { ...common('area'), type: 'decimal', min: 0, max: 3.5 },
  { ...common('grade'), type: 'choice', options: ['none', 'low', 'high'].map(option) },
  { ...common('place'), type: 'choice', options: ['here', 'there', 'far', 'away'].map(option) },
  { ...common('share'), type: 'decimal', min: 0, max: 100 },
  { ...common('inventors'), type: 'integer', min: 1, max: 6 },
  { ...common('hours'), type: 'list', min: 0, max: 12, most: 3 },
  { ...common('born'), type: 'date' },
  { ...common('years_old'), type: 'integer', min: 14, max: 70 },
  { ...common('insured'), type: 'periods', most: 4, kinds: ['paid', 'back_paid'].map(option) },
  { ...common('insured_months'), type: 'integer', min: 0, max: 120 },
  { ...common('gifts'), type: 'events', most: 4, kinds: ['blood', 'money'].map(option) },
  { ...common('gift_count'), type: 'integer', min: 0, max: 4 },
  { ...common('gift_amount'), type: 'decimal', min: 0, max: 50 },
  { ...common('gift_years'), type: 'list', min: 0, max: 50, most: 3 },
]

/** The day of evaluation on which the derivations below are tried. */
export const DAY = '2014-09-01'

export const DERIVATIONS: readonly Derivation[] = [
  { fact: 'years_old', clause: 'TE-1', kind: 'age', from: 'born', count: 'birthday' },
  {
    fact: 'insured_months',
    clause: 'TE-1',
    kind: 'length',
    from: 'insured',
    count: 'cumulative',
    in: 'months',
    leaveOut: ['back_paid'],
  },
  { fact: 'gift_count', clause: 'TE-1', kind: 'tally', from: 'gifts', measure: 'count', within: { years: 5 } },
  { fact: 'gift_amount', clause: 'TE-1', kind: 'tally', from: 'gifts', measure: 'amount', kinds: ['money'] },
  {
    fact: 'gift_years',
    clause: 'TE-1',
    kind: 'by_year',
    from: 'gifts',
    measure: 'amount',
    within: { calendarYears: 3 },
  },
]

/** Facts that follow from dated ones. */
export const DERIVED: ReadonlySet<string> = new Set(DERIVATIONS.map(each => each.fact))

const printed = (id: string) => ({
  id,
  name: text(id),
  clause: 'TE-1',
  source: { title: 'invented', grade: 'C' as const, standIn: true },
})
const OPTIONS = ['strict', 'usual', 'mild'].map(option)

/** `p3` is a number of points, `n2` a count and `s1` a setting for which no value is published. */
export const PARAMETERS: readonly Parameter[] = [
  ...[1500, -300, 4200, undefined].map((value, index) => ({
    ...printed(`p${index}`),
    unit: 'points' as const,
    ...(value === undefined ? {} : { value }),
  })),
  { ...printed('n0'), unit: 'count', value: 4 },
  { ...printed('n1'), unit: 'count', value: 12 },
  { ...printed('n2'), unit: 'count' },
  { ...printed('s0'), unit: 'option', options: OPTIONS, value: 1 },
  { ...printed('s1'), unit: 'option', options: OPTIONS },
]
