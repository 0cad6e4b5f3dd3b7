/**
 * Scores many people with code generated from a pack. Server only: a browser's security policy forbids generated code.
 */
import type { Column } from '../packages/policy/cohort/columns.ts'
import { generate, type Slot } from '../packages/policy/generate/index.ts'
import type { Facts, Pack, Score } from '../packages/policy/index.ts'

/** Fills `out` for one person; see `generate` for what stands where. */
export type Filler = (facts: Facts, out: Float64Array) => void

/** One number a person. */
export type Numbers = Float64Array | Int32Array

/** What columns are scored into. */
export interface Sheet {
  /** 0 not eligible, 1 not known, 2 eligible. */
  readonly verdicts: Uint8Array
  /** In the order of `pack.totals`. */
  readonly totals: readonly Numbers[]
  /** In the order of `pack.indicators`; left out where nobody asks for them. */
  readonly points?: readonly Numbers[]
}

export interface Batch {
  /** The same answer as `compile(pack, parameters).score(facts)`, nothing derived from dated facts. */
  score(facts: Facts): Score
  readonly plain: Filler
  readonly sheet: Filler
  readonly trace: Filler
  readonly ranges: Filler
  readonly spans: Filler
  readonly slots: readonly Slot[]
  /** The first place of `out` behind the totals, see `generate`. */
  readonly first: number
  /** The facts whose columns `columns` wants, in this order. */
  readonly facts: readonly string[]
  /** Scores `count` people into the arrays of a sheet. */
  columns(columns: readonly Column[], count: number, sheet: Sheet): void
}

type Rows = (
  columns: readonly Column[],
  count: number,
  verdicts: Uint8Array,
  totals: readonly Numbers[],
  points?: readonly Numbers[],
) => void

type Code = Pick<Batch, 'plain' | 'sheet' | 'trace' | 'ranges' | 'spans'> & {
  readonly columns: Rows
  readonly columnsOpen: Rows
  readonly columnsSheet: Rows
  readonly columnsSheetOpen: Rows
}

const VERDICTS = [false, undefined, true] as const

function load(text: string, names: readonly string[]): Code {
  // The text holds only what `generate` put there: numbers, quoted strings and ids that match a pattern.
  // oxlint-disable-next-line no-new-func
  const make = new Function(`'use strict'\n${text}return { ${names.join(', ')} }`) as () => Code
  return make()
}

function columnsOf(code: Code): Batch['columns'] {
  return (columns, count, { verdicts, totals, points }) => {
    const open = columns.some(each => each.unknown > 0)
    if (points) (open ? code.columnsSheetOpen : code.columnsSheet)(columns, count, verdicts, totals, points)
    else (open ? code.columnsOpen : code.columns)(columns, count, verdicts, totals)
  }
}

/** Generates and loads a pack's code, a few milliseconds; keep the result for a whole batch. */
export function batch(pack: Pack, parameters: Readonly<Record<string, number>> = {}): Batch {
  const { text, names, slots, first, facts } = generate(pack, parameters)
  const code = load(text, names)
  const out = new Float64Array(first + pack.indicators.length)
  const ranking = Math.max(
    0,
    pack.totals.findIndex(each => each.id === pack.rankedBy),
  )
  const score = (person: Facts): Score => {
    code.sheet(person, out)
    const totals = Array.from(out.subarray(1, first))
    const total = totals[0] ?? 0
    const lines = Array.from(out.subarray(first), each => each + 0)
    return { eligible: VERDICTS[out[0] ?? 1], total, ranked: totals[ranking] ?? 0, totals, lines }
  }
  const { plain, sheet, trace, ranges, spans } = code
  return { score, plain, sheet, trace, ranges, spans, slots, first, facts, columns: columnsOf(code) }
}
