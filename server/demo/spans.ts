import { addYears, dateParts } from '#calendar'

/** Whole months from one civil date to a later one. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [dateParts(from), dateParts(to)]
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0)
}

/** `years` years before a date; a negative number is later. */
export function yearsAgo(date: string, years: number): string {
  return addYears(date, -years)
}
