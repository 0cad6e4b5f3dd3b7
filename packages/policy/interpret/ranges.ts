/** Intervals of points. */
import type { PointsRange } from '../types.ts'

export const NOTHING: PointsRange = { min: 0, max: 0 }

/** The interval of one number; no value counts as 0. */
export function exactly(value: number | undefined): PointsRange {
  return { min: value ?? 0, max: value ?? 0 }
}

/** The smallest interval that holds all of them. */
export function hull(ranges: readonly PointsRange[]): PointsRange {
  const [first, ...others] = ranges
  if (!first) return NOTHING
  return others.reduce((a, b) => ({ min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }), first)
}

export function plus(a: PointsRange, b: PointsRange): PointsRange {
  return { min: a.min + b.min, max: a.max + b.max }
}

/** Not less than `least`, then not more than `most`; undefined means no limit on that side. */
export function limited(range: PointsRange, least: number | undefined, most: number | undefined): PointsRange {
  const limit = (value: number) => Math.min(Math.max(value, least ?? -Infinity), most ?? Infinity)
  return { min: limit(range.min), max: limit(range.max) }
}
