import { isDate } from '#calendar'
import type { Refusal } from '#platform/result.ts'

/** The two dates of a filter as typed, and what is wrong with them. */
export interface TypedDates {
  readonly from: string
  readonly to: string
  readonly wrong: readonly Refusal[]
}

/**
 * The dates an address asks for. What is no date, or a first day after the last, is said beside its field with everything
 * typed still there: a filter left out in silence shows a list that is not the one asked for.
 */
export function typedDates(asked: URLSearchParams): TypedDates {
  const [from, to] = [typed(asked, 'from'), typed(asked, 'to')]
  const noDates = Object.entries({ from, to }).flatMap(([field, day]): readonly Refusal[] =>
    day === '' || isDate(day) ? [] : [{ code: 'field.date', field }],
  )
  const turned = noDates.length === 0 && from !== '' && to !== '' && from > to
  return { from, to, wrong: turned ? [{ code: 'direct.range', field: 'from' }] : noDates }
}

const typed = (asked: URLSearchParams, name: string): string => (asked.get(name) ?? '').trim().slice(0, 20)
