/**
 * On what an open condition still hangs: unknown facts to ask for, and numbers and settings nobody has published.
 * Parts that are decided already hang on nothing, so nobody is asked in vain.
 */
import type { Bound, Condition, Rule } from '../ast.ts'
import { boundOf, type Definitions } from '../environment.ts'
import { points, truth } from '../interpret/index.ts'
import type { Pack } from '../pack.ts'
import type { Facts } from '../types.ts'
import { factsOfCondition, factsOfRule, nodesOf, parametersOf } from '../walk.ts'

/** The facts a condition reads, those of the indicators it asks about among them. */
export function factsBehind(test: Condition, pack: Pack): readonly string[] {
  const scored = nodesOf(test).flatMap(node =>
    node.kind === 'scores'
      ? pack.indicators.filter(each => each.id === node.indicator || each.group === node.group)
      : [],
  )
  return [...new Set([...factsOfCondition(test), ...scored.flatMap(each => factsOfRule(each.rule))])]
}

/** The undecided parts of a condition that have no parts themselves. */
function openLeaves(test: Condition, facts: Facts, definitions: Definitions): readonly Condition[] {
  if (truth(test, facts, definitions) !== undefined) return []
  if (test.kind === 'not') return openLeaves(test.of, facts, definitions)
  if ('of' in test) return test.of.flatMap(each => openLeaves(each, facts, definitions))
  return [test]
}

/** No answer decides a range whose every bound is still to be set. */
function withoutBounds(test: Condition, definitions: Definitions): boolean {
  if (test.kind !== 'range') return false
  const bounds: readonly (Bound | undefined)[] = [test.min, test.max, test.above, test.below]
  return bounds.every(each => each === undefined || boundOf(each, definitions) === undefined)
}

function asking(test: Condition, facts: Facts, definitions: Definitions): readonly Condition[] {
  return openLeaves(test, facts, definitions).filter(each => !withoutBounds(each, definitions))
}

/** Unknown facts that can still change whether the condition holds. */
export function openIn(test: Condition, facts: Facts, pack: Pack, definitions: Definitions): readonly string[] {
  const found = asking(test, facts, definitions).flatMap(each => factsBehind(each, pack))
  return [...new Set(found)].filter(id => facts[id] === undefined)
}

/** The same of a condition inside a rule, which asks for no points. */
export function openFactsOf(test: Condition, facts: Facts, definitions: Definitions): readonly string[] {
  return asking(test, facts, definitions).flatMap(factsOfCondition).filter(id => facts[id] === undefined)
}

/** Ids of settings and numbers without a value on which it hangs whether the condition holds. */
export function unsetIn(test: Condition, facts: Facts, definitions: Definitions): readonly string[] {
  const found = openLeaves(test, facts, definitions).flatMap(parametersOf)
  return [...new Set(found)].filter(id => definitions.parameters.get(id)?.value === undefined)
}

/** Ids of settings nobody has chosen that still change how many points a rule may give. */
export function unsetInRule(rule: Rule, facts: Facts, definitions: Definitions): readonly string[] {
  const settings = nodesOf(rule).flatMap(node => (node.kind === 'setting' ? [node.parameter] : []))
  const now = points(rule, facts, definitions)
  return [...new Set(settings)].filter(id => {
    const parameter = definitions.parameters.get(id)
    if (!parameter || parameter.value !== undefined) return false
    return (parameter.options ?? []).some((_, value) => {
      const parameters = new Map([...definitions.parameters, [id, { ...parameter, value }] as const])
      const then = points(rule, facts, { ...definitions, parameters })
      return then.min !== now.min || then.max !== now.max
    })
  })
}
