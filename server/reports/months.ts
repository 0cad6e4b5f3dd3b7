import { addDays, addMonths } from '#calendar'
import { refuse, type Refusal } from '#platform/result.ts'

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/

export const isMonth = (text: string): boolean => MONTH.test(text)
export const firstDay = (month: string): string => `${month}-01`
export const lastDay = (month: string): string => addDays(addMonths(firstDay(month), 1), -1)
export const monthOf = (day: string): string => day.slice(0, 7)
export const monthBefore = (month: string): string => monthOf(addMonths(firstDay(month), -1))
export const monthAfter = (month: string): string => monthOf(addMonths(firstDay(month), 1))

/** Why a month cannot be reported today. */
export function monthProblem(month: string, begins: string, today: string): Refusal | undefined {
  if (!isMonth(month)) return refuse('reports.month', { field: 'month' }).refusals[0]
  if (month < monthOf(begins))
    return refuse('reports.month_early', { field: 'month', params: { from: begins } }).refusals[0]
  if (today > lastDay(month)) return undefined
  const [year = '', number = ''] = month.split('-')
  return refuse('reports.month_open', {
    field: 'month',
    params: { year, month: number, from: firstDay(monthAfter(month)) },
  }).refusals[0]
}

/** The day by which a month is to be reported: the bureau's day of the month after, else that month's last day. */
export function dueDay(month: string, day: number | undefined): string {
  const next = monthAfter(month)
  return day === undefined ? lastDay(next) : `${next}-${String(day).padStart(2, '0')}`
}

/**
 * Whether a month is owed: from the first whole month of the scheme on. What the first days brought counts in the year so
 * far (DG-13 has 每月 reported; a scheme of 30 July has no July to report).
 */
export const isOwed = (month: string, begins: string): boolean => firstDay(month) >= begins

/** Months that are over, newest first, since the scheme began. */
export function monthsOver(begins: string, today: string): readonly string[] {
  const months: string[] = []
  for (let month = monthBefore(monthOf(today)); month >= monthOf(begins); month = monthBefore(month)) months.push(month)
  return months
}
