import type { Aggregate } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { NoticeState, NoticeVersion } from './types.ts'

type Published = Omit<NoticeState, 'status' | 'publishedBy' | 'publishedOn' | 'versions'> & { readonly number: number }

export type NoticeCommand =
  | ({ readonly kind: 'publish' } & Published)
  | {
    readonly kind: 'correct'; readonly version: Omit<NoticeVersion, 'on'>; readonly entries: number;
    readonly admitted: number
  }
  | { readonly kind: 'end' }
  | { readonly kind: 'take_down' }

export type NoticeEvent =
  | ({ readonly kind: 'published'; readonly on: string } & Published)
  | { readonly kind: 'corrected'; readonly version: NoticeVersion; readonly entries: number; readonly admitted: number }
  | { readonly kind: 'ended'; readonly on: string }
  | { readonly kind: 'taken_down'; readonly on: string }

export const noticeAggregate: Aggregate<NoticeState, NoticeCommand, NoticeEvent> = {
  name: 'notice',
  table: 'notices',
  action: command => (command.kind === 'correct' ? 'objection.decide' : 'notice.publish'),
  patch: (state, command, ctx) => ({
    city: ctx.actor.city, district: state?.district ?? (command.kind === 'publish' ? command.district : undefined),
  }),
  decide,
  evolve,
  columns: state => ({
    round_id: state.roundId, ranking_id: state.rankingId, status: state.status, from_on: state.publishedOn,
    to_on: state.toOn,
  }),
  constraints: { notices_one: 'rounds.stage_published' },
}

function decide(state: NoticeState | undefined, command: NoticeCommand, ctx: Ctx): Result<readonly NoticeEvent[]> {
  if (command.kind === 'publish') return ok([{ ...command, kind: 'published', on: ctx.today }])
  if (!state) return refuse('object.not_found')
  switch (command.kind) {
    case 'correct': {
      if (state.status === 'taken_down') return refuse('objections.closed', { params: { until: state.toOn } })
      const { version, entries, admitted } = command
      return ok([{ kind: 'corrected', version: { ...version, on: ctx.today }, entries, admitted }])
    }
    // What the calendar brings due may come twice: the second time nothing is left to do.
    case 'end': return ok(
      state.status === 'published' && ctx.today > state.toOn ? [{ kind: 'ended', on: ctx.today }] : []
    )
    case 'take_down': return ok(
      state.status === 'ended' && ctx.today > state.shownUntil ? [{ kind: 'taken_down', on: ctx.today }] : []
    )
  }
}

function evolve(state: NoticeState | undefined, event: NoticeEvent, meta: { readonly actor: string }): NoticeState {
  if (event.kind === 'published') {
    const { kind: _, on, number, ...rest } = event
    return {
      ...rest, status: 'published', publishedOn: on, publishedBy: meta.actor,
      versions: [{ rankingId: rest.rankingId, number, on, changes: [], moved: 0 }],
    }
  }
  if (!state) throw new Error(`notice: ${event.kind} before it was published`)
  switch (event.kind) {
    case 'corrected': return {
      ...state, rankingId: event.version.rankingId, entries: event.entries, admitted: event.admitted,
      versions: [...state.versions, event.version],
    }
    case 'ended': return { ...state, status: 'ended' }
    case 'taken_down': return { ...state, status: 'taken_down' }
  }
}
