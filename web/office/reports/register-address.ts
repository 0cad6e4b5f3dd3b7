import { addDays, addMonths } from '#calendar'
import type { Measure, ReportUnit } from '#server/reports/index.ts'

/** Whose number it is, and of which time: a month `YYYY-MM` alone, or the year up to its end. */
export interface Counted {
  readonly unit?: Pick<ReportUnit, 'id' | 'kind'>
  readonly month: string
  readonly period: 'month' | 'year'
  readonly skill?: string
}

/** Steps by whose day the register can be filtered. */
const DATED: Partial<Record<Measure, string>> = {
  submitted: 'submitted',
  accepted: 'accepted',
  approved: 'approved',
  settled: 'settled',
  people_settled: 'settled',
}

/**
 * The register with the filter that a number of a report counts (QY-9): unit, step and days. Refusals and cancellations are
 * listed by their state: the register knows no day for them.
 */
export function registerAddress(measure: Measure, { unit, month, period, skill }: Counted): string {
  const place = unit && unit.kind !== 'department' ? { [unit.kind]: unit.id } : {}
  const by = DATED[measure]
  const first = `${month}-01`
  const days = {
    from: period === 'year' ? `${month.slice(0, 4)}-01-01` : first,
    to: addDays(addMonths(first, 1), -1),
  }
  const step: Readonly<Record<string, string>> = by === undefined ? { status: measure } : { by, ...days }
  return `/office/direct?${new URLSearchParams({ ...place, ...(skill ? { skill } : {}), ...step })}`
}
