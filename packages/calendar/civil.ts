import { ok, refuse, type Result } from '../result.ts'

/** Civil dates (`YYYY-MM-DD`, years 0001 to 9999) and their arithmetic, without a clock and without time zones. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

export interface DateParts { readonly year: number; readonly month: number; readonly day: number }

/** True for the date of a day that exists: `2014-02-29` is none. */
export function isDate(text: string): boolean {
  return read(text) !== undefined
}

/** Checks a date that came from outside. Refuses with `calendar.bad_date`. */
export function parseDate(text: string): Result<string, 'calendar.bad_date'> {
  const trimmed = text.trim()
  return isDate(trimmed) ? ok(trimmed) : refuse('calendar.bad_date', { params: { text: trimmed } })
}

/** Year, month (1 to 12) and day of a valid date. Throws a RangeError for others: check input with `parseDate`. */
export function dateParts(date: string): DateParts {
  const parts = read(date)
  if (!parts) throw new RangeError(`not a civil date: ${date}`)
  return parts
}

export function formatDate({ year, month, day }: DateParts): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Days since 0001-01-01, which is day 0 and a Monday in the proleptic Gregorian calendar. */
export function dayNumber(date: string): number {
  const { year, month, day } = dateParts(date)
  return yearStart(year) + (DAYS_BEFORE[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0) + day - 1
}

/** The date of a day number: the inverse of `dayNumber`. */
export function dateOfDay(number: number): string {
  let year = Math.floor(number / 365.2425) + 1
  while (yearStart(year) > number) year -= 1
  while (yearStart(year + 1) <= number) year += 1
  let day = number - yearStart(year) + 1
  let month = 1
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month)
    month += 1
  }
  return formatDate({ year, month, day })
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: string): number {
  return weekdayOfDay(dayNumber(date))
}

export function weekdayOfDay(number: number): number {
  return ((number % 7) + 7) % 7 + 1
}

/** `days` calendar days later, or earlier where negative. */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + whole(days))
}

/** Calendar days from `from` to `to`: 0 for the same day, negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/**
 * The corresponding day `months` later; where that month has none, its last day (民法典 § 202: 没有对应日的，月末日为期间的最后一日).
 * 2014-01-31 and one month: 2014-02-28.
 */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = dateParts(date)
  const index = year * 12 + month - 1 + whole(months)
  const to = { year: Math.floor(index / 12), month: ((index % 12) + 12) % 12 + 1 }
  return formatDate({ ...to, day: Math.min(day, daysInMonth(to.year, to.month)) })
}

/**
 * The corresponding day `years` later, by the rule of `addMonths`: 29 February becomes 28 February in a common year.
 * A card valid one year from 2014-12-20 lapses at the end of 2015-12-20.
 */
export function addYears(date: string, years: number): string {
  return addMonths(date, whole(years) * 12)
}

function read(text: string): DateParts | undefined {
  const match = DATE.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const real = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return real ? { year, month, day } : undefined
}

function yearStart(year: number): number {
  const before = year - 1
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
}

function whole(number: number): number {
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a whole number: ${number}`)
  return number
}
