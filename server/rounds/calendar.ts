import type { RoundRules } from '#policy'
import { addDays } from '#calendar'
import type { CutoffDay } from './decide.ts'

/** Civil dates of one round, all inclusive. */
export interface RoundDates {
  /** The first day whose applications belong to the round. */
  readonly applyFrom: string
  readonly applyUntil: string
  readonly reviewFrom: string
  readonly reviewTo: string
}

export interface YearAnswer {
  readonly year: number
  /** True when the application belongs to the year after the one it is made in. */
  readonly deferred: boolean
  readonly clause: string
}

/** When one may apply to the round of `year` and when it is reviewed (FS-6, FS-7). */
export function roundDates(rules: RoundRules, year: number, cutoffDay: CutoffDay): RoundDates {
  const last = (of: number): string => {
    const day = `${of}-${rules.cutoff.monthDay}`
    return cutoffDay === 'this_round' ? day : addDays(day, -1)
  }
  return {
    applyFrom: addDays(last(year - 1), 1),
    applyUntil: last(year),
    reviewFrom: `${year}-${rules.review.from}`,
    reviewTo: `${year}-${rules.review.to}`,
  }
}

/** The round a date belongs to (FS-6): 「每年9月1日后提出申请的进入下一年度」. */
export function yearOf(
  rules: RoundRules, date: string, cutoffDay: CutoffDay = rules.cutoff.cutoffDayCounts,
): YearAnswer {
  const year = Number(date.slice(0, 4))
  const deferred = date > roundDates(rules, year, cutoffDay).applyUntil
  return { year: deferred ? year + 1 : year, deferred, clause: rules.cutoff.clause }
}
