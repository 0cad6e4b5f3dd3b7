/** Random packs and people for the property tests. All invented. */
import fc from 'fast-check'
import type { Condition, Rule } from '../ast.ts'
import type { Group, Pack, PackCondition, Threshold, Total } from '../pack.ts'
import type { Answer, Fact, Facts } from '../types.ts'
import { DERIVATIONS, DERIVED, FACTS, PARAMETERS, text } from './facts.ts'
import { ANYWHERE, conditions, rules } from './nodes.ts'

export { DAY, FACTS } from './facts.ts'
export { conditions, rules } from './nodes.ts'

const GROUPS = ['all', 'extra']
const INDICATORS = ['i0', 'i1', 'i2', 'i3']

interface Parts {
  readonly tests: readonly Condition[]
  readonly routes: readonly Condition[]
  readonly scored: readonly Rule[]
  readonly groupOf: readonly string[]
  readonly limits: readonly Pick<Group, 'most' | 'least'>[]
  readonly totals: readonly Pick<Total, 'groups' | 'rounding'>[]
  readonly threshold: number | undefined
  readonly exempt: Condition | undefined
  readonly ranking: number
}

function tested(id: string, test: Condition): PackCondition {
  return { id, name: text(id), refusal: text('no'), clause: 'TE-1', test }
}

function thresholdOf(number: number, exempt: Condition | undefined): Threshold {
  const unless = exempt && { name: text('exempt'), clause: 'TE-1', test: exempt }
  return { points: number, clause: 'TE-1', ...(unless ? { unless } : {}) }
}

function packOf({ tests, routes, scored, groupOf, limits, totals, threshold, exempt, ranking }: Parts): Pack {
  return {
    id: 'random',
    version: '1',
    title: text('random'),
    scheme: { id: 'random', name: text('random') },
    place: { code: 'nowhere', name: text('nowhere') },
    kind: 'points',
    document: { title: 'invented', issued: '2014-01-01', issuer: text('nobody') },
    validity: { from: '2014-01-01' },
    precedence: [],
    repeals: [],
    clauses: [{ id: 'TE-1', number: '1', quote: 'invented', en: 'invented', wording: 'official' }],
    departments: [{ id: 'office', name: text('office') }],
    duties: FACTS.map(fact => ({ fact: fact.id, department: 'office', documents: ['paper'], clause: 'TE-1' })),
    documents: [{ id: 'paper', name: text('paper'), clause: 'TE-1', required: 'with_claim' }],
    facts: FACTS,
    parameters: PARAMETERS,
    derivations: DERIVATIONS,
    lists: [],
    groups: GROUPS.map((id, index) => ({ id, name: text(id), ...limits[index] })),
    conditions: tests.map((test, index) => tested(`c${index}`, test)),
    routes: routes.map((test, index) => tested(`r${index}`, test)),
    indicators: scored.map((rule, index) => {
      const id = INDICATORS[index] ?? `i${index}`
      return { id, name: text(id), group: groupOf[index] ?? 'all', clause: 'TE-1', rule }
    }),
    totals: totals.map((total, index) => ({ id: `t${index}`, name: text(`t${index}`), clause: 'TE-1', ...total })),
    ...(threshold === undefined ? {} : { threshold: thresholdOf(threshold, exempt) }),
    rankedBy: `t${ranking % totals.length}`,
    entitlements: [],
    places: [],
    ties: [],
    services: [],
    examples: [],
    buildsOn: [],
  }
}

const points = fc.record({ points: fc.integer({ min: -2000, max: 9000 }) })
const limits = fc.record({ most: points, least: points }, { requiredKeys: [] })
const total = fc.record(
  {
    groups: fc.subarray(GROUPS, { minLength: 1 }),
    rounding: fc.record({
      to: fc.constantFrom(10, 100),
      mode: fc.constantFrom('half_up' as const, 'truncate' as const),
    }),
  },
  { requiredKeys: [] },
)

