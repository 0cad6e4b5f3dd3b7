import { dateOfDay, dayNumber } from './civil.ts'

/**
 * Between instants (ISO-8601 UTC) and civil dates in Asia/Shanghai, which is UTC+8 all year since September 1991.
 * Summer time of 1986 to 1991 is left out: no instant of those years is ever recorded here, and births are civil dates.
 */

const HOURS_AHEAD = 8
const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 86_400_000
const EPOCH_DAY = dayNumber('1970-01-01')

/** The date in Asia/Shanghai at an instant: `2014-08-31T16:00:00Z` is `2014-09-01`. A RangeError for what is none. */
export function civilDate(instant: string): string {
  return dateOfDay(Math.floor(localMs(instant) / MS_PER_DAY) + EPOCH_DAY)
}

/** Date and time of day in Asia/Shanghai, for a screen: `2014-09-01 08:30`. */
export function civilMinute(instant: string): string {
  const minute = Math.floor(localMs(instant) / 60_000) % 1440
  const positive = (minute + 1440) % 1440
  const [hours, minutes] = [Math.floor(positive / 60), positive % 60]
  return `${civilDate(instant)} ${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** The instant at which a date begins in Asia/Shanghai: `2014-09-01` begins at `2014-08-31T16:00:00.000Z`. */
export function startOfDay(date: string): string {
  return instantOf((dayNumber(date) - EPOCH_DAY) * MS_PER_DAY - HOURS_AHEAD * MS_PER_HOUR)
}

/** The instant at which a date is over: the start of the next day, which no longer belongs to it. */
export function endOfDay(date: string): string {
  return instantOf((dayNumber(date) + 1 - EPOCH_DAY) * MS_PER_DAY - HOURS_AHEAD * MS_PER_HOUR)
}

function localMs(instant: string): number {
  const ms = /(?:Z|[+-]\d{2}:\d{2})$/.test(instant) ? Date.parse(instant) : NaN
  if (Number.isNaN(ms)) throw new RangeError(`not an instant with a zone: ${instant}`)
  return ms + HOURS_AHEAD * MS_PER_HOUR
}

function instantOf(ms: number): string {
  const day = Math.floor(ms / MS_PER_DAY)
  const hour = Math.floor((ms - day * MS_PER_DAY) / MS_PER_HOUR)
  return `${dateOfDay(day + EPOCH_DAY)}T${String(hour).padStart(2, '0')}:00:00.000Z`
}
