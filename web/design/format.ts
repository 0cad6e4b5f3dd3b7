import { writtenDate } from '#calendar'
import type { Points, PointsRange } from '#policy'
import type { Lang } from '../lang.ts'

/** Hundredths of a point as people write them: 6000 → `60`, 6050 → `60.5`, -5000 → `−50`. */
export function formatPoints(points: Points): string {
  const size = Math.abs(points)
  const whole = Math.floor(size / 100)
  const rest = String(size % 100).padStart(2, '0').replace(/0+$/, '')
  return `${points < 0 ? '−' : ''}${whole}${rest === '' ? '' : `.${rest}`}`
}

/** Points with their sign: `+4`, `−50`, `0`. */
export function formatGain(points: Points): string {
  return points > 0 ? `+${formatPoints(points)}` : formatPoints(points)
}

/** A range of points: `20` when it is one value, `20–60` otherwise. */
export function formatRange({ min, max }: PointsRange): string {
  return min === max ? formatPoints(min) : `${formatPoints(min)}–${formatPoints(max)}`
}

/** Fen (hundredths of a yuan) as money: 123450 → `1,234.50 元` / `CNY 1,234.50`. */
export function formatMoney(fen: number, lang: Lang): string {
  const amount = `${formatCount(Math.floor(Math.abs(fen) / 100))}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
  const signed = `${fen < 0 ? '−' : ''}${amount}`
  return lang === 'zh' ? `${signed} 元` : `CNY ${signed}`
}

/** A whole number with thousands separated: 12370 → `12,370`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** A file's size: 1,234,567 → `1.2 MB`, 1 → `1 KB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 2 ** 20) return `${formatCount(Math.max(1, Math.round(bytes / 1024)))} KB`
  return `${Math.floor(bytes / 2 ** 20)}.${Math.floor((bytes % 2 ** 20) * 10 / 2 ** 20)} MB`
}

/** A civil date `YYYY-MM-DD`: `2014年9月1日` / `1 Sep 2014`; a year alone: `2014年` / `2014`. Anything else comes back as it is. */
export function formatDate(date: string, lang: Lang): string {
  return writtenDate(date, lang) ?? (lang === 'zh' && /^\d{4}$/.test(date) ? `${date}年` : date)
}

const SHANGHAI = 8 * 3_600_000

/** An instant (ISO-8601 UTC) as date and time in Asia/Shanghai: `2014年9月1日 08:05` / `1 Sep 2014, 08:05`. */
export function formatInstant(instant: string, lang: Lang): string {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return instant
  const local = new Date(at + SHANGHAI).toISOString()
  const time = local.slice(11, 16)
  return lang === 'zh' ? `${formatDate(local, lang)} ${time}` : `${formatDate(local, lang)}, ${time}`
}

/** Months as years and months: 26 → `2年2个月` / `2 years 2 months`. */
export function formatMonths(months: number, lang: Lang): string {
  const years = Math.floor(months / 12)
  const rest = months % 12
  if (lang === 'zh') return `${years > 0 ? `${years}年` : ''}${rest > 0 || years === 0 ? `${rest}个月` : ''}`
  const parts = [years > 0 ? plural(years, 'year') : '', rest > 0 || years === 0 ? plural(rest, 'month') : '']
  return parts.filter(Boolean).join(' ')
}

/** English for points as `formatPoints` and `formatRange` write them: 1 point, 0.5 points, 3–5 points. */
export function inPoints(points: string): string {
  return `${points} ${/^[−-]?1$/.test(points) ? 'point' : 'points'}`
}

/** English for so many of something: 1 clause, 2 clauses. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
