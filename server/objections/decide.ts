import type { Pack } from '#policy'
import type { Aggregate } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import type { ObjectionDecision, ObjectionState, Recheck } from './types.ts'

type Raised = Omit<ObjectionState, 'status' | 'raisedBy' | 'raisedOn' | 'rechecks' | 'decision'>

export type ObjectionCommand =
  | ({ readonly kind: 'raise' } & Raised)
  | { readonly kind: 'recheck'; readonly departments: readonly string[]; readonly until: string }
  | {
    readonly kind: 'decide'; readonly upheld: boolean; readonly reason: string; readonly sealed: string;
    readonly clause: string
  }
  | { readonly kind: 'note_ranking'; readonly rankingId: string }

export type ObjectionEvent =
  | ({ readonly kind: 'raised'; readonly on: string } & Raised)
  | {
    readonly kind: 'recheck_asked'; readonly departments: readonly string[]; readonly until: string; readonly on: string
  }
  | {
    readonly kind: 'decided'; readonly upheld: boolean; readonly reason: string; readonly clause: string;
    readonly on: string
  }
  | { readonly kind: 'ranked_again'; readonly rankingId: string }

export type ObjectionAggregate = Aggregate<ObjectionState, ObjectionCommand, ObjectionEvent>

const LEAST_REASON = 5
export const MOST_TEXT = 2000

export function objectionAggregate(pack: (id: string) => Pack | undefined): ObjectionAggregate {
  return {
    name: 'objection',
    table: 'objections',
    action: command => (command.kind === 'raise' ? 'objection.raise' : 'objection.decide'),
    patch: (state, command, ctx) => ({
      city: ctx.actor.city, district: state?.district ?? (command.kind === 'raise' ? command.district : undefined),
    }),
    decide: (state, command, ctx) => decide(pack, state, command, ctx),
    evolve,
    columns: ({ noticeId, applicationId, status, raisedBy }) => ({
      notice_id: noticeId, application_id: applicationId, status, raised_by: raisedBy,
    }),
    constraints: { objections_one_open: 'objections.twice' },
  }
}

function decide(
  packOf: (id: string) => Pack | undefined, state: ObjectionState | undefined, command: ObjectionCommand, ctx: Ctx,
): Result<readonly ObjectionEvent[]> {
  if (command.kind === 'raise') return ok([{ ...command, kind: 'raised', on: ctx.today }])
  if (!state) return refuse('object.not_found')
  if (command.kind === 'note_ranking') return ok([{ kind: 'ranked_again', rankingId: command.rankingId }])
  if (state.decision) return refuse('objections.decided')
  if (command.kind === 'recheck') {
    return ok([{ kind: 'recheck_asked', departments: command.departments, until: command.until, on: ctx.today }])
  }
  const wrong = refuseAll([wrongReason(command.reason), wrongClause(packOf(state.pack), command.clause)])
  if (wrong) return wrong
  return ok([{
    kind: 'decided', upheld: command.upheld, reason: command.sealed, clause: command.clause, on: ctx.today,
  }])
}

function wrongReason(reason: string): Refusal | undefined {
  const { length } = [...reason.trim()]
  if (length < LEAST_REASON) return { code: 'objections.reason', field: 'reason', params: { min: LEAST_REASON } }
  return length > MOST_TEXT ? { code: 'field.too_long', field: 'reason', params: { max: MOST_TEXT } } : undefined
}

/** The clause rule: what cites no published clause is not decided. */
function wrongClause(pack: Pack | undefined, clause: string): Refusal | undefined {
  return pack?.clauses.some(known => known.id === clause) ? undefined : { code: 'objections.clause', field: 'clause' }
}

function evolve(
  state: ObjectionState | undefined, event: ObjectionEvent, meta: { readonly actor: string },
): ObjectionState {
  if (event.kind === 'raised') {
    const { kind: _, on, ...rest } = event
    return { ...rest, status: 'open', raisedBy: meta.actor, raisedOn: on, rechecks: [] }
  }
  if (!state) throw new Error(`objection: ${event.kind} before it was raised`)
  switch (event.kind) {
    case 'recheck_asked': {
      const { until, on } = event
      const asked = event.departments.map((department): Recheck => ({ department, by: meta.actor, on, until }))
      return { ...state, status: 'rechecking', rechecks: [...state.rechecks, ...asked] }
    }
    case 'decided': {
      const { upheld, reason, clause, on } = event
      const decision: ObjectionDecision = { upheld, reason, clause, on, by: meta.actor }
      return { ...state, status: upheld ? 'upheld' : 'rejected', decision }
    }
    case 'ranked_again':
      return state.decision ? { ...state, decision: { ...state.decision, rankingId: event.rankingId } } : state
  }
}
