/** Which facts of the shared vocabulary a pack uses, in the order in which it names them. */
import type { Pack, Problem } from '../pack.ts'
import { problem } from '../check/problem.ts'
import { sourcesOfDerivation } from '../derive/sources.ts'
import type { Fact } from '../types.ts'
import { factsOfCondition, factsOfRule } from '../walk.ts'

type Parts = Pick<
  Pack,
  'conditions' | 'routes' | 'indicators' | 'entitlements' | 'duties' | 'ties' | 'derivations'
>

function named(parts: Parts): ReadonlySet<string> {
  const used = new Set([
    ...[...parts.conditions, ...parts.routes].flatMap(each => factsOfCondition(each.test)),
    ...parts.indicators.flatMap(each => factsOfRule(each.rule)),
    ...parts.entitlements.flatMap(each => [
      ...(each.test ? factsOfCondition(each.test) : []),
      ...(each.amount ? factsOfRule(each.amount) : []),
    ]),
    ...parts.duties.map(each => each.fact),
    ...parts.ties.flatMap(tie => tie.chain.flatMap(step => (step.by === 'fact' ? [step.fact] : []))),
  ])
  for (const each of parts.derivations) {
    used.add(each.fact)
    for (const source of sourcesOfDerivation(each)) used.add(source)
  }
  return used
}

export function usedFacts(
  parts: Parts,
  vocabulary: Readonly<Record<string, Omit<Fact, 'id'>>>,
  problems: Problem[],
): Fact[] {
  return [...named(parts)].flatMap(id => {
    const fact = Object.hasOwn(vocabulary, id) ? vocabulary[id] : undefined
    if (fact) return [{ id, ...fact }]
    problems.push(problem('fact', id, `词汇表里没有事实「${id}」`, `the vocabulary has no fact "${id}"`))
    return []
  })
}
