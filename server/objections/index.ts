import type { Platform } from '#platform/platform.ts'
import type { Ctx } from '#platform/context.ts'
import type { Result } from '#platform/result.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Rankings } from '#server/ranking/index.ts'
import type { Rounds } from '#server/rounds/index.ts'
import type { Notices } from '#server/notices/index.ts'
import type { DecideInput, Objection, OpenedObjection, RaiseInput } from './types.ts'

export type * from './types.ts'

/** Objections to entries of a public notice (FS-8). The entry waits; the list goes on. */
export interface Objections {
  /** By any signed-in person, from the day of publication to the last day of the notice. */
  raise(ctx: Ctx, input: RaiseInput): Promise<Result<Objection>>
  /** Asks departments to check the application again. */
  recheck(ctx: Ctx, id: string, departments: readonly string[], options?: { readonly expected?: number }): Promise<Result<Objection>>
  /** Answers the objector; a changed finding makes a new version of the list. Not by whoever froze the list. */
  decide(ctx: Ctx, id: string, input: DecideInput, options?: { readonly expected?: number }): Promise<Result<Objection>>
  /** Records the read. */
  read(ctx: Ctx, id: string): Promise<Result<OpenedObjection>>
  /** Of a district, open ones first. */
  list(ctx: Ctx, filter: { readonly district: string; readonly noticeId?: string }): Promise<Result<Objection[]>>
  /** The signed-in person's own. */
  mine(ctx: Ctx): Promise<OpenedObjection[]>
  /** How many wait for an answer. */
  openCount(noticeId: string): Promise<number>
}

export declare function createObjections(
  platform: Platform, deps: { readonly packs: Packs; readonly rounds: Rounds; readonly rankings: Rankings; readonly notices: Notices },
): Objections
