/** The whole answer about one person: outcome, a line for every condition and indicator, and what is still open. */
import type { Node, Rule } from './ast.ts'
import { amountOf, type Definitions } from './environment.ts'
import { how, NOT_PUBLISHED } from './how.ts'
import { probes } from './improve.ts'
import { points, truth } from './interpret.ts'
import type { Indicator, Pack, PackCondition } from './pack.ts'
import type { ConditionLine, Evaluation, Facts, Grade, Line, PointsRange, Source } from './types.ts'
import { amountsOfRule, factsOfCondition, factsOfRule, givenAmounts, nodesOf } from './walk.ts'

/** An indicator with what does not depend on the person. */
interface Prepared {
  readonly indicator: Indicator
  readonly facts: readonly string[]
  readonly nodes: readonly Node[]
  /** Everything of its line but points, open facts and explanation. */
  readonly line: Omit<Line, 'points' | 'open' | 'how'>
}

const WEAKNESS: Readonly<Record<Grade, number>> = { A: 0, B: 1, C: 2 }

/** The least well attested source among the numbers of a rule: a line is as good as its weakest number. */
function weakestSource(rule: Rule, pack: Pack, definitions: Definitions): Source {
  const printed: Source = { title: pack.document.title, grade: 'A', standIn: false }
  return amountsOfRule(rule)
    .flatMap(amount => ('parameter' in amount ? [definitions.parameters.get(amount.parameter)?.source ?? printed] : []))
    .reduce((a, b) => (rank(b) > rank(a) ? b : a), printed)
}

function rank(source: Source): number {
  return WEAKNESS[source.grade] + (source.standIn ? 10 : 0)
}

function prepare(indicator: Indicator, pack: Pack, definitions: Definitions): Prepared {
  const applied = givenAmounts(indicator.rule).some(amount => amountOf(amount, definitions) !== undefined)
  const facts = factsOfRule(indicator.rule)
  const documents = pack.duties.filter(duty => facts.includes(duty.fact)).flatMap(duty => duty.documents)
  const group = pack.groups.find(each => each.id === indicator.group)
  const line = {
    indicator: indicator.id,
    name: indicator.name,
    group: group?.name ?? indicator.name,
    most: points(indicator.rule, {}, definitions).max,
    clause: indicator.clause,
    source: weakestSource(indicator.rule, pack, definitions),
    facts,
    documents: [...new Set(documents)],
    applied,
  }
  return { indicator, facts, nodes: nodesOf(indicator.rule), line }
}

function lineOf({ indicator, facts: read, line }: Prepared, facts: Facts, definitions: Definitions): Line {
  const range = points(indicator.rule, facts, definitions)
  const open = range.min === range.max ? [] : read.filter(id => facts[id] === undefined)
  return { ...line, points: range, open, how: line.applied ? how(indicator.rule, facts, definitions) : NOT_PUBLISHED }
}

function conditionLine(condition: PackCondition, facts: Facts, definitions: Definitions): ConditionLine {
  const read = factsOfCondition(condition.test)
  const holds = truth(condition.test, facts, definitions)
  const open = holds === undefined ? read.filter(id => facts[id] === undefined) : []
  return { condition: condition.id, name: condition.name, holds, clause: condition.clause, facts: read, open }
}

function outcomeOf(conditions: readonly ConditionLine[], total: PointsRange, threshold: number): Evaluation['outcome'] {
  if (total.max < threshold || conditions.some(each => each.holds === false)) return 'not_eligible'
  const sure = total.min >= threshold && conditions.every(each => each.holds === true)
  return sure ? 'eligible' : 'undecided'
}

/**
 * How much is at stake in one unknown fact: the spread of what its values leave possible; 0 when it cannot matter any
 * more.
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
const TIERS = { condition: 0, decidingDeduction: 1, common: 2, rare: 3, deduction: 4 } as const

function tierOf(id: string, line: Line, gained: number, threshold: number, definitions: Definitions): number {
  if (line.most <= 0) return gained >= threshold ? TIERS.decidingDeduction : TIERS.deduction
  return definitions.facts.get(id)?.rare ? TIERS.rare : TIERS.common
}

/**
 * Unknown facts that can still change the outcome or the total, in the order to ask: conditions before points, common
 * facts before rare ones, more at stake before less (beyond the threshold there is nothing more at stake).
 */
function openFacts(
  conditions: readonly ConditionLine[],
  lines: readonly Line[],
  prepared: readonly Prepared[],
  facts: Facts,
  definitions: Definitions,
  threshold: number,
): readonly string[] {
  const found = new Map<string, Open>()
  for (const id of conditions.flatMap(each => each.open)) found.set(id, { id, tier: TIERS.condition, stake: 0 })
  const gained = lines.reduce((sum, line) => sum + (line.most > 0 ? line.points.min : 0), 0)
  for (const [index, line] of lines.entries()) {
    const each = prepared[index]
    if (!each) continue
    for (const id of line.open) {
      const amount = Math.min(threshold, stake(id, each, facts, definitions))
      if (amount === 0) continue
      const tier = tierOf(id, line, gained, threshold, definitions)
      const known = found.get(id)
      found.set(id, { id, tier: Math.min(tier, known?.tier ?? tier), stake: amount + (known?.stake ?? 0) })
    }
  }
  return [...found.values()].sort((a, b) => a.tier - b.tier || b.stake - a.stake).map(each => each.id)
}

/** A pack's conditions alone, in its order, with what each hangs on: for saying why somebody is not eligible. */
export function conditionLines(pack: Pack, definitions: Definitions): (facts: Facts) => readonly ConditionLine[] {
  return facts => pack.conditions.map(each => conditionLine(each, facts, definitions))
}

/** Prepares a pack's lines once; the function it yields answers about one person after another. */
export function evaluator(pack: Pack, definitions: Definitions): (facts: Facts) => Evaluation {
  const prepared = pack.indicators.map(each => prepare(each, pack, definitions))
  const threshold = pack.threshold.points
  const conditionsOf = conditionLines(pack, definitions)
  return facts => {
    const conditions = conditionsOf(facts)
    const lines = prepared.map(each => lineOf(each, facts, definitions))
    const total = lines.reduce((sum, line) => ({ min: sum.min + line.points.min, max: sum.max + line.points.max }), {
      min: 0,
      max: 0,
    })
    return {
      outcome: outcomeOf(conditions, total, threshold),
      conditions,
      lines,
      total,
      threshold,
      open: openFacts(conditions, lines, prepared, facts, definitions, threshold),
    }
  }
}
