/** The same for a page: half as much to load as `compile`, for one person at a time. */
import { following } from './derive/following.ts'
import { simpleValue } from './derive/simple.ts'
import { type Definitions, settled, withAbsent } from './environment.ts'
import { anyRoute, both, gate } from './evaluate/decide.ts'
import { groupRanges, prepareGroups, totalRanges } from './evaluate/totals.ts'
import { points, truth } from './interpret/index.ts'
import type { Pack } from './pack.ts'
import { type CompiledPack, ready, type Score } from './ready.ts'
import type { Facts } from './types.ts'

/**
 * As `compile`, for what a page asks: numbers follow from single dates, not from stretches of time or dated events. Scores
 * by the interpreter, so many people take longer.
 */
export function compileSmall(
  pack: Pack,
  parameters: Readonly<Record<string, number>> = {},
  on?: string | undefined,
): CompiledPack {
  return ready({ pack, parameters, on, derive: following(pack, on, simpleValue) }, interpreted)
}

function interpreted(pack: Pack, definitions: Definitions): (facts: Facts) => Score {
  const inner = settled(definitions)
  const groups = prepareGroups(pack, definitions)
  const ranking = Math.max(
    0,
    pack.totals.findIndex(each => each.id === pack.rankedBy),
  )
  return facts => {
    const known = withAbsent(facts, definitions)
    const lines = pack.indicators.map(each => points(each.rule, known, inner).min)
    const ranges = lines.map(each => ({ min: each, max: each }))
    const totals = totalRanges(pack, groupRanges(groups, ranges)).map(each => each.min)
    const total = totals[0] ?? 0
    const holds = pack.conditions.map(each => truth(each.test, facts, definitions))
    const routes = anyRoute(pack.routes.map(each => truth(each.test, facts, definitions)))
    const eligible = [...holds, routes, gate(pack, { min: total, max: total }, known, inner)].reduce(both, true)
    return { eligible, total, ranked: totals[ranking] ?? 0, totals, lines }
  }
}
