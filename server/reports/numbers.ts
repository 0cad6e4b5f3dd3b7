import type { CountRow } from '#server/direct/index.ts'
import { firstDay } from './months.ts'
import { MEASURES, type Change, type Counts, type Measure, type Numbers } from './types.ts'

export const NONE: Counts = {
  submitted: 0,
  accepted: 0,
  approved: 0,
  refused: 0,
  settled: 0,
  people_settled: 0,
  cancelled: 0,
}
export const NO_NUMBERS: Numbers = { month: NONE, year: NONE }

const added = (a: Counts, b: Counts): Counts => eachMeasure(measure => a[measure] + b[measure])

export function eachMeasure(count: (measure: keyof Counts) => number): Counts {
  const counts = { ...NONE }
  for (const measure of MEASURES) counts[measure] = count(measure)
  return counts
}

/** These measures alone, the others nought: what a department answers for. */
export function only(measures: readonly Measure[], { month, year }: Numbers): Numbers {
  const of = (counts: Counts): Counts => eachMeasure(measure => (measures.includes(measure) ? counts[measure] : 0))
  return { month: of(month), year: of(year) }
}

export function sumOf(all: readonly Numbers[]): Numbers {
  return all.reduce((sum, one) => ({ month: added(sum.month, one.month), year: added(sum.year, one.year) }), NO_NUMBERS)
}

/** Every number that differs, month before year, in the order of the paper. */
export function differences(before: Numbers, after: Numbers): readonly Change[] {
  return (['month', 'year'] as const).flatMap(period =>
    MEASURES.flatMap((measure): readonly Change[] => {
      const [was, is] = [before[period][measure], after[period][measure]]
      return was === is ? [] : [{ period, measure, before: was, after: is }]
    }),
  )
}

/** Numbers of a month out of rows by unit, month and measure; `all` adds up every unit. */
export function numbersOf(
  rows: readonly CountRow[],
  month: string,
): { readonly of: (unit: string) => Numbers; readonly all: Numbers } {
  const year = month.slice(0, 4)
  const units = new Map<string, { month: Record<string, number>; year: Record<string, number> }>()
  for (const row of rows) {
    const { month: at = '', measure = '', count } = row
    if (at > month || !at.startsWith(year)) continue
    const unit = row.town ?? row.district ?? ''
    const sums = units.get(unit) ?? { month: {}, year: {} }
    units.set(unit, sums)
    sums.year[measure] = (sums.year[measure] ?? 0) + count
    if (at === month) sums.month[measure] = (sums.month[measure] ?? 0) + count
  }
  const of = (unit: string): Numbers => {
    const sums = units.get(unit)
    return sums
      ? { month: eachMeasure(one => sums.month[one] ?? 0), year: eachMeasure(one => sums.year[one] ?? 0) }
      : NO_NUMBERS
  }
  return { of, all: sumOf([...units.keys()].map(of)) }
}

/** From the first day needed for a month and the one before it: both count their year so far. */
export const countedFrom = (before: string): string => firstDay(`${before.slice(0, 4)}-01`)
