import { addWorkingDays } from '#calendar'
import { refuse, type Refusal } from '#platform/result.ts'
import type { ApplicationState, CorrectionItem } from '#server/applications/index.ts'
import type { Correctable } from './targets.ts'

export const MOST_DAYS = 60
const LONGEST_REASON = 200

export interface ReadCorrection {
  readonly items: readonly CorrectionItem[]
  readonly days: number
  readonly refusals: readonly Refusal[]
}

/** What a form asks to be put right: an item for each tick, its reason written beside it, its clause given by the pack. */
export function readCorrection(
  choices: readonly Correctable[],
  values: Readonly<Record<string, string>>,
): ReadCorrection {
  const chosen = choices.filter(({ key }) => values[`item-${key}`] === 'yes')
  const reasonOf = ({ key }: Correctable) => (values[`reason-${key}`] ?? '').trim()
  const days = /^\d{1,3}$/.test(values['days'] ?? '') ? Number(values['days']) : 0
  const refusals = [
    ...(chosen.length === 0 ? refuse('applications.correction_empty').refusals : []),
    ...chosen.flatMap(each => reasonObjections(`reason-${each.key}`, reasonOf(each))),
    ...(days >= 1 && days <= MOST_DAYS
      ? []
      : refuse('field.whole_number', { field: 'days', params: { min: 1, max: MOST_DAYS } }).refusals),
  ]
  return {
    items: chosen.map(each => ({ target: each.target, reason: reasonOf(each), clause: each.clause })),
    days,
    refusals,
  }
}

function reasonObjections(field: string, reason: string): readonly Refusal[] {
  if (reason === '') return refuse('field.required', { field }).refusals
  return [...reason].length > LONGEST_REASON
    ? refuse('field.too_long', { field, params: { max: LONGEST_REASON } }).refusals
    : []
}

/** Why no correction can be requested now (行政许可法 § 32: once, in full, within five working days); undefined when it can. */
export function notNow(
  { status, correction, answerBy }: Pick<ApplicationState, 'status' | 'correction' | 'answerBy'>,
  today: string,
): Refusal | undefined {
  if (correction) return refuse('applications.correction_once').refusals[0]
  if (status !== 'submitted') return refuse('applications.not_now').refusals[0]
  return answerBy && today > answerBy
    ? refuse('applications.correction_late', { params: { date: answerBy } }).refusals[0]
    : undefined
}

/** The last day to supply it; undefined while the State Council has not published that year's calendar. */
export function endOf(today: string, days: number): string | undefined {
  const until = addWorkingDays(today, days)
  return until.ok ? until.value : undefined
}
