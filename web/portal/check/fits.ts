import type { Answer, Fact } from '#policy'

/** The most numbers a list takes where the fact names no limit. */
const MOST = 20

/** Whether a value is one this fact can have. Stretches of time and dated events are not asked here. */
export function fits(fact: Fact, value: unknown): value is Answer {
  if (fact.type === 'boolean') return typeof value === 'boolean'
  if (fact.type === 'choice') return fact.options?.some((option) => option.value === value) ?? false
  if (fact.type === 'date') return typeof value === 'string' && isDate(value)
  if (fact.type === 'list') {
    return Array.isArray(value) && value.length <= mostOf(fact) && value.every((each) => isNumber(fact, each))
  }
  return (fact.type === 'integer' || fact.type === 'decimal') && isNumber(fact, value)
}

export function mostOf(fact: Fact): number {
  return fact.most ?? MOST
}

/** A number within the fact's bounds; for a list, one of its numbers. */
export function isNumber(fact: Fact, value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  const whole = fact.type === 'decimal' || Number.isInteger(value)
  return whole && value >= (fact.min ?? -Infinity) && value <= (fact.max ?? Infinity)
}

/** A day the calendar has, `YYYY-MM-DD`. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

/** A number as people type it: full-width digits, spaces and thousands commas are right. Undefined when it is none. */
export function readNumber(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s,，]/g, '')
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
