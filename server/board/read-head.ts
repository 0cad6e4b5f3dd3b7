import { isDate } from '#calendar'
import { narrow } from './read-lines.ts'

/** By when and to whom the departments report, with the sentence that says so (JM-10). */
export interface ReportDay {
  /** `YYYY-MM-DD`, the last day in time. */
  readonly on: string
  readonly to: string
  readonly quote: string
}

interface Head {
  readonly title: string
  readonly number: string
  readonly issued: string
}

/** No title, number or date is longer. */
const LONGEST_LINE = 200
const KINDS = '意见|方案|办法|通知|规划|计划|要点|分工|措施|决定|行动|纲要|清单|任务'

/** Title, number and date of issue from the lines that are no tasks. */
export function titleOf(all: readonly string[]): Head {
  const lines = all.filter(line => line.length <= LONGEST_LINE)
  const numbers = lines.map(
    line => /^[(（]?([一-龥]{2,10}[〔[(（［]\d{4}[〕\])）］](?:第)?\d{1,4}号)[)）]?$/.exec(line)?.[1],
  )
  const dates = lines.map(line => dateOf(line, ''))
  const printed = lines.map(line => /印发[《〈](.+?)[》〉]的通知$/.exec(line)?.[1])
  const own = lines.find(
    line => new RegExp(`(?:${KINDS})(?:[(（].{1,8}[)）])?$`).test(line) && line.length <= 60 && !/[。；：:]/.test(line),
  )
  return {
    title: printed.find(Boolean) ?? own ?? '',
    number: numbers.find(Boolean) ?? '',
    issued: dates.find(Boolean) ?? '',
  }
}

/** A line that is nothing but a date; in the year of `from` where it gives none. */
function dateOf(words: string, from: string): string {
  const found = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/.exec(narrow(words))
  const year = found?.[1] ?? from.slice(0, 4)
  if (!found || year === '') return ''
  const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0')
  const date = `${year}-${pad(found[2])}-${pad(found[3])}`
  if (!isDate(date)) return ''
  return date < from ? `${Number(year) + 1}${date.slice(4)}` : date
}

const DAY = '((?:\\d{4}年)?\\d{1,2}月\\d{1,2}日)(?:\\([^()]{1,8}\\))?(?:之|以)?前'
const REPORT = '(?:报送|上报|呈报|报告|报)'
/** 于3月1日前……报市人力资源社会保障局: with the office that receives it. */
const TO_WHOM = new RegExp(`${DAY}[^。；]{0,80}?${REPORT}([^。；，,;]{2,30}(?:局|委|办|部|厅|室|会))`)
/** 请于3月1日前报送: the office is not named, or named after the comma. */
const ASKED = new RegExp(`(?:请|应|须|要|务必|并)(?:各[^。；]{0,20}?)?(?:于|在)?${DAY}[^。；]{0,80}?${REPORT}`)

/** 「请于12月3日前将……情况报市人力资源社会保障局」: the day itself is in time. */
export function reportDay(text: string, issued: string): ReportDay | undefined {
  const seen = narrow(text)
  const found = TO_WHOM.exec(seen) ?? ASKED.exec(seen)
  if (!found) return undefined
  const on = dateOf(found[1] ?? '', issued)
  return on === ''
    ? undefined
    : { on, to: found[2] ?? '', quote: sentenceAt(text, found.index, found.index + found[0].length) }
}

/** The sentence around a place. */
function sentenceAt(text: string, from: number, to: number): string {
  const begin = Math.max(text.lastIndexOf('。', from), text.lastIndexOf('；', from)) + 1
  const end = text.indexOf('。', to)
  return text.slice(Math.max(begin, from - 200), end < 0 || end > to + 200 ? to : end + 1)
}
