/**
 * Numbers that follow from dated facts on the day of evaluation: ages, months of insurance, hours in the last five
 * years. What a person stated outright is never replaced.
 */
import type { Derivation, Pack } from '../pack.ts'
import type { Answer, DatedEvent, Fact, Facts, FactValue, Period } from '../types.ts'
import { dayNumber, fullMonths } from './days.ts'
import { byYear, tally } from './events.ts'
import { lengthOn } from './length.ts'
import { sourcesOfDerivation } from './sources.ts'

export { sourcesOfDerivation } from './sources.ts'

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

function periodsOf(answer: Answer | undefined): readonly Period[] | undefined {
  if (!Array.isArray(answer)) return undefined
  return answer.filter((each): each is Period => typeof each === 'object' && 'from' in each)
}

function eventsOf(answer: Answer | undefined): readonly DatedEvent[] | undefined {
  if (!Array.isArray(answer)) return undefined
  return answer.filter((each): each is DatedEvent => typeof each === 'object' && 'on' in each)
}

function dateOf(answer: Answer | undefined): string | undefined {
  return typeof answer === 'string' && !Number.isNaN(dayNumber(answer)) ? answer : undefined
}

function added(of: readonly string[], facts: Facts): number | undefined {
  const numbers = of.map(id => facts[id])
  if (!numbers.every(each => typeof each === 'number')) return undefined
  return numbers.reduce((sum, each) => sum + Math.round(Number(each) * 100), 0) / 100
}

/** The value on the day `on`; undefined while what it follows from is unknown. */
function valueOf(node: Derivation, facts: Facts, on: string): Answer | undefined {
  if (node.kind === 'total') return added(node.of, facts)
  const source = facts[node.from]
  switch (node.kind) {
    case 'age': {
      const born = dateOf(source)
      return born && age(node.count, born, on)
    }
    case 'elapsed': {
      const from = dateOf(source)
      return from && elapsed(node.in, from, on)
    }
    case 'length': {
      const periods = periodsOf(source)
      return periods && lengthOn(node, periods, on)
    }
    case 'tally': {
      const events = eventsOf(source)
      return events && tally(node, events, on)
    }
    case 'by_year': {
      const events = eventsOf(source)
      return events && byYear(node, events, on)
    }
  }
}

/** A number outside a fact's domain would make every interval wrong: it counts as the nearest number within. */
function confined(value: Answer, fact: Fact | undefined): Answer {
  const within = (number: number) => Math.min(Math.max(number, fact?.min ?? -Infinity), fact?.max ?? Infinity)
  if (typeof value === 'number') return within(value)
  if (!Array.isArray(value)) return value
  return value.flatMap(each => (typeof each === 'number' ? [within(each)] : [])).slice(0, fact?.most)
}

/** Derivations in an order in which each finds what it reads; those in a circle are left out. */
export function derivationsInOrder(derivations: readonly Derivation[]): readonly Derivation[] {
  const done: Derivation[] = []
  let rest = [...derivations]
  while (rest.length > 0) {
    const waiting = new Set(rest.map(each => each.fact))
    const ready = rest.filter(each => !sourcesOfDerivation(each).some(id => waiting.has(id)))
    if (ready.length === 0) break
    done.push(...ready)
    rest = rest.filter(each => !ready.includes(each))
  }
  return done
}

/** The facts with what follows from them on the day `on`. Without a day nothing follows. */
export function deriver(pack: Pick<Pack, 'derivations' | 'facts'>, on: string | undefined): (facts: Facts) => Facts {
  const derivations = on === undefined ? [] : derivationsInOrder(pack.derivations)
  if (on === undefined || derivations.length === 0) return facts => facts
  const definitions = new Map(pack.facts.map(each => [each.id, each]))
  return facts => {
    const complete: Record<string, Answer | FactValue | undefined> = { ...facts }
    for (const each of derivations) {
      if (complete[each.fact] !== undefined) continue
      const value = valueOf(each, complete, on)
      if (value !== undefined) complete[each.fact] = confined(value, definitions.get(each.fact))
    }
    return complete
  }
}
