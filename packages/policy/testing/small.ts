/** Packs over domains so small that every completion of what is unknown can be tried. */
import fc from 'fast-check'
import { ITEM, type Condition, type Rule } from '../ast.ts'
import type { Pack, Threshold } from '../pack.ts'
import type { Answer, Fact, Facts } from '../types.ts'
import { factOf, nodesOf, testsOf } from '../walk.ts'
import { packs } from './arbitrary.ts'

/** Least and most of each number, in the fact's exact unit. */
const DOMAINS: Readonly<Record<string, readonly [number, number]>> = {
  count_a: [0, 5],
  count_b: [0, 3],
  count_c: [3, 5],
  inventors: [1, 3],
  years_old: [14, 18],
  insured_months: [0, 6],
  gift_count: [0, 2],
  area: [0, 6],
  share: [4998, 5002],
  gift_amount: [10, 14],
  hours: [0, 2],
  gift_years: [0, 2],
}
const SCALED = new Set(['area', 'share', 'gift_amount', 'hours', 'gift_years', ITEM])
const LISTS = new Set(['hours', 'gift_years'])
/** The most numbers a list has. */
const MOST = 2

function smallFact(fact: Fact): Fact {
  const domain = DOMAINS[fact.id]
  if (!domain) return fact
  const scale = SCALED.has(fact.id) ? 100 : 1
  const bounds = { min: domain[0] / scale, max: domain[1] / scale }
  return LISTS.has(fact.id) ? { ...fact, ...bounds, most: MOST } : { ...fact, ...bounds }
}

/** A bound brought near the fact's domain, so that rules change their mind within it. */
function near(fact: string, bound: number): number {
  const [min, max] = DOMAINS[fact] ?? [0, 2]
  const number = min - 1 + (Math.abs(Math.round(bound * 7)) % (max - min + 3))
  return SCALED.has(fact) ? number / 100 : number
}

const BOUNDS = new Set(['min', 'max', 'above', 'below', 'value'])

function smallNode<T extends Condition | Rule>(node: T): T {
  const fact = factOf(node)
  const shrunk = Object.entries(node).map(([key, value]) => [key, shrink(key, value, fact)] as const)
  return Object.fromEntries(shrunk) as T
}

function shrink(key: string, value: unknown, fact: string | undefined): unknown {
  if (key === 'every' && typeof value === 'number') {
    const every = 1 + (Math.round(value * 2) % 2)
    return fact !== undefined && SCALED.has(fact) ? every / 100 : every
  }
  if (typeof value === 'number' && fact !== undefined && BOUNDS.has(key)) return near(fact, value)
  if (key === 'rows' && Array.isArray(value)) return value.map(row => shrinkRow(row, fact))
  if (key === 'rates' && Array.isArray(value)) {
    return value.map((rate: { from: number }) => ({ ...rate, from: 1 + (rate.from % 4) }))
  }
  if (key === 'cases' && Array.isArray(value)) {
    return value.map((each: { gives: Rule }) => ({ ...each, gives: smallNode(each.gives) }))
  }
  if (Array.isArray(value)) return value.map(each => (typeof each === 'object' ? smallNode(each) : each))
  return typeof value === 'object' && value !== null && 'kind' in value ? smallNode(value as Rule) : value
}

function shrinkRow(row: Record<string, unknown>, fact: string | undefined): unknown {
  const number = (each: unknown) => (typeof each === 'number' && fact !== undefined ? near(fact, each) : each)
  if ('if' in row) return { ...row, if: smallNode(row.if as Condition) }
  if (!('from' in row)) return row
  return { ...row, from: number(row.from), ...('below' in row ? { below: number(row.below) } : {}) }
}

function smallThreshold({ unless, ...rest }: Threshold): Threshold {
  return unless ? { ...rest, unless: { ...unless, test: smallNode(unless.test) } } : rest
}

/** Packs whose numbers have at most seven values, lists at most seven. */
export const smallPacks: fc.Arbitrary<Pack> = packs.map(pack => ({
  ...pack,
  facts: pack.facts.map(smallFact),
  // A count of 12 lies outside every domain.
  parameters: pack.parameters.map(each => (each.id === 'n1' ? { ...each, value: 2 } : each)),
  conditions: pack.conditions.map(each => ({ ...each, test: smallNode(each.test) })),
  routes: pack.routes.map(each => ({ ...each, test: smallNode(each.test) })),
  indicators: pack.indicators.map(each => ({ ...each, rule: smallNode(each.rule) })),
  ...(pack.threshold ? { threshold: smallThreshold(pack.threshold) } : {}),
}))

/** Every answer a fact of these packs may have; undefined for dated facts, which no rule reads. */
export function answersOf(fact: Fact): readonly Answer[] | undefined {
  if (fact.type === 'boolean') return [false, true]
  if (fact.type === 'choice') return (fact.options ?? []).map(each => each.value)
  const scale = fact.type === 'integer' ? 1 : 100
  const [min, max] = [Math.round((fact.min ?? 0) * scale), Math.round((fact.max ?? 0) * scale)]
  if (fact.type !== 'integer' && fact.type !== 'decimal' && fact.type !== 'list') return undefined
  const numbers = Array.from({ length: max - min + 1 }, (_, place) => (min + place) / scale)
  if (fact.type !== 'list') return numbers
  // The order of a list does not matter to any rule.
  const pairs = numbers.flatMap((a, index) => numbers.slice(index).map(b => [a, b]))
  return [[], ...numbers.map(each => [each]), ...pairs]
}

/** Facts of a pack that rules read. */
export function readFacts(pack: Pack): readonly Fact[] {
  const roots = [
    ...testsOf(pack),
    ...pack.indicators.map(each => each.rule),
  ]
  const read = new Set(roots.flatMap(nodesOf).map(factOf))
  return pack.facts.filter(fact => read.has(fact.id))
}

/** Every completion of the unknown facts; undefined when there are more than `most`. */
export function completions(facts: readonly Fact[], known: Facts, most: number): readonly Facts[] | undefined {
  let all: readonly Facts[] = [known]
  for (const fact of facts) {
    const answers = known[fact.id] === undefined ? answersOf(fact) : undefined
    if (!answers) continue
    if (all.length * answers.length > most) return undefined
    all = all.flatMap(each => answers.map(answer => ({ ...each, [fact.id]: answer })))
  }
  return all
}

/** Somebody whose answers lie within the small domains. */
export function smallPerson(pack: Pack): fc.Arbitrary<Facts> {
  const facts = pack.facts.flatMap(fact => {
    const answers = answersOf(fact)
    return answers ? [{ id: fact.id, answers }] : []
  })
  return fc
    .tuple(...facts.map(each => fc.constantFrom(...each.answers)))
    .map(values => Object.fromEntries(facts.map((each, index) => [each.id, values[index]])))
}

