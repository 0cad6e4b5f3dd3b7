import type { Action } from '#platform/access.ts'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { monthProblem } from './months.ts'
import { differences } from './numbers.ts'
import type { ReportCommand, ReportEvent, ReportState, UnitKind } from './types.ts'
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

/** A monthly report: drafted from the cases, checked, signed; signed again with what changed (DG-13). Pure. */
export const reportAggregate: Aggregate<ReportState, ReportCommand, ReportEvent> = {
  name: 'monthly-report',
  table: 'monthly_reports',
  decide,
  evolve,
  action: ({ unitKind }) => WRITES[unitKind],
  patch: (_state, { unit, unitKind }, ctx) => patchOf(ctx.actor.city, unitKind, unit),
  columns: ({ month, unit, issues }) => ({ month, unit, signed_on: issues[0]?.signedOn ?? null }),
  constraints: { monthly_reports_one: 'command.changed' },
}

export function decide(
  state: ReportState | undefined,
  command: ReportCommand,
  ctx: Said,
): Result<readonly ReportEvent[]> {
  return command.kind === 'draft' ? draft(state, command, ctx) : sign(state, command, ctx)
}

function draft(
  state: ReportState | undefined,
  command: Of<'draft'>,
  { today, actor }: Said,
): Result<readonly ReportEvent[]> {
  const { month, begins, unit, unitKind, numbers } = command
  const remark = command.remark.trim()
  const reason = command.reason.trim()
  const last = state?.issues.at(-1)
  const wrong = refuseAll([monthProblem(month, begins, today), tooLong('remark', remark, LONGEST_REMARK)])
  if (wrong) return wrong
  const changes = last ? differences(last.numbers, numbers) : []
  if (last && changes.length === 0 && remark === last.remark) return refuse('reports.unchanged')
  if (last && !saysWhy(reason)) return refuse('reports.reason', { field: 'reason' })
  const now = state?.draft
  if (
    now &&
    now.remark === remark &&
    now.reason === reason &&
    now.by === actor.id &&
    differences(now.numbers, numbers).length === 0
  )
    return ok([])
  return ok([
    {
      kind: 'drafted',
      month,
      unit,
      unitKind,
      numbers,
      remark,
      reason: last ? reason : '',
      changes,
      on: today,
      byName: actor.name,
    },
  ])
}

function sign(
  state: ReportState | undefined,
  { numbers, two }: Of<'sign'>,
  { today, actor }: Said,
): Result<readonly ReportEvent[]> {
  const last = state?.issues.at(-1)
  if (!state?.draft)
    return last
      ? refuse('reports.signed', { params: { name: last.signedByName, on: last.signedOn } })
      : refuse('reports.no_draft')
  const stale = differences(state.draft.numbers, numbers)
  if (stale.length > 0) return refuse('reports.stale', { params: { count: stale.length } })
  if (two && state.draft.by === actor.id) return refuse('reports.second_person')
  return ok([{ kind: 'signed', on: today, byName: actor.name }])
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
  if (!state?.draft) throw new Error('a report is signed after it was drafted')
  const { draft: drafted, ...rest } = state
  const issue = {
    ...drafted,
    number: state.issues.length + 1,
    signedBy: meta.actor,
    signedByName: event.byName,
    signedOn: event.on,
  }
  return { ...rest, issues: [...state.issues, issue] }
}
