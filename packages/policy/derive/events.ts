/** What dated events add up to: donations, hours, awards. */
import type { Derivation } from '../pack.ts'
import type { DatedEvent } from '../types.ts'
import { windowOf } from './window.ts'

type Counted = Pick<Extract<Derivation, { kind: 'tally' }>, 'measure' | 'kinds' | 'within'>

function counted(node: Counted, events: readonly DatedEvent[], on: string): readonly DatedEvent[] {
  const { from, to } = windowOf(node.within, on)
  return events.filter(
    each =>
      each.on >= from && each.on <= to && (!node.kinds || (each.kind !== undefined && node.kinds.includes(each.kind))),
  )
}

/** Numbers are added in hundredths, so that tenths stay tenths. */
function measured(node: Counted, events: readonly DatedEvent[]): number {
  if (node.measure === 'count') return events.length
  return events.reduce((sum, each) => sum + Math.round((each.amount ?? 0) * 100), 0) / 100
}

export function tally(node: Counted, events: readonly DatedEvent[], on: string): number {
  return measured(node, counted(node, events, on))
}

/** One number for each calendar year the window touches, the latest first. */
export function byYear(node: Counted, events: readonly DatedEvent[], on: string): readonly number[] {
  const { from, to } = windowOf(node.within, on)
  const within = counted(node, events, on)
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, index) =>
    measured(
      node,
      within.filter(each => Number(each.on.slice(0, 4)) === last - index),
    ),
  )
}
