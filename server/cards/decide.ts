import { addYears } from '#calendar'
import type { Action } from '#platform/access.ts'
import type { Aggregate } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { CardCommand, CardEvent, CardState } from './card.ts'

const actions = {
  issue: 'card.issue',
  choose_route: 'card.route',
  settle: 'card.settle',
  lapse: 'card.lapse',
  revoke: 'card.revoke',
} as const satisfies Record<CardCommand['kind'], Action>

/** A settlement card: issued on a seat of its round (FS-9), then settled, lapsed or revoked. */
export const cardAggregate: Aggregate<CardState, CardCommand, CardEvent> = {
  name: 'card',
  table: 'cards',
  action: command => actions[command.kind],
  patch: (state, command, ctx) => ({
    city: ctx.actor.city,
    district: command.kind === 'issue' ? command.card.district : state?.district,
    owner: state?.owner,
  }),
  decide: decideCard,
  evolve: evolveCard,
  columns: state => ({
    round_id: state.round, application_id: state.application, number: state.number, code: state.code, status: state.status,
    seat: state.seat, issued_on: state.issuedOn, expires_on: state.expiresOn,
  }),
  constraints: { cards_one_live: 'cards.already_issued', cards_seat: 'cards.no_seat' },
}

/** Pure. Every refusal names the clause it rests on. */
export function decideCard(state: CardState | undefined, command: CardCommand, ctx: Ctx): Result<readonly CardEvent[]> {
  if (command.kind === 'issue') return state ? refuse('cards.already_issued') : issue(command, ctx)
  if (!state) return refuse('object.not_found')
  switch (command.kind) {
    case 'choose_route': return chooseRoute(state, command, ctx)
    case 'settle': return settle(state, ctx)
    case 'lapse': return lapse(state, command.freeSeat, ctx)
    case 'revoke': return revoke(state, command, ctx)
  }
}

function issue({ card, facts }: Extract<CardCommand, { kind: 'issue' }>, ctx: Ctx): Result<readonly CardEvent[]> {
  if (ctx.actor.id === facts.preparedBy) return refuse('access.same_person')
  if (ctx.today <= facts.noticeTo) return refuse('cards.notice_running', { clause: 'FS-8', params: { until: facts.noticeTo } })
  if (!facts.admitted) return refuse('cards.not_admitted', { clause: 'FS-1' })
  if (facts.heldBy) return refuse(heldCodes[facts.heldBy], { clause: 'FS-8' })
  if (facts.seat === undefined) return refuse('cards.no_seat', { clause: 'FS-1' })
  return ok([{ kind: 'card.issued', card, seat: facts.seat, on: ctx.today, expiresOn: addYears(ctx.today, facts.years) }])
}

const heldCodes = {
  objection: 'cards.held_objection', cut_off: 'cards.held_cut_off', officer: 'cards.held_officer', bar: 'cards.held_bar',
} as const

/** Whether a card can be used to settle or to choose a route on a day; otherwise why not. */
function usable(state: CardState, today: string): Result<undefined> {
  if (state.status === 'settled') return refuse('settlement.already', { params: { on: state.settledOn ?? '' } })
  if (state.status === 'revoked') {
    return refuse('settlement.revoked', { clause: state.revoked?.clause ?? 'FS-9', params: { on: state.revoked?.on ?? '' } })
  }
  if (state.status === 'lapsed' || today > state.expiresOn) {
    return refuse('settlement.expired', { clause: 'FS-9', params: { until: state.expiresOn } })
  }
  return ok(undefined)
}

function chooseRoute(state: CardState, command: Extract<CardCommand, { kind: 'choose_route' }>, ctx: Ctx): Result<readonly CardEvent[]> {
  const fit = usable(state, ctx.today)
  if (!fit.ok) return fit
  if (command.route === state.route) return ok([])
  if (command.route === 'settlement') return ok([{ kind: 'card.route_chosen', route: 'settlement' }])
  return ok([{ kind: 'card.route_chosen', route: command.route, markUntil: addYears(state.issuedOn, command.years) }])
}

/** Whether the holder can settle on this card on a day; otherwise why not, with the clause. */
export function cardUsable(state: CardState, today: string): Result<undefined> {
  const fit = usable(state, today)
  if (!fit.ok) return fit
  return state.route === 'residence_permit' ? refuse('settlement.permit_route', { clause: 'FS-10' }) : fit
}

function settle(state: CardState, ctx: Ctx): Result<readonly CardEvent[]> {
  const fit = cardUsable(state, ctx.today)
  if (!fit.ok) return fit
  return ok([{ kind: 'card.settled', on: ctx.today }])
}

function lapse(state: CardState, freeSeat: boolean, ctx: Ctx): Result<readonly CardEvent[]> {
  if (state.status !== 'issued') return ok([])
  if (ctx.today <= state.expiresOn) return refuse('cards.still_valid', { clause: 'FS-9', params: { until: state.expiresOn } })
  return ok([{ kind: 'card.lapsed', on: ctx.today, freeSeat }])
}

function revoke(state: CardState, command: Extract<CardCommand, { kind: 'revoke' }>, ctx: Ctx): Result<readonly CardEvent[]> {
  if (command.clause.trim() === '') return refuse('field.required', { field: 'clause' })
  if (state.status !== 'issued') return refuse('cards.cannot_revoke')
  const { clause, reason, freeSeat } = command
  return ok([{ kind: 'card.revoked', on: ctx.today, clause, reason, freeSeat }])
}

function evolveCard(state: CardState | undefined, event: CardEvent, meta: { readonly actor: string }): CardState {
  if (event.kind === 'card.issued') {
    const { card, seat, on, expiresOn } = event
    return { ...card, seat, issuedOn: on, expiresOn, issuedBy: meta.actor, status: 'issued', route: 'settlement' }
  }
  if (!state) throw new Error(`${event.kind} before card.issued`)
  switch (event.kind) {
    case 'card.route_chosen': return { ...state, route: event.route, markUntil: event.markUntil }
    case 'card.settled': return { ...state, status: 'settled', settledOn: event.on }
    case 'card.lapsed': return { ...state, status: 'lapsed', lapsedOn: event.on, seat: event.freeSeat ? null : state.seat }
    case 'card.revoked': return {
      ...state, status: 'revoked', seat: event.freeSeat ? null : state.seat,
      revoked: { on: event.on, clause: event.clause, reason: event.reason, by: meta.actor },
    }
  }
}
