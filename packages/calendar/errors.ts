/** What the calendar refuses and what to do next. */
export const calendarErrors = {
  'calendar.not_published': {
    zh: '国务院尚未公布 {year} 年的放假安排，无法计算工作日。请待公布并更新日历后再办理，或改用 {year} 年以前的日期。',
    en: 'The State Council has not published the holiday calendar of {year}, so working days cannot be counted. '
      + 'Wait until it is published and the calendar is updated, or use a date before {year}.',
  },
  'calendar.not_covered': {
    zh: '工作日历自 {first} 年起，没有 {year} 年的数据。请核对日期。',
    en: 'The working-day calendar begins in {first} and has no data for {year}. Check the date.',
  },
  'calendar.bad_date': {
    zh: '“{text}”不是有效日期。请按“2014-09-01”的格式填写一个真实存在的日期。',
    en: '“{text}” is not a valid date. Enter a date that exists, in the form 2014-09-01.',
  },
} as const

export type CalendarErrorCode = keyof typeof calendarErrors
