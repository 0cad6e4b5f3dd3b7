/**
 * One cell as text, and what it means for a fact. The readers of whole columns know the usual ways of writing from
 * their bytes; whatever they do not know comes here, so this is where the meaning of a cell is decided.
 */
import { dayNumber, isDate } from '../../calendar/civil.ts'
import type { Fact } from '../types.ts'
import { domainOf } from './columns.ts'

/** What can be wrong with a cell. `text`: its bytes are no UTF-8. */
export type CellFault = 'text' | 'type' | 'decimals' | 'domain' | 'option' | 'date' | 'entry' | 'order' | 'most'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of a cell without spaces around it; undefined when the bytes are no UTF-8. `start` as in a grid. */
export function cellText(bytes: Uint8Array, start: number, stop: number): string | undefined {
  try {
    const text = decoder.decode(bytes.subarray(start < 0 ? ~start : start, stop))
    return (start < 0 ? text.replaceAll('""', '"') : text).trim()
  } catch {
    return undefined
  }
}

/** Full-width digits, letters and signs as their plain forms, small letters: what people mean the same by. */
export function plainForm(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** The words for yes and no. */
export const YES = ['true', '1', '是', 'yes'] as const
export const NO = ['false', '0', '否', 'no'] as const

/** A number in hundredths, exactly; undefined for what is no number, a fault for what hundredths cannot hold. */
function hundredths(text: string): number | 'decimals' | 'domain' | undefined {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? []
  if (sign === undefined) return undefined
  const digits = fraction.replace(/0+$/, '')
  if (digits.length > 2) return 'decimals'
  const value = Number(whole) * 100 + Number(digits.padEnd(2, '0'))
  if (!Number.isSafeInteger(value)) return 'domain'
  return sign === '-' && value !== 0 ? -value : value
}

/** A number of a list or an event in hundredths, within the fact's bounds. */
export function readItem(fact: Fact, text: string): number | CellFault {
  const value = hundredths(plainForm(text)) ?? 'type'
  if (typeof value !== 'number') return value
  const { min = -Infinity, max = Infinity } = fact
  return value >= Math.round(min * 100) && value <= Math.round(max * 100) ? value : 'domain'
}

/** A whole number; `12.00` is one, as spreadsheets write it. */
function whole(text: string): number | 'type' | 'domain' {
  const [, digits] = /^([+-]?\d+)(?:\.0*)?$/.exec(text) ?? []
  if (digits === undefined) return 'type'
  return Number.isSafeInteger(Number(digits)) ? Number(digits) + 0 : 'domain'
}

function readNumber(fact: Fact, text: string): number | CellFault {
  const plain = plainForm(text)
  const value = (fact.type === 'integer' ? whole(plain) : hundredths(plain)) ?? 'type'
  if (typeof value !== 'number') return value
  const { min, max } = domainOf(fact)
  return value >= min && value <= max ? value : 'domain'
}

/** `2019-01-05`, `2019/1/5` or `2019年1月5日` as a day number; undefined for days that do not exist. */
export function readDay(text: string): number | undefined {
  const [, year = '', , month = '', day = ''] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/.exec(text) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? dayNumber(date) : undefined
}

/** Every way of naming one of several things: its value (which goes first), its Chinese and its English name. */
export function names(
  of: readonly { readonly value: string; readonly name: { zh: string; en: string } }[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const form of [(text: string) => text, plainForm]) {
    of.forEach(({ value }, place) => found.set(form(value), found.get(form(value)) ?? place))
    const shared = new Map<string, Set<number>>()
    for (const [place, { name }] of of.entries()) {
      for (const text of [form(name.zh), form(name.en)]) shared.set(text, (shared.get(text) ?? new Set()).add(place))
    }
    // A name two options share says nothing.
    for (const [text, [place = 0, ...more]] of shared) if (more.length === 0 && !found.has(text)) found.set(text, place)
  }
  return found
}

/** How a cell of a fact in one piece is read: its number as the column writes it. Empty cells never come here. */
export function cellReader(fact: Fact): (text: string) => number | CellFault {
  if (fact.type === 'boolean') {
    return text => {
      const plain = plainForm(text)
      if (YES.some(each => each === plain)) return 1
      return NO.some(each => each === plain) ? 0 : 'type'
    }
  }
  if (fact.type === 'choice') {
    const options = names(fact.options ?? [])
    return text => options.get(text) ?? options.get(plainForm(text)) ?? 'option'
  }
  if (fact.type === 'date') return text => readDay(plainForm(text)) ?? 'date'
  return text => readNumber(fact, text)
}
