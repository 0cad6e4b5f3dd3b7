/** Which parts of a pack's rules its worked examples reach: every row, band, rung, case, cap, refusal, route. */
import type { Node, Rule } from './ast.ts'
import { placesOf, rootsOf } from './check/places.ts'
import { compile } from './compile.ts'
import { amountOf, define, type Definitions, rangeOf, scaled, scaleOf, withItem } from './environment.ts'
import { points, truth } from './interpret/index.ts'
import type { Example, Pack } from './pack.ts'
import type { Facts, Points } from './types.ts'
import { givenAmounts, parametersOf } from './walk.ts'

/** Paths as `Problem.at` has them: `indicators/education/rule/rows/2`, `conditions/adult`. */
export interface Coverage {
  readonly parts: readonly string[]
  readonly unreached: readonly string[]
}

type Of<K extends Node['kind']> = Extract<Node, { kind: K }>
type Reach = (node: Rule, at: string, facts: Facts, definitions: Definitions, hit: (at: string) => void) => void

/** The parts one node itself has. Numbers nobody has published make none. */
function partsOf(node: Node, at: string, definitions: Definitions): readonly string[] {
  const set = (amount: Parameters<typeof amountOf>[0]) => amountOf(amount, definitions) !== undefined
  switch (node.kind) {
    case 'when':
      return [`${at}/gives`, ...(node.otherwise ? [`${at}/otherwise`] : [])]
    case 'table':
    case 'bands':
    case 'ladder':
      return node.rows.flatMap((row, index) => (set(row.points) ? [`${at}/rows/${index}`] : []))
    case 'steps':
      return node.rates.flatMap((rate, index) => (set(rate.points) ? [`${at}/rates/${index}`] : []))
    case 'switch':
      return [...node.cases.map((_, index) => `${at}/cases/${index}`), ...(node.otherwise ? [`${at}/otherwise`] : [])]
    case 'per':
      return set(node.points) ? [at] : []
    case 'cap':
      return (['most', 'least'] as const).flatMap(side => {
        const limit = node[side]
        return limit && set(limit) ? [`${at}/${side}`] : []
      })
    default:
      return []
  }
}

const applied = (rule: Rule, definitions: Definitions) =>
  givenAmounts(rule).some(each => amountOf(each, definitions) !== undefined)

/** Everything an example can reach. */
function allParts(pack: Pack, definitions: Definitions): readonly string[] {
  const indicators = pack.indicators.filter(each => applied(each.rule, definitions))
  const entitlements = pack.entitlements.map(({ amount, ...each }) =>
    amount && applied(amount, definitions) ? { ...each, amount } : each,
  )
  const roots = rootsOf({ ...pack, indicators, entitlements })
  const settings = pack.parameters.filter(
    each => each.unit === 'option' && roots.some(root => parametersOf(root.node).includes(each.id)),
  )
  const limits = pack.groups.flatMap(({ id, most, least }) => [
    ...(most && amountOf(most, definitions) !== undefined ? [`groups/${id}/most`] : []),
    ...(least && amountOf(least, definitions) !== undefined ? [`groups/${id}/least`] : []),
  ])
  return [
    ...pack.conditions.map(each => `conditions/${each.id}`),
    ...pack.routes.map(each => `routes/${each.id}`),
    ...(pack.threshold?.unless ? ['threshold/unless'] : []),
    ...pack.entitlements.map(each => `entitlements/${each.id}`),
    ...limits,
    ...settings.flatMap(({ id, options = [] }) => options.map(each => `parameters/${id}/options/${each.value}`)),
    ...indicators.map(each => `indicators/${each.id}`),
    ...roots.flatMap(({ node, at }) =>
      placesOf(node, at, definitions).flatMap(each => partsOf(each.node, each.at, each.definitions)),
    ),
  ]
}

/** What one answer reaches among the rows of a table, the bands of a number. */
function row(node: Of<'table'> | Of<'bands'>, facts: Facts, definitions: Definitions): number {
  const value = facts[node.fact]
  if (node.kind === 'table') return node.rows.findIndex(each => each.values.some(known => known === value))
  if (typeof value !== 'number') return -1
  const scale = scaleOf(definitions.facts.get(node.fact))
  const number = scaled(value, scale)
  return node.rows.findIndex(
    each => number >= scaled(each.from, scale) && (each.below === undefined || number < scaled(each.below, scale)),
  )
}

function rates(node: Of<'steps'>, facts: Facts, definitions: Definitions): readonly number[] {
  const { min } = rangeOf(node.fact, facts, definitions)
  const units = Math.floor(min / scaled(node.every, scaleOf(definitions.facts.get(node.fact))))
  const begun = [...node.rates.keys()].filter(index => (node.rates[index]?.from ?? Infinity) <= units)
  const last = Math.max(...begun.map(index => node.rates[index]?.from ?? 0))
  return node.apply === 'each' ? begun : begun.filter(index => node.rates[index]?.from === last)
}

function highest(node: Of<'ladder'>, facts: Facts, definitions: Definitions): number {
  const given = node.rows.map(each =>
    truth(each.if, facts, definitions) === true ? (amountOf(each.points, definitions) ?? 0) : -Infinity,
  )
  const most = Math.max(...given)
  return most === -Infinity ? -1 : given.indexOf(most)
}

