import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal } from '#platform/result.ts'
import type { DirectCommand } from './commands.ts'
import { reasonObjections, type Decided } from './decide-parts.ts'
import type { Scheme } from './scheme.ts'
import { actObjections } from './standing.ts'
import type { DirectState, Why } from './types.ts'

const objections = (scheme: Scheme, why: Why, ctx: Ctx): readonly Refusal[] => [
  ...actObjections(scheme, 'cancel', why, ctx.today),
  ...reasonObjections(why.reason),
]

/** A household that is settled is not revoked by one person: one proposes, another confirms (QY-5). */
export function proposeCancel(
  scheme: Scheme,
  _: DirectState,
  command: Extract<DirectCommand, { kind: 'propose_cancel' }>,
  ctx: Ctx,
): Decided {
  const { clause, sealedReason } = command
  return (
    refuseAll(objections(scheme, command, ctx)) ??
    ok([{ kind: 'direct.cancel_proposed', on: ctx.today, byName: ctx.actor.name, clause, reason: sealedReason }])
  )
}

/** By whoever proposed it, or by whoever was to confirm it. */
export function dropCancel({ cancelProposal }: DirectState, ctx: Ctx): Decided {
  return cancelProposal
    ? ok([{ kind: 'direct.cancel_dropped', on: ctx.today, byName: ctx.actor.name }])
    : refuse('direct.not_now')
}

/** False material, whenever found (QY-5): by the clause published for it, with a reason. */
export function cancel(
  scheme: Scheme,
  { status, cancelProposal }: DirectState,
  command: Extract<DirectCommand, { kind: 'cancel' }>,
  ctx: Ctx,
): Decided {
  const { clause, sealedReason, bar } = command
  const against = refuseAll(objections(scheme, command, ctx))
  if (against) return against
  if (status === 'settled' && !cancelProposal) return refuse('direct.second_cancels')
  if (status === 'settled' && cancelProposal?.by === ctx.actor.id) return refuse('access.same_person')
  return ok([
    {
      kind: 'direct.cancelled',
      on: ctx.today,
      byName: ctx.actor.name,
      clause,
      reason: sealedReason,
      ...(bar ? { bar } : {}),
    },
  ])
}

/** The police have revoked the settlement of a cancelled case: told in which office, on which day. */
export function revoke(
  { cancelled, step }: DirectState,
  { office }: Extract<DirectCommand, { kind: 'revoke' }>,
  ctx: Ctx,
): Decided {
  if (cancelled?.from !== 'settled' || cancelled.revoked || step?.id !== 'revocation') return refuse('direct.not_now')
  return (
    refuseAll(office.trim() ? [] : refuse('field.required', { field: 'office' }).refusals) ??
    ok([{ kind: 'direct.revoked', on: ctx.today, byName: ctx.actor.name, office: office.trim() }])
  )
}
