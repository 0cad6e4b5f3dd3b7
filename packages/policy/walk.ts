/** Walks over rules: which facts, amounts and nodes they hold. */
import type { Amount, Condition, Node, Rule } from './ast.ts'

const CONDITIONS: ReadonlySet<string> = new Set(['is', 'in', 'range', 'all', 'any', 'at_least', 'not'])

/** Whether a node answers yes or no; every other yields points. */
export function isCondition(node: Node): node is Condition {
  return CONDITIONS.has(node.kind)
}

/** The nodes directly below one node, in the order in which they are evaluated. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'at_least':
    case 'sum':
    case 'best':
      return node.of
    case 'not':
    case 'cap':
      return [node.of]
    case 'when':
      return node.otherwise ? [node.if, node.gives, node.otherwise] : [node.if, node.gives]
    default:
      return []
  }
}

/** The node and everything below it, a parent before its children. */
export function nodesOf(node: Node): readonly Node[] {
  return [node, ...children(node).flatMap(nodesOf)]
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

function factsOf(node: Node): readonly string[] {
  return unique(nodesOf(node).flatMap(each => ('fact' in each ? [each.fact] : [])))
}

/** Ids of the facts a condition reads, each once, in reading order. */
export function factsOfCondition(condition: Condition): readonly string[] {
  return factsOf(condition)
}

/** Ids of the facts a rule reads, each once, in reading order. */
export function factsOfRule(rule: Rule): readonly string[] {
  return factsOf(rule)
}

function amounts(node: Node): readonly Amount[] {
  switch (node.kind) {
    case 'give':
    case 'per':
      return [node.points]
    case 'table':
    case 'bands':
      return node.rows.map(row => row.points)
    case 'cap':
      return [node.most]
    default:
      return []
  }
}

/** Every number of points a rule may use, caps included. */
export function amountsOfRule(rule: Rule): readonly Amount[] {
  return nodesOf(rule).flatMap(amounts)
}

/** The numbers of points a rule gives, caps left out: when none has a value the indicator is not applied. */
export function givenAmounts(rule: Rule): readonly Amount[] {
  return nodesOf(rule).flatMap(node => (node.kind === 'cap' ? [] : amounts(node)))
}
