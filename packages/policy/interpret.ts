/**
 * The reference interpreter: what every node means. The closures and the generated code must agree with it.
 * Unknown facts range over their domain: a condition answers yes, no or not known; points become an interval that holds
 * every value any completion could give.
 */
import type { Band, Condition, Rule, TableRow } from './ast.ts'
import { amountOf, type Definitions, rangeOf, scaled, scaleOf, type Truth } from './environment.ts'
import type { Facts, PointsRange } from './types.ts'

const NOTHING: PointsRange = { min: 0, max: 0 }

/** The smallest interval that holds all of them. */
function hull(ranges: readonly PointsRange[]): PointsRange {
  const [first, ...others] = ranges
  if (!first) return NOTHING
  return others.reduce((a, b) => ({ min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }), first)
}

/** Does a condition hold? Undefined while it hangs on an unknown fact. */
export function truth(node: Condition, facts: Facts, definitions: Definitions): Truth {
  switch (node.kind) {
    case 'is':
      return facts[node.fact] === undefined ? undefined : facts[node.fact] === node.value
    case 'in': {
      const value = facts[node.fact]
      return value === undefined ? undefined : node.values.some(each => each === value)
    }
    case 'range':
      return within(node, facts, definitions)
    case 'all':
      return atLeast(node.of.length, node.of, facts, definitions)
    case 'any':
      return atLeast(1, node.of, facts, definitions)
    case 'at_least':
      return atLeast(node.count, node.of, facts, definitions)
    case 'not': {
      const inner = truth(node.of, facts, definitions)
      return inner === undefined ? undefined : !inner
    }
  }
}

function atLeast(count: number, of: readonly Condition[], facts: Facts, definitions: Definitions): Truth {
  const answers = of.map(each => truth(each, facts, definitions))
  const yes = answers.filter(each => each === true).length
  const maybe = answers.filter(each => each === undefined).length
  if (yes >= count) return true
  return yes + maybe >= count ? undefined : false
}

function within(node: Extract<Condition, { kind: 'range' }>, facts: Facts, definitions: Definitions): Truth {
  const value = rangeOf(node.fact, facts, definitions)
  const scale = scaleOf(definitions.facts.get(node.fact))
  const limit = (bound: number | undefined) => (bound === undefined ? undefined : scaled(bound, scale))
  const [min, max, above, below] = [limit(node.min), limit(node.max), limit(node.above), limit(node.below)]
  const inside = (number: number) =>
    (min === undefined || number >= min) &&
    (max === undefined || number <= max) &&
    (above === undefined || number > above) &&
    (below === undefined || number < below)
  if (inside(value.min) && inside(value.max)) return true
  const tooLow = (min !== undefined && value.max < min) || (above !== undefined && value.max <= above)
  const tooHigh = (max !== undefined && value.min > max) || (below !== undefined && value.min >= below)
  if (tooLow || tooHigh || value.min === value.max) return false
  return undefined
}

/** How many points a rule gives, in hundredths; an interval while facts are unknown. */
export function points(node: Rule, facts: Facts, definitions: Definitions): PointsRange {
  const below = (each: Rule) => points(each, facts, definitions)
  switch (node.kind) {
    case 'give':
      return exactly(amountOf(node.points, definitions))
    case 'when': {
      const holds = truth(node.if, facts, definitions)
      const otherwise = node.otherwise ? below(node.otherwise) : NOTHING
      if (holds === undefined) return hull([below(node.gives), otherwise])
      return holds ? below(node.gives) : otherwise
    }
    case 'table':
      return fromTable(node.fact, node.rows, facts, definitions)
    case 'bands':
      return fromBands(node.fact, node.rows, facts, definitions)
    case 'per':
      return perUnit(node, facts, definitions)
    case 'sum':
      return node.of.map(below).reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }), NOTHING)
    case 'best': {
      const all = node.of.map(below)
      return { min: Math.max(...all.map(each => each.min)), max: Math.max(...all.map(each => each.max)) }
    }
    case 'cap': {
      const most = amountOf(node.most, definitions) ?? Number.MAX_SAFE_INTEGER
      const inner = below(node.of)
      return { min: Math.min(inner.min, most), max: Math.min(inner.max, most) }
    }
  }
}

function exactly(value: number | undefined): PointsRange {
  return { min: value ?? 0, max: value ?? 0 }
}

function fromTable(fact: string, rows: readonly TableRow[], facts: Facts, definitions: Definitions): PointsRange {
  const lookUp = (value: unknown) => {
    const row = rows.find(each => each.values.some(known => known === value))
    return row ? exactly(amountOf(row.points, definitions)) : NOTHING
  }
  const value = facts[fact]
  if (value !== undefined) return lookUp(value)
  return hull((definitions.facts.get(fact)?.options ?? []).map(option => lookUp(option.value)))
}

function fromBands(fact: string, rows: readonly Band[], facts: Facts, definitions: Definitions): PointsRange {
  const scale = scaleOf(definitions.facts.get(fact))
  const value = rangeOf(fact, facts, definitions)
  const bands = rows.map(row => ({
    from: scaled(row.from, scale),
    below: row.below === undefined ? Infinity : scaled(row.below, scale),
    points: row.points,
  }))
  const lookUp = (number: number) => {
    const band = bands.find(each => number >= each.from && number < each.below)
    return band ? exactly(amountOf(band.points, definitions)) : NOTHING
  }
  // The points change only where a band begins or ends: those places, within the range, stand for all numbers.
  const edges = bands.flatMap(band => [band.from, band.below]).filter(edge => edge > value.min && edge <= value.max)
  return hull([value.min, ...edges].map(lookUp))
}

function perUnit(node: Extract<Rule, { kind: 'per' }>, facts: Facts, definitions: Definitions): PointsRange {
  const every = scaled(node.every, scaleOf(definitions.facts.get(node.fact)))
  const value = rangeOf(node.fact, facts, definitions)
  const each = amountOf(node.points, definitions) ?? 0
  return hull([value.min, value.max].map(number => exactly(each === 0 ? 0 : Math.floor(number / every) * each + 0)))
}
