import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal } from '#platform/result.ts'
import { objectionsToFamily } from './checks.ts'
import type { DirectCommand } from './commands.ts'
import { reasonObjections, STEP_OF, stepOf, stepStart, whyObjections, type Decided } from './decide-parts.ts'
import type { Scheme } from './scheme.ts'
import { actObjections } from './standing.ts'
import type { DirectState, DirectStatus } from './types.ts'

type SettleCommand = Extract<DirectCommand, { kind: 'settle' }>

/** The police check person and household, then move the household to one of the pack's places (QY-6). */
export function settle(scheme: Scheme, _: DirectState, command: SettleCommand, ctx: Ctx): Decided {
  const { input, file, address, sealedAddress } = command
  const along = file.dependants.filter(({ key }) => input.dependants.includes(key))
  const people = 1 + along.length
  const against = refuseAll([
    ...(input.checked ? [] : refuse('direct.not_checked', { field: 'checked' }).refusals),
    ...(input.office.trim() ? [] : refuse('field.required', { field: 'office' }).refusals),
    ...(along.length === new Set(input.dependants).size
      ? []
      : refuse('field.choice', { field: 'dependants' }).refusals),
    ...objectionsToFamily(scheme.rules.family, along, ctx.today),
    ...placeObjections(scheme, command, people, ctx),
  ])
  return (
    against ??
    ok([
      {
        kind: 'direct.settled',
        on: ctx.today,
        byName: ctx.actor.name,
        ...(input.place ? { place: input.place } : {}),
        ...(address && input.addressId ? { addressId: input.addressId } : {}),
        address: sealedAddress,
        office: input.office.trim(),
        dependants: along.map(({ key }) => key),
        people,
      },
    ])
  )
}

function placeObjections(
  { pack, rules }: Scheme,
  { input, address }: SettleCommand,
  people: number,
  ctx: Ctx,
): readonly Refusal[] {
  const place = pack.places.find(({ id }) => id === input.place)
  const asks = pack.places.length > 0
  if ((asks && !place) || (!asks && input.place))
    return refuse('direct.place', { field: 'place', clause: pack.places[0]?.clause }).refusals
  if (place && rules.addresses.includes(place.id)) {
    const { clause } = place
    if (!address || address.closed || address.place !== place.id || address.district !== ctx.actor.district) {
      return refuse('direct.address_unknown', { field: 'addressId', clause }).refusals
    }
    return address.free >= people
      ? []
      : refuse('direct.address_full', { field: 'addressId', clause, params: { free: address.free, needed: people } })
          .refusals
  }
  const text = input.address?.trim() ?? ''
  if (text === '') return refuse('field.required', { field: 'address' }).refusals
  return [...text].length > 200 ? refuse('field.too_long', { field: 'address', params: { max: 200 } }).refusals : []
}

/** What the police find against the registers goes back to the review, which decides anew (QY-6). */
export function sendBack(
  scheme: Scheme,
  command: Extract<DirectCommand, { kind: 'send_back' }>,
  ctx: Ctx,
): Decided {
  const { clause, reason, sealedReason, settings } = command
  return (
    refuseAll([...actObjections(scheme, 'send_back', command, ctx.today), ...reasonObjections(reason)]) ??
    ok([
      {
        kind: 'direct.sent_back',
        on: ctx.today,
        byName: ctx.actor.name,
        clause,
        reason: sealedReason,
        step: stepStart(settings, STEP_OF.accepted, ctx.today),
      },
    ])
  )
}

/** Each decision is objected to once; what is decided anew after an objection was upheld is a decision of its own. */
function objectionAgainst({ objections }: DirectState): 'direct.objection_open' | 'direct.objected_once' | undefined {
  const last = objections.at(-1)
  if (!last || last.answer?.upheld) return undefined
  return last.answer ? 'direct.objected_once' : 'direct.objection_open'
}

/** Whether there is a decision the person may object to now. */
export function mayObject(state: DirectState): boolean {
  return (state.status === 'refused' || state.status === 'cancelled') && objectionAgainst(state) === undefined
}

export function objectTo(
  state: DirectState,
  { id, text, sealedText }: Extract<DirectCommand, { kind: 'object' }>,
  ctx: Ctx,
): Decided {
  const before = objectionAgainst(state)
  if (before) return refuse(before)
  const against = state.status === 'cancelled' ? 'cancelled' : 'refused'
  return (
    refuseAll(reasonObjections(text, 'text')) ??
    ok([{ kind: 'direct.objected', id, against, on: ctx.today, text: sealedText }])
  )
}

/** A case refused before it was accepted goes back to the window: nobody has ticked its materials yet. */
const beforeRefusal = (state: DirectState): DirectStatus => (state.accepted ? 'accepted' : 'submitted')

/** What the police have revoked already they settle anew. */
function beforeCancellation({ cancelled }: DirectState): DirectStatus | undefined {
  return cancelled?.revoked ? 'approved' : cancelled?.from
}

/** A named other person answers; upheld, the case stands where it stood before. */
export function answer(
  scheme: Scheme,
  state: DirectState,
  command: Extract<DirectCommand, { kind: 'answer' }>,
  ctx: Ctx,
): Decided {
  const { upheld, clause, sealedReason, live, settings } = command
  const open = state.objections.find(objection => objection.answer === undefined)
  if (!open) return refuse('direct.nothing_to_object')
  const { cancelled, decision, review } = state
  if ([cancelled?.by, cancelled?.proposed?.by, decision?.by, review?.by].includes(ctx.actor.id))
    return refuse('access.same_person')
  const against = refuseAll([
    ...whyObjections(scheme.pack, command),
    ...(upheld && live !== undefined ? refuse('direct.correct_first', { params: { number: live } }).refusals : []),
  ])
  if (against) return against
  const back = state.status === 'cancelled' ? beforeCancellation(state) : beforeRefusal(state)
  const step = back && stepOf(back)
  return ok([
    {
      kind: 'direct.objection_answered',
      id: open.id,
      on: ctx.today,
      byName: ctx.actor.name,
      upheld,
      clause,
      reason: sealedReason,
      ...(upheld && back ? { back } : {}),
      ...(upheld && step ? { step: stepStart(settings, step, ctx.today) } : {}),
    },
  ])
}
