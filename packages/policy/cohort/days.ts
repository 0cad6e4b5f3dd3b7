/** Day numbers straight from bytes and numbers, for columns of a million dates. Counted as the calendar counts them. */
import { daysInMonth, isLeapYear } from '../../calendar/civil.ts'

const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days since 0001-01-01; -1 for a day that does not exist. */
export function dayOf(year: number, month: number, day: number): number {
  const before = BEFORE[month - 1]
  if (before === undefined || year < 1 || year > 9999 || day < 1) return -1
  if (day > (LENGTHS[month - 1] ?? 0) && (month !== 2 || day > daysInMonth(year, 2))) return -1
  const years = year - 1
  const start = years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return start + before + (month > 2 && isLeapYear(year) ? 1 : 0) + day - 1
}

const isSign = (byte: number | undefined) => byte === 0x2d || byte === 0x2f || byte === 0x2e

/** `2019-01-05`, `2019/1/5`, `2019.1.5` as a day number; -1 for anything else. */
export function dayInBytes(bytes: Uint8Array, start: number, stop: number): number {
  const sign = bytes[start + 4]
  if (stop - start < 8 || stop - start > 10 || !isSign(sign)) return -1
  const next = bytes[start + 6] === sign ? start + 6 : start + 7
  if (bytes[next] !== sign || stop - next > 3) return -1
  const month = digits(bytes, start + 5, next)
  const day = digits(bytes, next + 1, stop)
  const year = digits(bytes, start, start + 4)
  return year < 0 || month < 0 || day < 0 ? -1 : dayOf(year, month, day)
}

/** One to four digits; -1 for anything else. */
function digits(bytes: Uint8Array, start: number, stop: number): number {
  if (stop <= start) return -1
  let value = 0
  for (let at = start; at < stop; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}
