import { ok, refuse, type Result } from '../result.ts'
import { dateOfDay, dayNumber, weekdayOfDay } from './civil.ts'
import type { CalendarErrorCode } from './errors.ts'
import { publishedYears } from './holidays.ts'

/**
 * Working days as 行政许可法 § 82 counts time limits: without Saturdays, Sundays and statutory holidays, with the days
 * worked in exchange (调休上班). A year the State Council has not published is refused, never guessed. The notice of a
 * coming year can still move a day at the end of the year before it.
 */

type Answer<T> = Result<T, Exclude<CalendarErrorCode, 'calendar.bad_date'>>

const days = /* @__PURE__ */ dayTable()
const years = /* @__PURE__ */ Object.keys(publishedYears).map(Number)
/** The first and the last year whose working days are known. */
export const firstPublishedYear = /* @__PURE__ */ Math.min(...years)
export const lastPublishedYear = /* @__PURE__ */ Math.max(...years)

/** Refuses with `calendar.not_published` (`params.year`) or, before the table begins, `calendar.not_covered`. */
export function isWorkingDay(date: string): Answer<boolean> {
  const number = dayNumber(date)
  const works = worksOn(number)
  return works === undefined ? unknownYear(number) : ok(works)
}

/**
 * The date on which a limit of `count` working days that starts with `date` ends. Counting starts the next day
 * (民法典 § 201); 0 gives `date` itself; a negative count goes back the same way. Ten after 2014-09-26: 2014-10-15.
 */
export function addWorkingDays(date: string, count: number): Answer<string> {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of days: ${count}`)
  const step = Math.sign(count)
  let number = dayNumber(date)
  for (let left = Math.abs(count); left > 0;) {
    number += step
    const works = worksOn(number)
    if (works === undefined) return unknownYear(number)
    if (works) left -= 1
  }
  return ok(dateOfDay(number))
}

/**
 * Working days after `from` up to and including `to`: what `addWorkingDays(from, …)` has to count to reach `to`, or the
 * working day before it. Negative where `to` is earlier: a limit overdue by that many days.
 */
export function workingDaysBetween(from: string, to: string): Answer<number> {
  const [start, end] = [dayNumber(from), dayNumber(to)]
  let count = 0
  for (let number = Math.min(start, end) + 1; number <= Math.max(start, end); number += 1) {
    const works = worksOn(number)
    if (works === undefined) return unknownYear(number)
    if (works) count += 1
  }
  return ok(end < start ? -count : count)
}

function worksOn(number: number): boolean | undefined {
  const year = Number(dateOfDay(number).slice(0, 4))
  if (!(year in publishedYears)) return undefined
  return days.get(number) ?? weekdayOfDay(number) <= 5
}

function unknownYear(number: number): ReturnType<typeof refuse<Exclude<CalendarErrorCode, 'calendar.bad_date'>>> {
  const year = Number(dateOfDay(number).slice(0, 4))
  return year < firstPublishedYear
    ? refuse('calendar.not_covered', { params: { year, first: firstPublishedYear } })
    : refuse('calendar.not_published', { params: { year } })
}

function dayTable(): ReadonlyMap<number, boolean> {
  const table = new Map<number, boolean>()
  for (const [year, { off, work }] of Object.entries(publishedYears)) {
    for (const [list, works] of [[off, false], [work, true]] as const) {
      for (const day of list.split(' ')) table.set(dayNumber(`${year}-${day}`), works)
    }
  }
  return table
}
