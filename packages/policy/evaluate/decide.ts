/** Eligible, not eligible, or open: first by intervals, then, where one unknown fact is read twice, by cases. */
import type { Condition, Node } from '../ast.ts'
import { boundOf, type Definitions, scaled, scaleOf, type Truth } from '../environment.ts'
import { points, truth } from '../interpret/index.ts'
import { NOTHING } from '../interpret/ranges.ts'
import type { Exemption, Pack } from '../pack.ts'
import type { Fact, Facts, FactValue, PointsRange } from '../types.ts'
import { factOf, nodesOf, readsOf, testsOf } from '../walk.ts'
import { openIn } from './hanging.ts'
import { liveFacts } from './live.ts'
import { groupRanges, prepareGroups, totalRanges } from './totals.ts'

/** How many times at most the rules are looked at for one answer. */
const BUDGET = 400

/** All must hold. */
export function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false
  return a === undefined || b === undefined ? undefined : true
}

/** Whether a total reaches the threshold; a scheme without one asks for none. */
export function reached(total: PointsRange, threshold: number | undefined): Truth {
  if (threshold === undefined || total.min >= threshold) return true
  return total.max < threshold ? false : undefined
}

/** Whether the points admit, or need not: a person who is exempt is admitted with any. */
export function admitted(enough: Truth, exempt: Truth): Truth {
  if (enough === true || exempt === true) return true
  return enough === undefined || exempt === undefined ? undefined : false
}

/** The same of one person's total, by intervals; who is exempt is only looked at where it matters. */
export function gate(
  { threshold }: Pick<Pack, 'threshold'>,
  total: PointsRange,
  facts: Facts,
  definitions: Definitions,
): Truth {
  const enough = reached(total, threshold?.points)
  if (enough === true || !threshold?.unless) return enough
  return admitted(enough, truth(threshold.unless.test, facts, definitions))
}

/** One of the routes must hold, where there are any. */
export function anyRoute(routes: readonly Truth[]): Truth {
  if (routes.length === 0 || routes.includes(true)) return true
  return routes.includes(undefined) ? undefined : false
}

/** The total that the threshold applies to. */
function totalOf(pack: Pack, facts: Facts, definitions: Definitions): PointsRange {
  const lines = pack.indicators.map(each => points(each.rule, facts, definitions))
  const [total = NOTHING] = totalRanges(pack, groupRanges(prepareGroups(pack, definitions), lines))
  return total
}

/** A verdict by intervals alone: right whenever it is definite. */
function sketch(pack: Pack): (facts: Facts, definitions: Definitions) => Truth {
  return (facts, definitions) => {
    const holds = (test: Condition) => truth(test, facts, definitions)
    let verdict: Truth = true
    for (const { test } of pack.conditions) {
      verdict = both(verdict, holds(test))
      if (verdict === false) return false
    }
    verdict = both(verdict, anyRoute(pack.routes.map(each => holds(each.test))))
    if (verdict === false || !pack.threshold) return verdict
    return both(verdict, gate(pack, totalOf(pack, facts, definitions), facts, definitions))
  }
}

/** One case of a distinction: a known answer, a narrower range, or how many numbers a list has. */
type Case = { readonly value: FactValue } | { readonly range: PointsRange } | { readonly items: number }

/** Places where a node changes its mind about a number, in exact units: the first number of a new case. */
function edgesOf(node: Node, scale: number, definitions: Definitions): readonly number[] {
  const at = (bound: number | undefined, step: number) => (bound === undefined ? [] : [scaled(bound, scale) + step])
  if (node.kind === 'range') {
    const bound = (each: typeof node.min) => (each === undefined ? undefined : boundOf(each, definitions))
    return [
      ...at(bound(node.min), 0),
      ...at(bound(node.max), 1),
      ...at(bound(node.above), 1),
      ...at(bound(node.below), 0),
    ]
  }
  if (node.kind === 'bands') return node.rows.flatMap(row => [...at(row.from, 0), ...at(row.below, 0)])
  if (node.kind === 'is' && typeof node.value === 'number') return [...at(node.value, 0), ...at(node.value, 1)]
  return []
}

function rangeCase({ min, max }: PointsRange, scale: number): Case {
  return min === max ? { value: min / scale } : { range: { min, max } }
}

/** Lists longer than this are not told apart by their length. */
const LONGEST = 24

function listCases(most: number): readonly Case[] {
  return most > LONGEST ? [] : Array.from({ length: most + 1 }, (_, items) => ({ items }))
}

