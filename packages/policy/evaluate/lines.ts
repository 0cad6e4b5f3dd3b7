/** The lines of an answer: one for every indicator, condition, route and entitlement. */
import type { Node, Rule } from '../ast.ts'
import { amountOf, type Definitions } from '../environment.ts'
import { points, truth } from '../interpret/index.ts'
import type { Entitlement, Indicator, Pack, PackCondition } from '../pack.ts'
import type { ConditionLine, EntitlementLine, Facts, Grade, Line, Source } from '../types.ts'
import { amountsOfRule, factsOfRule, givenAmounts, nodesOf } from '../walk.ts'
import { factsBehind, openIn } from './hanging.ts'
import { how, NOT_PUBLISHED } from './how.ts'

/** An indicator with what does not depend on the person. */
export interface Prepared {
  readonly indicator: Indicator
  readonly facts: readonly string[]
  readonly nodes: readonly Node[]
  /** Everything of its line but points, open facts and explanation. */
  readonly line: Omit<Line, 'points' | 'open' | 'how'>
}

const WEAKNESS: Readonly<Record<Grade, number>> = { A: 0, B: 1, C: 2 }

/**
 * The least well attested source among the numbers of a rule: a line is as good as its weakest number. What has no value
 * gives nothing and weakens nothing, unless no number has one.
 */
function weakestSource(rule: Rule, pack: Pack, definitions: Definitions): Source {
  const printed: Source = { title: pack.document.title, grade: 'A', standIn: false }
  const all = amountsOfRule(rule)
  const valued = all.filter(amount => amountOf(amount, definitions) !== undefined)
  return (valued.length > 0 ? valued : all)
    .flatMap(amount => ('parameter' in amount ? [definitions.parameters.get(amount.parameter)?.source ?? printed] : []))
    .reduce((a, b) => (rank(b) > rank(a) ? b : a), printed)
}

function rank(source: Source): number {
  return WEAKNESS[source.grade] + (source.standIn ? 10 : 0)
}

export function prepare(indicator: Indicator, pack: Pack, definitions: Definitions): Prepared {
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

export function lineOf({ indicator, facts: read, line }: Prepared, facts: Facts, definitions: Definitions): Line {
  const range = points(indicator.rule, facts, definitions)
  const open = range.min === range.max ? [] : read.filter(id => facts[id] === undefined)
  return { ...line, points: range, open, how: line.applied ? how(indicator.rule, facts, definitions) : NOT_PUBLISHED }
}

export function conditionLine(
  condition: Pick<PackCondition, 'id' | 'name' | 'clause' | 'test'>,
  facts: Facts,
  pack: Pack,
  definitions: Definitions,
): ConditionLine {
  const read = factsBehind(condition.test, pack)
  const holds = truth(condition.test, facts, definitions)
  const open = openIn(condition.test, facts, pack, definitions)
  return { condition: condition.id, name: condition.name, holds, clause: condition.clause, facts: read, open }
}

/** Whether an amount hangs on a number nobody has published, e.g. that of the person's own county. */
function hangsOnUnpublished(amount: Rule, facts: Facts, definitions: Definitions): boolean {
  const parameters = new Map(definitions.parameters)
  for (const given of givenAmounts(amount)) {
    const parameter = 'parameter' in given ? parameters.get(given.parameter) : undefined
    if (parameter && parameter.value === undefined) parameters.set(parameter.id, { ...parameter, value: 100 })
  }
  const [now, then] = [points(amount, facts, definitions), points(amount, facts, { ...definitions, parameters })]
  return now.min !== then.min || now.max !== then.max
}

export function entitlementLine(
  entitlement: Entitlement,
  eligible: boolean | undefined,
  facts: Facts,
  pack: Pack,
  definitions: Definitions,
): EntitlementLine {
  const { id, name, clause, test, amount, unit } = entitlement
  const holds = test ? truth(test, facts, definitions) : eligible
  const published = amount && givenAmounts(amount).some(each => amountOf(each, definitions) !== undefined)
  const range = amount && published ? points(amount, facts, definitions) : undefined
  const unpublished = range?.min === range?.max && amount && hangsOnUnpublished(amount, facts, definitions)
  const read = [
    ...(test ? openIn(test, facts, pack, definitions) : []),
    ...(amount && holds !== false && range?.min !== range?.max ? factsOfRule(amount) : []),
  ]
  const open = [...new Set(read)].filter(each => facts[each] === undefined)
  return { entitlement: id, name, clause, holds, amount: unpublished ? undefined : range, unit, open }
}