function anyPack(unset: boolean): fc.Arbitrary<Pack> {
  const rule = rules(3, { ...ANYWHERE, unset })
  return fc.array(rule, { minLength: 1, maxLength: 4 }).chain(scored => {
    const indicators = INDICATORS.slice(0, scored.length)
    const test = conditions(2, { unset, inside: false, scored: { indicators, groups: GROUPS } })
    return fc
      .record({
        tests: fc.array(test, { maxLength: 3 }),
        routes: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(test, { minLength: 1, maxLength: 3 })),
        scored: fc.constant(scored),
        groupOf: fc.array(fc.constantFrom(...GROUPS), { minLength: 4, maxLength: 4 }),
        limits: fc.oneof(
          { weight: 2, arbitrary: fc.constant([]) },
          fc.array(limits, { minLength: 2, maxLength: 2 }),
        ),
        totals: fc.oneof(
          { weight: 2, arbitrary: fc.constant([{}]) },
          fc.array(total, { minLength: 1, maxLength: 3 }),
        ),
        threshold: fc.option(fc.integer({ min: 100, max: 9000 }), { nil: undefined, freq: 5 }),
        exempt: fc.option(conditions(2, { ...ANYWHERE, unset }), { nil: undefined, freq: 1 }),
        ranking: fc.nat({ max: 2 }),
      })
      .map(packOf)
  })
}

/** Packs of any shape the language allows, sensible or not; every setting and count they ask for has a value. */
export const packs: fc.Arbitrary<Pack> = anyPack(false)

/** The same with settings and counts among them for which nobody has published a value. */
export const openPacks: fc.Arbitrary<Pack> = anyPack(true)

const day = fc
  .integer({ min: Date.UTC(2008, 0, 1) / 86_400_000, max: Date.UTC(2015, 5, 1) / 86_400_000 })
  .map(number => new Date(number * 86_400_000).toISOString().slice(0, 10))

function entriesOf(fact: Fact): fc.Arbitrary<Answer> {
  const kinds = (fact.kinds ?? []).map(each => each.value)
  const several = { maxLength: fact.most ?? 4 }
  if (fact.type === 'periods') {
    const period = fc
      .tuple(day, day, fc.constantFrom(...kinds, undefined), fc.boolean())
      .map(([a, b, kind, open]) => ({
        from: a < b ? a : b,
        ...(open ? {} : { to: a < b ? b : a }),
        ...(kind === undefined ? {} : { kind }),
      }))
    return fc.array(period, several)
  }
  const event = fc.record(
    { on: day, amount: fc.integer({ min: 0, max: 3000 }).map(value => value / 100), kind: fc.constantFrom(...kinds) },
    { requiredKeys: ['on'] },
  )
  return fc.array(event, several)
}

/** Any value of a fact's domain. */
export function valueOf(fact: Fact): fc.Arbitrary<Answer> {
  if (fact.type === 'boolean') return fc.boolean()
  if (fact.type === 'choice') return fc.constantFrom(...(fact.options ?? []).map(each => each.value))
  if (fact.type === 'date') {
    return day.map(date => `${Number(date.slice(0, 4)) - 35}${date.slice(4).replace('02-29', '02-28')}`)
  }
  if (fact.type === 'periods' || fact.type === 'events') return entriesOf(fact)
  const scale = fact.type === 'integer' ? 1 : 100
  const number = fc
    .integer({ min: (fact.min ?? 0) * scale, max: (fact.max ?? 0) * scale })
    .map(value => value / scale)
  return fact.type === 'list' ? fc.array(number, { maxLength: fact.most ?? 3 }) : number
}

/** Somebody about whom everything is known; what could follow from dated facts is stated too. */
export const people: fc.Arbitrary<Facts> = fc
  .tuple(...FACTS.map(fact => valueOf(fact).map(value => [fact.id, value] as const)))
  .map(entries => Object.fromEntries(entries))

/** The same person as who stated only dates: what follows from them is left to the derivations. */
export function stated(person: Facts): Facts {
  return Object.fromEntries(Object.entries(person).filter(([id]) => !DERIVED.has(id)))
}

/** The same person with some facts unknown. */
export function forgetting(person: Facts, known: readonly boolean[]): Facts {
  return Object.fromEntries(Object.entries(person).filter((_, index) => known[index] ?? true))
}

/** Which facts are known, in the order of `FACTS`. */
export const knowledge: fc.Arbitrary<readonly boolean[]> = fc.array(fc.boolean(), {
  minLength: FACTS.length,
  maxLength: FACTS.length,
})
