import type { Measure } from './contract.ts'
import type { DirectState } from './types.ts'

/** What changes of the counts with one change of a case: `n` is 1 or -1, or a number of people. */
export interface TallyChange {
  readonly day: string
  readonly district: string
  readonly town: string
  readonly pack: string
  readonly skill: string
  readonly measure: Measure
  readonly n: number
}

export interface StandingChange {
  readonly status: string
  readonly district: string
  readonly town: string
  readonly pack: string
  readonly skill: string
  readonly n: number
}

/** The days on which a case counts, by measure. An approval that was cancelled no longer counts as one. */
export function countedOn(state: DirectState): Partial<Record<Measure, string>> {
  const { status, number, submittedOn, accepted, decision, settled, cancelled } = state
  if (number === undefined) return {}
  const stands = status !== 'cancelled'
  return {
    ...(submittedOn ? { submitted: submittedOn } : {}),
    ...(accepted ? { accepted: accepted.on } : {}),
    ...(stands && decision?.outcome === 'approve' ? { approved: decision.on } : {}),
    ...(status === 'refused' && decision ? { refused: decision.on } : {}),
    ...(stands && settled ? { settled: settled.on, people_settled: settled.on } : {}),
    ...(cancelled ? { cancelled: cancelled.on } : {}),
  }
}

function tallies(state: DirectState | undefined, sign: 1 | -1): readonly TallyChange[] {
  if (!state) return []
  const { district = '', town = '', pack, skill = '' } = state
  return Object.entries(countedOn(state)).map(([measure, day]) => ({
    day,
    district,
    town,
    pack,
    skill,
    measure: measure as Measure,
    n: sign * (measure === 'people_settled' ? (state.settled?.people ?? 1) : 1),
  }))
}

/** What a change of a case changes in the counts: what is no longer so is taken away, what is new added. */
export function tallyChanges(before: DirectState | undefined, after: DirectState): readonly TallyChange[] {
  return summed([...tallies(before, -1), ...tallies(after, 1)])
}

export function standingChanges(before: DirectState | undefined, after: DirectState): readonly StandingChange[] {
  return summed([...standing(before, -1), ...standing(after, 1)])
}

function standing(state: DirectState | undefined, sign: 1 | -1): readonly StandingChange[] {
  if (!state?.submittedOn) return []
  const { status, district = '', town = '', pack, skill = '' } = state
  return [{ status, district, town, pack, skill, n: sign }]
}

/** One entry a key, without those that come to nothing; in the order of keys, so that two transactions lock alike. */
export function summed<T extends { readonly n: number }>(changes: readonly T[]): readonly T[] {
  const sums = new Map<string, T>()
  for (const change of changes) {
    const key = JSON.stringify(Object.entries({ ...change, n: 0 }).sort(([a], [b]) => (a < b ? -1 : 1)))
    const known = sums.get(key)
    sums.set(key, known ? { ...known, n: known.n + change.n } : change)
  }
  return [...sums]
    .filter(([, { n }]) => n !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change)
}
