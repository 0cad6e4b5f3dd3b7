import { isWorkingDay, addDays } from '#calendar'
import type { DirectRow, Light } from './contract.ts'
import type { DirectChannel, DirectState, DirectStatus, StepId } from './types.ts'
import { countedOn } from './tallies.ts'

/** Amber on the last working day and the due day itself, red after it; nothing where there is no limit (DG-9). */
export function lightOf(dueOn: string | undefined, today: string): Light {
  if (dueOn === undefined) return 'none'
  if (today > dueOn) return 'overdue'
  return today >= workingDayBefore(dueOn) ? 'due_soon' : 'in_time'
}

function workingDayBefore(day: string): string {
  let before = addDays(day, -1)
  // No stretch of days off is as long as a fortnight.
  for (let n = 0; n < 14; n++) {
    const working = isWorkingDay(before)
    if (!working.ok || working.value) return before
    before = addDays(before, -1)
  }
  return before
}

export interface StoredRow {
  readonly id: string
  readonly version: number
  readonly pack: string
  readonly status: string
  readonly step: string | null
  readonly channel: string
  readonly district: string | null
  readonly town: string | null
  readonly skill: string
  readonly number: string | null
  readonly masked_name: string
  readonly employer: string
  readonly people: number
  readonly submitted_on: string | null
  readonly accepted_on: string | null
  readonly approved_on: string | null
  readonly settled_on: string | null
  readonly due_on: string | null
}

/** The narrow columns a list reads. */
export const ROW_COLUMNS = [
  'id',
  'version',
  'pack',
  'status',
  'step',
  'channel',
  'district',
  'town',
  'skill',
  'number',
  'masked_name',
  'employer',
  'people',
  'submitted_on',
  'accepted_on',
  'approved_on',
  'settled_on',
  'due_on',
] as const satisfies readonly (keyof StoredRow)[]

export function rowFrom(row: StoredRow, today: string): DirectRow {
  const dueOn = row.due_on ?? undefined
  return {
    id: row.id,
    version: row.version,
    number: row.number ?? '',
    pack: row.pack,
    maskedName: row.masked_name,
    status: row.status as DirectStatus,
    step: (row.step ?? undefined) as StepId | undefined,
    channel: row.channel as DirectChannel,
    district: row.district ?? '',
    town: row.town ?? '',
    skill: row.skill,
    employer: row.employer,
    people: row.people,
    submittedOn: row.submitted_on ?? '',
    acceptedOn: row.accepted_on ?? undefined,
    approvedOn: row.approved_on ?? undefined,
    settledOn: row.settled_on ?? undefined,
    dueOn,
    light: lightOf(dueOn, today),
  }
}

/** The same row from a state. */
export function rowOf(id: string, version: number, state: DirectState, today: string): DirectRow {
  const counted = countedOn(state)
  const dueOn = state.step?.dueOn
  return {
    id,
    version,
    number: state.number ?? '',
    pack: state.pack,
    maskedName: state.maskedName,
    status: state.status,
    step: state.step?.id,
    channel: state.channel,
    district: state.district ?? '',
    town: state.town ?? '',
    skill: state.skill ?? '',
    employer: state.employer ?? '',
    people: state.people,
    submittedOn: state.submittedOn ?? '',
    acceptedOn: state.accepted?.on,
    approvedOn: counted.approved,
    settledOn: counted.settled,
    dueOn,
    light: lightOf(dueOn, today),
  }
}
