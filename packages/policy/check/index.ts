/** What is wrong with a pack, found without evaluating anybody. */
import { define } from '../environment.ts'
import type { Pack, Problem } from '../pack.ts'
import { checkGrades, checkLimits } from './amounts.ts'
import { checkClauses } from './clauses.ts'
import { checkDerivations } from './derivations.ts'
import { checkDuties } from './duties.ts'
import { checkExamples } from './examples.ts'
import { checkPrinted } from './parameters.ts'
import { checkIds, checkOthers, checkRounds, checkSums, checkWhole } from './references.ts'
import { checkBounds, checkRules } from './rules.ts'
import { checkTotals } from './totals.ts'

export { checkFacts, checkParameters } from './facts.ts'

export interface CheckOptions {
  /** Ids of the packs there are, for precedence and repeal; not looked up without them. */
  readonly packs?: readonly string[]
}

const isError = (problem: Problem) => problem.level !== 'warning'

/**
 * Every problem, the clause rule first: what cites no published clause is refused. A pack without problems other than
 * warnings may be used.
 */
export function checkPack(pack: Pack, { packs }: CheckOptions = {}): readonly Problem[] {
  const unbounded = checkBounds(pack)
  // References of rules too large to walk cannot be followed.
  if (unbounded.length > 0) return unbounded
  const definitions = define(pack, {})
  const rules = checkRules(pack, definitions)
  const parts = [...checkIds(pack), ...checkWhole(pack), ...checkSums(pack), ...checkRounds(pack)]
  return [
    ...checkClauses(pack),
    ...parts,
    ...checkOthers(pack, packs),
    ...checkDerivations(pack),
    ...rules,
    ...checkLimits(pack, definitions),
    ...(rules.some(isError) ? [] : checkTotals(pack, definitions)),
    ...checkDuties(pack),
    ...checkPrinted(pack),
    ...checkGrades(pack),
    ...checkExamples(pack),
  ]
}
