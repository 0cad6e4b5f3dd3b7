/** Random packs and people for the property tests. All invented. */
import fc from 'fast-check'
import type { Amount, Condition, Rule } from '../ast.ts'
import type { Pack } from '../pack.ts'
import type { Fact, Facts, FactValue, Parameter, Text } from '../types.ts'

const text = (id: string): Text => ({ zh: id, en: id })
const common = (id: string) => ({
  id,
  name: text(id),
  question: text(id),
  sensitivity: 'personal' as const,
  improve: text('{n}{option}'),
})
const option = (value: string) => ({ value, name: text(value) })

/** One fact of each type and a few more, with small domains so that random people hit the edges. */
export const FACTS: readonly Fact[] = [
  { ...common('yes_a'), type: 'boolean' },
  { ...common('yes_b'), type: 'boolean' },
  { ...common('count_a'), type: 'integer', min: 0, max: 40 },
  { ...common('count_b'), type: 'integer', min: 0, max: 7 },
  { ...common('count_c'), type: 'integer', min: 3, max: 9 },
  { ...common('area'), type: 'decimal', min: 0, max: 3.5 },
  { ...common('grade'), type: 'choice', options: ['none', 'low', 'high'].map(option) },
  { ...common('place'), type: 'choice', options: ['here', 'there', 'far', 'away'].map(option) },
]

const PARAMETERS: readonly Parameter[] = [1500, -300, 4200, undefined].map((value, index) => ({
  id: `p${index}`,
  name: text(`p${index}`),
  unit: 'points',
  value,
  clause: 'TE-1',
  source: { title: 'invented', grade: 'C', standIn: true },
}))

const numberFact = fc.constantFrom('count_a', 'count_b', 'count_c', 'area')
const choiceFact = fc.constantFrom('grade', 'place')
const anyOption = fc.constantFrom('none', 'low', 'high', 'here', 'there', 'far', 'away')
const bound = fc.oneof(
  fc.integer({ min: -1, max: 42 }),
  fc.integer({ min: 0, max: 400 }).map(value => value / 100),
)
const amount: fc.Arbitrary<Amount> = fc.oneof(
  fc.integer({ min: -4000, max: 9000 }).map(points => ({ points })),
  fc.constantFrom('p0', 'p1', 'p2', 'p3').map(parameter => ({ parameter })),
)

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('is' as const), fact: fc.constantFrom('yes_a', 'yes_b'), value: fc.boolean() }),
  fc.record({ kind: fc.constant('is' as const), fact: choiceFact, value: anyOption }),
  fc.record({
    kind: fc.constant('is' as const),
    fact: fc.constantFrom('count_a', 'count_b', 'count_c'),
    value: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('in' as const),
    fact: choiceFact,
    values: fc.array(anyOption, { minLength: 1, maxLength: 3 }),
  }),
  fc.record(
    { kind: fc.constant('range' as const), fact: numberFact, min: bound, max: bound, above: bound, below: bound },
    { requiredKeys: ['kind', 'fact'] },
  ),
)

/** Conditions up to `depth` levels deep. */
export function conditions(depth: number): fc.Arbitrary<Condition> {
  if (depth === 0) return leaf
  const below = conditions(depth - 1)
  const of = fc.array(below, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    leaf,
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of }),
    fc.record({ kind: fc.constant('at_least' as const), count: fc.integer({ min: 1, max: 3 }), of }),
    fc.record({ kind: fc.constant('not' as const), of: below }),
  )
}

const simpleRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constant('give' as const), points: amount }),
  fc.record({
    kind: fc.constant('table' as const),
    fact: choiceFact,
    rows: fc.array(fc.record({ values: fc.array(anyOption, { minLength: 1, maxLength: 2 }), points: amount }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('bands' as const),
    fact: numberFact,
    rows: fc.array(fc.record({ from: bound, below: bound, points: amount }, { requiredKeys: ['from', 'points'] }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('per' as const),
    fact: numberFact,
    every: fc.constantFrom(1, 2, 5, 12, 0.5),
    points: amount,
  }),
)

/** Rules up to `depth` levels deep. */
export function rules(depth: number): fc.Arbitrary<Rule> {
  if (depth === 0) return simpleRule
  const below = rules(depth - 1)
  const of = fc.array(below, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    simpleRule,
    fc.record({ kind: fc.constantFrom('sum' as const, 'best' as const), of }),
    fc.record({ kind: fc.constant('cap' as const), most: amount, of: below }),
    fc.record(
      { kind: fc.constant('when' as const), if: conditions(2), gives: below, otherwise: below },
      { requiredKeys: ['kind', 'if', 'gives'] },
    ),
  )
}

function packOf(tests: readonly Condition[], scored: readonly Rule[], threshold: number): Pack {
  return {
    id: 'random',
    version: '1',
    title: text('random'),
    document: { title: 'invented', issued: '2014-01-01', issuer: text('nobody') },
    validity: { from: '2014-01-01' },
    precedence: [],
    clauses: [{ id: 'TE-1', number: '1', quote: 'invented', en: 'invented', wording: 'official' }],
    departments: [{ id: 'office', name: text('office') }],
    duties: FACTS.map(fact => ({ fact: fact.id, department: 'office', documents: ['paper'], clause: 'TE-1' })),
    documents: [{ id: 'paper', name: text('paper'), clause: 'TE-1', required: 'with_claim' }],
    facts: FACTS,
    parameters: PARAMETERS,
    groups: [{ id: 'all', name: text('all') }],
    conditions: tests.map((test, index) => ({
      id: `c${index}`,
      name: text(`c${index}`),
      refusal: text('no'),
      clause: 'TE-1',
      test,
    })),
    indicators: scored.map((rule, index) => ({
      id: `i${index}`,
      name: text(`i${index}`),
      group: 'all',
      clause: 'TE-1',
      rule,
    })),
    threshold: { points: threshold, clause: 'TE-1' },
    places: [],
    ties: [],
    services: [],
    examples: [],
    buildsOn: [],
  }
}

/** Packs of any shape the language allows, sensible or not. */
export const packs: fc.Arbitrary<Pack> = fc
  .tuple(
    fc.array(conditions(2), { maxLength: 3 }),
    fc.array(rules(3), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 100, max: 9000 }),
  )
  .map(([tests, scored, threshold]) => packOf(tests, scored, threshold))

/** Any value of a fact's domain. */
export function valueOf(fact: Fact): fc.Arbitrary<FactValue> {
  if (fact.type === 'boolean') return fc.boolean()
  if (fact.type === 'choice') return fc.constantFrom(...(fact.options ?? []).map(each => each.value))
  const scale = fact.type === 'decimal' ? 100 : 1
  return fc.integer({ min: (fact.min ?? 0) * scale, max: (fact.max ?? 0) * scale }).map(value => value / scale)
}

/** Somebody about whom everything is known. */
export const people: fc.Arbitrary<Facts> = fc
  .tuple(...FACTS.map(fact => valueOf(fact).map(value => [fact.id, value] as const)))
  .map(entries => Object.fromEntries(entries))

/** The same person with some facts unknown. */
export function forgetting(person: Facts, known: readonly boolean[]): Facts {
  return Object.fromEntries(Object.entries(person).filter((_, index) => known[index] ?? true))
}

/** Which facts are known, in the order of `FACTS`. */
export const knowledge: fc.Arbitrary<readonly boolean[]> = fc.array(fc.boolean(), {
  minLength: FACTS.length,
  maxLength: FACTS.length,
})
