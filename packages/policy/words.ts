/** Small pieces of text in both languages. */
import type { Answer, DatedEvent, Fact, Period, Points, PointsRange, Text } from './types.ts'

/** Hundredths as people write points: 6000 → 60, 250 → 2.5. */
export function formatPoints(points: Points): string {
  const sign = points < 0 ? '−' : ''
  const hundredths = Math.abs(points)
  const rest = hundredths % 100
  const whole = String(Math.trunc(hundredths / 100))
  if (rest === 0) return `${sign}${whole}`
  return `${sign}${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`
}

/** An interval of points as one text: 「60」 or 「20 至 80」. */
export function formatRange({ min, max }: PointsRange): Text {
  return both(language =>
    min === max ? formatPoints(min) : `${formatPoints(min)} ${TO[language]} ${formatPoints(max)}`,
  )
}

const TO: Text = { zh: '至', en: 'to' }

/** The same rule for both languages. */
export function both(make: (language: keyof Text) => string): Text {
  return { zh: make('zh'), en: make('en') }
}

/** A fact's value as a reader sees it: an option's name, a number with its unit, yes or no. */
export function formatValue(fact: Fact, value: Answer): Text {
  if (typeof value === 'object') return formatEntries(fact, value)
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (fact.type === 'choice') {
    const option = fact.options?.find(each => each.value === value)
    return option?.name ?? { zh: String(value), en: String(value) }
  }
  return both(language => {
    const unit = fact.unit?.[language]
    if (unit === undefined) return String(value)
    return `${String(value)} ${value === 1 ? singular(unit) : unit}`
  })
}

/** English for so many points, as `formatPoints` and `formatRange` write them: 1 point, 0.5 points, 3 to 5 points. */
export function inPoints(number: string): string {
  return `${number} ${/^[−-]?1$/.test(number) ? 'point' : 'points'}`
}

/** One hour, one month: English units are written in the plural, Chinese ones have none. */
export function singular(unit: string): string {
  return /^[a-z]{2,}s$/.test(unit) ? unit.slice(0, -1) : unit
}

const NONE: Text = { zh: '无', en: 'none' }

/** The entries of a list, of periods or of events, one after the other. */
function formatEntries(fact: Fact, entries: readonly (number | Period | DatedEvent)[]): Text {
  if (entries.length === 0) return NONE
  const kindOf = (kind: string | undefined): Text | undefined => fact.kinds?.find(each => each.value === kind)?.name
  const unit = fact.unit ?? { zh: '', en: '' }
  return both(language => {
    const texts = entries.map(entry => {
      if (typeof entry === 'number') return `${entry} ${unit[language]}`.trim()
      const kind = kindOf(entry.kind)?.[language]
      const noted = kind === undefined ? '' : language === 'zh' ? `（${kind}）` : ` (${kind})`
      if ('from' in entry) return `${entry.from} ${TO[language]} ${entry.to ?? NOW[language]}${noted}`
      return `${entry.on}${entry.amount === undefined ? '' : ` ${entry.amount} ${unit[language]}`.trimEnd()}${noted}`
    })
    return texts.join(language === 'zh' ? '、' : ', ')
  })
}

const NOW: Text = { zh: '今', en: 'now' }
