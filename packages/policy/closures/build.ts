/** What each node becomes where only findings score: unknown facts count as not established. */
import { type Bound, type Condition, ITEM, type Rule } from '../ast.ts'
import { absentAnswer, amountOf, boundOf, type Definitions, scaled, scaleOf, withItem } from '../environment.ts'
import { points, truth } from '../interpret/index.ts'
import {
  absent,
  absentPlace,
  choice,
  lookedUp,
  onlyFact,
  readsNothing,
  type Site,
  type Value,
} from './lookup.ts'
import type { Program } from './program.ts'
import type { Interval, Register } from './steps.ts'

/** What every step that reads a number of its own needs. */
function reading(node: { readonly fact: string }, unknown: Value, site: Site) {
  return {
    fact: node.fact,
    scale: scaleOf(site.definitions.facts.get(node.fact)),
    unknown: node.fact === ITEM ? 0 : unknown(absent(node.fact, site.definitions)),
  }
}

function scopeOf(fact: string, site: Site): number {
  return fact === ITEM ? site.scope : 0
}

/** A test: 0 or 1. */
export function testRegister(node: Condition, site: Site): Register {
  const { program, definitions } = site
  if (node.kind === 'scores') throw new RangeError('points of an indicator are asked for inside a rule')
  const value: Value = facts => Number(truth(node, facts, definitions) === true)
  if (readsNothing(node)) return program.constant(value({}))
  const id = onlyFact(node)
  const known = id === undefined ? undefined : lookedUp(node, value, value(absent(id, definitions)), site)
  if (known !== undefined) return known
  switch (node.kind) {
    case 'is':
    case 'in':
    case 'range':
      return leafRegister(node, [0, 1, reading(node, value, site).unknown], site)
    case 'not':
      return program.step({ kind: 'minus', a: testRegister(node.of, site), from: 1 })
    case 'setting':
      return program.constant(value({}))
    default: {
      const of = node.of.map(each => testRegister(each, site))
      const count = node.kind === 'all' ? of.length : node.kind === 'any' ? 1 : node.count
      return program.step({ kind: 'count', of, count })
    }
  }
}

/** One fact's test, yielding `no`, `yes`, or `unknown` where there is no answer. */
export function leafRegister(
  node: Extract<Condition, { fact: string }>,
  [no, yes, unknown]: readonly [no: number, yes: number, unknown: number],
  site: Site,
): Register {
  const { program, definitions } = site
  const fact = definitions.facts.get(node.fact)
  const scale = scaleOf(fact)
  const read = { fact: node.fact, scale, unknown }
  if (node.kind === 'range') {
    const interval = intervalOf(node, definitions)
    return program.leaf({ kind: 'inside', ...read, ...interval, no, yes }, scopeOf(node.fact, site))
  }
  if (fact?.type === 'choice') {
    const wanted: ReadonlySet<unknown> = new Set(node.kind === 'in' ? node.values : [node.value])
    const values = [...site.texts(node.fact).map(each => (wanted.has(each) ? yes : no)), no]
    return choice(node.fact, values, unknown, site)
  }
  // A number finer than the fact's own unit is nobody's, and no number is a text.
  const wanted = node.kind === 'is' && typeof node.value === 'number' ? scaled(node.value, scale) : NaN
  const value = node.kind === 'is' && wanted / scale === node.value ? wanted : NaN
  return program.leaf({ kind: 'equals', ...read, value, no, yes }, scopeOf(node.fact, site))
}

/** The bounds of a range in exact units; what nobody has set holds for no number, or, unsettled, for each. */
function intervalOf(node: Extract<Condition, { kind: 'range' }>, definitions: Definitions): Interval {
  const scale = scaleOf(definitions.facts.get(node.fact))
  const at = (bound: Bound | undefined, none: number) => {
    if (bound === undefined) return none
    const number = boundOf(bound, definitions)
    if (number !== undefined) return scaled(number, scale)
    return definitions.settled ? -none : none
  }
  return {
    min: at(node.min, -Infinity),
    max: at(node.max, Infinity),
    above: at(node.above, -Infinity),
    below: at(node.below, Infinity),
  }
}

/** A rule: hundredths of points. */
export function pointsRegister(node: Rule, site: Site): Register {
  const { program, definitions } = site
  const value: Value = facts => points(node, facts, definitions).min
  if (readsNothing(node)) return program.constant(value({}))
  const id = onlyFact(node)
  const known = id === undefined ? undefined : lookedUp(node, value, value(absent(id, definitions)), site)
  return known ?? built(node, value, site)
}

function built(node: Rule, value: Value, site: Site): Register {
  const { program, definitions } = site
  const below = (each: Rule) => pointsRegister(each, site)
  const amount = (each: Parameters<typeof amountOf>[0]) => amountOf(each, definitions) ?? 0
  switch (node.kind) {
    case 'give':
      return program.constant(amount(node.points))
    case 'when':
      return whether(node, site)
    case 'table':
      return table(node, value, site)
    case 'bands':
    case 'steps':
    case 'per':
      return counted(node, value, site)
    case 'ladder': {
      const tests = node.rows.map(each => testRegister(each.if, site))
      return program.step({ kind: 'ladder', tests, points: node.rows.map(each => amount(each.points)) })
    }
    case 'switch':
      return switched(node, site)
    case 'sum':
      return added(node.of.map(below), program)
    case 'best':
      return program.step({ kind: 'greatest', of: node.of.map(below) })
    case 'cap':
      return capped(node, value, site)
    case 'round':
      return program.step({ kind: 'round', a: below(node.of), round: node.round })
    case 'each':
      return overList(node, site)
    default:
      return shared(node, below(node.of), site)
  }
}

