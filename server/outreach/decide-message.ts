import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { composed, MOST_UNITS, smsUnits, unfitCharacter } from './sms-text.ts'
import type { MessageCommand, MessageEvent, MessageState } from './types.ts'

const LONGEST_REASON = 200

/** A message is drafted by one person and sent or returned by another (DG-8). Pure. */
export function decide(
  state: MessageState | undefined,
  command: MessageCommand,
  ctx: Ctx,
): Result<readonly MessageEvent[]> {
  const stamp = { on: ctx.today, byName: ctx.actor.name }
  if (command.kind === 'draft') {
    if (state) return refuse('outreach.decided')
    const { link, segment } = command
    const text = command.text.trim()
    return (
      refuseAll(textObjections(text, link)) ??
      ok([{ kind: 'drafted', text, segment, ...stamp, ...(link === undefined ? {} : { link }) }])
    )
  }
  if (!state) return refuse('object.not_found')
  if (state.status !== 'drafted') return refuse('outreach.decided')
  if (command.kind === 'approve')
    return state.drafted.by === ctx.actor.id ? refuse('access.same_person') : ok([{ kind: 'approved', ...stamp }])
  const reason = command.reason.trim()
  const length = [...reason].length
  return length < 2 || length > LONGEST_REASON
    ? refuse('outreach.reason', { field: 'reason' })
    : ok([{ kind: 'returned', reason, ...stamp }])
}

/** What stands against a text as a short message. */
export function textObjections(text: string, link?: string): readonly Refusal[] {
  if (text.trim() === '') return refuse('outreach.text', { field: 'text' }).refusals
  const unfit = unfitCharacter(text)
  if (unfit !== undefined) {
    const character = /\p{C}|\s/u.test(unfit)
      ? `U+${(unfit.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      : unfit
    return refuse('outreach.text_control', { field: 'text', params: { character } }).refusals
  }
  const units = smsUnits(composed(text, link))
  return units <= MOST_UNITS
    ? []
    : refuse('outreach.text_long', { field: 'text', params: { units, max: MOST_UNITS, over: units - MOST_UNITS } })
        .refusals
}

export function evolve(state: MessageState | undefined, event: MessageEvent, meta: EventMeta): MessageState {
  const step = { on: event.on, by: meta.actor, name: event.byName }
  if (event.kind === 'drafted') {
    const { text, segment, link } = event
    return { text, segment, status: 'drafted', drafted: step, ...(link === undefined ? {} : { link }) }
  }
  if (!state) throw new Error(`a message begins with "drafted", not "${event.kind}"`)
  return event.kind === 'approved'
    ? { ...state, status: 'sent', decided: step }
    : { ...state, status: 'returned', decided: { ...step, reason: event.reason } }
}

export const messageAggregate: Aggregate<MessageState, MessageCommand, MessageEvent> = {
  name: 'outreach-message',
  table: 'outreach_messages',
  action: ({ kind }) => (kind === 'draft' ? 'outreach.draft' : 'outreach.send'),
  patch: (state, command, ctx) => ({
    city: ctx.actor.city,
    district: (state?.segment ?? (command.kind === 'draft' ? command.segment : undefined))?.district,
  }),
  decide,
  evolve,
  columns: ({ status, drafted, segment }) => ({ status, drafted_on: drafted.on, district: segment.district ?? null }),
}
