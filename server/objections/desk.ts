import type { Platform } from '#platform/platform.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Notices } from '#server/notices/index.ts'
import type { Rankings } from '#server/ranking/index.ts'
import type { Review } from '#server/review/index.ts'
import type { Rounds } from '#server/rounds/index.ts'
import type { ObjectionAggregate } from './decide.ts'

export interface ObjectionDeps {
  readonly packs: Packs
  readonly rounds: Rounds
  readonly rankings: Rankings
  readonly notices: Notices
  readonly review: Pick<Review, 'forApplication' | 'reopenIn'>
}

/** What the functions of this capability work with. */
export interface Desk extends ObjectionDeps {
  readonly platform: Platform
  readonly aggregate: ObjectionAggregate
}
