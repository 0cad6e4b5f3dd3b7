/** What a simulation takes in and what it tells: counts, never anything about one person. */
import type { Chunk, Column } from '../cohort/columns.ts'
import type { Pack, TieRuleId } from '../pack.ts'
import type { Fact, Points, Text } from '../types.ts'

/** One number a person of a chunk; `Int32Array` or `Float64Array`, whichever holds them. */
export type Scores = Int32Array | Float64Array

/**
 * A chunk evaluated, one entry a person, unknown facts counting as not established. The arrays may be used again for
 * the next chunk.
 */
export interface ChunkScores {
  /** 0 not eligible, 1 hangs on an unknown fact, 2 eligible. */
  readonly verdicts: Uint8Array
  /** Hundredths, in the order of `pack.totals`. */
  readonly totals: readonly Scores[]
  /** Hundredths, in the order of `pack.indicators`. */
  readonly lines: readonly Scores[]
}

/** Evaluates many people under one version of a pack. */
export type ColumnScorer = (chunk: Pick<Chunk, 'count' | 'columns'>) => ChunkScores

/** One of the two versions that are compared: a pack, its parameters (already in `score`), its quota and tie rule. */
export interface Version {
  readonly pack: Pack
  /** The columns with what follows from dates on the day of evaluation (`columnDeriver`); as they are where left out. */
  readonly derive?: (chunk: Pick<Chunk, 'count' | 'columns'>) => readonly Column[]
  readonly score: ColumnScorer
  /** Places; without them nobody is admitted or left out, and only eligibility and points are compared. */
  readonly quota?: number
  /** `all-in` where left out. */
  readonly tie?: TieRuleId
}

/** What the result is broken down by. */
export type Dimension =
  /** A choice by its options, yes or no, a number in bands. `from`: where bands begin, in the fact's own unit. */
  | { readonly kind: 'fact'; readonly fact: Fact; readonly from?: readonly number[] }
  /** A column of the file that is no fact, such as the town. `name` of a value; the value itself where left out. */
  | { readonly kind: 'kept'; readonly heading: string; readonly name: Text; readonly label?: (value: string) => Text }

export interface SimulationOptions {
  /** The facts whose columns the chunks carry, in that order. */
  readonly facts: readonly Fact[]
  readonly before: Version
  readonly after: Version
  readonly by?: readonly Dimension[]
}

/** How a yes-or-no moves from one version to the other. */
export interface Flow {
  readonly before: number
  readonly after: number
  /** Yes only after. */
  readonly gained: number
  /** Yes only before. */
  readonly lost: number
}

export interface PointsMove {
  readonly higher: number
  readonly lower: number
  readonly same: number
}

/** A flow of a few people: what is left out (undefined) could point at somebody. */
export type ShownFlow = { readonly [Key in keyof Flow]: number | undefined }

/** How the whole cohort came out under one version. */
export interface Side {
  readonly eligible: number
  readonly notEligible: number
  /** Eligibility hangs on an unknown fact; never ranked. */
  readonly open: number
  /** Mean of the total that ranks over everybody, in hundredths, rounded to whole hundredths. */
  readonly mean: Points
  readonly quota: number | undefined
  readonly tie: TieRuleId | undefined
  readonly admitted: number | undefined
  /** Points of the last one admitted; undefined without a quota or when nobody is. */
  readonly cutOff: Points | undefined
  /** Size of the tie that the quota cuts through; 0 when it falls between two ranks. */
  readonly tied: number
}

/** People by points, `from` ≤ points < `below`, in hundredths. Neighbours with few people are one bin. */
export interface Bin {
  readonly from: Points
  readonly below: Points
  readonly before: number
  readonly after: number
}

/** People whose points changed by `from` ≤ change < `below`; open at the ends. */
export interface ChangeBin {
  readonly from: Points | undefined
  readonly below: Points | undefined
  readonly people: number
}

export interface BreakdownRow {
  readonly label: Text
  /** At least `FEWEST`. */
  readonly people: number
  readonly eligible: ShownFlow
  readonly admitted: ShownFlow | undefined
  /** Undefined where it could point at somebody. */
  readonly points: PointsMove | undefined
}

export interface Breakdown {
  readonly id: string
  readonly name: Text
  readonly rows: readonly BreakdownRow[]
  /** Whether values with few people were put together. */
  readonly merged: boolean
}

export interface Comparison {
  readonly people: number
  readonly before: Side
  readonly after: Side
  readonly eligible: Flow
  /** Present when both versions have a quota. */
  readonly admitted: Flow | undefined
  readonly points: PointsMove
  readonly histogram: readonly Bin[]
  readonly change: readonly ChangeBin[]
  readonly by: readonly Breakdown[]
}

/** Fewer people than this are never shown by themselves. */
export const FEWEST = 5
