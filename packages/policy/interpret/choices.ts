/** Rules that look something up: tables, bands, ladders, alternatives. */
import type { Rule } from '../ast.ts'
import { amountOf, type Definitions, rangeOf, scaled, scaleOf } from '../environment.ts'
import type { Answer, Facts, PointsRange } from '../types.ts'
import type { Meaning } from './meaning.ts'
import { exactly, hull, NOTHING } from './ranges.ts'

type Of<K extends Rule['kind']> = Extract<Rule, { kind: K }>

/** What `lookUp` says of a choice, of every option while it is unknown. */
function overOptions(
  fact: string,
  facts: Facts,
  definitions: Definitions,
  lookUp: (value: Answer) => PointsRange,
): PointsRange {
  const value = facts[fact]
  if (value !== undefined) return lookUp(value)
  return hull((definitions.facts.get(fact)?.options ?? []).map(option => lookUp(option.value)))
}

export function fromTable(node: Of<'table'>, facts: Facts, definitions: Definitions): PointsRange {
  return overOptions(node.fact, facts, definitions, value => {
    const row = node.rows.find(each => each.values.some(known => known === value))
    return row ? exactly(amountOf(row.points, definitions)) : NOTHING
  })
}

export function chosen(
  node: Of<'switch'>,
  facts: Facts,
  definitions: Definitions,
  { points }: Meaning,
): PointsRange {
  return overOptions(node.fact, facts, definitions, value => {
    const found = node.cases.find(each => each.values.some(known => known === value))?.gives ?? node.otherwise
    return found ? points(found, facts, definitions) : NOTHING
  })
}

export function fromBands(node: Of<'bands'>, facts: Facts, definitions: Definitions): PointsRange {
  const scale = scaleOf(definitions.facts.get(node.fact))
  const value = rangeOf(node.fact, facts, definitions)
  const bands = node.rows.map(row => ({
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

/** The highest rung that holds; while none is sure to hold, none may, and then it gives 0. */
export function ladder(
  node: Of<'ladder'>,
  facts: Facts,
  definitions: Definitions,
  { truth }: Meaning,
): PointsRange {
  const rungs = node.rows.map(row => ({
    holds: truth(row.if, facts, definitions),
    points: amountOf(row.points, definitions) ?? 0,
  }))
  const sure = rungs.filter(each => each.holds === true).map(each => each.points)
  const possible = rungs.filter(each => each.holds !== false).map(each => each.points)
  if (sure.length > 0) return { min: Math.max(...sure), max: Math.max(...possible) }
  return hull([NOTHING, ...possible.map(each => exactly(each))])
}