function whether(node: Extract<Rule, { kind: 'when' }>, site: Site): Register {
  const { program } = site
  const otherwise = node.otherwise ? pointsRegister(node.otherwise, site) : program.constant(0)
  const gives = pointsRegister(node.gives, site)
  if (gives === otherwise) return gives
  return program.step({ kind: 'select', test: testRegister(node.if, site), gives, otherwise })
}

function table(node: Extract<Rule, { kind: 'table' }>, value: Value, site: Site): Register {
  const points = node.rows.toReversed().flatMap(row => {
    const amount = amountOf(row.points, site.definitions) ?? 0
    return row.values.map(each => [each, amount] as const)
  })
  const found = new Map(points)
  const values = [...site.texts(node.fact).map(each => found.get(each) ?? 0), 0]
  return choice(node.fact, values, value(absent(node.fact, site.definitions)), site)
}

/** Nothing adds up to nothing, and one thing to itself. */
export function added(of: readonly Register[], program: Program): Register {
  const [first, ...others] = of.filter(each => program.valueOf(each) !== 0)
  if (first === undefined) return program.constant(0)
  return others.length === 0 ? first : program.step({ kind: 'add', of: [first, ...others] })
}

type Counted = Extract<Rule, { kind: 'bands' | 'steps' | 'per' }>
const UNLIMITED = { least: -Infinity, most: Infinity }

function counted(node: Counted, value: Value, site: Site, limits: typeof UNLIMITED = UNLIMITED): Register {
  const { program, definitions } = site
  const read = reading(node, value, site)
  const scope = scopeOf(node.fact, site)
  const amount = (each: Parameters<typeof amountOf>[0]) => amountOf(each, definitions) ?? 0
  if (node.kind === 'bands') {
    const rows = node.rows.map(row => ({
      from: scaled(row.from, read.scale),
      below: row.below === undefined ? Infinity : scaled(row.below, read.scale),
      points: amount(row.points),
    }))
    if (rows.every(row => row.points === 0)) return program.constant(0)
    return program.leaf({ kind: 'bands', ...read, rows }, scope)
  }
  const every = scaled(node.every, read.scale)
  if (node.kind === 'steps') {
    const rates = node.rates.map(each => ({ from: each.from, points: amount(each.points) }))
    const sorted = rates.toSorted((a, b) => a.from - b.from)
    return program.leaf({ kind: 'steps', ...read, every, all: node.apply === 'all', rates: sorted }, scope)
  }
  const each = amount(node.points)
  if (each === 0) return program.constant(Math.min(Math.max(0, limits.least), limits.most))
  const per = { ...read, every, points: each, ...limits }
  if (node.above === undefined) return program.leaf({ kind: 'per', ...per }, scope)
  return program.leaf({ kind: 'excess', ...per, above: scaled(node.above, read.scale) }, scope)
}

function capped(node: Extract<Rule, { kind: 'cap' }>, value: Value, site: Site): Register {
  const limit = (each: typeof node.most) => each && amountOf(each, site.definitions)
  const limits = { least: limit(node.least) ?? -Infinity, most: limit(node.most) ?? Infinity }
  // The lower limit goes first: where it lies above the upper, the upper holds.
  if (node.of.kind === 'per') return counted(node.of, value, site, limits)
  return site.program.step({ kind: 'limit', a: pointsRegister(node.of, site), ...limits })
}

function switched(node: Extract<Rule, { kind: 'switch' }>, site: Site): Register {
  const { program, definitions } = site
  const fact = definitions.facts.get(node.fact)
  const texts = site.texts(node.fact)
  const otherwise = node.otherwise ? pointsRegister(node.otherwise, site) : program.constant(0)
  const cases = node.cases.map(each => ({ values: new Set(each.values), gives: pointsRegister(each.gives, site) }))
  const targets = [...texts.map(text => cases.find(each => each.values.has(text))?.gives ?? otherwise), otherwise]
  const a = choice(node.fact, targets.map((_, place) => place), fact ? absentPlace(fact, texts) : texts.length, site)
  return program.step({ kind: 'switch', a, targets })
}

function shared(node: Extract<Rule, { kind: 'divide' | 'percent' }>, a: Register, site: Site): Register {
  const fact = node.kind === 'divide' ? node.by : node.fact
  const definition = site.definitions.facts.get(fact)
  const scale = scaleOf(definition)
  const nothing = definition && absentAnswer(definition)
  const unknown = typeof nothing === 'number' ? scaled(nothing, scale) : 0
  const by = site.program.leaf({ kind: 'number', fact, scale, unknown }, scopeOf(fact, site))
  const kind = node.kind === 'divide' ? 'share' : 'percent'
  return site.program.step({ kind, a, by, scale, round: node.round })
}

function overList(node: Extract<Rule, { kind: 'each' }>, site: Site): Register {
  const scope = site.program.scope()
  const inside = { ...site, scope, definitions: withItem(node.fact, site.definitions) }
  const result = pointsRegister(node.of, inside)
  return site.program.step({ kind: 'each', list: node.fact, scope, result })
}
