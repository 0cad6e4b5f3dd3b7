/** What follows from one date, or from other numbers: all that a page asks for. */
import type { Derivation } from '../pack.ts'
import type { Answer, Facts } from '../types.ts'
import { dayNumber, fullMonths } from './days.ts'

function age(count: 'birthday' | 'calendar_year' | 'part_years', born: string, on: string): number {
  if (count === 'calendar_year') return Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  const { months, days } = fullMonths(born, on)
  const years = Math.floor(months / 12)
  return count === 'part_years' && (months % 12 > 0 || days > 0) ? years + 1 : years
}

function elapsed(unit: 'days' | 'months' | 'years', from: string, on: string): number {
  if (unit === 'days') return Math.max(0, dayNumber(on) - dayNumber(from))
  const { months } = fullMonths(from, on)
  return unit === 'months' ? months : Math.floor(months / 12)
}

function dateOf(answer: Answer | undefined): string | undefined {
  return typeof answer === 'string' && !Number.isNaN(dayNumber(answer)) ? answer : undefined
}

function added(of: readonly string[], facts: Facts): number | undefined {
  const numbers = of.map(id => facts[id])
  if (!numbers.every(each => typeof each === 'number')) return undefined
  return numbers.reduce((sum, each) => sum + Math.round(Number(each) * 100), 0) / 100
}

/** The value on the day `on`; undefined while what it follows from is unknown, or is no date. */
export function simpleValue(node: Derivation, facts: Facts, on: string): Answer | undefined {
  if (node.kind === 'total') return added(node.of, facts)
  const from = dateOf(facts[node.from])
  if (from === undefined) return undefined
  if (node.kind === 'age') return age(node.count, from, on)
  return node.kind === 'elapsed' ? elapsed(node.in, from, on) : undefined
}
