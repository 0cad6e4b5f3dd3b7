/** What the reference interpreter says of a whole pack: the yardstick of every other evaluator. */
import { define, type Definitions, settled, type Truth, withAbsent } from '../environment.ts'
import { anyRoute, both, gate } from '../evaluate/decide.ts'
import { groupRanges, prepareGroups, totalRanges } from '../evaluate/totals.ts'
import { points, truth } from '../interpret/index.ts'
import { NOTHING } from '../interpret/ranges.ts'
import type { Pack } from '../pack.ts'
import type { Facts, PointsRange } from '../types.ts'

export interface Reference {
  /** By intervals alone. */
  readonly verdict: Truth
  readonly lines: readonly PointsRange[]
  readonly totals: readonly PointsRange[]
}

function conditionsOf(pack: Pack, facts: Facts, definitions: Definitions): Truth {
  const holds = pack.conditions.map(each => truth(each.test, facts, definitions)).reduce<Truth>(both, true)
  return both(holds, anyRoute(pack.routes.map(each => truth(each.test, facts, definitions))))
}


/** While facts are unknown: intervals, and a verdict that may be open. */
export function ranges(pack: Pack, facts: Facts, parameters: Readonly<Record<string, number>> = {}): Reference {
  const definitions = define(pack, parameters)
  const lines = pack.indicators.map(each => points(each.rule, facts, definitions))
  const totals = totalRanges(pack, groupRanges(prepareGroups(pack, definitions), lines))
  const admits = gate(pack, totals[0] ?? NOTHING, facts, definitions)
  return { verdict: both(conditionsOf(pack, facts, definitions), admits), lines, totals }
}

/** When only findings score: one number for everything; conditions stay open while facts are unknown. */
export function scored(pack: Pack, facts: Facts, parameters: Readonly<Record<string, number>> = {}): Reference {
  const definitions = define(pack, parameters)
  const inner = settled(definitions)
  const complete = withAbsent(facts, definitions)
  const lines = pack.indicators.map(each => points(each.rule, complete, inner))
  const totals = totalRanges(pack, groupRanges(prepareGroups(pack, inner), lines))
  // What is not established exempts nobody.
  const admits = gate(pack, totals[0] ?? NOTHING, complete, inner)
  return { verdict: both(conditionsOf(pack, facts, definitions), admits), lines, totals }
}
