/** One trace for every reader: what each node of a rule said about one person. */
import type { Condition, Rule } from '../ast.ts'
import type { Definitions, Truth } from '../environment.ts'
import { points, truth } from '../interpret/index.ts'
import type { Facts, PointsRange, Text } from '../types.ts'
import { children, factOf, isCondition } from '../walk.ts'
import { type Book, conditionText } from '../wording/index.ts'

/** A condition with its answer, and the conditions it is made of. */
export interface ConditionTrace {
  readonly text: Text
  readonly holds: Truth
  /** The fact it reads itself. */
  readonly fact?: string
  readonly of: readonly ConditionTrace[]
}

/** A rule with its points, and the conditions and rules it is made of. */
export interface RuleTrace {
  readonly kind: Rule['kind']
  readonly points: PointsRange
  readonly fact?: string
  readonly conditions: readonly ConditionTrace[]
  readonly of: readonly RuleTrace[]
}

export function traceCondition(
  node: Condition,
  facts: Facts,
  definitions: Definitions,
  book: Book,
): ConditionTrace {
  const fact = factOf(node)
  return {
    text: conditionText(node, book),
    holds: truth(node, facts, definitions),
    ...(fact === undefined ? {} : { fact }),
    of: children(node).flatMap(each => (isCondition(each) ? [traceCondition(each, facts, definitions, book)] : [])),
  }
}

export function traceRule(node: Rule, facts: Facts, definitions: Definitions, book: Book): RuleTrace {
  const fact = factOf(node)
  const below = children(node)
  return {
    kind: node.kind,
    points: points(node, facts, definitions),
    ...(fact === undefined ? {} : { fact }),
    conditions: below.flatMap(each => (isCondition(each) ? [traceCondition(each, facts, definitions, book)] : [])),
    // What stands inside an `each` is about one item and has no value of its own for the person.
    of: below.flatMap(each => (isCondition(each) || node.kind === 'each' ? [] : [traceRule(each, facts, definitions, book)])),
  }
}
