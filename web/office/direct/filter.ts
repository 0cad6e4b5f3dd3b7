/** What a list address asks for: `?status=…&district=…&town=…&skill=…&by=…&from=…&to=…&overdue=1&soon=1&revoking=1&objected=1&after=…`. */
import { isDate } from '#calendar'
import type { DatedBy, DirectFilter, DirectStatus } from '#server/direct/index.ts'
import { statusWords } from './words.ts'

export interface Query {
  readonly filter: DirectFilter
  readonly after: string | undefined
}

const DATED: readonly DatedBy[] = ['submitted', 'accepted', 'approved', 'settled']
const isStatus = (value: string | null): value is DirectStatus => value !== null && Object.hasOwn(statusWords, value)

/** Reads an address; what makes no sense is left out. */
export function readFilter(asked: URLSearchParams): Query {
  const text = (name: string, shape: RegExp): string | undefined => {
    const value = asked.get(name) ?? ''
    return shape.test(value) ? value : undefined
  }
  const day = (name: string): string | undefined => {
    const value = asked.get(name) ?? ''
    return isDate(value) ? value : undefined
  }
  const status = asked.get('status')
  const by = asked.get('by')
  return {
    filter: {
      pack: text('pack', /^[a-z0-9-]{1,64}$/),
      district: text('district', /^\d{6}$/),
      town: text('town', /^\d{9}$/),
      status: isStatus(status) ? status : undefined,
      skill: text('skill', /^[a-z_]{1,40}$/),
      by: DATED.find(each => each === by),
      from: day('from'),
      to: day('to'),
      overdue: asked.get('overdue') === '1' || undefined,
      dueSoon: asked.get('soon') === '1' || undefined,
      revoking: asked.get('revoking') === '1' || undefined,
      objected: asked.get('objected') === '1' || undefined,
      batch: text('batch', /^[0-9a-f-]{36}$/),
    },
    after: asked.get('after')?.slice(0, 200) ?? undefined,
  }
}

/** The address of a list with these changes; an undefined value takes a filter away. */
export function listAddress({ filter }: Query, change: Readonly<Record<string, string | undefined>> = {}): string {
  const { overdue, dueSoon, revoking, objected, ...named } = filter
  const on = (chosen: boolean | undefined) => (chosen ? '1' : undefined)
  const ticked = { overdue: on(overdue), soon: on(dueSoon), revoking: on(revoking), objected: on(objected) }
  const now = { ...named, ...ticked, ...change }
  const pairs = Object.entries(now).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const search = new URLSearchParams(pairs).toString()
  return search === '' ? '/office/direct' : `/office/direct?${search}`
}