function limits(node: Of<'cap'>, at: string, facts: Facts, definitions: Definitions, hit: (at: string) => void): void {
  const { min, max } = points(node.of, facts, definitions)
  const most = node.most && amountOf(node.most, definitions)
  const least = node.least && amountOf(node.least, definitions)
  if (most !== undefined && min > most) hit(`${at}/most`)
  if (least !== undefined && max < least) hit(`${at}/least`)
}

/** Follows the branches these facts take, and says which parts they reach. */
const reach: Reach = (node, at, facts, definitions, hit) => {
  const below = (each: Rule, step: string) => reach(each, `${at}/${step}`, facts, definitions, hit)
  const take = (index: number, part: string) => {
    if (index >= 0) hit(`${at}/${part}/${index}`)
  }
  switch (node.kind) {
    case 'give':
      return
    case 'per':
      if (points(node, facts, definitions).min !== 0) hit(at)
      return
    case 'table':
    case 'bands':
      return take(row(node, facts, definitions), 'rows')
    case 'ladder':
      return take(highest(node, facts, definitions), 'rows')
    case 'steps':
      for (const index of rates(node, facts, definitions)) take(index, 'rates')
      return
    case 'sum':
    case 'best':
      for (const [index, each] of node.of.entries()) below(each, `of/${index}`)
      return
    case 'cap':
      limits(node, at, facts, definitions, hit)
      return below(node.of, 'of')
    case 'divide':
    case 'percent':
    case 'round':
      return below(node.of, 'of')
    default:
      return branch(node, at, facts, definitions, hit)
  }
}

/** The nodes of which a person takes one way. */
function branch(
  node: Of<'when'> | Of<'switch'> | Of<'each'>,
  at: string,
  facts: Facts,
  definitions: Definitions,
  hit: (at: string) => void,
): void {
  if (node.kind === 'each') {
    const list = facts[node.fact]
    for (const item of Array.isArray(list) ? list : [])
      if (typeof item === 'number')
        reach(node.of, `${at}/of`, { ...facts, item }, withItem(node.fact, definitions), hit)
    return
  }
  const go = (rule: Rule | undefined, step: string, inside = step) => {
    if (!rule) return
    hit(`${at}/${step}`)
    reach(rule, `${at}/${inside}`, facts, definitions, hit)
  }
  if (node.kind === 'when') {
    const holds = truth(node.if, facts, definitions)
    if (holds !== undefined) go(holds ? node.gives : node.otherwise, holds ? 'gives' : 'otherwise')
    return
  }
  const value = facts[node.fact]
  if (value === undefined) return
  const index = node.cases.findIndex(each => each.values.some(known => known === value))
  if (index < 0) go(node.otherwise, 'otherwise')
  else go(node.cases[index]?.gives, `cases/${index}`, `cases/${index}/gives`)
}

/** A heading whose indicators together go beyond its limit. */
function groupsReached(pack: Pack, lines: ReadonlyMap<string, Points>, definitions: Definitions): readonly string[] {
  return pack.groups.flatMap(({ id, most, least }) => {
    const members = pack.indicators.filter(each => each.group === id)
    const sum = members.reduce((all, each) => all + (lines.get(each.id) ?? 0), 0)
    const [above, under] = [most, least].map(each => each && amountOf(each, definitions))
    return [
      ...(above !== undefined && sum > above ? [`groups/${id}/most`] : []),
      ...(under !== undefined && sum < under ? [`groups/${id}/least`] : []),
    ]
  })
}

function reachedBy(example: Example, pack: Pack, hit: (at: string) => void): void {
  const compiled = compile(pack, example.parameters ?? {}, example.on)
  const definitions = define(pack, example.parameters ?? {})
  const facts = compiled.derive(example.facts)
  const found = compiled.evaluate(example.facts)
  const lines = new Map(found.lines.map(each => [each.indicator, each.points.min]))
  for (const each of found.conditions) if (each.holds === false) hit(`conditions/${each.condition}`)
  for (const each of found.routes) if (each.holds === true) hit(`routes/${each.condition}`)
  if (found.exemption?.holds === true && found.total.max < (found.threshold ?? 0)) hit('threshold/unless')
  for (const { indicator, points: given } of found.lines)
    if (given.min !== 0 || given.max !== 0) hit(`indicators/${indicator}`)
  for (const each of groupsReached(pack, lines, definitions)) hit(each)
  for (const { id, value, options } of definitions.parameters.values()) {
    const chosen = value === undefined ? undefined : options?.[value]
    if (chosen) hit(`parameters/${id}/options/${chosen.value}`)
  }
  for (const { id, rule } of pack.indicators) reach(rule, `indicators/${id}/rule`, facts, definitions, hit)
  for (const [index, { id, amount }] of pack.entitlements.entries()) {
    if (found.entitlements[index]?.holds !== true) continue
    hit(`entitlements/${id}`)
    if (amount) reach(amount, `entitlements/${id}/amount`, facts, definitions, hit)
  }
}

/** How much of a pack's rules its examples reach. */
export function coverage(pack: Pack): Coverage {
  const reached = new Set<string>()
  for (const example of pack.examples) reachedBy(example, pack, at => reached.add(at))
  const parts = [...new Set(allParts(pack, define(pack, {})))]
  return { parts, unreached: parts.filter(each => !reached.has(each)) }
}
