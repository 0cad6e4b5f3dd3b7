import type { Ctx } from '#platform/context.ts'
import type { Refusal, Result } from '#platform/result.ts'
import type { CardRoute, CardState } from './card.ts'
import type { ReturnedPlace } from '#server/rounds/index.ts'

/** What an entry waits for: its objection, one that may still move the cut-off, an officer's hold, a bar. */
export type Waiting = 'objection' | 'cut_off' | 'officer' | 'bar'

/** How far the issuing of a round's cards is. */
export interface IssuingOverview {
  readonly round: string
  readonly district: string
  readonly year: number
  readonly pack: string
  readonly quota: number
  readonly preparedBy: string | undefined
  /** Last day of the public notice; issuing starts the day after. */
  readonly noticeTo: string | undefined
  /** Why no card can be issued at present, for this officer. */
  readonly blocked: readonly Refusal[]
  /** Places made or to make: the quota, or what the tie rule admits beyond it. */
  readonly places: number
  readonly counts: Readonly<Record<CardState['status'], number>>
  readonly waiting: Readonly<Record<Waiting, number>>
  /** Entries a card can be issued for now, the free places counted. */
  readonly ready: number
  /** Entries that wait for nothing but a free place. */
  readonly withoutPlace: number
  readonly running: (IssuingState & { readonly done: number }) | undefined
  readonly last: IssuingState | undefined
  readonly returned: ReturnedPlaces
}

/** Places of lapsed and revoked cards. */
export interface ReturnedPlaces {
  readonly rule: ReturnedPlace
  /** Stay with the district (or go to next year, by `rule`). */
  readonly kept: number
  /** Open again for the next in the ranking. */
  readonly reopened: number
}

/** An officer's decision to issue, and how far carrying it out is. */
export interface IssuingState {
  readonly round: string
  readonly ranking: string
  readonly district: string
  readonly officer: { readonly id: string; readonly name: string }
  readonly decidedAt: string
  /** Cards the round had before, and those to issue when it was decided. */
  readonly before: number
  readonly of: number
  readonly status: 'running' | 'finished'
  readonly issued?: number | undefined
}

export interface IssueOutcome {
  readonly issuing: string
  readonly of: number
  /** Cards issued by this decision so far. */
  readonly issued: number
  readonly finished: boolean
}

export interface EntryToIssue {
  readonly application: string
  readonly number: string
  readonly position: number
  readonly rank: number
  /** Hundredths. */
  readonly points: number
  readonly maskedName: string
  readonly town: string
  readonly heldBy: Waiting | undefined
  readonly hold: { readonly id: string; readonly clause: string; readonly reason: string; readonly by: string } | undefined
}

export interface CardView extends CardState {
  readonly id: string
  readonly version: number
}

/** What anyone may learn from a card's code: nothing that names or reaches the holder. */
export interface PublicCard {
  readonly number: string
  readonly standing: 'valid' | 'expired' | 'settled' | 'revoked'
  readonly maskedName: string
  readonly district: string
  readonly pack: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly settledOn?: string | undefined
}

/** Settlement cards: decided and issued by an officer, checked by anyone, lapsed by the calendar (FS-9, FS-10). */
export interface Cards {
  overview(ctx: Ctx, roundId: string): Promise<Result<IssuingOverview>>
  entries(ctx: Ctx, roundId: string, page: { readonly limit: number; readonly offset: number }): Promise<Result<readonly EntryToIssue[]>>
  hold(ctx: Ctx, roundId: string, applicationId: string, why: { readonly clause: string; readonly reason: string }): Promise<Result<string>>
  release(ctx: Ctx, holdId: string): Promise<Result<undefined>>
  /** Decides and issues to the end; for the command line. */
  issue(ctx: Ctx, roundId: string): Promise<Result<IssueOutcome>>
  /** Decides, and issues in the background; `overview` shows the progress. */
  startIssuing(ctx: Ctx, roundId: string): Promise<Result<IssueOutcome>>
  /** The card as an officer, the police or its holder may see it. Recorded. */
  get(ctx: Ctx, cardId: string): Promise<Result<CardView>>
  /** The newest card of an application; undefined where none was issued. Not recorded: call after the case was read. */
  forApplication(applicationId: string): Promise<CardView | undefined>
  list(ctx: Ctx, roundId: string, filter: { readonly status?: CardState['status']; readonly limit: number; readonly offset: number }):
    Promise<Result<{ readonly cards: readonly CardView[]; readonly total: number }>>
  /** The police: a card's id by its code, the address in its QR code, or its number. */
  find(ctx: Ctx, typed: string): Promise<Result<string>>
  /** Anyone, by code alone. */
  verify(code: string): Promise<PublicCard | undefined>
  /** Anyone, by number and the holder's full name. */
  verifyNumber(number: string, name: string): Promise<PublicCard | undefined>
  /** FS-10, by the holder while the card is valid. */
  chooseRoute(ctx: Ctx, cardId: string, route: CardRoute): Promise<Result<CardView>>
  /** Why a card was revoked, opened; undefined where it was not. For who may see the card. */
  reason(card: CardView): string | undefined
  revoke(ctx: Ctx, cardId: string, why: { readonly clause: string; readonly reason: string }): Promise<Result<CardView>>
  /** System: lapses expired cards and goes on with issuing that a restart interrupted. Idempotent. */
  due(ctx: Ctx): Promise<{ readonly lapsed: number; readonly issued: number }>
}
