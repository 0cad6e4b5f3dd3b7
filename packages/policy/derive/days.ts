/** Civil days as numbers, so that stretches of time can be counted. Dates are `YYYY-MM-DD`. */
const DAY = 86_400_000

/** Days since 1970-01-01; NaN for a text that is no date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

/** The date of a day number. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** Months since the year 0 of the month a date lies in. */
export function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

/** The same day so many months later or earlier; the last day of a month that is too short. */
export function addMonths(date: string, months: number): string {
  const month = monthNumber(date) + months
  const year = Math.floor(month / 12)
  const place = month - year * 12
  const length = new Date(Date.UTC(year, place + 1, 0)).getUTCDate()
  const day = Math.min(Number(date.slice(8, 10)), length)
  return `${String(year).padStart(4, '0')}-${String(place + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Full months from one date to another, and the days left over; 0 when `to` lies before `from`. */
export function fullMonths(from: string, to: string): { readonly months: number; readonly days: number } {
  if (to < from) return { months: 0, days: 0 }
  const guess = monthNumber(to) - monthNumber(from)
  const months = addMonths(from, guess) > to ? guess - 1 : guess
  return { months, days: dayNumber(to) - dayNumber(addMonths(from, months)) }
}
