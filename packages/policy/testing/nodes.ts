/** Random conditions and rules over the facts of `facts.ts`: every node of the language. */
import fc from 'fast-check'
import { type Amount, type Bound, type Condition, ITEM, type Rounding, type Rule } from '../ast.ts'

/** Where a node stands and what it may hold. */
export interface Place {
  /** Settings and counts without a value may be asked for. */
  readonly unset: boolean
  /** The list whose numbers are read as `item`, inside an `each`. */
  readonly inside: boolean
  /** Ids of the indicators and groups whose points may be asked for; empty inside rules. */
  readonly scored: { readonly indicators: readonly string[]; readonly groups: readonly string[] }
}

export const ANYWHERE: Place = { unset: false, inside: false, scored: { indicators: [], groups: [] } }

const INTEGERS = ['count_a', 'count_b', 'count_c', 'inventors', 'years_old', 'insured_months', 'gift_count']
const DECIMALS = ['area', 'share', 'gift_amount']

const numberFact = (place: Place) =>
  fc.constantFrom(...INTEGERS, ...DECIMALS, ...(place.inside ? [ITEM, ITEM, ITEM] : []))
const choiceFact = fc.constantFrom('grade', 'place')
const anyOption = fc.constantFrom('none', 'low', 'high', 'here', 'there', 'far', 'away')
const number = fc.oneof(
  fc.integer({ min: -1, max: 42 }),
  fc.integer({ min: 0, max: 400 }).map(value => value / 100),
)
const bound = (place: Place): fc.Arbitrary<Bound> =>
  fc.oneof(
    { weight: 4, arbitrary: number },
    {
      weight: 1,
      arbitrary: fc.constantFrom('n0', 'n1', ...(place.unset ? ['n2'] : [])).map(parameter => ({ parameter })),
    },
  )
const printed: fc.Arbitrary<Amount> = fc.integer({ min: -4000, max: 9000 }).map(points => ({ points }))
const amount: fc.Arbitrary<Amount> = fc.oneof(
  printed,
  fc.constantFrom('p0', 'p1', 'p2', 'p3').map(parameter => ({ parameter })),
)
const rounding: fc.Arbitrary<Rounding> = fc.record({
  to: fc.constantFrom(1, 10, 50, 100),
  mode: fc.constantFrom('half_up' as const, 'truncate' as const),
})
const every = fc.constantFrom(1, 2, 5, 12, 0.5)
const kind = <K extends string>(value: K) => fc.constant(value)

function leaf(place: Place): fc.Arbitrary<Condition> {
  const side = bound(place)
  const parameters = place.unset ? ['s0', 's1'] : ['s0']
  const plain: fc.Arbitrary<Condition>[] = [
    fc.record({ kind: kind('is'), fact: fc.constantFrom('yes_a', 'yes_b'), value: fc.boolean() }),
    fc.record({ kind: kind('is'), fact: choiceFact, value: anyOption }),
    fc.record({
      kind: kind('is'),
      fact: fc.constantFrom('count_a', 'count_b', 'count_c', 'area', ...(place.inside ? [ITEM] : [])),
      value: fc.integer({ min: 0, max: 9 }),
    }),
    fc.record({ kind: kind('in'), fact: choiceFact, values: fc.array(anyOption, { minLength: 1, maxLength: 3 }) }),
    fc.record(
      { kind: kind('range'), fact: numberFact(place), min: side, max: side, above: side, below: side },
      { requiredKeys: ['kind', 'fact'] },
    ),
    fc.record({
      kind: kind('setting'),
      parameter: fc.constantFrom(...parameters),
      value: fc.constantFrom('strict', 'usual', 'mild'),
    }),
  ]
  const { indicators, groups } = place.scored
  const min: fc.Arbitrary<Amount> = fc.oneof(
    printed,
    fc.constantFrom('p0', 'p1', ...(place.unset ? ['p3'] : [])).map(parameter => ({ parameter })),
  )
  if (indicators.length > 0)
    plain.push(fc.record({ kind: kind('scores'), indicator: fc.constantFrom(...indicators), min }))
  if (groups.length > 0) plain.push(fc.record({ kind: kind('scores'), group: fc.constantFrom(...groups), min }))
  return fc.oneof(...plain)
}

/** Conditions up to `depth` levels deep. */
export function conditions(depth: number, place: Place = ANYWHERE): fc.Arbitrary<Condition> {
  if (depth === 0) return leaf(place)
  const below = conditions(depth - 1, place)
  const of = fc.array(below, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    leaf(place),
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of }),
    fc.record({ kind: kind('at_least'), count: fc.integer({ min: 1, max: 3 }), of }),
    fc.record({ kind: kind('not'), of: below }),
  )
}

function rows<T>(row: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(row, { minLength: 1, maxLength: 3 })
}

const values = fc.array(anyOption, { minLength: 1, maxLength: 2 })

function simpleRule(place: Place): fc.Arbitrary<Rule> {
  const fact = numberFact(place)
  const band = fc.record({ from: number, below: number, points: amount }, { requiredKeys: ['from', 'points'] })
  return fc.oneof(
    fc.record({ kind: kind('give'), points: amount }),
    fc.record({ kind: kind('table'), fact: choiceFact, rows: rows(fc.record({ values, points: amount })) }),
    fc.record({ kind: kind('bands'), fact, rows: rows(band) }),
    fc.record(
      { kind: kind('per'), fact, every, above: number, points: amount },
      { requiredKeys: ['kind', 'fact', 'every', 'points'] },
    ),
    fc.record({
      kind: kind('steps'),
      fact,
      every,
      apply: fc.constantFrom('each' as const, 'all' as const),
      rates: rows(fc.record({ from: fc.integer({ min: 1, max: 9 }), points: amount })),
    }),
    fc.record({ kind: kind('ladder'), rows: rows(fc.record({ if: conditions(1, place), points: amount })) }),
  )
}

/** Rules up to `depth` levels deep. */
export function rules(depth: number, place: Place = ANYWHERE): fc.Arbitrary<Rule> {
  const within = { ...place, scored: ANYWHERE.scored }
  if (depth === 0) return simpleRule(within)
  const below = rules(depth - 1, within)
  const of = fc.array(below, { minLength: 1, maxLength: 3 })
  const limits = fc.oneof(
    fc.record({ most: amount }),
    fc.record({ least: amount }),
    fc.record({ most: amount, least: amount }),
  )
  return fc.oneof(
    { weight: 3, arbitrary: simpleRule(within) },
    fc.record({ kind: fc.constantFrom('sum' as const, 'best' as const), of }),
    fc.tuple(limits, below).map(([limit, inner]) => ({ kind: 'cap' as const, ...limit, of: inner })),
    fc.record(
      { kind: kind('when'), if: conditions(2, within), gives: below, otherwise: below },
      { requiredKeys: ['kind', 'if', 'gives'] },
    ),
    fc.record(
      {
        kind: kind('switch'),
        fact: choiceFact,
        cases: rows(fc.record({ values, gives: below })),
        otherwise: below,
      },
      { requiredKeys: ['kind', 'fact', 'cases'] },
    ),
    fc.record({ kind: kind('divide'), by: numberFact(within), round: rounding, of: below }),
    fc.record({ kind: kind('percent'), fact: fc.constantFrom('share', 'area'), round: rounding, of: below }),
    fc.record({ kind: kind('round'), round: rounding, of: below }),
    fc.record({
      kind: kind('each'),
      fact: fc.constantFrom('hours', 'gift_years'),
      of: rules(depth - 1, { ...within, inside: true }),
    }),
  )
}
