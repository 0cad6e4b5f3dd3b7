import { addDays, addYears, isDate } from '#calendar'
import type { Pack } from '#policy'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { barringClauses } from './terms.ts'
import type { BarCommand, BarEvent, BarStanding, BarState } from './types.ts'

/** The longest any clause of the packs gives: 「超生的，5年内不能申请」 (GD-7). */
export const MOST_YEARS = 5
const LONGEST_REASON = 500

/** The rules of a bar: a published clause that prints a term, an end, a reason. It ends by itself; an officer may lift it before. Pure. */
export function decide(
  packOf: (id: string) => Pack | undefined,
  state: BarState | undefined,
  command: BarCommand,
  ctx: Ctx,
): Result<readonly BarEvent[]> {
  if (command.kind === 'place') return place(packOf(command.pack), command, ctx)
  if (!state) return refuse('object.not_found')
  if (standingOf(state, ctx.today) !== 'in_force') return refuse('bars.over')
  return (
    refuseAll(reasonObjections(command.reason)) ?? ok([{ kind: 'lifted', on: ctx.today, reason: command.sealedReason }])
  )
}

function place(
  pack: Pack | undefined,
  command: Extract<BarCommand, { kind: 'place' }>,
  ctx: Ctx,
): Result<readonly BarEvent[]> {
  const { until, clause, reason, standing } = command
  const [from, to] = [addDays(ctx.today, 1), addYears(ctx.today, MOST_YEARS)]
  const dated = isDate(until)
  const against = refuseAll([
    ...(pack && barringClauses(pack, ctx.today).some(({ id }) => id === clause)
      ? []
      : refuse('bars.clause', { field: 'clause' }).refusals),
    ...(dated ? [] : refuse('field.date', { field: 'until' }).refusals),
    ...(dated && (until < from || until > to)
      ? refuse('bars.until', { field: 'until', params: { from, to, years: MOST_YEARS } }).refusals
      : []),
    ...(dated && standing !== undefined && until <= standing
      ? refuse('bars.already', { field: 'idNumber', params: { until: standing } }).refusals
      : []),
    ...reasonObjections(reason),
  ])
  if (against) return against
  const { identityIndex, maskedName, person, district, sealedReason } = command
  return ok([
    {
      kind: 'placed',
      pack: command.pack,
      district,
      identityIndex,
      maskedName,
      person,
      from: ctx.today,
      until,
      clause,
      reason: sealedReason,
    },
  ])
}

function reasonObjections(reason: string): readonly Refusal[] {
  if (reason.trim() === '') return refuse('field.required', { field: 'reason' }).refusals
  return [...reason].length > LONGEST_REASON
    ? refuse('field.too_long', { field: 'reason', params: { max: LONGEST_REASON } }).refusals
    : []
}

/** `until` itself is the first free day. */
export function standingOf({ until, lifted }: Pick<BarState, 'until' | 'lifted'>, today: string): BarStanding {
  if (lifted) return 'lifted'
  return today < until ? 'in_force' : 'over'
}

export function evolve(state: BarState | undefined, event: BarEvent, meta: EventMeta): BarState {
  if (event.kind === 'placed') {
    const { kind: _, ...placed } = event
    return { ...placed, placedBy: meta.actor }
  }
  if (!state) throw new Error(`a bar begins with "placed", not "${event.kind}"`)
  return { ...state, lifted: { on: event.on, by: meta.actor, reason: event.reason } }
}

export type BarAggregate = Aggregate<BarState, BarCommand, BarEvent>

/** A bar holds city-wide; the district that placed it lifts it. */
export function barAggregate(packOf: (id: string) => Pack | undefined): BarAggregate {
  return {
    name: 'bar',
    table: 'bars',
    action: () => 'bar.place',
    patch: (state, command, ctx) => ({
      city: ctx.actor.city,
      district: state?.district ?? (command.kind === 'place' ? command.district : undefined),
    }),
    decide: (state, command, ctx) => decide(packOf, state, command, ctx),
    evolve,
    columns: ({ identityIndex, from, until, lifted, clause, reason, placedBy }) => ({
      identity_index: Buffer.from(identityIndex, 'hex'),
      from_on: from,
      until_on: lifted?.on ?? until,
      clause,
      reason_sealed: reason,
      placed_by: placedBy,
    }),
  }
}
