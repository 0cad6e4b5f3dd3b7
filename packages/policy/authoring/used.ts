/** Which facts of the shared vocabulary a pack uses, in the order in which it names them. */
import { ITEM } from '../ast.ts'
import { hint, meant, problem } from '../check/problem.ts'
import { placesOf, rootsOf } from '../check/places.ts'
import { sourcesOfDerivation } from '../derive/sources.ts'
import type { Definitions } from '../environment.ts'
import type { Pack, Problem } from '../pack.ts'
import type { Fact } from '../types.ts'
import { factOf } from '../walk.ts'

type Parts = Pick<Pack, 'conditions' | 'routes' | 'indicators' | 'entitlements' | 'duties' | 'ties' | 'derivations' | 'threshold'>

const NOTHING_KNOWN: Definitions = {
  facts: new Map(),
  parameters: new Map(),
  indicators: [],
  groups: [],
  settled: false,
}

/** Every fact a pack names, with the first place that does. */
function named(parts: Parts): ReadonlyMap<string, string> {
  const used = new Map<string, string>()
  const name = (fact: string, at: string) => {
    if (!used.has(fact)) used.set(fact, at)
  }
  for (const root of rootsOf(parts)) {
    for (const { node, at } of placesOf(root.node, root.at, NOTHING_KNOWN)) {
      const fact = factOf(node)
      if (fact !== undefined && fact !== ITEM) name(fact, `${at}/${node.kind === 'divide' ? 'by' : 'fact'}`)
    }
  }
  for (const each of parts.duties) name(each.fact, `duties/${each.department}/facts/${each.fact}`)
  for (const tie of parts.ties) {
    for (const [index, step] of tie.chain.entries()) {
      if (step.by === 'fact') name(step.fact, `ties/${tie.id}/chain/${index}/fact`)
    }
  }
  for (const each of parts.derivations) {
    name(each.fact, `derivations/${each.fact}`)
    for (const source of sourcesOfDerivation(each)) name(source, `derivations/${each.fact}/from`)
  }
  return used
}

const ADD_IT = hint('在 vocabulary.yaml 里添上它', 'add it to vocabulary.yaml')

export function usedFacts(
  parts: Parts,
  vocabulary: Readonly<Record<string, Omit<Fact, 'id'>>>,
  problems: Problem[],
): Fact[] {
  return [...named(parts)].flatMap(([id, at]) => {
    const fact = Object.hasOwn(vocabulary, id) ? vocabulary[id] : undefined
    if (fact) return [{ id, ...fact }]
    const likely = meant(id, Object.keys(vocabulary), ADD_IT)
    problems.push(problem('fact', at, `词汇表里没有事实「${id}」`, `the vocabulary has no fact "${id}"`, likely))
    return []
  })
}
