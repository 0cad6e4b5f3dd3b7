/** Which unknown facts still matter, and in which order to ask. */
import type { Definitions, Truth } from '../environment.ts'
import { probes } from '../improve.ts'
import { points } from '../interpret/index.ts'
import type { ConditionLine, Facts, Line } from '../types.ts'
import type { Prepared } from './lines.ts'
import { liveFacts } from './live.ts'

/**
 * How much is at stake in one unknown fact: the spread of what its values leave possible; 0 when none of them changes
 * anything as long as nothing else is known.
 */
function stake(id: string, prepared: Prepared, facts: Facts, definitions: Definitions): number {
  const fact = definitions.facts.get(id)
  if (!fact) return 0
  const now = points(prepared.indicator.rule, facts, definitions)
  const then = probes(fact, prepared.nodes, definitions).map(value =>
    points(prepared.indicator.rule, { ...facts, [id]: value }, definitions),
  )
  if (then.every(each => each.min === now.min && each.max === now.max)) return 0
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  return Math.max(1, spread(then.map(each => each.max)), spread(then.map(each => each.min)))
}

interface Open {
  readonly id: string
  /** See `TIERS`. */
  readonly tier: number
  readonly stake: number
}

/**
 * The order of asking. Deductions decide as soon as the points gained reach the threshold; before that they are idle
 * questions.
 */
const TIERS = {
  condition: 0, rareCondition: 1, decidingDeduction: 2, common: 3, rare: 4, deduction: 5, waiting: 6,
} as const

function tierOf(id: string, line: Line, amount: number, gained: number, { threshold, definitions }: Order): number {
  // Whether it matters hangs on another answer, which is asked first.
  if (amount === 0) return TIERS.waiting
  if (line.most <= 0) return gained >= threshold ? TIERS.decidingDeduction : TIERS.deduction
  return definitions.facts.get(id)?.rare ? TIERS.rare : TIERS.common
}

interface Order {
  readonly threshold: number
  readonly definitions: Definitions
}

export interface Asked {
  readonly conditions: readonly ConditionLine[]
  readonly routes: readonly ConditionLine[]
  readonly lines: readonly Line[]
  readonly prepared: readonly Prepared[]
  readonly threshold: number | undefined
  /** Who is exempt from the threshold, where that may still matter. */
  readonly exemption: ConditionLine | undefined
  /** Whether the points reach the threshold. */
  readonly enough: Truth
}

/** Routes are one question together: none of their facts matters once one of them holds. */
function openConditions({ conditions, routes }: Asked): readonly string[] {
  const ways = routes.some(each => each.holds === true) ? [] : routes
  return [...conditions, ...ways].flatMap(each => each.open)
}

/**
 * Unknown facts that can still change the outcome or the total, in the order to ask: conditions before points, common
 * facts before rare ones, more at stake before less (beyond the threshold there is nothing more at stake).
 */
export function openFacts(asked: Asked, facts: Facts, definitions: Definitions): readonly string[] {
  const found = new Map<string, Open>()
  const rare = (id: string) => definitions.facts.get(id)?.rare
  for (const id of openConditions(asked)) {
    const tier = rare(id) ? TIERS.rareCondition : TIERS.condition
    found.set(id, { id, tier, stake: (found.get(id)?.stake ?? 0) + 1 })
  }
  const { lines, prepared, threshold = Infinity, exemption, enough } = asked
  for (const id of exemption?.open ?? []) {
    const tier = enough === false ? TIERS.rareCondition : rare(id) ? TIERS.rare : TIERS.common
    found.set(id, { id, tier: Math.min(tier, found.get(id)?.tier ?? tier), stake: (found.get(id)?.stake ?? 0) + 1 })
  }
  const gained = lines.reduce((sum, line) => sum + (line.most > 0 ? line.points.min : 0), 0)
  for (const [index, line] of lines.entries()) {
    const each = prepared[index]
    if (!each || line.open.length === 0) continue
    for (const id of liveFacts(each.indicator.rule, facts, definitions)) {
      const amount = Math.min(threshold, stake(id, each, facts, definitions))
      const tier = tierOf(id, line, amount, gained, { threshold, definitions })
      const known = found.get(id)
      found.set(id, { id, tier: Math.min(tier, known?.tier ?? tier), stake: amount + (known?.stake ?? 0) })
    }
  }
  return [...found.values()].sort((a, b) => a.tier - b.tier || b.stake - a.stake).map(each => each.id)
}
