import type { Pack, TieRuleId } from '#policy'
import type { Aggregate } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { roundDates } from './calendar.ts'

export type RoundStatus = 'prepared' | 'open' | 'frozen' | 'published' | 'issuing' | 'closed'
export type CutoffDay = 'next_round' | 'this_round'
/**
 * What becomes of the place of a card nobody used (FS-9 is silent, so it is shown as an interpretation): `kept` by the
 * district, which sees it when it plans its next round, offered to the `next` in the ranking, or `carried` over to
 * next year's quota.
 */
export type ReturnedPlace = 'kept' | 'next' | 'carried'

/** What a district decides when it opens a round; shown to applicants. */
export interface RoundSettings {
  /** Places of the district of destination that year (FS-1): a whole number of 1 or more. */
  readonly quota: number
  /** One of the pack's rules: the 2014 text has none. */
  readonly tie: TieRuleId
  /** Whether the cut-off day itself still counts (FS-6): an interpretation. */
  readonly cutoffDayCounts: CutoffDay
  /** Default `kept`. */
  readonly returned?: ReturnedPlace | undefined
  /** Values of the pack's parameters, hundredths for points. A missing one takes the stand-in, or is not applied. */
  readonly parameters: Readonly<Record<string, number>>
}

/** A ranking version as the round remembers it: the hashes stand in an append-only event. */
export interface RankingRef {
  readonly id: string
  readonly number: number
  readonly inputHash: string
  readonly rulesHash: string
  readonly resultHash: string
  /** Who prepared the list. A version made by an objection keeps the one of the list it corrects. */
  readonly frozenBy: string
  readonly frozenOn: string
  /** Absent for a list frozen from the whole review. */
  readonly objectionId?: string
}

export interface RoundState extends RoundSettings {
  readonly district: string
  readonly year: number
  readonly pack: string
  /** Pinned: the round is scored by this version for ever. */
  readonly packVersion: string
  readonly status: RoundStatus
  readonly preparedBy: string
  readonly preparedOn: string
  readonly openedBy?: string
  readonly openedOn?: string
  readonly rankings: readonly RankingRef[]
  readonly noticeId?: string
  readonly publishedBy?: string
  readonly closedOn?: string
}

/** A version before the round has given it its number. */
export type NewRanking = Omit<RankingRef, 'number' | 'frozenBy' | 'frozenOn'>

export type RoundCommand =
  | { readonly kind: 'prepare'; readonly district: string; readonly year: number; readonly pack: string }
  | ({ readonly kind: 'open' } & RoundInput)
  | { readonly kind: 'freeze'; readonly ranking: NewRanking }
  | { readonly kind: 'publish'; readonly rankingId: string; readonly noticeId: string }
  | { readonly kind: 'end_notice' }
  | { readonly kind: 'close' }

/** As a form sends it: the tie rule may not have been chosen yet. */
export interface RoundInput {
  readonly quota: number
  readonly tie: TieRuleId | undefined
  readonly cutoffDayCounts: CutoffDay
  readonly returned?: ReturnedPlace | undefined
  readonly parameters: Readonly<Record<string, number>>
}

export type RoundEvent =
  | {
    readonly kind: 'round_prepared'; readonly district: string; readonly year: number; readonly pack: string;
    readonly packVersion: string; readonly on: string
  }
  | ({ readonly kind: 'round_opened'; readonly packVersion: string; readonly on: string } & RoundSettings)
  | { readonly kind: 'ranking_frozen'; readonly ranking: RankingRef }
  | { readonly kind: 'notice_published'; readonly noticeId: string }
  | { readonly kind: 'notice_ended' }
  | { readonly kind: 'round_closed'; readonly on: string }

export type RoundAggregate = Aggregate<RoundState, RoundCommand, RoundEvent>

/** The largest quota a form may ask for; a slip of the finger, not a policy. */
export const MOST_PLACES = 1_000_000

const ACTIONS = {
  prepare: 'round.prepare', open: 'round.open', freeze: 'ranking.freeze', publish: 'notice.publish',
  end_notice: 'notice.publish', close: 'card.issue',
} as const

