import type { Text } from '#policy'
import type { QueueCounts, QueueFilter, QueueSort } from '#server/applications/index.ts'

/** The register's ready-made filters, each its own address. */
export type View = 'waiting' | 'supplied' | 'overdue' | 'correction' | 'accepted' | 'refused' | 'withdrawn' | 'all'

interface ViewWords {
  readonly name: Text
  readonly filter: QueueFilter
  /** The count that stands beside the name. */
  readonly count?: (counts: QueueCounts) => number
  readonly empty: Text
}

export const views: Readonly<Record<View, ViewWords>> = {
  waiting: {
    name: { zh: '待受理', en: 'To answer' },
    filter: { status: ['submitted'] },
    count: counts => counts.waiting,
    empty: { zh: '没有待受理的申请', en: 'Nothing waits for an answer' },
  },
  supplied: {
    name: { zh: '已补正', en: 'Corrected' },
    filter: { status: ['submitted'], supplied: true },
    count: counts => counts.supplied,
    empty: { zh: '没有补正后待受理的申请', en: 'No corrected application waits' },
  },
  overdue: {
    name: { zh: '逾期', en: 'Overdue' },
    filter: { status: ['submitted', 'correction'], overdue: true },
    count: counts => counts.overdue + counts.correctionOverdue,
    empty: { zh: '没有逾期的申请', en: 'Nothing is overdue' },
  },
  correction: {
    name: { zh: '待补正', en: 'Correction asked' },
    filter: { status: ['correction'] },
    count: counts => counts.correction,
    empty: { zh: '没有等申请人补正的申请', en: 'No applicant is asked for a correction' },
  },
  accepted: {
    name: { zh: '已受理', en: 'Accepted' },
    filter: { status: ['accepted'] },
    empty: { zh: '还没有受理的申请', en: 'Nothing has been accepted' },
  },
  refused: {
    name: { zh: '不予受理', en: 'Refused' },
    filter: { status: ['refused'] },
    empty: { zh: '没有不予受理的申请', en: 'Nothing has been refused' },
  },
  withdrawn: {
    name: { zh: '已撤回', en: 'Withdrawn' },
    filter: { status: ['withdrawn'] },
    empty: { zh: '没有撤回的申请', en: 'Nothing has been withdrawn' },
  },
  all: {
    name: { zh: '全部', en: 'All' },
    filter: {},
    empty: { zh: '还没有申请', en: 'No application yet' },
  },
}

export const viewIds = Object.keys(views) as readonly View[]
export const PAGE_SIZE = 50

export interface Query {
  readonly view: View
  readonly year: number | undefined
  readonly sort: QueueSort
  readonly page: number
}

const sorts: readonly QueueSort[] = ['due', 'submitted', '-submitted', 'number']

/** What an address asks for; anything unknown is the default. */
export function readQuery(asked: URLSearchParams): Query {
  const year = Number(asked.get('year'))
  const page = Number(asked.get('page'))
  return {
    view: viewIds.find(id => id === asked.get('view')) ?? 'waiting',
    year: Number.isInteger(year) && year >= 2000 && year < 2200 ? year : undefined,
    sort: sorts.find(each => each === asked.get('sort')) ?? 'due',
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  }
}

/** The address of a query, defaults left out; `page` goes back to the first unless it is given. */
export function addressOf(query: Query, more: Partial<Query> = {}): string {
  const { view, year, sort, page } = { ...query, page: 1, ...more }
  const parts = new URLSearchParams({
    ...(view === 'waiting' ? {} : { view }),
    ...(year ? { year: String(year) } : {}),
    ...(sort === 'due' ? {} : { sort }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
  return parts === '' ? '/office/cases' : `/office/cases?${parts}`
}
