import { isDate } from '#calendar'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { LONGEST_REASON, saysWhy, tooLong } from './decide.ts'
import type { FileRef } from '#server/files/index.ts'
import type {
  InspectionCommand,
  InspectionEvent,
  InspectionFinding,
  InspectionState,
  NewFinding,
} from './inspection-types.ts'
import { patchOf } from './units.ts'

export const MOST_FINDINGS = 30
/** Of a finding, and of each settlement. */
export const MOST_FILES = 5
const LONGEST_TEXT = 1000

type Said = Pick<Ctx, 'today' | 'actor'>
type Decision = Result<readonly InspectionEvent[]>
type Of<Kind extends InspectionCommand['kind']> = Extract<InspectionCommand, { kind: Kind }>

/**
 * Inspections of intake and review: the bureau finds, the unit reports what it did, the bureau accepts it or sends it back
 * (DG-10). Nobody settles what was found at their own unit. Pure.
 */
export const inspectionAggregate: Aggregate<InspectionState, InspectionCommand, InspectionEvent> = {
  name: 'inspection',
  table: 'inspections',
  decide: decideInspection,
  evolve: evolveInspection,
  action: ({ kind }) => (kind === 'settle' ? 'inspection.settle' : 'inspection.hold'),
  patch: (_state, { unit, unitKind }, ctx) => patchOf(ctx.actor.city, unitKind, unit),
  columns: ({ unit, on }) => ({ unit, on_day: on }),
}

export function decideInspection(state: InspectionState | undefined, command: InspectionCommand, ctx: Said): Decision {
  if (command.kind === 'hold') return hold(command, ctx)
  if (!state) return refuse('object.not_found')
  switch (command.kind) {
    case 'add_finding':
      return add(state, command)
    case 'settle':
      return settle(state, command, ctx)
    case 'reopen':
      return reopen(state, command, ctx)
  }
}

function hold(
  { unit, unitKind, on, begins, inspectors, scope, findings, clauses }: Of<'hold'>,
  { today, actor }: Said,
): Decision {
  const wrong = refuseAll([
    isDate(on) && on <= today && on >= begins ? undefined : { code: 'reports.inspection_day', field: 'on' },
    inspectors.trim() === '' ? { code: 'field.required', field: 'inspectors' } : tooLong('inspectors', inspectors, 200),
    tooLong('scope', scope, LONGEST_TEXT),
    findings.length > MOST_FINDINGS ? { code: 'reports.findings', params: { max: MOST_FINDINGS } } : undefined,
    ...findings.flatMap(finding => findingProblems(finding, on, clauses)),
  ])
  return (
    wrong ??
    ok([
      {
        kind: 'held',
        unit,
        unitKind,
        on,
        inspectors: inspectors.trim(),
        scope: scope.trim(),
        findings: findings.map(stored),
        byName: actor.name,
      },
    ])
  )
}

function add(state: InspectionState, { finding, clauses }: Of<'add_finding'>): Decision {
  if (state.findings.length >= MOST_FINDINGS) return refuse('reports.findings', { params: { max: MOST_FINDINGS } })
  return refuseAll(findingProblems(finding, state.on, clauses)) ?? ok([{ kind: 'found', finding: stored(finding) }])
}

function findingProblems(
  { field, text, clause, dueOn, files }: NewFinding,
  on: string,
  clauses: readonly string[],
): readonly (Refusal | undefined)[] {
  return [
    text.trim() === ''
      ? { code: 'field.required', field: `${field}-text` }
      : tooLong(`${field}-text`, text, LONGEST_TEXT),
    isDate(dueOn) && dueOn >= on ? undefined : { code: 'reports.due_on', field: `${field}-due` },
    clause === '' || clauses.includes(clause) ? undefined : { code: 'reports.clause', field: `${field}-clause` },
    tooMany(`${field}-files`, files),
  ]
}

const tooMany = (field: string, files: readonly FileRef[]): Refusal | undefined =>
  files.length > MOST_FILES ? { code: 'reports.files', field, params: { max: MOST_FILES } } : undefined

const attached = (files: readonly FileRef[]) => (files.length > 0 ? { files } : {})

const stored = ({ id, text, clause, dueOn, files }: NewFinding) => ({
  id,
  text: text.trim(),
  clause,
  dueOn,
  ...attached(files),
})

function settle(
  { findings }: InspectionState,
  { finding, note, files }: Of<'settle'>,
  { today, actor }: Said,
): Decision {
  const found = findings.find(({ id }) => id === finding)
  if (!found) return refuse('reports.finding')
  if (found.settled)
    return refuse('reports.finding_settled', { params: { on: found.settled.on, name: found.settled.byName } })
  const accepts = actor.role === 'bureau'
  // Accepting what the unit reported needs no words of one's own.
  const said = note.trim() || (accepts ? (found.done?.note ?? '') : '')
  const shown = accepts && files.length === 0 ? (found.done?.files ?? []) : files
  const wrong = refuseAll([
    said === '' ? { code: 'field.required', field: `note-${finding}` } : tooLong(`note-${finding}`, said, LONGEST_TEXT),
    tooMany(`files-${finding}`, files),
  ])
  const done = { finding, note: said, ...attached(shown), on: today, byName: actor.name }
  return wrong ?? ok([{ kind: accepts ? 'settled' : 'remedied', ...done }])
}

function reopen({ findings }: InspectionState, { finding, reason }: Of<'reopen'>, { today, actor }: Said): Decision {
  const found = findings.find(({ id }) => id === finding)
  if (!found) return refuse('reports.finding')
  if (!found.settled && !found.done) return refuse('reports.finding_open')
  const said = reason.trim()
  if (!saysWhy(said)) return refuse('field.required', { field: `reason-${finding}`, params: { max: LONGEST_REASON } })
  return ok([{ kind: 'reopened', finding, reason: said, on: today, byName: actor.name }])
}

export function evolveInspection(
  state: InspectionState | undefined,
  event: InspectionEvent,
  meta: EventMeta,
): InspectionState {
  if (event.kind === 'held') {
    const { kind: _, findings, ...said } = event
    return { ...said, findings: findings.map(finding => ({ ...finding, reopened: [] })) }
  }
  if (!state) throw new Error(`an inspection begins with "held", not "${event.kind}"`)
  if (event.kind === 'found') return { ...state, findings: [...state.findings, { ...event.finding, reopened: [] }] }
  return { ...state, findings: state.findings.map(one => (one.id === event.finding ? changed(one, event, meta) : one)) }
}

function changed(
  finding: InspectionFinding,
  event: Extract<InspectionEvent, { kind: 'remedied' | 'settled' | 'reopened' }>,
  meta: EventMeta,
): InspectionFinding {
  const { on, byName } = event
  if (event.kind !== 'reopened') {
    const { note, files = [] } = event
    const remedy = { on, by: meta.actor, byName, note, ...attached(files) }
    return event.kind === 'settled' ? { ...finding, settled: remedy } : { ...finding, done: remedy }
  }
  const { settled, done, ...open } = finding
  const last = settled ?? done
  const was = last ? { note: last.note, ...attached(last.files ?? []) } : {}
  return { ...open, reopened: [...finding.reopened, { on, byName, reason: event.reason, ...was }] }
}
