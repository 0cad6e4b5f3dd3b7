import type { Aggregate } from '#platform/aggregate.ts'
import { ok, refuse } from '#platform/result.ts'

/** An entry an officer keeps back from issuing. `reason` is sealed. */
export interface HoldState {
  readonly round: string
  readonly application: string
  readonly district: string
  readonly clause: string
  readonly reason: string
  readonly by: string
  readonly byName: string
  readonly status: 'held' | 'released'
}

export type HoldCommand =
  | { readonly kind: 'hold'; readonly round: string; readonly application: string; readonly district: string
    readonly clause: string; readonly reason: string }
  | { readonly kind: 'release' }

type HoldEvent =
  | { readonly kind: 'hold.placed'; readonly round: string; readonly application: string; readonly district: string
    readonly clause: string; readonly reason: string; readonly byName: string }
  | { readonly kind: 'hold.released' }

/** A person decides (design.md, rule 8): one case can wait while the others are issued, with clause and reason. */
export const holdAggregate: Aggregate<HoldState, HoldCommand, HoldEvent> = {
  name: 'hold',
  table: 'card_holds',
  action: () => 'card.hold',
  patch: (state, command, ctx) => ({ city: ctx.actor.city, district: command.kind === 'hold' ? command.district : state?.district }),
  decide(state, command, ctx) {
    if (command.kind === 'hold') {
      return state ? refuse('cards.held_officer') : ok([{ ...command, kind: 'hold.placed', byName: ctx.actor.name }])
    }
    return state?.status === 'held' ? ok([{ kind: 'hold.released' }]) : ok([])
  },
  evolve(state, event, meta) {
    if (event.kind === 'hold.placed') {
      const { kind: _, ...rest } = event
      return { ...rest, by: meta.actor, status: 'held' }
    }
    if (!state) throw new Error('hold.released before hold.placed')
    return { ...state, status: 'released' }
  },
  columns: state => ({ round_id: state.round, application_id: state.application, status: state.status }),
  constraints: { card_holds_one: 'cards.held_officer' },
}
