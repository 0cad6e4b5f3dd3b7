import { bareText } from './units.ts'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export interface MonthCell {
  /** 1 to 12. */
  readonly month: number
  readonly year: number | undefined
}

/** The month a heading names: 8月, ８月份, 八月, 2012年8月, 2012-08, Aug. */
export function monthOf(cell: string): MonthCell | undefined {
  const said = bareText(cell)
  const chinese = /^(?:(\d{4})年)?(\d{1,2}|[一二三四五六七八九十]{1,2})月份?$/.exec(said)
  const iso = /^(\d{4})[-/.](\d{1,2})(?:-01)?$/.exec(said)
  const english = /^([a-z]{3})[a-z]*\.?(\d{4})?$/i.exec(said)
  if (chinese) return made(numberOf(chinese[2] ?? ''), chinese[1])
  if (iso) return made(Number(iso[2]), iso[1])
  return english ? made(ENGLISH.indexOf((english[1] ?? '').toLowerCase()) + 1, english[2]) : undefined
}

const numberOf = (said: string): number => (/^\d+$/.test(said) ? Number(said) : NUMERALS.indexOf(said) + 1)

function made(month: number, year: string | undefined): MonthCell | undefined {
  return month >= 1 && month <= 12 ? { month, year: year === undefined ? undefined : Number(year) } : undefined
}

/** `YYYY-MM` for headings in their order: a month smaller than the one before it belongs to the next year. */
export function datedMonths(months: readonly MonthCell[], firstYear: number): readonly string[] {
  let year = firstYear
  let before = 0
  return months.map(({ month, year: said }) => {
    if (said !== undefined) year = said
    else if (month < before) year += 1
    before = month
    return `${year}-${String(month).padStart(2, '0')}`
  })
}
