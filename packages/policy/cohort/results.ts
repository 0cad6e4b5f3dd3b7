/** What comes of a chunk of people, as columns. */
import type { CompiledPack } from '../compile.ts'
import type { ColumnScorer, Scores } from '../simulate/types.ts'
import { define } from '../environment.ts'
import { decider, sharedFacts } from '../evaluate/decide.ts'
import type { Pack } from '../pack.ts'
import type { Fact, Facts, PointsRange } from '../types.ts'
import { factsOfCondition, factsOfRule, isCondition, nodesOf, parametersOf, testsOf } from '../walk.ts'
import type { Chunk, Column } from './columns.ts'
import { columnDeriver } from './derive.ts'
import { peopleReader } from './person.ts'

/** The words for `outcomes`, in their order. */
export const OUTCOMES = ['not_eligible', 'undecided', 'eligible'] as const

/** Points in hundredths, one entry a person. */
export interface ResultPoints {
  readonly least: Scores
  /** The same as `least` where everything that counts is known. */
  readonly most: Scores
}

export interface ChunkResults {
  /** Places in `OUTCOMES`. */
  readonly outcomes: Uint8Array
  /** In the order of `pack.totals`. */
  readonly totals: readonly ResultPoints[]
  /** In the order of `pack.indicators`. */
  readonly lines: readonly ResultPoints[]
}

export interface EvaluatorOptions {
  /** The facts whose columns the chunks carry, in that order. */
  readonly facts: readonly Fact[]
  /** Scores whoever everything is known about; chunks come to it with what follows from dates. */
  readonly score: ColumnScorer
  /**
   * Answers about somebody of whom not everything is known, much faster than in words: `out[0]` the outcome's place as
   * far as intervals tell, then the least and the most of every total and of every indicator. Left out where no code may
   * be generated.
   */
  readonly spans?: (facts: Facts, out: Float64Array) => void
  /** The values all were made with. */
  readonly parameters: Readonly<Record<string, number>>
  /** The day of evaluation, on which numbers follow from dates. */
  readonly on?: string | undefined
  /** Only findings score: what is not known gives nothing, instead of leaving the answer open. */
  readonly settled?: boolean
}

/**
 * Evaluates chunks of people as `compiled.evaluate` does one: unknown facts leave the outcome and the points open.
 * `compiled` has the same parameters and day as `score`.
 */
export function chunkEvaluator(compiled: CompiledPack, options: EvaluatorOptions): (chunk: Chunk) => ChunkResults {
  const { facts, score, spans, parameters, on, settled = false } = options
  const { pack } = compiled
  const unset = hasUnset(pack, parameters)
  const derive = columnDeriver(pack, facts, on)
  const read = factsThatCount(compiled)
  const personOf = peopleReader(facts.filter(each => read.has(each.id)))
  const answer = spans ? fromSpans(pack, parameters, spans) : fromWords(compiled)
  return chunk => {
    const columns = derive(chunk)
    const scores = score({ count: chunk.count, columns })
    const results = {
      outcomes: scores.verdicts.slice(0, chunk.count),
      totals: scores.totals.map(pair),
      lines: scores.lines.map(pair),
    }
    if (settled) return results
    const counting = columns.filter(each => read.has(each.fact))
    for (const row of openRows(unset, counting, chunk.count)) answer(personOf(counting, row), results, row)
    return results
  }
}

/** Facts that can change an answer: an indicator that gives the same to whoever is unknown asks for none. */
function factsThatCount({ pack, evaluate }: CompiledPack): ReadonlySet<string> {
  const open = evaluate({}).lines.map(({ points }) => points.min !== points.max)
  return new Set([
    ...testsOf(pack).flatMap(factsOfCondition),
    ...pack.indicators.flatMap((each, at) => (open[at] ? factsOfRule(each.rule) : [])),
  ])
}

/** Nobody pays for a second array who has no unknown facts. */
interface Pair extends ResultPoints {
  most: Scores
}

const pair = (least: Scores): Pair => ({ least, most: least })

/** Whether a setting or a count that a rule asks for has no value: that leaves answers open whatever is known. */
function hasUnset(pack: Pack, parameters: Readonly<Record<string, number>>): boolean {
  const values = new Map(pack.parameters.map(({ id, value }) => [id, parameters[id] ?? value]))
  const nodes = testsOf(pack).flatMap(nodesOf)
  const asked = [...nodes, ...pack.indicators.flatMap(each => nodesOf(each.rule))].filter(isCondition).flatMap(parametersOf)
  return asked.some(id => values.get(id) === undefined)
}

function openRows(all: boolean, columns: readonly Column[], count: number): readonly number[] {
  if (all) return Array.from({ length: count }, (_, row) => row)
  const partly = columns.filter(each => each.unknown > 0)
  const rows: number[] = []
  for (let row = 0; row < count; row += 1) if (partly.some(each => each.known[row] === 0)) rows.push(row)
  return rows
}

interface Results {
  readonly outcomes: Uint8Array
  readonly totals: readonly Pair[]
  readonly lines: readonly Pair[]
}

/** Puts the answer about one person into a row. */
type PutAnswer = (facts: Facts, results: Results, row: number) => void

function fromWords({ evaluate }: CompiledPack): PutAnswer {
  return (facts, { outcomes, totals, lines }, row) => {
    const evaluation = evaluate(facts)
    outcomes[row] = OUTCOMES.indexOf(evaluation.outcome)
    for (const [at, each] of totals.entries()) putRange(each, row, evaluation.totals[at]?.points)
    for (const [at, each] of lines.entries()) putRange(each, row, evaluation.lines[at]?.points)
  }
}

const UNDECIDED = OUTCOMES.indexOf('undecided')
const DECIDED = { true: OUTCOMES.indexOf('eligible'), false: OUTCOMES.indexOf('not_eligible'), undefined: UNDECIDED } as const

function fromSpans(
  pack: Pack,
  parameters: Readonly<Record<string, number>>,
  spans: (facts: Facts, out: Float64Array) => void,
): PutAnswer {
  const decide = decider(pack, define(pack, parameters))
  const shared = [...sharedFacts(pack).keys()]
  const out = new Float64Array(1 + 2 * pack.totals.length + 2 * pack.indicators.length)
  return (facts, { outcomes, totals, lines }, row) => {
    spans(facts, out)
    // Intervals leave open what a look at the cases of one fact decides, where rules read it more than once.
    const closer = out[0] === UNDECIDED && shared.some(id => facts[id] === undefined)
    outcomes[row] = closer ? DECIDED[`${decide(facts)}`] : (out[0] ?? UNDECIDED)
    for (const [at, each] of [...totals, ...lines].entries()) {
      putRange(each, row, { min: (out[1 + 2 * at] ?? 0) + 0, max: (out[2 + 2 * at] ?? 0) + 0 })
    }
  }
}

function putRange(of: Pair, row: number, range: PointsRange | undefined): void {
  const { min, max } = range ?? { min: 0, max: 0 }
  if (min !== max && of.most === of.least) of.most = of.least.slice()
  of.least[row] = min
  of.most[row] = max
}