export function roundAggregate(pack: (id: string) => Pack | undefined): RoundAggregate {
  return {
    name: 'round',
    table: 'rounds',
    action: command => ACTIONS[command.kind],
    patch: (state, command, ctx) => ({
      city: ctx.actor.city, district: state?.district ?? (command.kind === 'prepare' ? command.district : undefined),
    }),
    decide: (state, command, ctx) => decide(pack, state, command, ctx),
    evolve,
    columns: ({ district, year, pack: packId, status }) => ({ district, year, pack: packId, status }),
    constraints: { rounds_year: 'rounds.exists' },
  }
}

function decide(
  packOf: (id: string) => Pack | undefined, state: RoundState | undefined, command: RoundCommand, ctx: Ctx,
): Result<readonly RoundEvent[]> {
  if (!state) return command.kind === 'prepare' ? prepare(
    packOf(command.pack), command, ctx,
  ) : refuse('object.not_found')
  const pack = packOf(state.pack)
  switch (command.kind) {
    case 'prepare': return refuse('rounds.exists')
    case 'open': return pack ? open(pack, state, command, ctx) : refuse('rounds.pack')
    case 'freeze': return freeze(state, command.ranking, ctx)
    case 'publish': return publish(state, command, ctx)
    case 'end_notice': return state.status === 'published' ? ok([{ kind: 'notice_ended' }]) : wrongStage(state)
    case 'close': return state.status === 'issuing' ? ok([{ kind: 'round_closed', on: ctx.today }]) : wrongStage(state)
  }
}

function prepare(
  pack: Pack | undefined, command: RoundCommand & { kind: 'prepare' }, ctx: Ctx,
): Result<readonly RoundEvent[]> {
  const { district, year } = command
  if (!pack?.round) return refuse('rounds.pack', { field: 'pack' })
  const thisYear = Number(ctx.today.slice(0, 4))
  if (!Number.isInteger(year) || year < thisYear || year > thisYear + 1) {
    return refuse('field.whole_number', { field: 'year', params: { min: thisYear, max: thisYear + 1 } })
  }
  return ok([{ kind: 'round_prepared', district, year, pack: pack.id, packVersion: pack.version, on: ctx.today }])
}

function open(pack: Pack, state: RoundState, input: RoundInput, ctx: Ctx): Result<readonly RoundEvent[]> {
  if (state.status !== 'prepared') return refuse('rounds.already_open')
  const parameters = appliedParameters(pack, input.parameters)
  const wrong = refuseAll([
    outOfForce(pack, ctx.today), outOfSeason(pack, state, input.cutoffDayCounts, ctx.today),
    wrongQuota(input.quota, pack),
    pack.ties.some(tie => tie.id === input.tie) ? undefined : { code: 'rounds.tie', field: 'tie' },
    ...parameters.wrong,
  ])
  if (wrong || !input.tie) return wrong ?? refuse('rounds.tie', { field: 'tie' })
  const { quota, tie, cutoffDayCounts, returned = 'kept' } = input
  return ok([{
    kind: 'round_opened', packVersion: pack.version, on: ctx.today, quota, tie, cutoffDayCounts, returned,
    parameters: parameters.values,
  }])
}

function wrongQuota(quota: number, pack: Pack): Refusal | undefined {
  if (quota === 0) return { code: 'rounds.quota_zero', field: 'quota', clause: pack.threshold?.clause }
  if (Number.isInteger(quota) && quota > 0 && quota <= MOST_PLACES) return undefined
  return { code: 'rounds.quota', field: 'quota', params: { max: MOST_PLACES } }
}

/** A pack that is not in force opens nothing (ZK-16). */
function outOfForce(pack: Pack, today: string): Refusal | undefined {
  const { from, to } = pack.validity
  if (today < from) return { code: 'rounds.not_yet_in_force', params: { from } }
  return to !== undefined && today > to ? { code: 'rounds.expired', params: { to } } : undefined
}

