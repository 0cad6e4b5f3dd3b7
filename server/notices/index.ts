import type { Platform } from '#platform/platform.ts'
import type { Ctx } from '#platform/context.ts'
import type { Result } from '#platform/result.ts'
import type { Rankings } from '#server/ranking/index.ts'
import type { Rounds } from '#server/rounds/index.ts'
import type { Notice, NoticeEntry, NoticePage, NoticeRow } from './types.ts'

export type * from './types.ts'

/** The public list of a round (FS-8): masked names, list numbers, towns, points, ranks. Nothing else, ever. */
export interface Notices {
  /**
   * Publishes a frozen ranking for ten working days. Another officer than the one who froze it signs with their own name;
   * every row is checked for what must not be public first.
   */
  publish(ctx: Ctx, rankingId: string, input: { readonly signature: string }): Promise<Result<Notice>>
  /** Public notices, newest first; those taken down are left out. */
  list(today: string): Promise<NoticeRow[]>
  get(noticeId: string): Promise<Notice | undefined>
  ofRound(roundId: string): Promise<Notice | undefined>
  /** 100 rows; `q` a list number or a part of a masked name. `undefined` when there is no such notice or it was taken down. */
  page(noticeId: string, page: number, q: string, today: string): Promise<NoticePage | undefined>
  /** All rows, for the print view. */
  all(noticeId: string, today: string): Promise<readonly NoticeEntry[] | undefined>
  /** Where an applicant stands on the notice; the caller has checked whose application it is. */
  entryFor(applicationId: string): Promise<{ readonly notice: Notice; readonly entry: NoticeEntry } | undefined>
  /** Ends notices whose period is over, takes down those past the time for remedies. */
  due(ctx: Ctx): Promise<void>
}

export declare function createNotices(platform: Platform, deps: { readonly rounds: Rounds; readonly rankings: Rankings }): Notices
