/** A pack made ready to evaluate people. */
import type { Node } from './ast.ts'
import { allHold, scorer } from './closures.ts'
import { define, type Definitions, type Truth } from './environment.ts'
import { conditionLines, evaluator } from './evaluate.ts'
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
   * Every condition holds and the total reaches the threshold; `undefined` while a condition hangs on an unknown fact.
   */
  readonly eligible: boolean | undefined
  readonly total: Points
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
}

/**
 * Makes a pack ready. `parameters` (in the parameter's own unit, hundredths for points) replace published values;
 * throws a RangeError for a parameter the pack does not have: `checkParameters` says so beforehand.
 */
export function compile(pack: Pack, parameters: Readonly<Record<string, number>> = {}): CompiledPack {
  const definitions = define(pack, parameters)
  const evaluate = evaluator(pack, definitions)
  const score = makeScore(pack, definitions)
  return {
    pack,
    evaluate,
    conditions: conditionLines(pack, definitions),
    score,
    improvements: makeImprovements(pack, definitions, score),
    questions: facts => {
      const evaluation = evaluate(facts)
      return evaluation.conditions.some(line => line.holds === false) ? [] : evaluation.open
    },
  }
}

/** Eligible when every condition holds and the total reaches the threshold; a total below it decides by itself. */
export function verdict(conditions: Truth, total: Points, threshold: Points): boolean | undefined {
  return total < threshold ? false : conditions
}

function makeScore(pack: Pack, definitions: Definitions): (facts: Facts) => Score {
  const conditions = allHold(
    pack.conditions.map(each => each.test),
    definitions,
  )
  const scorers = pack.indicators.map(each => scorer(each.rule, definitions))
  return facts => {
    const lines = scorers.map(each => each(facts))
    const total = lines.reduce((sum, each) => sum + each, 0)
    return { eligible: verdict(conditions(facts), total, pack.threshold.points), total, lines }
  }
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
    for (const to of nextValues(fact, current, nodes)) {
      const gain = score({ ...facts, [fact.id]: to }).total - before
      if (gain > (found?.gain ?? 0)) found = { fact: fact.id, to, gain, text: improvementText(fact, current, to, gain) }
    }
    return found ? [found] : []
  }
  return (facts, n) =>
    [...definitions.facts.values()]
      .flatMap(fact => {
        const current = facts[fact.id]
        return fact.improve && current !== undefined ? best(fact, current, facts) : []
      })
      .sort((a, b) => b.gain - a.gain)
      .slice(0, n)
}
