/** Scores many people at once. Server only: where code may be generated from a pack. */
import { compile, type Fact, type Pack } from '../packages/policy/index.ts'
import { type ColumnScorer, scorerByPerson } from '../packages/policy/simulate/index.ts'

/**
 * A scorer for chunks whose columns are those of `facts`, with everything that follows from dates already in them
 * (`columnDeriver`).
 */
export function columnScorer(pack: Pack, parameters: Readonly<Record<string, number>>, facts: readonly Fact[]): ColumnScorer {
  return scorerByPerson(compile(pack, parameters), facts)
}
