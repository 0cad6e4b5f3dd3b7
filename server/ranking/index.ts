import type { Platform } from '#platform/platform.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Result } from '#platform/result.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Rounds } from '#server/rounds/index.ts'
import type { Admitted, Change, EntryPage, EntryQuery, Ranking, RankingEntry, ScoreSheet } from './types.ts'

export type * from './types.ts'

/** Ranks a round's applications by what departments found (FS-1, FS-8). Versions are never overwritten. */
export interface Rankings {
  /** Freezes the next version. Refuses before the review's end and while tasks or acceptances are open. */
  freeze(ctx: Ctx, roundId: string): Promise<Result<Ranking>>
  get(rankingId: string): Promise<Ranking | undefined>
  byNumber(roundId: string, number: number): Promise<Ranking | undefined>
  /** Newest version first. */
  versions(roundId: string): Promise<Ranking[]>
  /** Pages of 100. For staff; the public reads a notice. */
  entries(rankingId: string, query?: EntryQuery): Promise<EntryPage>
  entryOf(rankingId: string, applicationId: string): Promise<RankingEntry | undefined>
  /** What changed from version `a` to version `b`. */
  diff(a: string, b: string): Promise<Change[]>
  /** Evaluation over the findings, with their reasons. The caller has checked (and recorded) the read. */
  scoreSheet(applicationId: string): Promise<ScoreSheet | undefined>
  /** After the notice: who may receive a card now. `undefined` before the notice has ended. */
  admitted(roundId: string): Promise<Admitted | undefined>
  /** A new version in which one application's current findings replace the old ones. For objections. */
  correctIn(trx: Trx, ctx: Ctx, input: { readonly roundId: string; readonly applicationId: string; readonly objectionId: string }): Promise<Ranking | undefined>
}

export declare function createRankings(platform: Platform, deps: { readonly packs: Packs; readonly rounds: Rounds }): Rankings
