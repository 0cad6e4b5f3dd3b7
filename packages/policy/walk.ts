/** Walks over rules: which facts, amounts and nodes they hold. */
import { type Amount, type Bound, type Condition, ITEM, type Node, type Rule } from './ast.ts'
import type { Pack } from './pack.ts'

const CONDITIONS: ReadonlySet<string> = new Set([
  'is',
  'in',
  'range',
  'all',
  'any',
  'at_least',
  'not',
  'setting',
  'scores',
])

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
    case 'divide':
    case 'percent':
    case 'round':
    case 'each':
      return [node.of]
    case 'ladder':
      return node.rows.map(row => row.if)
    case 'switch':
      return [...node.cases.map(each => each.gives), ...(node.otherwise ? [node.otherwise] : [])]
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

/** The fact a node itself reads, its children left out. */
export function factOf(node: Node): string | undefined {
  if (node.kind === 'divide') return node.by
  return 'fact' in node ? node.fact : undefined
}

function factsOf(node: Node): readonly string[] {
  return unique(readsOf(node))
}

/** Every reading of a fact below a node, in order; the same fact as often as it is read. */
export function readsOf(node: Node): readonly string[] {
  return nodesOf(node).flatMap(each => {
    const fact = factOf(each)
    return fact === undefined || fact === ITEM ? [] : [fact]
  })
}

/** What the line of who is exempt from the threshold is called. */
export const EXEMPTION = 'exemption'

type Tested = Pick<Pack, 'conditions' | 'routes' | 'threshold'>

/** Every condition that admits or refuses: conditions, ways in, and who is exempt from the threshold. */
export function testsOf({ conditions, routes, threshold }: Tested): readonly Condition[] {
  return [...conditions, ...routes, ...(threshold?.unless ? [threshold.unless] : [])].map(each => each.test)
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
    case 'ladder':
      return node.rows.map(row => row.points)
    case 'steps':
      return node.rates.map(rate => rate.points)
    case 'cap':
      return [node.most, node.least].flatMap(each => each ?? [])
    case 'scores':
      return [node.min]
    default:
      return []
  }
}

/** Every number of points a rule may use, limits included. */
export function amountsOfRule(node: Node): readonly Amount[] {
  return nodesOf(node).flatMap(amounts)
}

/** The numbers of points a rule gives, limits left out: when none has a value the indicator is not applied. */
export function givenAmounts(rule: Rule): readonly Amount[] {
  return nodesOf(rule).flatMap(node => (node.kind === 'cap' || node.kind === 'scores' ? [] : amounts(node)))
}

function bounds(node: Node): readonly Bound[] {
  return node.kind === 'range' ? [node.min, node.max, node.above, node.below].flatMap(each => each ?? []) : []
}

/** Ids of every parameter below a node: points, counts and settings, each once. */
export function parametersOf(node: Node): readonly string[] {
  const found = nodesOf(node).flatMap(each => [
    ...[...amounts(each), ...bounds(each)].flatMap(value =>
      typeof value === 'object' && 'parameter' in value ? [value.parameter] : [],
    ),
    ...(each.kind === 'setting' ? [each.parameter] : []),
  ])
  return unique(found)
}
