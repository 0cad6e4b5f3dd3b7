import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import type { RoundRow } from '#server/rounds/index.ts'
import { admittedForSure } from './compute.ts'
import { correct, freeze, settingsOf, type RankingDeps } from './freeze.ts'
import { scoreSheet } from './sheet.ts'
import {
  acceptedApplications, admittedEntries, diffRankings, entryPage, findEntry, findPosition, findRanking, heldApplications, roundFindings, roundRankings,
  versionInputs, type Finding,
} from './store.ts'
import type { Admitted, EntryPage, EntryQuery, Ranking, RankingDiff, RankingEntry, ScoreSheet } from './types.ts'

export type * from './types.ts'
export type { Finding } from './store.ts'
export type { RankingDeps } from './freeze.ts'

/** Ranks a round's applications by what departments found (FS-1, FS-8). Versions are never overwritten. */
export interface Rankings {
  /** Freezes the next version. Refuses before the review's end and while tasks or acceptances are open. */
  freeze(ctx: Ctx, roundId: string): Promise<Result<Ranking>>
  get(rankingId: string): Promise<Ranking | undefined>
  /** Newest version first. */
  versions(roundId: string): Promise<Ranking[]>
  /** Pages of 100. For staff; the public reads a notice. The caller has checked the access. */
  entries(rankingId: string, query?: EntryQuery): Promise<EntryPage>
  entryOf(rankingId: string, applicationId: string): Promise<RankingEntry | undefined>
  /** The entry with this list number. */
  entryAt(rankingId: string, position: number): Promise<RankingEntry | undefined>
  /** What changed from version `a` to version `b`. */
  diff(a: string, b: string, db?: Trx): Promise<RankingDiff>
  /** Evaluation over the findings, with their reasons. The caller has checked (and recorded) the read. */
  scoreSheet(applicationId: string): Promise<ScoreSheet | undefined>
  /** After the notice: who may receive a card now. `undefined` before the notice has ended. */
  admitted(roundId: string): Promise<Admitted | undefined>
  /** How many applications of a round are accepted. */
  accepted(roundId: string): Promise<number>
  /**
   * What was established about each of them, without whom it is about: for counts over all. The caller has checked and
   * recorded the read.
   */
  findings(roundId: string): Promise<readonly Finding[]>
  /** Applications of a notice's list that wait for an answer to an objection. */
  held(noticeId: string): Promise<ReadonlySet<string>>
  /** A new version in which one application's current findings replace the old ones; `undefined` when none changed. */
  correctIn(
    trx: Trx, ctx: Ctx, round: RoundRow, why: { readonly applicationId: string; readonly objectionId: string },
  ): Promise<Ranking | undefined>
}

export function createRankings(platform: Platform, deps: RankingDeps): Rankings {
  const { db, city } = platform
  return {
    freeze: (ctx, roundId) => freeze(platform, deps, ctx, roundId),
    get: async id => (isUuid(id) ? findRanking(db, city, id) : undefined),
    versions: roundId => roundRankings(db, city, roundId),
    entries: (id, query = {}) => entryPage(db, city, id, query),
    entryOf: (id, applicationId) => findEntry(db, city, id, applicationId),
    entryAt: (id, position) => findPosition(db, city, id, position),
    diff: (a, b, trx) => diffRankings(trx ?? db, city, a, b),
    scoreSheet: applicationId => scoreSheet(platform, deps, applicationId),
    admitted: roundId => admitted(platform, deps, roundId),
    accepted: id => ofRound(deps, id, state => acceptedApplications(db, city, state), 0),
    findings: id => ofRound(deps, id, state => roundFindings(db, city, state), []),
    held: noticeId => heldApplications(db, city, noticeId),
    correctIn: (trx, ctx, round, why) => correct(trx, deps, ctx, round, why),
  }
}

/** Something about a round; `otherwise` where there is none. */
async function ofRound<T>({ rounds }: RankingDeps, id: string, find: (state: RoundRow['state']) => Promise<T>, otherwise: T): Promise<T> {
  const round = await rounds.get(id)
  return round ? find(round.state) : otherwise
}

/**
 * The list goes on, held entries wait: a card is ready only for who is admitted whatever the open objections come to.
 */
async function admitted(platform: Platform, deps: RankingDeps, roundId: string): Promise<Admitted | undefined> {
  const { db, city } = platform
  const round = await deps.rounds.get(roundId)
  const last = round?.state.rankings.at(-1)
  if (!round || !last || !['issuing', 'closed'].includes(round.state.status)) return undefined
  const ranking = await findRanking(db, city, last.id)
  if (!ranking) return undefined
  const entries = await admittedEntries(db, city, last.id)
  const held = await heldApplications(db, city, round.state.noticeId ?? '')
  const sure = held.size === 0
    ? undefined
    : admittedForSure(await versionInputs(db, city, last.id), settingsOf(deps, round.state), held)
  const waiting = entries.filter(entry => sure && !sure.has(entry.applicationId))
    .map(entry => ({ entry, because: held.has(entry.applicationId) ? 'objection' as const : 'cut_off' as const }))
  return {
    roundId, rankingId: last.id, seats: Math.max(round.state.quota, ranking.summary.admitted),
    ready: entries.filter(entry => !sure || sure.has(entry.applicationId)), waiting,
  }
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
