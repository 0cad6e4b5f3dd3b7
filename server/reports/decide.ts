import type { Action } from '#platform/access.ts'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { monthProblem } from './months.ts'
import { differences } from './numbers.ts'
import { standing } from './standing.ts'
import type { Draft, ReportCommand, ReportEvent, ReportState, UnitKind } from './types.ts'
import { patchOf } from './units.ts'

export const LONGEST_REMARK = 2000
export const LONGEST_REASON = 500

type Said = Pick<Ctx, 'today' | 'actor'>
type Of<Kind extends ReportCommand['kind']> = Extract<ReportCommand, { kind: Kind }>

/** Who writes a unit's report. */
export const WRITES: Readonly<Record<UnitKind, Action>> = {
  town: 'report.town',
  district: 'report.district',
  department: 'report.department',
}

/**
 * A monthly report: drafted from the cases, checked, signed; signed again with what changed, or after the bureau gave
 * it back with a reason (DG-13). Pure.
 */
export const reportAggregate: Aggregate<ReportState, ReportCommand, ReportEvent> = {
  name: 'monthly-report',
  table: 'monthly_reports',
  decide,
  evolve,
  action: ({ kind, unitKind }) => (kind === 'return' ? 'report.compile' : WRITES[unitKind]),
  patch: (_state, { unit, unitKind }, ctx) => patchOf(ctx.actor.city, unitKind, unit),
  columns: state => ({
    month: state.month,
    unit: state.unit,
    signed_on: standing(state) ? (state.issues[0]?.signedOn ?? null) : null,
  }),
  constraints: { monthly_reports_one: 'command.changed' },
}

export function decide(
  state: ReportState | undefined,
  command: ReportCommand,
  ctx: Said,
): Result<readonly ReportEvent[]> {
  switch (command.kind) {
    case 'draft':
      return draft(state, command, ctx)
    case 'sign':
      return sign(state, command, ctx)
    case 'return':
      return giveBack(state, command, ctx)
  }
}

function draft(
  state: ReportState | undefined,
  command: Of<'draft'>,
  { today, actor }: Said,
): Result<readonly ReportEvent[]> {
  const { month, begins, unit, unitKind, numbers } = command
  const remark = command.remark.trim()
  const last = state?.issues.at(-1)
  const reason = last ? command.reason.trim() : ''
  const wrong = refuseAll([monthProblem(month, begins, today), tooLong('remark', remark, LONGEST_REMARK)])
  if (wrong) return wrong
  const changes = last ? differences(last.numbers, numbers) : []
  // What the bureau gave back may be answered by its reason alone: the numbers are the cases' own.
  const same = last && !last.returned && changes.length === 0 && remark === last.remark
  if (same) return refuse('reports.unchanged')
  if (last && !saysWhy(reason)) return refuse('reports.reason', { field: 'reason' })
  if (isSame(state?.draft, { numbers, remark, reason, by: actor.id })) return ok([])
  const said = { month, unit, unitKind, numbers, remark, reason, changes }
  return ok([{ kind: 'drafted', ...said, on: today, byName: actor.name }])
}

function isSame(
  now: Draft | undefined,
  { numbers, remark, reason, by }: Omit<Draft, 'changes' | 'byName' | 'on'>,
): boolean {
  if (now?.remark !== remark || now.reason !== reason || now.by !== by) return false
  return differences(now.numbers, numbers).length === 0
}

function sign(
  state: ReportState | undefined,
  { numbers, two }: Of<'sign'>,
  { today, actor }: Said,
): Result<readonly ReportEvent[]> {
  if (!state?.draft) {
    const stands = standing(state)
    if (!stands) return refuse('reports.no_draft')
    return refuse('reports.signed', { params: { name: stands.signedByName, on: stands.signedOn } })
  }
  const stale = differences(state.draft.numbers, numbers)
  if (stale.length > 0) return refuse('reports.stale', { params: { count: stale.length } })
  if (two && state.draft.by === actor.id) return refuse('reports.second_person')
  return ok([{ kind: 'signed', on: today, byName: actor.name }])
}

/** The bureau gives back what stands signed, with the reason: the unit mends it and signs again. */
function giveBack(
  state: ReportState | undefined,
  { reason: typed }: Of<'return'>,
  { today, actor }: Said,
): Result<readonly ReportEvent[]> {
  const reason = typed.trim()
  if (!standing(state)) return refuse('reports.nothing_to_return')
  if (!saysWhy(reason)) return refuse('reports.return_reason', { field: 'back' })
  return ok([{ kind: 'returned', reason, on: today, byName: actor.name }])
}

export function saysWhy(reason: string): boolean {
  const { length } = [...reason]
  return length >= 2 && length <= LONGEST_REASON
}

export function tooLong(field: string, text: string, max: number): Refusal | undefined {
  return [...text].length > max ? { code: 'field.too_long', field, params: { max } } : undefined
}

export function evolve(state: ReportState | undefined, event: ReportEvent, meta: EventMeta): ReportState {
  if (event.kind === 'drafted') {
    const { kind: _, month, unit, unitKind, ...said } = event
    return { month, unit, unitKind, issues: state?.issues ?? [], draft: { ...said, by: meta.actor } }
  }
  if (!state) throw new Error(`a report begins with "drafted", not "${event.kind}"`)
  return event.kind === 'signed' ? signed(state, event, meta) : returned(state, event, meta)
}

function signed(
  { draft: drafted, ...rest }: ReportState,
  { on, byName }: Extract<ReportEvent, { kind: 'signed' }>,
  { actor }: EventMeta,
): ReportState {
  if (!drafted) throw new Error('a report is signed after it was drafted')
  const issue = { ...drafted, number: rest.issues.length + 1, signedBy: actor, signedByName: byName, signedOn: on }
  return { ...rest, issues: [...rest.issues, issue] }
}

function returned(
  state: ReportState,
  { on, byName, reason }: Extract<ReportEvent, { kind: 'returned' }>,
  { actor }: EventMeta,
): ReportState {
  const last = state.issues.length
  const back = { on, by: actor, byName, reason }
  return { ...state, issues: state.issues.map(issue => (issue.number === last ? { ...issue, returned: back } : issue)) }
}
