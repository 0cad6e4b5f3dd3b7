/** A pack made ready to evaluate people. */
import type { Pack } from './pack.ts'
import type { Evaluation, Facts, Improvement, Points } from './types.ts'

/** What a batch needs of one person. Unknown facts count as not established: nothing, never a guess in the person's favour. */
export interface Score {
  /** Every condition holds and the total reaches the threshold; `undefined` while a condition hangs on an unknown fact. */
  readonly eligible: boolean | undefined
  readonly total: Points
  /** Points by indicator, in the order of `pack.indicators`. */
  readonly lines: readonly Points[]
}

export interface CompiledPack {
  readonly pack: Pack
  /** The whole answer, with a line for every condition and indicator; unknown facts widen it to intervals. */
  evaluate(facts: Facts): Evaluation
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
  throw new Error(`not built yet: ${pack.id} ${Object.keys(parameters).length}`)
}
