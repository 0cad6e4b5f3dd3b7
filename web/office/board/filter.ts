import type { OrganisationLine, TaskLine } from '#server/board/index.ts'
import { COLUMNS, type ColumnId } from './words.tsx'

/** What an address asks of the board. */
export interface Filter {
  readonly view: 'columns' | 'table'
  readonly lead: string
  readonly state: ColumnId | ''
  readonly only: '' | 'late' | 'unreported' | 'unscored'
  readonly words: string
  readonly period: number | undefined
}

const ONLY = ['late', 'unreported', 'unscored'] as const

export function filterOf(asked: URLSearchParams): Filter {
  const period = Number(asked.get('period'))
  return {
    view: asked.get('view') === 'table' ? 'table' : 'columns',
    lead: (asked.get('lead') ?? '').slice(0, 60),
    state: COLUMNS.find(one => one === asked.get('state')) ?? '',
    only: ONLY.find(one => one === asked.get('only')) ?? '',
    words: (asked.get('q') ?? '').trim().slice(0, 60),
    period: Number.isInteger(period) && period > 0 && period < 1000 ? period : undefined,
  }
}

export function chosen(lines: readonly TaskLine[], { lead, state, only, words }: Filter): readonly TaskLine[] {
  return lines.filter(
    line =>
      (lead === '' || line.lead.id === lead) &&
      (state === '' || (line.progress ?? 'none') === state) &&
      (only !== 'late' || line.lateness.length > 0) &&
      (only !== 'unreported' || line.reports[0]?.signedOn === undefined) &&
      (only !== 'unscored' || line.score === undefined) &&
      (words === '' ||
        [line.clause, line.quote, line.en ?? '', line.lead.zh, ...line.partners.map(({ zh }) => zh)].some(text =>
          text.toLowerCase().includes(words.toLowerCase()),
        )),
  )
}

/** The same address with something changed; empty values are left out. */
export function addressOf(
  path: string,
  { view, lead, state, only, words, period }: Filter,
  change: Partial<Filter> = {},
): string {
  const all = { view, lead, state, only, q: words, period, ...change }
  const query = new URLSearchParams(
    Object.entries(all).flatMap(([key, value]) =>
      value === '' || value === undefined || value === 'columns' ? [] : [[key, String(value)]],
    ),
  )
  return query.size > 0 ? `${path}?${query}` : path
}

export const leadsOf = (organisations: readonly OrganisationLine[]): readonly OrganisationLine[] =>
  organisations.filter(({ leads }) => leads > 0)
