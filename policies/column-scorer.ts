/** Scores many people at once. Server only: where code may be generated from a pack. */
import { columnDeriver } from '../packages/policy/cohort/index.ts'
import { compile, type Fact, type Pack, type TieRuleId } from '../packages/policy/index.ts'
import { type ColumnScorer, scorerByPerson, type Version } from '../packages/policy/simulate/index.ts'

/**
 * A scorer for chunks whose columns are those of `facts`, with everything that follows from dates already in them
 * (`columnDeriver`).
 */
export function columnScorer(pack: Pack, parameters: Readonly<Record<string, number>>, facts: readonly Fact[]): ColumnScorer {
  return scorerByPerson(compile(pack, parameters), facts)
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
