import { addYears } from '#calendar'
import type { Ctx } from '#platform/context.ts'
import { forbidden } from '#platform/access.ts'
import type { Trx } from '#platform/database.ts'
import type { Result } from '#platform/result.ts'
import { addressView, giveBack, lockAddress, takePlaces } from './addresses.ts'
import type { Options, Saved, SettleInput } from './contract.ts'
import type { Desk } from './desk.ts'
import { handle } from './handling.ts'
import { liveCases } from './store.ts'
import { patchOf } from './aggregate.ts'
import type { DirectFile, DirectState, Why } from './types.ts'

/** Case and designated address change together: its row is locked, so that two counters cannot give one place twice. */
export function settle(desk: Desk, ctx: Ctx, id: string, input: SettleInput, options: Options): Promise<Result<Saved>> {
  const {
    platform: { vault, city },
  } = desk
  return handle(
    desk,
    ctx,
    id,
    'settle',
    async ({ state, file, trx }) => {
      // Only the chosen place counts: a list left open beside it takes nobody's place.
      const listed = input.place !== undefined && desk.schemeOf(state.pack).rules.addresses.includes(input.place)
      const found = listed && input.addressId ? await lockAddress(desk, trx, input.addressId) : undefined
      const text = input.address?.trim() || (found ? `${found.state.name} ${found.state.address}` : '')
      const command = {
        kind: 'settle',
        input,
        file,
        address: found && addressView(found.state),
        sealedAddress: vault.seal('personal', text),
      } as const
      // What is refused takes no place; the refusal itself comes from the case.
      const patch = { city, ...patchOf(state, true) }
      if (
        found &&
        !forbidden(ctx.actor, 'direct.settle', patch) &&
        state.status === 'approved' &&
        desk.aggregate.decide(state, command, ctx).ok
      ) {
        await takePlaces(desk, trx, ctx, found.id, 1 + input.dependants.length, false)
      }
      return command
    },
    { ...options, occasion: 'settled' },
  )
}

export function sendBack(desk: Desk, ctx: Ctx, id: string, why: Why, options: Options): Promise<Result<Saved>> {
  const sealedReason = desk.platform.vault.seal('reason', why.reason.trim())
  return handle(desk, ctx, id, 'send_back', ({ settings }) => ({ kind: 'send_back', ...why, sealedReason, settings }), {
    ...options,
    occasion: 'sent_back',
  })
}

/**
 * False material, whenever found (QY-5): the qualification ends, the place goes back, and where the scheme has the clause
 * the bar begins today and holds across the city. All or nothing.
 */
export function cancel(desk: Desk, ctx: Ctx, id: string, why: Why, options: Options): Promise<Result<Saved>> {
  const {
    platform: { vault },
  } = desk
  const sealedReason = vault.seal('reason', why.reason.trim())
  return handle(
    desk,
    ctx,
    id,
    'cancel',
    async ({ state, file, trx }) => {
      const bare = { kind: 'cancel', ...why, sealedReason } as const
      const decided = desk.aggregate.decide(state, bare, ctx)
      const allowed = !forbidden(ctx.actor, 'direct.cancel', { city: ctx.actor.city, ...patchOf(state, false) })
      // What is refused anyway places no bar; the refusal itself comes from the case. A repeated command changes nothing.
      if (!decided.ok || !allowed || decided.value.length === 0) return bare
      const { settled } = state
      if (settled?.addressId) await giveBack(desk, trx, ctx, settled.addressId, settled.people)
      const bar = await placeBar(desk, trx, ctx, state, file, why)
      return { ...bare, ...(bar ? { bar } : {}) }
    },
    { ...options, occasion: 'cancelled' },
  )
}

async function placeBar(
  desk: Desk,
  trx: Trx,
  ctx: Ctx,
  state: DirectState,
  file: DirectFile,
  why: Why,
): Promise<{ id: string; until: string } | undefined> {
  const years = desk.schemeOf(state.pack).view.falseMaterial
  const { idNumber, name } = file.personal
  if (!years || !idNumber || !name || state.identityIndex === undefined) return undefined
  const until = addYears(ctx.today, years.years)
  const standing = (await desk.bars.inForce(trx, [state.identityIndex], ctx.today)).get(state.identityIndex)
  if (standing && standing.until >= until) return undefined
  const bar = await desk.bars.placeIn(
    trx,
    { ...ctx, commandId: `${ctx.commandId}:bar` },
    { name, idNumber, until, clause: years.clause, reason: why.reason, pack: state.pack },
  )
  return { id: bar.id, until }
}

/** A settled household: one officer proposes its revocation; `cancel` by another carries it out. */
export function proposeCancel(desk: Desk, ctx: Ctx, id: string, why: Why, options: Options): Promise<Result<Saved>> {
  const sealedReason = desk.platform.vault.seal('reason', why.reason.trim())
  return handle(desk, ctx, id, 'propose_cancel', () => ({ kind: 'propose_cancel', ...why, sealedReason }), options)
}

export function dropCancel(desk: Desk, ctx: Ctx, id: string, options: Options): Promise<Result<Saved>> {
  return handle(desk, ctx, id, 'drop_cancel', () => ({ kind: 'drop_cancel' }), options)
}

/** The police have undone the settlement of a cancelled case (QY-5). */
export function revoke(desk: Desk, ctx: Ctx, id: string, office: string, options: Options): Promise<Result<Saved>> {
  return handle(desk, ctx, id, 'revoke', () => ({ kind: 'revoke', office }), { ...options, occasion: 'revoked' })
}

/** By the person, against a refusal or a cancellation. */
export function object(desk: Desk, ctx: Ctx, id: string, text: string, options: Options): Promise<Result<Saved>> {
  const sealedText = desk.platform.vault.seal('reason', text.trim())
  const objection = ctx.newId()
  return handle(desk, ctx, id, 'object', () => ({ kind: 'object', id: objection, text, sealedText }), {
    ...options,
    occasion: 'objected',
  })
}

/** Upheld: the case stands as before, its bar is lifted and its designated place taken again. */
export function answerObjection(
  desk: Desk,
  ctx: Ctx,
  id: string,
  answer: { readonly upheld: boolean } & Why,
  options: Options,
): Promise<Result<Saved>> {
  const {
    platform: { vault, city },
  } = desk
  const sealedReason = vault.seal('reason', answer.reason.trim())
  return handle(
    desk,
    ctx,
    id,
    'answer',
    async ({ state, settings, trx }) => {
      const { identityIndex, cancelled, settled } = state
      const live =
        identityIndex === undefined
          ? undefined
          : (await liveCases(trx, city, [identityIndex], id)).get(identityIndex)?.number
      const command = { kind: 'answer', ...answer, sealedReason, live, settings } as const
      const decided = desk.aggregate.decide(state, command, ctx)
      const allowed = !forbidden(ctx.actor, 'direct.answer', { city, ...patchOf(state, false) })
      if (!decided.ok || !allowed || !answer.upheld || !cancelled) return command
      if (cancelled.bar)
        await desk.bars.liftIn(trx, { ...ctx, commandId: `${ctx.commandId}:lift` }, cancelled.bar.id, answer.reason)
      if (settled?.addressId && !cancelled.revoked) await takePlaces(desk, trx, ctx, settled.addressId, settled.people, true)
      return command
    },
    { ...options, occasion: 'answered' },
  )
}
