/**
 * Many people's facts as typed columns: what the CSV reader yields and what code generated for batches reads.
 *
 * People come in chunks of bounded size, so that a million need no more memory than a few thousand. In a chunk every
 * column has one entry a person, in the order of the file:
 *
 * - `values[row]` is always a number that can be counted with. Where the answer is unknown it is what the fact counts
 *   as when nothing was found (`absentValue`: no, the option that claims nothing, the least of the domain), so code
 *   that only lets findings score never looks at `known`.
 * - `known[row]` is 1 where there is an answer and 0 where there is none. `unknown` counts the zeros: code may take a
 *   shorter way where it is 0 for every column a rule reads.
 *
 * Numbers are exact integers in the fact's scale, never fractions: an integer as it is, a decimal in hundredths.
 */
import { absentValue, scaleOf } from '../environment.ts'
import type { Fact } from '../types.ts'
import type { CohortFault } from './faults.ts'

/** The array a column keeps its numbers in follows from the fact alone: see `isSmall`. */
export type Values = Uint8Array | Uint16Array | Int32Array | Float64Array

interface Of {
  readonly fact: string
  /** 1 known, 0 unknown. */
  readonly known: Uint8Array
  /** How many of the chunk's people have no answer. */
  readonly unknown: number
}

/** 0 no, 1 yes. */
export interface BooleanColumn extends Of {
  readonly kind: 'boolean'
  readonly values: Uint8Array
}

/** The place of the option in `fact.options`, from 0. */
export interface ChoiceColumn extends Of {
  readonly kind: 'choice'
  readonly values: Uint16Array
}

/** An integer as it is, a decimal in hundredths. `Int32Array` where the fact's domain fits, else `Float64Array`. */
export interface NumberColumn extends Of {
  readonly kind: 'integer' | 'decimal'
  readonly values: Int32Array | Float64Array
}

/** Days since 0001-01-01, as `dayNumber` of the calendar counts them; 0 where unknown. */
export interface DateColumn extends Of {
  readonly kind: 'date'
  readonly values: Int32Array
}

/**
 * Several entries a person. Those of `row` stand in places `ends[row - 1]` (0 for the first row) up to, not including,
 * `ends[row]`. An empty list that is known (written `-`) has no place and `known` 1.
 */
interface Several extends Of {
  readonly ends: Int32Array
}

/** Each number in hundredths. */
export interface ListColumn extends Several {
  readonly kind: 'list'
  readonly values: Float64Array
}

/** Both days inclusive, as day numbers; `to` is `STILL` while a period goes on. */
export interface PeriodsColumn extends Several {
  readonly kind: 'periods'
  readonly from: Int32Array
  readonly to: Int32Array
  /** The place of the kind in `fact.kinds`, from 1; 0 for none. */
  readonly kinds: Uint8Array
}

export interface EventsColumn extends Several {
  readonly kind: 'events'
  readonly on: Int32Array
  /** In hundredths; NaN where the event has no number. */
  readonly amounts: Float64Array
  readonly kinds: Uint8Array
}

/** One number a person. */
export type PlainColumn = BooleanColumn | ChoiceColumn | NumberColumn | DateColumn
export type Column = PlainColumn | ListColumn | PeriodsColumn | EventsColumn

/** The end of a period that goes on: later than every day there is. */
export const STILL = 0x7fff_ffff

/** Some people of a cohort, one after another. */
export interface Chunk {
  /** Place of the first person in the cohort, from 0. */
  readonly first: number
  readonly count: number
  /** One for every fact asked for, in that order; a fact the file has no column for is unknown for everybody. */
  readonly columns: readonly Column[]
  /** The columns kept as they are, in the order asked for. */
  readonly kept: readonly KeptColumn[]
  /** The row of the file each person stands in, as a spreadsheet numbers them: the heading is row 1. */
  readonly rows: Int32Array
  /** Every wrong cell of these people, by row and column. They count as unknown: what comes of such a row is no result. */
  readonly wrong: readonly WrongCell[]
}

/** A cell that is no answer to its fact, or (column 0) a row of another width. */
export interface WrongCell {
  /** The person's place in the chunk. */
  readonly row: number
  /** From 1. */
  readonly column: number
  /** In words, made when asked for: there may be a great many. */
  fault(): CohortFault
}

/** A column that is no fact (a number of the person, a town): its cells as UTF-8, one after another. */
export interface KeptColumn {
  readonly heading: string
  readonly bytes: Uint8Array
  /** Where each person's cell stops. */
  readonly ends: Int32Array
}

/** Bounds of a number in the fact's scale; what `values` can hold when `unknown` is 0. */
export function domainOf(fact: Fact): { readonly min: number; readonly max: number } {
  const scale = scaleOf(fact)
  const most = Number.MAX_SAFE_INTEGER
  const bound = (value: number | undefined, otherwise: number) =>
    value === undefined ? otherwise : Math.round(value * scale)
  return { min: bound(fact.min, 0), max: bound(fact.max, most) }
}

/** Whether every number of the domain fits 32 bits: the column is then an `Int32Array`, else a `Float64Array`. */
export function isSmall(fact: Fact): boolean {
  const { min, max } = domainOf(fact)
  return min >= -0x8000_0000 && max <= 0x7fff_ffff
}

/** What `values` holds for an unknown answer: `absentValue` as the column writes it. */
export function absentNumber(fact: Fact): number {
  const absent = absentValue(fact)
  return typeof absent === 'number' ? Math.round(absent * scaleOf(fact)) : 0
}
