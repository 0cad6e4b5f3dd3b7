/** Whether a condition can hold and can fail: every case of the facts it reads, where there are not too many. */
import type { Condition, Node } from '../ast.ts'
import { boundOf, type Definitions, scaled, scaleOf } from '../environment.ts'
import { truth } from '../interpret/index.ts'
import type { Fact, Facts, FactValue } from '../types.ts'
import { factOf, factsOfCondition, nodesOf, parametersOf } from '../walk.ts'

const MOST_CASES = 2000
/** Looks at a node, over all cases: more than any condition a person writes needs. */
const MOST_LOOKS = 500_000

/** Places where a node changes its mind about a number, in exact units. */
function edges(node: Node, scale: number, definitions: Definitions): readonly number[] {
  const numbers = (...all: readonly (number | undefined)[]) =>
    all.flatMap(each => (each === undefined ? [] : [scaled(each, scale)]))
  if (node.kind === 'is') return typeof node.value === 'number' ? numbers(node.value) : []
  if (node.kind !== 'range') return []
  const bounds = [node.min, node.max, node.above, node.below]
  return numbers(...bounds.map(each => (each === undefined ? undefined : boundOf(each, definitions))))
}

/** Values that stand for all others as far as these nodes can tell. */
function valuesOf(fact: Fact, nodes: readonly Node[], definitions: Definitions): readonly FactValue[] {
  if (fact.type === 'boolean') return [false, true]
  if (fact.type === 'choice') return (fact.options ?? []).map(each => each.value)
  const scale = scaleOf(fact)
  const [least, most] = [scaled(fact.min ?? 0, scale), scaled(fact.max ?? 0, scale)]
  const near = nodes
    .filter(node => factOf(node) === fact.id)
    .flatMap(node => edges(node, scale, definitions).flatMap(edge => [edge - 1, edge, edge + 1]))
  const all = [least, most, ...near].filter(each => each >= least && each <= most)
  return [...new Set(all)].map(each => each / scale)
}

function isPlain(fact: Fact | undefined): fact is Fact {
  return fact !== undefined && !['date', 'list', 'periods', 'events'].includes(fact.type)
}

/**
 * People who differ in every way these conditions can tell apart; undefined when there are too many, or when a
 * condition hangs on more than plain facts (a setting, a score).
 */
export function casesOf(conditions: readonly Condition[], definitions: Definitions): readonly Facts[] | undefined {
  const nodes = conditions.flatMap(nodesOf)
  if (nodes.some(each => each.kind === 'scores') || conditions.some(each => parametersOf(each).length > 0))
    return undefined
  const ids = [...new Set(conditions.flatMap(factsOfCondition))]
  const item = nodes.some(each => factOf(each) === 'item') ? ['item'] : []
  let cases: readonly Facts[] = [{}]
  for (const id of [...ids, ...item]) {
    const fact = definitions.facts.get(id)
    if (!isPlain(fact)) return undefined
    const values = valuesOf(fact, nodes, definitions)
    if (values.length === 0 || tooMany(values.length * cases.length, nodes.length)) return undefined
    cases = cases.flatMap(each => values.map(value => ({ ...each, [id]: value })))
  }
  return cases
}

const tooMany = (cases: number, nodes: number): boolean => cases > MOST_CASES || cases * nodes > MOST_LOOKS

/** `never` when no person can meet the condition, `always` when every one does; undefined otherwise or unknown. */
export function verdictOf(condition: Condition, definitions: Definitions): 'never' | 'always' | undefined {
  if (parametersOf(condition).length > 0) return undefined
  const known = truth(condition, {}, definitions)
  if (known !== undefined) return known ? 'always' : 'never'
  const cases = casesOf([condition], definitions)
  if (!cases || cases.length === 0) return undefined
  const answers = new Set(cases.map(each => truth(condition, each, definitions)))
  if (answers.size !== 1) return undefined
  return answers.has(true) ? 'always' : answers.has(false) ? 'never' : undefined
}
