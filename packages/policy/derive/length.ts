/** How long something lasted: insurance, residence, a job. */
import type { Derivation } from '../pack.ts'
import type { Period } from '../types.ts'
import { dateOf, dayNumber, fullMonths, monthNumber } from './days.ts'
import { windowOf } from './window.ts'

type Length = Extract<Derivation, { kind: 'length' }>

/** A stretch without a break: first and last place (days or months), both inclusive. */
interface Stretch {
  readonly first: number
  readonly last: number
}

/** Overlapping and adjoining stretches become one. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const each of [...stretches].sort((a, b) => a.first - b.first)) {
    const last = found.at(-1)
    if (last && each.first <= last.last + 1)
      found[found.length - 1] = { first: last.first, last: Math.max(last.last, each.last) }
    else found.push(each)
  }
  return found
}

/** Stretches with no more than `gap` places between them belong together. */
function chains(stretches: readonly Stretch[], gap: number): readonly (readonly Stretch[])[] {
  const found: Stretch[][] = []
  for (const each of stretches) {
    const chain = found.at(-1)
    const last = chain?.at(-1)
    if (chain && last && each.first - last.last - 1 <= gap) chain.push(each)
    else found.push([each])
  }
  return found
}

function placesOf(node: Length, periods: readonly Period[], on: string): readonly Stretch[] {
  const window = windowOf(node.within, on)
  const place = node.in === 'calendar_months' ? monthNumber : dayNumber
  return periods
    .filter(each => each.kind === undefined || !(node.leaveOut ?? []).includes(each.kind))
    .map(each => ({
      from: each.from > window.from ? each.from : window.from,
      to: each.to !== undefined && each.to < window.to ? each.to : window.to,
    }))
    .filter(each => each.from <= each.to)
    .map(each => ({ first: place(each.from), last: place(each.to) }))
}

function lengthOf(node: Length, stretches: readonly Stretch[]): number {
  if (node.in !== 'months') return stretches.reduce((sum, each) => sum + each.last - each.first + 1, 0)
  const spans = stretches.map(each => fullMonths(dateOf(each.first), dateOf(each.last + 1)))
  const days = spans.reduce((sum, each) => sum + each.days, 0)
  return spans.reduce((sum, each) => sum + each.months, 0) + Math.floor(days / 30)
}

/** The length of what the periods say, on the day `on`. */
export function lengthOn(node: Length, periods: readonly Period[], on: string): number {
  const stretches = merged(placesOf(node, periods, on))
  if (node.count === 'cumulative') return lengthOf(node, stretches)
  const gap = node.gap ?? 0
  const found = chains(stretches, gap)
  if (node.count === 'longest') return Math.max(0, ...found.map(each => lengthOf(node, each)))
  const last = found.at(-1)
  const end = last?.at(-1)?.last ?? -Infinity
  const today = node.in === 'calendar_months' ? monthNumber(on) : dayNumber(on)
  return last && today - end <= gap ? lengthOf(node, last) : 0
}
