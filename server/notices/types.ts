import type { Points } from '#policy'

export interface NoticeState {
  readonly roundId: string
  readonly district: string
  readonly year: number
  readonly pack: string
  /** The ranking shown now: the last version. */
  readonly rankingId: string
  readonly status: 'published' | 'ended' | 'taken_down'
  /** Day of publication. The ten working days count from the day after it (FS-8). */
  readonly publishedOn: string
  readonly publishedBy: string
  /** The name the publishing officer signed with. */
  readonly signature: string
  /** The last day of the notice, inclusive. */
  readonly toOn: string
  /** Reachable until this day, inclusive, while remedies are open; then taken down. */
  readonly shownUntil: string
  readonly entries: number
  readonly admitted: number
  /** Oldest first. */
  readonly versions: readonly NoticeVersion[]
}

export interface NoticeVersion {
  readonly rankingId: string
  readonly number: number
  readonly on: string
  /** What this version says differently from the one before; empty for the first. */
  readonly changes: readonly PublicChange[]
  /** How many others only moved in line. */
  readonly moved: number
}

/** A change as the public sees it; a standing is missing where the entry is not on that list. */
export interface PublicChange {
  readonly maskedName: string
  readonly town: string
  readonly before: PublicStanding | undefined
  readonly after: PublicStanding | undefined
}

export interface PublicStanding {
  readonly position: number
  readonly points: Points
  readonly rank: number
  readonly admitted: boolean
}

export interface Notice extends NoticeState {
  readonly id: string
  readonly version: number
}

/** One row of the public list. These seven fields and no other leave the office. */
export interface NoticeEntry extends PublicStanding {
  readonly maskedName: string
  /** Code of the town; the page shows its name. */
  readonly town: string
  /** An objection to this entry is being handled: the entry waits, the list goes on. */
  readonly held: boolean
}

export interface NoticePage {
  readonly notice: Notice
  readonly entries: readonly NoticeEntry[]
  readonly total: number
  readonly page: number
  readonly pages: number
}
