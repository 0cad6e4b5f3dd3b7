import type { Packs } from '#server/packs/index.ts'
import { load, run, type Ran, type RunOptions } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { refuse, type Result } from '#platform/result.ts'
import { roundDates, yearOf, type RoundDates, type YearAnswer } from './calendar.ts'
import {
  roundAggregate, type CutoffDay, type RoundAggregate, type RoundEvent, type RoundInput, type RoundState,
} from './decide.ts'
import { findRound, listRounds, type RoundRow } from './store.ts'
import { stageOf, type RoundStage } from './stage.ts'

export type {
  CutoffDay, RankingRef, ReturnedPlace, RoundInput, RoundSettings, RoundState, RoundStatus,
} from './decide.ts'
export type { RoundDates, YearAnswer } from './calendar.ts'
export type { RoundStage } from './stage.ts'
export type { RoundRow } from './store.ts'

type RoundRan = Ran<RoundState, RoundEvent>
type Options = RunOptions<RoundState, RoundEvent>

/** One round as the home page shows it to anyone. */
export interface PublicRound extends RoundDates {
  readonly id: string
  readonly district: string
  readonly year: number
  readonly stage: RoundStage
  readonly quota: number
  readonly tie: RoundState['tie']
  readonly noticeId?: string
}

/** The yearly cycle of a district: quota, tie rule, pinned pack (FS-1, FS-6 to FS-9). */
export interface Rounds {
  /** For capabilities that change a round within a command of their own (ranking, notices, cards). */
  readonly aggregate: RoundAggregate
  /** The year an application made on `date` belongs to (FS-6). Without a setting, the pack's default. */
  yearFor(packId: string, date: string, setting?: CutoffDay): YearAnswer
  /** As `yearFor`, by the setting of the district's round of that year where it is open. */
  yearIn(district: string, date: string, packId?: string): Promise<YearAnswer>
  find(district: string, year: number, packId?: string): Promise<RoundRow | undefined>
  get(id: string): Promise<RoundRow | undefined>
  /** Newest year first. */
  list(filter?: { readonly district?: string }): Promise<RoundRow[]>
  /** Open and later rounds, for everyone. */
  publicList(today: string): Promise<PublicRound[]>
  dates(round: RoundState): RoundDates
  /** A state as read from the table inside somebody's transaction. */
  parse(state: unknown): RoundState
  stage(round: RoundState, today: string): RoundStage
  prepare(
    ctx: Ctx, input: { readonly district: string; readonly year: number; readonly pack?: string },
  ): Promise<Result<RoundRan>>
  /** Refuses a quota of zero, a missing tie rule, a pack not in force and a year whose applications have ended. */
  open(ctx: Ctx, id: string, input: RoundInput, options?: Options): Promise<Result<RoundRan>>
  /** When every card of the round is settled or lapsed. */
  close(ctx: Ctx, id: string, options?: Options): Promise<Result<RoundRan>>
}

export function createRounds(platform: Platform, deps: { readonly packs: Packs }): Rounds {
  const { packs } = deps
  const own = packs.pointsOf(platform.city)?.id ?? ''
  const aggregate = roundAggregate(packs.find)
  /** The rules of a version; of the current one where it is not at hand, for dates must be shown in any case. */
  const rulesOf = (packId: string, version?: string) => {
    const { round } = packs.find(packId, version) ?? packs.get(packId)
    if (!round) throw new Error(`the pack ${packId} has no rounds`)
    return round
  }
  const find = (district: string, year: number, packId = own) =>
    findRound(platform.db, platform.city, { district, year, pack: packId })
  const dates = (round: RoundState) => roundDates(rulesOf(round.pack, round.packVersion), round.year, round.cutoffDayCounts)
  const stage = (round: RoundState, today: string) => stageOf(round, dates(round), today)
  return {
    aggregate,
    yearFor: (packId, date, setting) => yearOf(rulesOf(packId), date, setting),
    async yearIn(district, date, packId = own) {
      const round = await find(district, Number(date.slice(0, 4)), packId)
      return yearOf(
        rulesOf(packId), date, round && round.state.status !== 'prepared' ? round.state.cutoffDayCounts : undefined,
      )
    },
    find,
    async get(id) {
      const found = isUuid(id) ? await load<RoundState>(platform.db, aggregate, platform.city, id) : undefined
      return found && { id, ...found }
    },
    list: (filter = {}) => listRounds(platform.db, platform.city, filter),
    async publicList(today) {
      const rows = await listRounds(platform.db, platform.city, {})
      return rows.filter(({ state }) => state.status !== 'prepared')
        .map(({ id, state }) => publicRound(id, state, dates(state), today))
    },
    dates,
    parse: state => state as RoundState,
    stage,
    async prepare(ctx, { district, year, pack = own }) {
      return packs.ofCity(platform.city).some(({ id, round }) => id === pack && round !== undefined)
        ? run(platform, aggregate, 'new', { kind: 'prepare', district, year, pack }, ctx)
        : refuse('rounds.pack', { field: 'pack' })
    },
    open: (ctx, id, input, options) => run(platform, aggregate, id, { kind: 'open', ...input }, ctx, options),
    close: (ctx, id, options) => run(platform, aggregate, id, { kind: 'close' }, ctx, options),
  }
}

function publicRound(id: string, state: RoundState, dates: RoundDates, today: string): PublicRound {
  const { district, year, quota, tie, noticeId } = state
  return {
    id, district, year, quota, tie, stage: stageOf(state, dates, today), ...dates, ...(noticeId ? { noticeId } : {}),
  }
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
