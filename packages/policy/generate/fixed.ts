/** What a rule gives whoever asks, found before any code is written. */
import { type Amount, ITEM, type Condition, type Rule } from '../ast.ts'
import { amountOf, boundOf, type Definitions } from '../environment.ts'
import { rounded } from '../exact.ts'
import { points } from '../interpret/index.ts'
import { limited } from '../interpret/ranges.ts'
import { children, factOf, nodesOf } from '../walk.ts'

/** Whether nothing below the node reads a fact. */
export function readsNothing(node: Condition | Rule): boolean {
  return nodesOf(node).every(each => factOf(each) === undefined && each.kind !== 'scores')
}

/** The facts a node reads; `item` only where it is not a number of a list below the node itself. */
export function readsFrom(node: Condition | Rule): readonly string[] {
  const below = children(node).flatMap(readsFrom)
  const own = factOf(node)
  return [...(own === undefined ? [] : [own]), ...(node.kind === 'each' ? below.filter(each => each !== ITEM) : below)]
}

/** The one fact (or `item`) that everything below the node reads; undefined when there are several, or none. */
export function onlyFact(node: Condition | Rule): string | undefined {
  const [fact, ...others] = new Set(readsFrom(node))
  return others.length === 0 ? fact : undefined
}

/** Whether something below the node asks for a setting or a bound that nobody has set. */
export function asksUnset(node: Condition | Rule, definitions: Definitions): boolean {
  return nodesOf(node).some(each => {
    if (each.kind === 'setting') return definitions.parameters.get(each.parameter)?.value === undefined
    if (each.kind !== 'range') return false
    return [each.min, each.max, each.above, each.below].some(
      bound => bound !== undefined && boundOf(bound, definitions) === undefined,
    )
  })
}

/** The points of a rule whose answer no fact can change; undefined when one can. */
export function fixed(node: Rule, definitions: Definitions): number | undefined {
  const zero = (each: Amount) => (amountOf(each, definitions) ?? 0) === 0
  const below = (each: Rule) => fixed(each, definitions)
  if (readsNothing(node)) {
    const range = points(node, {}, definitions)
    return range.min === range.max ? range.min : undefined
  }
  switch (node.kind) {
    case 'per':
      return zero(node.points) ? 0 : undefined
    case 'table':
    case 'bands':
    case 'ladder':
      return node.rows.every(row => zero(row.points)) ? 0 : undefined
    case 'steps':
      return node.rates.every(rate => zero(rate.points)) ? 0 : undefined
    case 'when':
      return same([below(node.gives), node.otherwise ? below(node.otherwise) : 0])
    case 'switch':
      return same([...node.cases.map(each => below(each.gives)), node.otherwise ? below(node.otherwise) : 0])
    case 'sum':
      return together(node.of.map(below), all => all.reduce((sum, each) => sum + each, 0))
    case 'best':
      return together(node.of.map(below), all => Math.max(...all))
    case 'give':
      return undefined
    default: {
      const inner = below(node.of)
      return inner === undefined ? undefined : around(node, inner, definitions)
    }
  }
}

type Around = Extract<Rule, { kind: 'cap' | 'divide' | 'percent' | 'round' | 'each' }>

function around(node: Around, inner: number, definitions: Definitions): number | undefined {
  if (node.kind === 'round') return rounded(inner, node.round)
  if (node.kind !== 'cap') return inner === 0 ? 0 : undefined
  const limit = (each: Amount | undefined) => each && amountOf(each, definitions)
  return limited({ min: inner, max: inner }, limit(node.least), limit(node.most)).min
}

function same(values: readonly (number | undefined)[]): number | undefined {
  const [first] = values
  return values.every(each => each === first) ? first : undefined
}

function together(
  values: readonly (number | undefined)[],
  made: (all: readonly number[]) => number,
): number | undefined {
  const all = values.filter(each => each !== undefined)
  return all.length === values.length ? made(all) : undefined
}
