/**
 * Dates and statutory clocks of mainland China. Pure: no clock, no time zone data; browser and server.
 * Dates are `YYYY-MM-DD` in Asia/Shanghai, instants ISO-8601 UTC.
 */
export {
  addDays, addMonths, addYears, dateParts, daysBetween, daysInMonth, formatDate, isDate, isLeapYear, parseDate,
  weekday, type DateParts,
} from './civil.ts'
export { calendarErrors, type CalendarErrorCode } from './errors.ts'
export { civilDate, civilMinute, endOfDay, startOfDay } from './instants.ts'
export { writtenDate } from './written.ts'
export { addWorkingDays, firstPublishedYear, isWorkingDay, lastPublishedYear, workingDaysBetween } from './working.ts'
