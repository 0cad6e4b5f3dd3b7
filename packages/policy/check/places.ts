/** Every node below a rule with its path, as it stands in the file: `indicators/blood/rule/of/0`. */
import { type Condition, ITEM, type Node, type Rule } from '../ast.ts'
import { type Definitions, withItem } from '../environment.ts'
import type { Pack } from '../pack.ts'

export interface Place {
  readonly node: Node
  readonly at: string
  /** With `item` among the facts inside an `each`. */
  readonly definitions: Definitions
}

/** A condition or rule with the path it stands at, and the clause its numbers come from. */
export interface Root {
  readonly node: Node
  readonly at: string
  readonly clause: string
  /** Whether an indicator's score may be asked here. */
  readonly gates: boolean
}

/** The nodes directly below one node, each with its step. */
function steps(node: Node): readonly (readonly [step: string, node: Node])[] {
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'at_least':
    case 'sum':
    case 'best':
      return node.of.map((each: Condition | Rule, index) => [`of/${index}`, each])
    case 'not':
    case 'cap':
    case 'divide':
    case 'percent':
    case 'round':
    case 'each':
      return [['of', node.of]]
    case 'ladder':
      return node.rows.map((row, index) => [`rows/${index}/if`, row.if])
    case 'switch':
      return [
        ...node.cases.map((each, index) => [`cases/${index}/gives`, each.gives] as const),
        ...(node.otherwise ? [['otherwise', node.otherwise] as const] : []),
      ]
    case 'when':
      return [
        ['if', node.if] as const,
        ['gives', node.gives] as const,
        ...(node.otherwise ? [['otherwise', node.otherwise] as const] : []),
      ]
    default:
      return []
  }
}

/** The node and everything below it, a parent before its children. */
export function placesOf(node: Node, at: string, definitions: Definitions): readonly Place[] {
  const inside = node.kind === 'each' && node.fact !== ITEM ? withItem(node.fact, definitions) : definitions
  return [{ node, at, definitions }, ...steps(node).flatMap(([step, each]) => placesOf(each, `${at}/${step}`, inside))]
}

type Parts = Pick<Pack, 'conditions' | 'routes' | 'indicators' | 'entitlements' | 'threshold'>

/** Everything in a pack that is evaluated. */
export function rootsOf({ conditions, routes, indicators, entitlements, threshold }: Parts): readonly Root[] {
  const test = (part: string) => (each: Pack['conditions'][number]) => {
    return { node: each.test, at: `${part}/${each.id}/test`, clause: each.clause, gates: true }
  }
  return [
    ...conditions.map(test('conditions')),
    ...routes.map(test('routes')),
    ...(threshold?.unless
      ? [{ node: threshold.unless.test, at: 'threshold/unless/test', clause: threshold.unless.clause, gates: false }]
      : []),
    ...indicators.map(each => {
      return { node: each.rule, at: `indicators/${each.id}/rule`, clause: each.clause, gates: false }
    }),
    ...entitlements.flatMap(({ id, clause, test: condition, amount }) => [
      ...(condition ? [{ node: condition, at: `entitlements/${id}/test`, clause, gates: true }] : []),
      ...(amount ? [{ node: amount, at: `entitlements/${id}/amount`, clause, gates: false }] : []),
    ]),
  ]
}
