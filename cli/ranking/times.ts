import { daysBetween, isDate } from '#calendar'

/** A date or a time of a table cell, as a decimal text that orders exactly: days, or seconds with their fraction. */
export interface CellTime { readonly kind: 'date' | 'time'; readonly value: string }

const PATTERN = new RegExp(
  String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})`
  + String.raw`(?:(?:T| +)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?: *(Z|[+-]\d{2}:?\d{2}))?)?$`)
const SHANGHAI = '+08:00'
const EPOCH = '1970-01-01'
/** A day before the first one, for the zones east of Greenwich; in seconds of the epoch. */
const BEGINNING = (daysBetween(EPOCH, '0001-01-01') - 1) * 86_400

/**
 * Reads `2014-09-01`, `2014/9/1`, with ` 08:30`, `T08:30:15.250`, and `Z` or an offset; a time without one is Beijing
 * time. `undefined` for anything else and for days and times that do not exist.
 */
export function readTime(text: string): CellTime | undefined {
  const found = PATTERN.exec(text) ?? []
  const [, year = '', , month = '', day = '', hour, minute = '', second = '00', fraction = '', zone] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isDate(date)) return undefined
  const days = daysBetween(EPOCH, date)
  if (hour === undefined) return { kind: 'date', value: String(days) }
  const offset = offsetSeconds(zone ?? SHANGHAI)
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || offset === undefined) return undefined
  const seconds = days * 86_400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset
  return { kind: 'time', value: withFraction(seconds, fraction) }
}

/** Counted from before the first year, so that no value is negative: -3 s and a fraction of .25 would be -2.75 s. */
function withFraction(seconds: number, fraction: string): string {
  const positive = seconds - BEGINNING
  return fraction ? `${positive}.${fraction}` : String(positive)
}

function offsetSeconds(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  if (hours > 14 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60)
}
