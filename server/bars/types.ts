/** A bar as folded from its events. Person and reasons are sealed. */
export interface BarState {
  readonly pack: string
  /** Hex; a keyed index, useless without the key. */
  readonly identityIndex: string
  readonly maskedName: string
  /** Sealed `{ name, idNumber }`. */
  readonly person: string
  /** First day in force. */
  readonly from: string
  /** The first day on which applications are accepted again. */
  readonly until: string
  /** A clause of the pack. */
  readonly clause: string
  /** Sealed. */
  readonly reason: string
  readonly district: string
  readonly placedBy: string
  readonly lifted?: { readonly on: string; readonly by: string; readonly reason: string }
}

export type BarCommand =
  | {
      readonly kind: 'place'
      readonly pack: string
      readonly district: string
      readonly identityIndex: string
      readonly maskedName: string
      readonly person: string
      readonly until: string
      readonly clause: string
      readonly reason: string
      readonly sealedReason: string
      /** The end of the longest bar in force on this person today. */
      readonly standing?: string | undefined
    }
  | { readonly kind: 'lift'; readonly reason: string; readonly sealedReason: string }

export type BarEvent =
  | {
      readonly kind: 'placed'
      readonly pack: string
      readonly district: string
      readonly identityIndex: string
      readonly maskedName: string
      readonly person: string
      readonly from: string
      readonly until: string
      readonly clause: string
      readonly reason: string
    }
  | { readonly kind: 'lifted'; readonly on: string; readonly reason: string }

export type BarStanding = 'in_force' | 'over' | 'lifted'

/** One line of the register: masked. */
export interface BarRow {
  readonly id: string
  readonly version: number
  readonly maskedName: string
  /** Only the last four characters. */
  readonly maskedIdNumber: string
  readonly from: string
  readonly until: string
  readonly clause: string
  readonly pack: string
  readonly district: string
  readonly standing: BarStanding
}

/** A bar in full; reading it is recorded. */
export interface BarView extends BarRow {
  readonly name: string
  readonly idNumber: string
  readonly reason: string
  /** Name of the officer. */
  readonly placedBy: string
  readonly lifted?: { readonly on: string; readonly by: string; readonly reason: string } | undefined
}

export interface BarInput {
  readonly name: string
  readonly idNumber: string
  /** `YYYY-MM-DD`, the first day on which applications are accepted again. */
  readonly until: string
  readonly clause: string
  readonly reason: string
  readonly pack?: string
}
