/** What a pack made ready can do, whichever evaluator scores it. */
import type { Node } from './ast.ts'
import { define, type Definitions } from './environment.ts'
import { conditionLines, evaluator } from './evaluate/index.ts'
import { improvementText, nextValues } from './improve.ts'
import type { Indicator, Pack } from './pack.ts'
import type { ConditionLine, Evaluation, Fact, Facts, FactValue, Improvement, Points } from './types.ts'
import { factsOfRule, nodesOf } from './walk.ts'

/**
 * What a batch needs of one person. Unknown facts count as not established: nothing, never a guess in the person's
 * favour.
 */
export interface Score {
  /**
   * Every condition holds, a route holds and the total reaches the threshold; `undefined` while a condition hangs on an
   * unknown fact.
   */
  readonly eligible: boolean | undefined
  /** The total the threshold applies to. */
  readonly total: Points
  /** The total that ranks: the same unless the pack says otherwise (`rankedBy`). */
  readonly ranked: Points
  /** Every total, in the order of `pack.totals`. */
  readonly totals: readonly Points[]
  /** Points by indicator, in the order of `pack.indicators`. */
  readonly lines: readonly Points[]
}

export interface CompiledPack {
  readonly pack: Pack
  /** The whole answer, with a line for every condition and indicator; unknown facts widen it to intervals. */
  evaluate(facts: Facts): Evaluation
  /** Only the conditions' lines of `evaluate`, in the order of `pack.conditions`. */
  conditions(facts: Facts): readonly ConditionLine[]
  /** Only findings score: what is not known gives nothing. */
  score(facts: Facts): Score
  /** At most `n` changes of one known fact that lift `score(facts).total`, the largest gain first. */
  improvements(facts: Facts, n: number): readonly Improvement[]
  /** Unknown facts still worth asking, the one to ask next first; empty once a condition has failed for good. */
  questions(facts: Facts): readonly string[]
  /** Only those that can still change the verdict; empty once it is certain. */
  deciding(facts: Facts): readonly string[]
  /** The same of an answer of this pack's `evaluate`, which need not be worked out again. */
  questionsIn(evaluation: Evaluation): readonly string[]
  decidingIn(evaluation: Evaluation): readonly string[]
  /** The facts with the numbers that follow from dated ones on the day of evaluation. */
  derive(facts: Facts): Facts
}

/** Prepares the scoring of one pack after another; unknown facts count as not established. */
export type Scoring = (pack: Pack, definitions: Definitions) => (facts: Facts) => Score

/** What goes into an evaluation: the pack, its parameters' values, the day, and what follows from facts on it. */
export interface Setting {
  readonly pack: Pack
  readonly parameters: Readonly<Record<string, number>>
  readonly on: string | undefined
  readonly derive: (facts: Facts) => Facts
}

/** A pack made ready with one way of scoring; `compile` and `compileSmall` say which. */
export function ready({ pack, parameters, on, derive }: Setting, scoring: Scoring): CompiledPack {
  const definitions = define(pack, parameters)
  const evaluate = evaluator(pack, definitions, on)
  const score = scoring(pack, definitions)
  const improve = makeImprovements(pack, definitions, score)
  const conditions = conditionLines(pack, definitions)
  const asked = on === undefined ? (ids: readonly string[]) => ids : askable(pack)
  const questionsIn = (evaluation: Evaluation) => (failed(evaluation) ? [] : asked(evaluation.open))
  const decidingIn = (evaluation: Evaluation) => (evaluation.outcome === 'undecided' ? asked(evaluation.open) : [])
  return {
    pack,
    derive,
    evaluate: facts => evaluate(derive(facts)),
    conditions: facts => conditions(derive(facts)),
    score: facts => score(derive(facts)),
    improvements: (facts, n) => improve(derive(facts), n),
    questions: facts => questionsIn(evaluate(derive(facts))),
    deciding: facts => decidingIn(evaluate(derive(facts))),
    questionsIn,
    decidingIn,
  }
}

/** Numbers that follow from one date are asked for as that date: nobody counts three kinds of age on a phone. */
function askable(pack: Pack): (open: readonly string[]) => readonly string[] {
  const dates = new Set(pack.facts.filter(each => each.type === 'date').map(each => each.id))
  const sources = new Map(
    pack.derivations.flatMap(each => (each.kind !== 'total' && dates.has(each.from) ? [[each.fact, each.from] as const] : [])),
  )
  return open => [...new Set(open.map(id => sources.get(id) ?? id))]
}

/** Whether a condition has failed, or every route: no points can mend that. */
function failed({ conditions, routes }: Evaluation): boolean {
  return (
    conditions.some(line => line.holds === false) ||
    (routes.length > 0 && routes.every(line => line.holds === false))
  )
}

/** Indicators and rule nodes by the fact they read. */
function readers(indicators: readonly Indicator[]): ReadonlyMap<string, { indexes: number[]; nodes: Node[] }> {
  const found = new Map<string, { indexes: number[]; nodes: Node[] }>()
  for (const [index, indicator] of indicators.entries()) {
    for (const id of factsOfRule(indicator.rule)) {
      const entry = found.get(id) ?? { indexes: [], nodes: [] }
      entry.indexes.push(index)
      entry.nodes.push(...nodesOf(indicator.rule))
      found.set(id, entry)
    }
  }
  return found
}

function makeImprovements(
  pack: Pack,
  definitions: Definitions,
  score: (facts: Facts) => Score,
): CompiledPack['improvements'] {
  const byFact = readers(pack.indicators)
  const best = (fact: Fact, current: FactValue, facts: Facts): readonly Improvement[] => {
    const nodes = byFact.get(fact.id)?.nodes ?? []
    const before = score(facts).total
    let found: Improvement | undefined
    for (const to of nextValues(fact, current, nodes, definitions)) {
      const gain = score({ ...facts, [fact.id]: to }).total - before
      if (gain > (found?.gain ?? 0)) found = { fact: fact.id, to, gain, text: improvementText(fact, current, to, gain) }
    }
    return found ? [found] : []
  }
  return (facts, n) =>
    [...definitions.facts.values()]
      .flatMap(fact => {
        const current = facts[fact.id]
        return fact.improve && current !== undefined && typeof current !== 'object' ? best(fact, current, facts) : []
      })
      .sort((a, b) => b.gain - a.gain)
      .slice(0, n)
}
