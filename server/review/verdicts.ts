import { isDate } from '#calendar'
import { formatValue, type Fact, type Answer } from '#policy'
import { ok, refuse, type Refusal, type Result } from '#platform/result.ts'
import type { Verdict } from './types.ts'

/** All four, in the order in which pages and sheets list them. */
export const verdicts: readonly Verdict[] = ['true', 'false', 'adjusted', 'unverifiable']

export const verdictNames = {
  true: { zh: '属实', en: 'true' },
  false: { zh: '不属实', en: 'false' },
  adjusted: { zh: '核定为其他值', en: 'adjusted' },
  unverifiable: { zh: '无法核实', en: 'cannot be verified' },
} as const satisfies Record<Verdict, { zh: string; en: string }>

/**
 * What a claim that turned out untrue establishes: the opposite of a yes or no, no amount, no grade. Undefined where
 * "untrue" does not say what is right (an age, a marital status): the reviewer then has to give the value.
 */
export function valueWhenFalse(fact: Fact, claim: Answer | undefined): Answer | undefined {
  if (claim === undefined || fact.derived === 'age') return undefined
  if (fact.type === 'boolean') return !claim
  if (fact.type === 'choice') return claim !== 'none' && hasOption(fact, 'none') ? 'none' : undefined
  const counts = fact.type === 'integer' || fact.type === 'decimal'
  return counts && claim !== 0 && (fact.min ?? 0) <= 0 ? 0 : undefined
}

/** The verdicts that say something about this claim. */
export function verdictsFor(fact: Fact, claim: Answer | undefined): readonly Verdict[] {
  return verdicts.filter(verdict =>
    verdict === 'true' ? claim !== undefined : verdict === 'false' ? valueWhenFalse(fact, claim) !== undefined : true)
}

/**
 * The value a finding establishes; `undefined` for one that could not be verified: the fact stays unknown and scores
 * nothing. `value` belongs to `adjusted` alone.
 */
export function establish(
  fact: Fact, claim: Answer | undefined, verdict: Verdict, value: Answer | undefined,
): Result<Answer | undefined> {
  if (!verdicts.includes(verdict)) return refuse('review.verdict', { field: 'verdict' })
  if (!verdictsFor(fact, claim).includes(verdict)) return refuse('review.verdict_not_apt', { field: 'verdict' })
  if (verdict === 'adjusted') return adjusted(fact, claim, value)
  const established = verdict === 'true' ? claim : verdict === 'false' ? valueWhenFalse(fact, claim) : undefined
  if (value !== undefined && value !== established) return refuse('review.value_not_wanted', { field: 'value' })
  return ok(established)
}

function adjusted(fact: Fact, claim: Answer | undefined, value: Answer | undefined): Result<Answer> {
  if (value === undefined) return refuse('review.value_required', { field: 'value' })
  const wrong = wrongValue(fact, value)
  if (wrong) return { ok: false, refusals: [wrong] }
  return value === claim ? refuse('review.value_same', { field: 'value' }) : ok(value)
}

/** Why a value cannot be one of this fact: its type, its bounds in the shared vocabulary. */
export function wrongValue(fact: Fact, value: Answer): Refusal | undefined {
  if (fact.type === 'boolean') return typeof value === 'boolean' ? undefined : no('review.value_yes_no')
  if (fact.type === 'choice') {
    return typeof value === 'string' && hasOption(fact, value) ? undefined : no('review.value_option', optionsOf(fact))
  }
  if (fact.type === 'date') return typeof value === 'string' && isDate(value) ? undefined : no('field.date')
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = fact
  const inside = typeof value === 'number' && value >= min && value <= max
  if (fact.type === 'integer')
    return inside && Number.isInteger(value) ? undefined : no('field.whole_number', { min, max })
  return inside && hasTwoDecimals(value) ? undefined : no('review.value_decimals', { min, max })
}

const YES = new Set(['是', '有', 'true', 'yes', 'y', '1', '对'])
const NO = new Set(['否', '无', '没有', 'false', 'no', 'n', '0', '不是'])
const NUMBER = /^-?\d{1,15}(\.\d+)?$/

/** A value as typed on a page or in a sheet: `是`, `24`, `高中、中专、中职（含技校）`. Full-width digits are right. */
export function parseValue(fact: Fact, text: string): Result<Answer> {
  const typed = text.normalize('NFKC').trim()
  const value = read(fact, typed, text.trim())
  const wrong = wrongValue(fact, value)
  return wrong ? { ok: false, refusals: [wrong] } : ok(value)
}

function read(fact: Fact, typed: string, raw: string): Answer {
  const lower = typed.toLowerCase()
  if (fact.type === 'boolean') return YES.has(lower) ? true : NO.has(lower) ? false : typed
  if (fact.type === 'choice') {
    const same = (name: string): boolean => name === raw || name.normalize('NFKC').toLowerCase() === lower
    return fact.options?.find(option => [option.value, option.name.zh, option.name.en].some(same))?.value ?? typed
  }
  if (fact.type === 'date') return typed
  const digits = typed.replaceAll(',', '')
  return NUMBER.test(digits) ? Number(digits) : typed
}

/** A value as people read it: `24 个月`, `是`, `本科及以上`. */
export function valueText(fact: Fact, value: Answer | undefined, lang: 'zh' | 'en'): string {
  if (value === undefined) return lang === 'zh' ? '未申报' : 'not claimed'
  return formatValue(fact, value)[lang]
}

function hasOption(fact: Fact, value: string): boolean {
  return fact.options?.some(option => option.value === value) ?? false
}

function optionsOf(fact: Fact): Record<string, string> {
  return { options: (fact.options ?? []).map(option => option.name.zh).join('；') }
}

function hasTwoDecimals(value: number): boolean {
  return Math.round(value * 100) / 100 === value
}

function no(code: Refusal['code'], params?: Record<string, string | number>): Refusal {
  return { code, field: 'value', ...(params ? { params } : {}) }
}