function outOfSeason(pack: Pack, state: RoundState, cutoffDay: CutoffDay, today: string): Refusal | undefined {
  if (!pack.round) return { code: 'rounds.pack' }
  const { applyFrom, applyUntil } = roundDates(pack.round, state.year, cutoffDay)
  if (today > applyUntil) return {
    code: 'rounds.too_late', clause: pack.round.cutoff.clause, params: { until: applyUntil, next: state.year + 1 },
  }
  return today < applyFrom
    ? { code: 'rounds.too_early', clause: pack.round.cutoff.clause, params: { from: applyFrom } }
    : undefined
}

/** Every value the round will be scored by, stand-ins included, so that a later pack cannot change it. */
function appliedParameters(
  pack: Pack, given: Readonly<Record<string, number>>,
): { values: Record<string, number>; wrong: Refusal[] } {
  const values: Record<string, number> = {}
  const wrong: Refusal[] = Object.keys(given).filter(id => !pack.parameters.some(parameter => parameter.id === id))
    .map(id => ({ code: 'field.choice', field: `parameter.${id}` }))
  for (const parameter of pack.parameters) {
    const value = given[parameter.id] ?? parameter.value
    if (value === undefined) continue
    if (!Number.isSafeInteger(value) || Math.abs(value) > 100_000) {
      wrong.push({ code: 'rounds.parameter', field: `parameter.${parameter.id}` })
    } else values[parameter.id] = value
  }
  return { values, wrong }
}

function freeze(state: RoundState, ranking: NewRanking, ctx: Ctx): Result<readonly RoundEvent[]> {
  const correction = ranking.objectionId !== undefined
  const allowed = correction ? ['published', 'issuing'] : ['open', 'frozen']
  if (!allowed.includes(state.status)) return wrongStage(state)
  const last = state.rankings.at(-1)
  const frozenBy = correction && last ? last.frozenBy : ctx.actor.id
  return ok([{
    kind: 'ranking_frozen', ranking: { ...ranking, number: (last?.number ?? 0) + 1, frozenBy, frozenOn: ctx.today },
  }])
}

function publish(
  state: RoundState, command: RoundCommand & { kind: 'publish' }, ctx: Ctx,
): Result<readonly RoundEvent[]> {
  if (state.status !== 'frozen') return wrongStage(state)
  const last = state.rankings.at(-1)
  if (last?.id !== command.rankingId) return refuse('notices.old_ranking', { params: { number: last?.number ?? 0 } })
  if (last.frozenBy === ctx.actor.id) return refuse('access.same_person')
  return ok([{ kind: 'notice_published', noticeId: command.noticeId }])
}

const STAGE_REFUSALS = {
  prepared: 'rounds.stage_prepared', open: 'rounds.stage_open', frozen: 'rounds.stage_frozen',
  published: 'rounds.stage_published', issuing: 'rounds.stage_issuing', closed: 'rounds.stage_closed',
} as const

const wrongStage = (state: RoundState) => refuse(STAGE_REFUSALS[state.status])

function evolve(state: RoundState | undefined, event: RoundEvent, meta: { readonly actor: string }): RoundState {
  if (event.kind === 'round_prepared') {
    const { district, year, pack, packVersion, on } = event
    return {
      district, year, pack, packVersion, status: 'prepared', quota: 0, tie: 'all-in', cutoffDayCounts: 'next_round',
      parameters: {}, preparedBy: meta.actor, preparedOn: on, rankings: [],
    }
  }
  if (!state) throw new Error(`round: ${event.kind} before it was prepared`)
  switch (event.kind) {
    case 'round_opened': {
      const { quota, tie, cutoffDayCounts, returned, parameters, packVersion, on } = event
      return {
        ...state, status: 'open', quota, tie, cutoffDayCounts, returned, parameters, packVersion, openedOn: on,
        openedBy: meta.actor
      }
    }
    case 'ranking_frozen': return {
      ...state, status: event.ranking.objectionId ? state.status : 'frozen',
      rankings: [...state.rankings, event.ranking],
    }
    case 'notice_published': return { ...state, status: 'published', noticeId: event.noticeId, publishedBy: meta.actor }
    case 'notice_ended': return { ...state, status: 'issuing' }
    case 'round_closed': return { ...state, status: 'closed', closedOn: event.on }
  }
}
