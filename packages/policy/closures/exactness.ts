import type { Rule } from '../ast.ts'
import { amountOf, type Definitions } from '../environment.ts'
import type { Pack } from '../pack.ts'
import { amountsOfRule } from '../walk.ts'

/** Below this every sum of hundredths is exact, whatever the order. */
const EXACT = 2 ** 50

/** No number a rule of the pack can come to is larger than this; a generous guess upwards. */
function most(node: Rule, definitions: Definitions): number {
  const largest = Math.max(0, ...amountsOfRule(node).map(each => Math.abs(amountOf(each, definitions) ?? 0)))
  const of = (id: string) => {
    const { min = 0, max = 1e15 } = definitions.facts.get(id) ?? {}
    return Math.max(1, Math.abs(min), Math.abs(max))
  }
  switch (node.kind) {
    case 'per':
      return largest * (of(node.fact) / node.every + 1)
    case 'steps':
      return largest * (of(node.fact) / node.every + 1) * node.rates.length
    case 'sum':
    case 'best':
      return node.of.reduce((sum, each) => sum + most(each, definitions), 0)
    case 'when':
      return most(node.gives, definitions) + (node.otherwise ? most(node.otherwise, definitions) : 0)
    case 'switch':
      return [...node.cases.map(each => each.gives), ...(node.otherwise ? [node.otherwise] : [])].reduce(
        (sum, each) => sum + most(each, definitions),
        0,
      )
    case 'cap':
      return largest + most(node.of, definitions)
    case 'divide':
    case 'percent':
    case 'round':
      return node.round.to + most(node.of, definitions) * 10_000
    case 'each':
      return most(node.of, definitions) * Math.max(1, definitions.facts.get(node.fact)?.most ?? 1000)
    default:
      return largest
  }
}

/** Whether sums of a pack's points may be done in any order without a difference. */
export function staysExact(pack: Pack, definitions: Definitions): boolean {
  return pack.indicators.reduce((sum, each) => sum + most(each.rule, definitions), 0) < EXACT
}
