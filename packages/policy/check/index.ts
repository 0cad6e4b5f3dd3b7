/** What is wrong with a pack, found without evaluating anybody. */
import { define } from '../environment.ts'
import type { Pack, Problem } from '../pack.ts'
import { checkClauses, checkDuties, checkIds, checkParts } from './references.ts'
import { checkRules } from './rules.ts'

export { checkFacts, checkParameters } from './facts.ts'

/** Empty when the pack may be used. The clause rule first: what cites no published clause is refused. */
export function checkPack(pack: Pack): readonly Problem[] {
  const rules = checkRules(pack, define(pack, {}))
  // References of rules too large to walk cannot be followed.
  if (rules.some(each => each.code === 'too_large')) return rules
  return [...checkClauses(pack), ...checkIds(pack), ...checkParts(pack), ...rules, ...checkDuties(pack)]
}
