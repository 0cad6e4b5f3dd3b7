/** The numbers a Chinese text prints: 12, 1.5, 2万, 五十, 一百八十, 十二. */

const DIGITS = new Map([...'零一二三四五六七八九'].map((sign, value) => [sign, value]))
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 一百八十 → 180; 两 counts as 二, 〇 as 零. */
function chinese(text: string): number {
  let sum = 0
  let digit = 0
  for (const sign of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const unit = UNITS[sign]
    if (unit === undefined) digit = DIGITS.get(sign) ?? 0
    else {
      sum += (digit || 1) * unit
      digit = 0
    }
  }
  return sum + digit
}

const DIGITS_OR_SIGNS = String.raw`(\d[\d,，]*(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)\s*`
const NUMBER = new RegExp(`${DIGITS_OR_SIGNS}(百|千|万|亿)?`, 'g')
const YEARS = new RegExp(`${DIGITS_OR_SIGNS}周?年`, 'g')
const MYRIADS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

const valueOf = (digits: string) => (/^\d/.test(digits) ? Number(digits.replaceAll(/[,，]/g, '')) : chinese(digits))

/** Every number in the text, as it stands and as a percentage would be a number. */
export function numbersIn(text: string): ReadonlySet<number> {
  return new Set(
    [...text.matchAll(NUMBER)].map(([, digits = '', myriad = '']) => {
      return Math.round(valueOf(digits) * (MYRIADS[myriad] ?? 1) * 100) / 100
    }),
  )
}

/** The years it prints, 满4年, in months; half a year is six. */
export function monthsIn(text: string): ReadonlySet<number> {
  const half = text.includes('半年') ? [6] : []
  return new Set([...half, ...[...text.matchAll(YEARS)].map(([, digits = '']) => Math.round(valueOf(digits) * 12))])
}
