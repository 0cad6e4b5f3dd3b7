import { addYears, dateParts } from '../calendar/civil.ts'

/**
 * Completed years (周岁) on a date: one more from each birthday on. Who was born on 29 February completes a year on
 * 28 February where there is no 29th (民法典 § 202: the last day of the month). Negative before birth.
 */
export function ageOn(birthDate: string, date: string): number {
  const years = dateParts(date).year - dateParts(birthDate).year
  return addYears(birthDate, years) > date ? years - 1 : years
}

/** The age reached at some time in a calendar year: Guangzhou's reading of “45 周岁以下” (facts.md, official FAQ 2025). */
export function ageInCalendarYear(birthDate: string, year: number): number {
  return year - dateParts(birthDate).year
}

/** Under 18 completed years (民法典 § 17). */
export function isMinorOn(birthDate: string, date: string): boolean {
  return ageOn(birthDate, date) < 18
}

/** Under 14 completed years, whose data are sensitive (个人信息保护法 § 28). */
export function isChildOn(birthDate: string, date: string): boolean {
  return ageOn(birthDate, date) < 14
}
