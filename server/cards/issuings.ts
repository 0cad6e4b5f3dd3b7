import type { Aggregate } from '#platform/aggregate.ts'
import { ok, refuse } from '#platform/result.ts'
import type { IssuingState } from './contract.ts'

export type IssuingCommand =
  | { readonly kind: 'decide'; readonly round: string; readonly ranking: string; readonly district: string
    readonly before: number; readonly of: number
    /** Who froze the ranking, and the last day of its notice. */
    readonly preparedBy: string; readonly noticeTo: string }
  | { readonly kind: 'finish'; readonly issued: number }

type IssuingEvent =
  | { readonly kind: 'issuing.decided'; readonly round: string; readonly ranking: string; readonly district: string
    readonly before: number; readonly of: number; readonly officer: { readonly id: string; readonly name: string } }
  | { readonly kind: 'issuing.finished'; readonly issued: number }

/** The decision to issue a round's cards, kept apart from carrying it out: what a restart interrupts goes on. */
export const issuingAggregate: Aggregate<IssuingState, IssuingCommand, IssuingEvent> = {
  name: 'issuing',
  table: 'issuings',
  action: () => 'card.issue',
  patch: (state, command, ctx) =>
    ({ city: ctx.actor.city, district: command.kind === 'decide' ? command.district : state?.district }),
  decide(state, command, ctx) {
    if (command.kind === 'finish') {
      return state?.status === 'running' ? ok([{ kind: 'issuing.finished', issued: command.issued }]) : ok([])
    }
    const { round, ranking, district, before, of, preparedBy, noticeTo } = command
    if (ctx.actor.id === preparedBy) return refuse('access.same_person')
    if (ctx.today <= noticeTo) return refuse('cards.notice_running', { clause: 'FS-8', params: { until: noticeTo } })
    if (of === 0) return refuse('cards.nothing_to_issue', { clause: 'FS-9' })
    const officer = { id: ctx.actor.id, name: ctx.actor.name }
    return ok([{ kind: 'issuing.decided', round, ranking, district, before, of, officer }])
  },
  evolve(state, event, meta) {
    if (event.kind === 'issuing.decided') {
      const { round, ranking, district, before, of, officer } = event
      return { round, ranking, district, before, of, officer, decidedAt: meta.at, status: 'running' }
    }
    if (!state) throw new Error('issuing.finished before issuing.decided')
    return { ...state, status: 'finished', issued: event.issued }
  },
  columns: state => ({ round_id: state.round, status: state.status }),
}
