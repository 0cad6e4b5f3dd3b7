import { findTown } from '#identity'
import type { Refusal } from '#platform/result.ts'
import type { PublicStanding } from './types.ts'

/** What a row of a public list may hold: nothing else is ever shown, whatever the table grows. */
const FIELDS = ['position', 'maskedName', 'town', 'points', 'rank', 'admitted', 'held'] as const
/** A surname of at most two characters, and at least one hidden one; the dot between parts of a name may show. */
const MASK = /^\p{L}{0,2}(?=.*\*)[*·•・．.\s‧]{1,60}$/u

export interface PublicRow extends PublicStanding {
  readonly maskedName: string
  readonly town: string
}

/**
 * The check before publication (trust.md 5): every row has only the fields of the list, a real mask, a town of the
 * register, and numbers that are counts or points. As no part of an identity number, birth date or hash can stand in
 * any of them, no identity number is ruled out for any row. Returns the first row that fails.
 */
export function leak(rows: readonly PublicRow[], district: string): Refusal | undefined {
  for (const row of rows) {
    const column = wrongColumn(row, district)
    if (column !== undefined) return { code: 'notices.leak', params: { position: row.position, column } }
  }
  return undefined
}

function wrongColumn(row: PublicRow, district: string): string | undefined {
  const extra = Object.keys(row).find(key => !FIELDS.some(field => field === key))
  if (extra !== undefined) return extra
  if (!MASK.test(row.maskedName)) return 'maskedName'
  if (!row.town.startsWith(district) || !findTown(row.town)) return 'town'
  if (!Number.isSafeInteger(row.points) || Math.abs(row.points) > 1_000_000) return 'points'
  return Number.isSafeInteger(row.rank) && Number.isSafeInteger(row.position) ? undefined : 'rank'
}

const SUSPICIOUS: readonly (readonly [string, RegExp])[] = [
  ['identity number', /(?<!\d)\d{15}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/],
  ['part of an identity number', /\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])/],
  ['birth date', /(?<!\d)(?:19[3-9]\d|200\d)(?:-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])|年)/],
  ['phone', /(?<!\d)1[3-9]\d{9}(?!\d)/],
  ['hash', /(?<![0-9a-z-])[0-9a-f]{24,}(?![0-9a-z-])/i],
  ['case number', /(?<!\d)\d{6}-\d{4}-\d{6}(?!\d)/],
]

/** What a finished public text (a page, a print) must not hold; empty when it holds none of it. */
export function leaksIn(text: string): string[] {
  return SUSPICIOUS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name)
}
