import type { RoundDates } from './calendar.ts'
import type { RoundState } from './decide.ts'

/** Where a round stands on a day: its status, and while it is open, what the calendar says. */
export type RoundStage = 'prepared' | 'upcoming' | 'applying' | 'review' | 'ranking' | 'notice' | 'cards' | 'closed'

export function stageOf(round: Pick<RoundState, 'status'>, dates: RoundDates, today: string): RoundStage {
  switch (round.status) {
    case 'prepared': return 'prepared'
    case 'open': return whileOpen(dates, today)
    case 'frozen': return 'ranking'
    case 'published': return 'notice'
    case 'issuing': return 'cards'
    case 'closed': return 'closed'
  }
}

function whileOpen({ applyFrom, applyUntil, reviewTo }: RoundDates, today: string): RoundStage {
  if (today < applyFrom) return 'upcoming'
  if (today <= applyUntil) return 'applying'
  return today <= reviewTo ? 'review' : 'ranking'
}
