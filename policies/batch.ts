/**
 * Scores many people with code generated from a pack. Server only: a browser's security policy forbids generated code.
 */
import { generate, type Slot } from '../packages/policy/generate/index.ts'
import type { Facts, Pack, Score } from '../packages/policy/index.ts'

/** Fills `out` for one person; see `generate` for what stands where. */
export type Filler = (facts: Facts, out: Int32Array) => void

export interface Batch {
  /** The same answer as `compile(pack, parameters).score(facts)`. */
  score(facts: Facts): Score
  readonly plain: Filler
  readonly sheet: Filler
  readonly trace: Filler
  readonly slots: readonly Slot[]
}

const VERDICTS = [false, undefined, true] as const

/** Generates and loads a pack's code, about a millisecond; keep the result for a whole batch. */
export function batch(pack: Pack, parameters: Readonly<Record<string, number>> = {}): Batch {
  const { text, slots } = generate(pack, parameters)
  // The text holds only what `generate` put there: numbers, quoted strings and ids that match a pattern.
  // oxlint-disable-next-line no-new-func
  const load = new Function(`'use strict'\n${text}return { plain, sheet, trace }`) as () => Pick<
    Batch,
    'plain' | 'sheet' | 'trace'
  >
  const code = load()
  const out = new Int32Array(2 + pack.indicators.length)
  const score = (facts: Facts): Score => {
    code.sheet(facts, out)
    return { eligible: VERDICTS[out[0] ?? 1], total: out[1] ?? 0, lines: Array.from(out.subarray(2)) }
  }
  return { score, slots, ...code }
}
