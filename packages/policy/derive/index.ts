/**
 * Numbers that follow from dated facts on the day of evaluation: ages, months of insurance, hours in the last five
 * years. What a person stated outright is never replaced.
 */
import type { Derivation, Pack } from '../pack.ts'
import type { Answer, DatedEvent, Facts, Period } from '../types.ts'
import { byYear, tally } from './events.ts'
import { following } from './following.ts'
import { lengthOn } from './length.ts'
import { simpleValue } from './simple.ts'

export { derivationsInOrder } from './following.ts'
export { sourcesOfDerivation } from './sources.ts'

function periodsOf(answer: Answer | undefined): readonly Period[] | undefined {
  if (!Array.isArray(answer)) return undefined
  return answer.filter((each): each is Period => typeof each === 'object' && 'from' in each)
}

function eventsOf(answer: Answer | undefined): readonly DatedEvent[] | undefined {
  if (!Array.isArray(answer)) return undefined
  return answer.filter((each): each is DatedEvent => typeof each === 'object' && 'on' in each)
}

/** The value on the day `on`; undefined while what it follows from is unknown. */
function valueOf(node: Derivation, facts: Facts, on: string): Answer | undefined {
  switch (node.kind) {
    case 'length': {
      const periods = periodsOf(facts[node.from])
      return periods && lengthOn(node, periods, on)
    }
    case 'tally': {
      const events = eventsOf(facts[node.from])
      return events && tally(node, events, on)
    }
    case 'by_year': {
      const events = eventsOf(facts[node.from])
      return events && byYear(node, events, on)
    }
    default:
      return simpleValue(node, facts, on)
  }
}

/** The facts with what follows from them on the day `on`. Without a day nothing follows. */
export function deriver(pack: Pick<Pack, 'derivations' | 'facts'>, on: string | undefined): (facts: Facts) => Facts {
  return following(pack, on, valueOf)
}
