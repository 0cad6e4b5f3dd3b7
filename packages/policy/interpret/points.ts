/** What a rule means: how many points it gives, in hundredths. */
import type { Rule } from '../ast.ts'
import { amountOf, type Definitions } from '../environment.ts'
import { rounded } from '../exact.ts'
import type { Facts, PointsRange } from '../types.ts'
import { chosen, fromBands, fromTable, ladder } from './choices.ts'
import type { Meaning } from './meaning.ts'
import { divided, overList, percentage, perUnit, stepped } from './numbers.ts'
import { exactly, hull, limited, NOTHING, plus } from './ranges.ts'

/** How many points a rule gives; an interval while facts are unknown. */
export function rulePoints(node: Rule, facts: Facts, definitions: Definitions, meaning: Meaning): PointsRange {
  const below = (each: Rule) => meaning.points(each, facts, definitions)
  switch (node.kind) {
    case 'give':
      return exactly(amountOf(node.points, definitions))
    case 'when': {
      const holds = meaning.truth(node.if, facts, definitions)
      const otherwise = node.otherwise ? below(node.otherwise) : NOTHING
      if (holds === undefined) return hull([below(node.gives), otherwise])
      return holds ? below(node.gives) : otherwise
    }
    case 'table':
      return fromTable(node, facts, definitions)
    case 'bands':
      return fromBands(node, facts, definitions)
    case 'per':
      return perUnit(node, facts, definitions)
    case 'steps':
      return stepped(node, facts, definitions)
    case 'ladder':
      return ladder(node, facts, definitions, meaning)
    case 'switch':
      return chosen(node, facts, definitions, meaning)
    case 'sum':
      return node.of.map(below).reduce(plus, NOTHING)
    case 'best': {
      const all = node.of.map(below)
      return { min: Math.max(...all.map(each => each.min)), max: Math.max(...all.map(each => each.max)) }
    }
    case 'cap':
      return limited(
        below(node.of),
        node.least && amountOf(node.least, definitions),
        node.most && amountOf(node.most, definitions),
      )
    case 'divide':
      return divided(node, below(node.of), facts, definitions)
    case 'percent':
      return percentage(node, below(node.of), facts, definitions)
    case 'round': {
      const inner = below(node.of)
      return { min: rounded(inner.min, node.round), max: rounded(inner.max, node.round) }
    }
    case 'each':
      return overList(node, facts, definitions, meaning)
  }
}
