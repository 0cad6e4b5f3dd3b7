/** Scores many people at once. Server only: where code may be generated from a pack. */
import { chunkEvaluator, columnDeriver, type Chunk, type ChunkResults, type EvaluatorOptions } from '../packages/policy/cohort/index.ts'
import { compile, type Fact, type Pack, type TieRuleId } from '../packages/policy/index.ts'
import type { ColumnScorer, Version } from '../packages/policy/simulate/index.ts'
import { batch } from './batch.ts'

/**
 * A scorer for chunks whose columns are those of `facts`, with everything that follows from dates already in them
 * (`columnDeriver`). Its arrays are used again for the next chunk.
 */
export function columnScorer(pack: Pack, parameters: Readonly<Record<string, number>>, facts: readonly Fact[]): ColumnScorer {
  const code = batch(pack, parameters)
  const places = code.facts.map(id => facts.findIndex(each => each.id === id))
  const made = (count: number) => ({
    verdicts: new Uint8Array(count),
    totals: pack.totals.map(() => new Float64Array(count)),
    points: pack.indicators.map(() => new Float64Array(count)),
  })
  let sheet = made(0)
  return ({ columns, count }) => {
    if (sheet.verdicts.length < count) sheet = made(count)
    const read = places.flatMap(place => columns[place] ?? [])
    if (read.length < places.length) throw new RangeError('a fact of the pack has no column')
    code.columns(read, count, sheet)
    return { verdicts: sheet.verdicts, totals: sheet.totals, lines: sheet.points }
  }
}

/** Evaluates whole chunks as `compile(pack, parameters, on).evaluate` does each of their people. */
export function cohortEvaluator(
  pack: Pack,
  parameters: Readonly<Record<string, number>>,
  options: Pick<EvaluatorOptions, 'facts' | 'on' | 'settled'>,
): (chunk: Chunk) => ChunkResults {
  const { spans } = batch(pack, parameters)
  const score = columnScorer(pack, parameters, options.facts)
  return chunkEvaluator(compile(pack, parameters, options.on), { ...options, parameters, score, spans })
}

/** What a version is evaluated by, besides its pack. */
export interface VersionOptions {
  readonly parameters: Readonly<Record<string, number>>
  /** The facts whose columns the chunks carry, in that order. */
  readonly facts: readonly Fact[]
  /** The day of evaluation, on which numbers follow from dates. */
  readonly on: string | undefined
  readonly quota: number | undefined
  readonly tie: TieRuleId | undefined
}

/** One of the two versions of a simulation. */
export function simulatedVersion(pack: Pack, { parameters, facts, on, quota, tie }: VersionOptions): Version {
  return {
    pack,
    score: columnScorer(pack, parameters, facts),
    derive: columnDeriver(pack, facts, on),
    ...(quota === undefined ? {} : { quota }),
    ...(tie === undefined ? {} : { tie }),
  }
}

/** The facts of several packs, each once. */
export function factsOf(packs: readonly Pack[]): readonly Fact[] {
  return [...new Map(packs.flatMap(pack => pack.facts.map(fact => [fact.id, fact] as const))).values()]
}
