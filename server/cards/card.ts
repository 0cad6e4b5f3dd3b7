import type { Waiting } from './contract.ts'

/** A settlement card (入户卡) and what is decided about it. */

/** FS-10: settle, or keep contracted land or forest and take the residence permit with a mark. */
export type CardRoute = 'settlement' | 'residence_permit'
export type CardStatus = 'issued' | 'settled' | 'lapsed' | 'revoked'

export interface CardState {
  readonly number: string
  /** 128 bits, base 32: the only way to a public check without knowing the holder. */
  readonly code: string
  readonly round: string
  readonly application: string
  readonly ranking: string
  readonly district: string
  readonly town: string
  readonly year: number
  readonly pack: string
  readonly packVersion: string
  /** The holder's account, where the application was made with one. */
  readonly owner?: string | undefined
  readonly maskedName: string
  /** Keyed index of the holder's name, base64: a public check by number needs the name too. */
  readonly nameIndex: string
  readonly seat: number | null
  readonly issuedOn: string
  /** Last day on which the card is valid (FS-9). */
  readonly expiresOn: string
  readonly issuedBy: string
  readonly status: CardStatus
  readonly route: CardRoute
  /** Last day of the mark (FS-10), once the holder has chosen the permit. */
  readonly markUntil?: string | undefined
  readonly settledOn?: string | undefined
  readonly lapsedOn?: string | undefined
  readonly revoked?: { readonly on: string; readonly clause: string; readonly reason: string; readonly by: string } | undefined
}

/** What the transaction found out about an entry before its card is issued. */
export interface IssueFacts {
  /** Who froze the ranking the entry stands in. */
  readonly preparedBy: string
  /** Last day of the public notice. */
  readonly noticeTo: string
  readonly admitted: boolean
  readonly heldBy?: Waiting | undefined
  /** Free seat of the round; undefined when all are taken. */
  readonly seat: number | undefined
  /** Years a card is valid (FS-9). */
  readonly years: number
}

export type NewCard = Omit<CardState, 'seat' | 'issuedOn' | 'expiresOn' | 'issuedBy' | 'status' | 'route' | 'markUntil'
  | 'settledOn' | 'lapsedOn' | 'revoked'>

export type CardCommand =
  | { readonly kind: 'issue'; readonly card: NewCard; readonly facts: IssueFacts }
  /** `years`: how long the mark lasts from the day of issue (FS-10). */
  | { readonly kind: 'choose_route'; readonly route: CardRoute; readonly years: number }
  | { readonly kind: 'settle' }
  | { readonly kind: 'lapse'; readonly freeSeat: boolean }
  /** `reason` is sealed. */
  | { readonly kind: 'revoke'; readonly clause: string; readonly reason: string; readonly freeSeat: boolean }

export type CardEvent =
  | { readonly kind: 'card.issued'; readonly card: NewCard; readonly seat: number; readonly on: string; readonly expiresOn: string }
  | { readonly kind: 'card.route_chosen'; readonly route: CardRoute; readonly markUntil?: string }
  | { readonly kind: 'card.settled'; readonly on: string }
  | { readonly kind: 'card.lapsed'; readonly on: string; readonly freeSeat: boolean }
  | { readonly kind: 'card.revoked'; readonly on: string; readonly clause: string; readonly reason: string; readonly freeSeat: boolean }
