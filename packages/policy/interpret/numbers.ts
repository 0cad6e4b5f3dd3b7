/** Rules that count: per unit, stepped, shared, over a list. */
import { ITEM, type Rule } from '../ast.ts'
import { amountOf, type Definitions, rangeOf, scaled, scaleOf, withItem } from '../environment.ts'
import { ratio } from '../exact.ts'
import type { Facts, PointsRange } from '../types.ts'
import type { Meaning } from './meaning.ts'
import { exactly, hull, NOTHING, plus } from './ranges.ts'

type Of<K extends Rule['kind']> = Extract<Rule, { kind: K }>

export function perUnit(node: Of<'per'>, facts: Facts, definitions: Definitions): PointsRange {
  const scale = scaleOf(definitions.facts.get(node.fact))
  const every = scaled(node.every, scale)
  const value = rangeOf(node.fact, facts, definitions)
  const each = amountOf(node.points, definitions) ?? 0
  const counted = (number: number) =>
    node.above === undefined ? number : Math.max(0, number - scaled(node.above, scale))
  return hull(
    [value.min, value.max].map(number => exactly(each === 0 ? 0 : Math.floor(counted(number) / every) * each + 0)),
  )
}

/** What so many full units earn. */
function earned(node: Of<'steps'>, units: number, definitions: Definitions): number {
  const rates = [...node.rates]
    .sort((a, b) => a.from - b.from)
    .map(rate => ({ from: rate.from, points: amountOf(rate.points, definitions) ?? 0 }))
  if (node.apply === 'all') return units * (rates.findLast(rate => rate.from <= units)?.points ?? 0) + 0
  return rates.reduce((sum, rate, index) => {
    const last = Math.min(units, (rates[index + 1]?.from ?? Infinity) - 1)
    return sum + Math.max(0, last - rate.from + 1) * rate.points
  }, 0)
}

export function stepped(node: Of<'steps'>, facts: Facts, definitions: Definitions): PointsRange {
  const every = scaled(node.every, scaleOf(definitions.facts.get(node.fact)))
  const value = rangeOf(node.fact, facts, definitions)
  const [least, most] = [value.min, value.max].map(number => Math.max(0, Math.floor(number / every)))
  if (least === undefined || most === undefined) return NOTHING
  // Between two changes of the rate the points rise or fall in a line, so their ends stand for all numbers.
  const edges = node.rates.flatMap(rate => [rate.from - 1, rate.from]).filter(edge => edge > least && edge < most)
  return hull([least, ...edges, most].map(units => exactly(earned(node, units, definitions))))
}

export function divided(
  node: Of<'divide'>,
  inner: PointsRange,
  facts: Facts,
  definitions: Definitions,
): PointsRange {
  const scale = scaleOf(definitions.facts.get(node.by))
  const by = rangeOf(node.by, facts, definitions)
  return corners(inner, by, (value, number) => ratio(value * scale, Math.max(scale, number), node.round))
}

export function percentage(
  node: Of<'percent'>,
  inner: PointsRange,
  facts: Facts,
  definitions: Definitions,
): PointsRange {
  const scale = scaleOf(definitions.facts.get(node.fact))
  const share = rangeOf(node.fact, facts, definitions)
  const within = (number: number) => Math.min(Math.max(number, 0), 100 * scale)
  return corners(inner, share, (value, number) => ratio(value * within(number), 100 * scale, node.round))
}

/** A function that rises or falls all the way in each argument has its extremes where both are extreme. */
function corners(
  value: PointsRange,
  number: PointsRange,
  made: (value: number, number: number) => number,
): PointsRange {
  const all = [value.min, value.max].flatMap(each => [made(each, number.min), made(each, number.max)])
  return hull(all.map(exactly))
}

export function overList(
  node: Of<'each'>,
  facts: Facts,
  definitions: Definitions,
  { points }: Meaning,
): PointsRange {
  const inside = withItem(node.fact, definitions)
  const list = facts[node.fact]
  if (Array.isArray(list)) {
    const known = (item: unknown) => (typeof item === 'number' && !Number.isNaN(item) ? item : undefined)
    return list
      .map(item => points(node.of, { ...facts, [ITEM]: known(item) }, inside))
      .reduce(plus, NOTHING)
  }
  const one = points(node.of, { ...facts, [ITEM]: undefined }, inside)
  const most = definitions.facts.get(node.fact)?.most ?? 0
  return { min: Math.min(0, one.min * most), max: Math.max(0, one.max * most) }
}
