import { dayNumber, weekdayOfDay } from './civil.ts'

/**
 * Makes `holidays.ts` from the npm package chinese-days, which carries the State Council's yearly notices.
 * Each day is filed under its own year: the notice for 2012 also moved 2011-12-31. Weekends off need no entry.
 */

/** The part of `chinese-days/dist/chinese-days.json` that is read; keys are dates. */
export interface ChineseDays {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

export interface YearOfDays { readonly off: readonly string[]; readonly work: readonly string[] }

/** Weekdays off and weekend days worked, by year, as `MM-DD`. Only years with a notice of their own are kept. */
export function tableOf(source: ChineseDays): Record<string, YearOfDays> {
  const newYears = Object.keys(source.holidays).filter(date => date.endsWith('-01-01'))
  return Object.fromEntries(newYears.map(date => date.slice(0, 4)).sort().map(year => [year, {
    off: daysOf(Object.keys(source.holidays), year, false),
    work: daysOf(Object.keys(source.workdays), year, true),
  }]))
}

/** The text of `holidays.ts`. */
export function moduleText(table: Record<string, YearOfDays>, version: string): string {
  const years = Object.entries(table).map(([year, { off, work }]) => [
    `  ${year}: {`, `    off: '${wrap(off)}',`, `    work: '${wrap(work)}',`, '  },',
  ].join('\n'))
  return `${[
    `// Made by generate.ts from chinese-days ${version} (MIT, © 2024 Yawei sun), after the State Council's notices.`,
    '// off: weekdays that are holidays; work: Saturdays and Sundays worked in exchange. Each as MM-DD.',
    'export const publishedYears: Readonly<Record<number, { readonly off: string; readonly work: string }>> = {',
    ...years, '}',
  ].join('\n')}\n`
}

function daysOf(dates: readonly string[], year: string, weekend: boolean): string[] {
  return dates.filter(date => date.startsWith(`${year}-`) && (weekdayOfDay(dayNumber(date)) > 5) === weekend)
    .map(date => date.slice(5)).sort()
}

/** Twelve dates fill a line. */
function wrap(days: readonly string[]): string {
  const lines = []
  for (let at = 0; at < days.length; at += 12) lines.push(days.slice(at, at + 12).join(' '))
  return lines.join(` '\n      + '`)
}