/** The cases of an unknown fact; a number is cut where rules change their mind, then in half. */
function casesOf(fact: Fact, nodes: readonly Node[], definitions: Definitions): readonly Case[] {
  if (fact.type === 'boolean') return [{ value: false }, { value: true }]
  if (fact.type === 'choice') return (fact.options ?? []).map(each => ({ value: each.value }))
  if (fact.type === 'list') return listCases(fact.most ?? 0)
  if (fact.type !== 'integer' && fact.type !== 'decimal') return []
  if (fact.min === undefined || fact.max === undefined) return []
  const scale = scaleOf(fact)
  const whole = definitions.narrowed?.get(fact.id) ?? { min: scaled(fact.min, scale), max: scaled(fact.max, scale) }
  const inside = nodes
    .flatMap(node => edgesOf(node, scale, definitions))
    .filter(edge => edge > whole.min && edge <= whole.max)
  const half = Math.floor((whole.min + whole.max + 1) / 2)
  const edges = inside.length > 0 ? [...new Set(inside)].sort((a, b) => a - b) : half > whole.min ? [half] : []
  return [whole.min, ...edges].map((from, index) =>
    rangeCase({ min: from, max: (edges[index] ?? whole.max + 1) - 1 }, scale),
  )
}

function inCase(fact: string, each: Case, facts: Facts, definitions: Definitions): readonly [Facts, Definitions] {
  if ('value' in each) return [{ ...facts, [fact]: each.value }, definitions]
  // A number of a list that is none is one nobody knows.
  if ('items' in each) return [{ ...facts, [fact]: Array.from({ length: each.items }, () => NaN) }, definitions]
  const narrowed = new Map([...(definitions.narrowed ?? []), [fact, each.range] as const])
  return [facts, { ...definitions, narrowed }]
}

/** Facts that are read in more than one place, most often read first, with the nodes that read them. */
export function sharedFacts(pack: Pack): ReadonlyMap<string, readonly Node[]> {
  const roots: readonly Node[] = [
    ...testsOf(pack),
    ...pack.indicators.map(each => each.rule),
  ]
  const scoring = new Set(
    roots.flatMap(nodesOf).flatMap(node => (node.kind === 'scores' ? [node.indicator, node.group] : [])),
  )
  const again = pack.indicators.filter(each => scoring.has(each.id) || scoring.has(each.group)).map(each => each.rule)
  const reads = new Map<string, number>()
  for (const id of [...roots, ...again].flatMap(readsOf)) reads.set(id, (reads.get(id) ?? 0) + 1)
  const shared = [...reads].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1])
  const nodes = roots.flatMap(nodesOf)
  return new Map(shared.map(([id]) => [id, nodes.filter(node => factOf(node) === id)]))
}

/** Whom the threshold does not bind, where the points alone do not settle it. */
function exemptions(pack: Pack, facts: Facts, definitions: Definitions): readonly Exemption[] {
  const { threshold } = pack
  if (!threshold?.unless) return []
  return reached(totalOf(pack, facts, definitions), threshold.points) === true ? [] : [threshold.unless]
}

/** Those of the shared facts that can still change an answer or the points. */
function openAmong(
  shared: ReadonlyMap<string, readonly Node[]>,
  pack: Pack,
  facts: Facts,
  definitions: Definitions,
): readonly (readonly [string, readonly Node[]])[] {
  const ways = pack.routes.some(each => truth(each.test, facts, definitions) === true) ? [] : pack.routes
  const tests = [...pack.conditions, ...ways, ...exemptions(pack, facts, definitions)]
  const open = new Set([
    ...tests.flatMap(each => openIn(each.test, facts, pack, definitions)),
    ...pack.indicators.flatMap(each => liveFacts(each.rule, facts, definitions)),
  ])
  return [...shared].filter(([id]) => open.has(id))
}

/**
 * Yes or no when no completion of the unknown facts could say otherwise. Intervals treat every reading of a fact apart;
 * where one unknown fact is read in several places its cases are looked at one by one, up to `BUDGET` looks. Only facts
 * that are open have cases: the others change nothing, so that learning one must not change what is found either.
 */
export function decider(pack: Pack, definitions: Definitions): (facts: Facts) => Truth {
  const look = sketch(pack)
  const shared = sharedFacts(pack)
  return facts => {
    let left = BUDGET
    let open: readonly (readonly [string, readonly Node[]])[] | undefined
    const decide = (known: Facts, within: Definitions): Truth => {
      left -= 1
      const verdict = look(known, within)
      if (verdict !== undefined || left <= 0) return verdict
      open ??= openAmong(shared, pack, facts, definitions)
      const splits = open
        .filter(([id]) => known[id] === undefined)
        .map(([id, nodes]) => {
          const fact = definitions.facts.get(id)
          return { id, cases: fact ? casesOf(fact, nodes, within) : [] }
        })
        .filter(each => each.cases.length > 1)
      const next = splits.find(each => !within.narrowed?.has(each.id)) ?? splits[0]
      if (!next) return undefined
      let all: Truth
      for (const each of next.cases) {
        const found = decide(...inCase(next.id, each, known, within))
        if (found === undefined || (all !== undefined && found !== all)) return undefined
        all = found
      }
      return all
    }
    return decide(facts, definitions)
  }
}
