import { addWorkingDays } from '#calendar'
import { basisOfFact, type Pack } from '#policy'
import { refuse, type Refusal, type Result } from '#platform/result.ts'
import type { CitySettings } from './commands.ts'
import type { DirectEvent, StepStart } from './events.ts'
import { rulesOf } from './rules/index.ts'
import type { DirectStatus, DirectCorrectionItem, StepId, Why } from './types.ts'

export type Decided = Result<readonly DirectEvent[]>

const LONGEST_REASON = 500

/** What a case waits for as it stands; the review's second half (`decision`) has no status of its own. */
export const STEP_OF = {
  submitted: 'acceptance',
  correction: 'acceptance',
  accepted: 'review',
  approved: 'settlement',
} as const satisfies Partial<Record<DirectStatus, StepId>>

/** Undefined where nothing is waited for any more. */
export function stepOf(status: DirectStatus): StepId | undefined {
  return Object.hasOwn(STEP_OF, status) ? STEP_OF[status as keyof typeof STEP_OF] : undefined
}

/** The step that begins on a day, with its limit where the bureau has set one (DG-9). */
export function stepStart(settings: CitySettings, id: StepId, day: string): StepStart {
  const limit = settings.limits[id]
  const due = limit === undefined ? undefined : addWorkingDays(day, limit)
  return due?.ok ? { id, dueOn: due.value } : { id }
}

/** The clause rule (QY-7, DG-11, JM-5): what names no published clause, or corrects what none asks for, is not saved. */
export function whyObjections(
  pack: Pack,
  { clause, reason, target }: Why & Partial<Pick<DirectCorrectionItem, 'target'>>,
  prefix = '',
): readonly Refusal[] {
  return [
    ...(target === undefined || asksFor(pack, target)
      ? []
      : refuse('direct.not_asked', { field: `${prefix}target` }).refusals),
    ...((target === undefined ? pack.clauses.map(({ id }) => id) : askingClauses(pack)).includes(clause)
      ? []
      : refuse('direct.clause', { field: `${prefix}clause` }).refusals),
    ...reasonObjections(reason, `${prefix}reason`),
  ]
}

/** The clauses by which the scheme asks for something: only they can ask for it again. */
function askingClauses(pack: Pack): readonly string[] {
  const rules = rulesOf(pack.id)
  return [
    ...pack.documents.map(({ clause }) => clause),
    ...pack.places.map(({ clause }) => clause),
    ...pack.duties.map(({ clause }) => clause),
    ...pack.facts.flatMap(({ id }) => basisOfFact(pack, id)?.clause ?? []),
    ...(rules ? [rules.routing, ...rules.fields, ...rules.family].map(({ clause }) => clause) : []),
  ]
}

/** Whether the scheme asks for this document or field. */
function asksFor(pack: Pack, target: DirectCorrectionItem['target']): boolean {
  if ('document' in target) return pack.documents.some(({ id }) => id === target.document)
  const { field } = target
  const form = [...(rulesOf(pack.id)?.fields ?? []).map(each => each.field), ...pack.facts.map(({ id }) => id)]
  return form.includes(field) || WHERE_AND_WHO.includes(field) || field.startsWith('dependants-')
}

const WHERE_AND_WHO: readonly string[] = ['homeTown', 'employerTown', 'place', 'dependants']

export function reasonObjections(reason: string, field = 'reason'): readonly Refusal[] {
  if (reason.trim() === '') return refuse('field.required', { field }).refusals
  return [...reason].length > LONGEST_REASON
    ? refuse('field.too_long', { field, params: { max: LONGEST_REASON } }).refusals
    : []
}
