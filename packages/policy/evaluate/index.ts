/** The whole answer about one person: outcome, a line for every condition and indicator, and what is still open. */
import type { Definitions, Truth } from '../environment.ts'
import { NOTHING } from '../interpret/ranges.ts'
import type { Pack } from '../pack.ts'
import type { ConditionLine, Evaluation, Facts } from '../types.ts'
import { EXEMPTION } from '../walk.ts'
import { admitted, anyRoute, both, decider, reached } from './decide.ts'
import { unsetIn, unsetInRule } from './hanging.ts'
import { conditionLine, entitlementLine, lineOf, prepare } from './lines.ts'
import { openFacts } from './open.ts'
import { groupLines, prepareGroups, totalLines } from './totals.ts'

const OUTCOMES = { true: 'eligible', false: 'not_eligible', undefined: 'undecided' } as const

/** Whether a pack is in force on a day; undefined without a day. */
export function validityOn({ validity }: Pick<Pack, 'validity'>, on: string | undefined): Evaluation['validity'] {
  if (on === undefined) return undefined
  if (on < validity.from) return 'not_yet'
  return validity.to !== undefined && on > validity.to ? 'expired' : 'in_force'
}

/** A pack's conditions alone, in its order, with what each hangs on: for saying why somebody is not eligible. */
export function conditionLines(pack: Pack, definitions: Definitions): (facts: Facts) => readonly ConditionLine[] {
  return facts => pack.conditions.map(each => conditionLine(each, facts, pack, definitions))
}

/** Settings and numbers without a value on which an open condition, a route while none holds, or an open total hangs. */
type Sketch = Pick<Evaluation, 'routes' | 'total' | 'exemption'>

function unsetOf(
  pack: Pack,
  { routes, total, exemption }: Sketch,
  facts: Facts,
  definitions: Definitions,
): readonly string[] {
  const ways = routes.some(each => each.holds === true) ? [] : pack.routes
  const gated = admitted(reached(total, pack.threshold?.points), exemption ? exemption.holds : false)
  const scored = gated === undefined ? pack.indicators : []
  const exempting = gated === undefined && pack.threshold?.unless ? [pack.threshold.unless] : []
  return [
    ...new Set([
      ...[...pack.conditions, ...ways, ...exempting].flatMap(each => unsetIn(each.test, facts, definitions)),
      ...scored.flatMap(each => unsetInRule(each.rule, facts, definitions)),
    ]),
  ]
}

/** A verdict by intervals: every condition, one of the routes, and the points. */
function sketchOf(conditions: readonly ConditionLine[], routes: readonly ConditionLine[], admits: Truth): Truth {
  const ways = anyRoute(routes.map(each => each.holds))
  return [...conditions.map(each => each.holds), ways, admits].reduce<Truth>(both, true)
}

/** Prepares a pack's lines once; the function it yields answers about one person after another. */
export function evaluator(
  pack: Pack,
  definitions: Definitions,
  on: string | undefined,
): (facts: Facts) => Evaluation {
  const prepared = pack.indicators.map(each => prepare(each, pack, definitions))
  const preparedGroups = prepareGroups(pack, definitions)
  const threshold = pack.threshold?.points
  const unless = pack.threshold?.unless && { ...pack.threshold.unless, id: EXEMPTION }
  const decide = decider(pack, definitions)
  const validity = validityOn(pack, on)
  return facts => {
    const conditions = pack.conditions.map(each => conditionLine(each, facts, pack, definitions))
    const routes = pack.routes.map(each => conditionLine(each, facts, pack, definitions))
    const lines = prepared.map(each => lineOf(each, facts, definitions))
    const groups = groupLines(pack, preparedGroups, lines.map(each => each.points))
    const totals = totalLines(pack, groups.map(each => each.points))
    const total = totals[0]?.points ?? NOTHING
    const exemption = unless && conditionLine(unless, facts, pack, definitions)
    const enough = reached(total, threshold)
    const sketched = sketchOf(conditions, routes, admitted(enough, exemption ? exemption.holds : false))
    const asked = { conditions, routes, lines, prepared, threshold, enough, exemption: enough === true ? undefined : exemption }
    const verdict = sketched === undefined ? decide(facts) : sketched
    return {
      outcome: OUTCOMES[`${verdict}`],
      conditions,
      routes,
      lines,
      groups,
      total,
      totals,
      threshold,
      exemption,
      entitlements: pack.entitlements.map(each => entitlementLine(each, verdict, facts, pack, definitions)),
      validity,
      open: openFacts(asked, facts, definitions),
      unset: verdict === undefined ? unsetOf(pack, { routes, total, exemption }, facts, definitions) : [],
    }
  }
}
