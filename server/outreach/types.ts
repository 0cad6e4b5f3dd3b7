/** A person in the survey's register, as folded. Name and number are not in it: see `skilled_contacts`. */
export interface SkilledState {
  readonly district: string
  readonly town: string
  readonly employer: string
  /** A value of the pack's `skill_level`. */
  readonly grade: string
  readonly trade: string
  readonly wish: Wish
  readonly source: Source
  /** `YYYY-MM-DD`: first and last answer. */
  readonly registeredOn: string
  readonly answeredOn: string
  readonly helper?: Helper
  readonly contacts: readonly Contact[]
  /** What stood in the way when last asked. */
  readonly blockers: readonly Blocker[]
  readonly optedOut?: { readonly on: string; readonly how: OptOutWay }
  /** When the person, and nobody else, asked for messages again. */
  readonly optedInOn?: string
  /** The number of the last answer was verified by a code sent to it. */
  readonly verified?: boolean
  /** The person's newest case of direct settlement; `on`: since when it stands so. */
  readonly case?: { readonly id: string; readonly standing: Standing; readonly on: string }
  readonly forgottenOn?: string
}

export const WISHES = ['yes', 'no', 'undecided'] as const
export type Wish = (typeof WISHES)[number]
/** `case`: keyed in at the window; `direct`: an application for direct settlement. */
export const SOURCES = ['survey', 'excel', 'case', 'direct'] as const
export type Source = (typeof SOURCES)[number]
export const BLOCKERS = ['papers', 'home', 'school', 'family', 'land', 'insurance', 'unsure', 'other'] as const
export type Blocker = (typeof BLOCKERS)[number]
export const WAYS = ['phone', 'visit', 'window', 'message'] as const
export type Way = (typeof WAYS)[number]
/** `ended`: refused, withdrawn or cancelled. */
export const STANDINGS = ['applied', 'approved', 'settled', 'ended'] as const
export type Standing = (typeof STANDINGS)[number]
export type OptOutWay = 'link' | 'reply' | 'office'

/** Who follows one person up; a member of staff. */
export interface Helper {
  readonly id: string
  readonly name: string
  readonly on: string
}

export interface Contact {
  readonly on: string
  readonly way: Way
  /** Whether the person was spoken to; a call nobody answered is a contact too, but reaches nobody. */
  readonly reached: boolean
  readonly by: string
  /** Id of the sealed note, if one was taken. */
  readonly note?: string
}

export interface Profile {
  readonly district: string
  readonly town: string
  readonly employer: string
  readonly grade: string
  readonly trade: string
  readonly wish: string
}

export type SkilledCommand =
  | {
      readonly kind: 'answer'
      readonly profile: Profile
      readonly source: Source
      readonly optedOut: boolean
      readonly verified?: boolean
    }
  | { readonly kind: 'assign'; readonly helper: { readonly id: string; readonly name: string } | undefined }
  | {
      readonly kind: 'contact'
      readonly on: string
      readonly way: string
      readonly reached: boolean
      readonly blockers: readonly string[]
      readonly note?: string | undefined
    }
  | { readonly kind: 'opt_out'; readonly how: OptOutWay }
  | { readonly kind: 'opt_in' }
  | { readonly kind: 'forget' }
  /** Another row turned out to be the same person: what it held comes here. */
  | { readonly kind: 'join'; readonly from: string; readonly other: SkilledState }
  /** This row turned out to be the same person as another, and ends. */
  | { readonly kind: 'merge'; readonly into: string }
  | CaseCommand

/** A case of direct settlement as it stands now. Carried out by the system. */
export interface CaseCommand {
  readonly kind: 'case'
  readonly id: string
  readonly standing: Standing
  /** Who applies wishes to settle; absent where the case says nothing of it. */
  readonly wish?: Wish | undefined
  readonly profile: Omit<Profile, 'wish'>
  readonly submittedOn: string
  readonly on: string
  readonly optedOut: boolean
}

export type SkilledEvent =
  | Answered
  | {
      readonly kind: 'cased'
      readonly case: string
      readonly standing: Standing
      readonly on: string
      readonly wish?: Wish
    }
  | ({ readonly kind: 'helped' } & Helper)
  | Contacted
  | { readonly kind: 'opted_out'; readonly on: string; readonly how: OptOutWay }
  | { readonly kind: 'opted_in'; readonly on: string }
  | { readonly kind: 'forgotten'; readonly on: string }
  | Joined
  | { readonly kind: 'merged'; readonly on: string; readonly into: string }

export interface Answered extends Omit<Profile, 'wish'> {
  readonly kind: 'answered'
  readonly on: string
  readonly source: Source
  readonly wish: Wish
  readonly verified?: boolean
}

export interface Joined extends Pick<SkilledState, 'contacts' | 'blockers' | 'helper' | 'case' | 'wish'> {
  readonly kind: 'joined'
  readonly on: string
  readonly from: string
}

export interface Contacted extends Omit<Contact, 'by'> {
  readonly kind: 'contacted'
  readonly blockers: readonly Blocker[]
  readonly byName: string
}

/** Whom a message is for; absent parts do not restrict. */
export interface Segment {
  readonly district?: string | undefined
  readonly town?: string | undefined
  readonly grade?: string | undefined
  readonly wish?: string | undefined
  readonly employer?: string | undefined
}

export interface MessageState {
  readonly text: string
  /** Whether everyone's own link to stop is in it, and the host name it then begins with. */
  readonly link?: string
  readonly segment: Segment
  readonly status: 'drafted' | 'sent' | 'returned'
  readonly drafted: Step
  readonly decided?: Step & { readonly reason?: string }
}

export interface Step {
  readonly on: string
  readonly by: string
  readonly name: string
}

export type MessageCommand =
  | { readonly kind: 'draft'; readonly text: string; readonly link?: string | undefined; readonly segment: Segment }
  | { readonly kind: 'approve' }
  | { readonly kind: 'return'; readonly reason: string }

export type MessageEvent =
  | {
      readonly kind: 'drafted'
      readonly text: string
      readonly link?: string
      readonly segment: Segment
      readonly byName: string
      readonly on: string
    }
  | { readonly kind: 'approved'; readonly on: string; readonly byName: string }
  | { readonly kind: 'returned'; readonly on: string; readonly byName: string; readonly reason: string }
