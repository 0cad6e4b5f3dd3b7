import type { Facts } from '#policy'

export type ApplicationStatus = 'draft' | 'submitted' | 'correction' | 'accepted' | 'refused' | 'withdrawn'
export type Channel = 'online' | 'window'

/** The applicant's own particulars, as written; a draft may lack any of them. */
export interface Personal {
  readonly name?: string
  /** 18 characters once submitted; a draft keeps what was typed. */
  readonly idNumber?: string
  /** `YYYY-MM-DD`. May be left out; given, it must agree with the number. */
  readonly birthDate?: string
  readonly phone?: string
  /** 户籍地址, as in the household book. */
  readonly household?: string
  /** 现居住地址. */
  readonly address?: string
  /** 用人单位. */
  readonly employer?: string
}
export type PersonalField = keyof Personal

/** FS-3: who moves along. */
export interface Dependant {
  readonly key: string
  readonly relation: 'spouse' | 'child'
  readonly name: string
  readonly idNumber: string
  readonly birthDate?: string
}

/** What is sealed of an application, opened: never put it into an event, a log or a list. */
export interface ApplicationFile {
  readonly personal: Personal
  /** What the applicant claims, by fact of the pack. Claims never score; findings do. */
  readonly claims: Facts
  readonly dependants: readonly Dependant[]
}

/** One kind of document of a case: its scans and what the window saw. */
export interface DocumentState {
  /** Id of a `DocumentKind` of the pack. */
  readonly document: string
  readonly evidenceIds: readonly string[]
  readonly originalSeen: boolean
  readonly copyKept: boolean
}

/** One thing to put right: a document or a field, why, and the clause that asks for it. */
export interface CorrectionItem {
  readonly target: { readonly document: string } | { readonly field: string }
  readonly reason: string
  readonly clause: string
}

/** The one-time notice of everything that is missing (行政许可法 § 32). */
export interface Correction {
  readonly requestedOn: string
  /** Instant: scans uploaded later answer the notice. */
  readonly requestedAt: string
  readonly dueOn: string
  /** Working days given to supply: set by the office, not by a published text. */
  readonly days: number
  readonly items: readonly CorrectionItem[]
  readonly suppliedOn?: string
  /** The day was passed with nothing supplied: shown to the clerk, decided by a person. */
  readonly overdueSince?: string
}

/** An application as folded from its events. `personal`, `claims`, `dependants` and every reason are sealed. */
export interface ApplicationState {
  readonly pack: string
  readonly packVersion: string
  readonly status: ApplicationStatus
  readonly channel: Channel
  /** Account id of the applicant; at the window, that of the phone number given. */
  readonly owner?: string
  readonly maskedName: string
  readonly personal: string
  readonly claims: string
  readonly dependants: string
  readonly documents: readonly DocumentState[]
  /** Nine-digit code of the town and six-digit code of the district moved to. */
  readonly town?: string
  readonly district?: string
  /** FS-3: id of a settlement place of the pack. */
  readonly place?: string
  /** The step of the form last saved. */
  readonly step?: string
  readonly startedOn: string
  /** Hex; keyed indices, useless without the key. */
  readonly identityIndex?: string
  readonly nameIndex?: string
  readonly number?: string
  readonly year?: number
  /** FS-6: filed after the cutoff, so it belongs to the next year's round. */
  readonly deferred?: boolean
  readonly submittedAt?: string
  /** The working day by which everything missing must have been named, once (行政许可法 § 32). */
  readonly answerBy?: string
  readonly acceptedOn?: string
  readonly acceptedBy?: string
  readonly correction?: Correction
  readonly refusal?: { readonly on: string; readonly clause: string; readonly reason: string }
  readonly withdrawnOn?: string
}

export type ApplicationCommand =
  | StartCommand
  | SaveCommand
  | SubmitCommand
  | EnterCommand
  | { readonly kind: 'add_evidence'; readonly evidence: string; readonly document: string }
  | { readonly kind: 'remove_evidence'; readonly evidence: string }
  | { readonly kind: 'tick'; readonly ticks: readonly Tick[] }
  | AcceptCommand
  | CorrectionCommand
  | SupplyCommand
  | { readonly kind: 'flag_overdue' }
  | { readonly kind: 'refuse'; readonly clause: string; readonly reason: string; readonly sealedReason: string }
  | { readonly kind: 'withdraw' }

export interface AcceptCommand {
  readonly kind: 'accept'
  readonly file: ApplicationFile
}

export interface CorrectionCommand {
  readonly kind: 'request_correction'
  readonly days: number
  readonly dueOn: string
  readonly items: readonly CorrectionItem[]
  /** The same with their reasons sealed. */
  readonly sealedItems: readonly CorrectionItem[]
}

/** The window's two ticks beside a document (original seen, copy kept). */
export interface Tick {
  readonly document: string
  readonly originalSeen: boolean
  readonly copyKept: boolean
}

/** Sealed parts ready to be stored, with what may stand plain beside them. */
export interface SealedFile {
  readonly personal?: string
  readonly claims?: string
  readonly dependants?: string
  readonly maskedName?: string
}

export interface StartCommand {
  readonly kind: 'start'
  readonly pack: string
  readonly packVersion: string
  readonly sealed: Required<SealedFile>
}

export interface SaveCommand {
  readonly kind: 'save'
  readonly sealed: SealedFile
  readonly town?: string | undefined
  readonly district?: string | undefined
  readonly place?: string | undefined
  readonly step?: string | undefined
}

/** What the database and the round say about a submission; taken in its transaction. */
export interface Filing {
  readonly file: ApplicationFile
  readonly sealed: Required<SealedFile>
  readonly identityIndex: string
  readonly nameIndex: string
  readonly year: number
  readonly deferred: boolean
  readonly number: string
  readonly answerBy?: string | undefined
  /** A bar in force on this identity. */
  readonly barred?: { readonly until: string; readonly clause: string } | undefined
  /** Another live application of this identity in that year. */
  readonly duplicate: boolean
}

export interface SupplyCommand extends Filing {
  readonly kind: 'supply_correction'
  readonly place?: string | undefined
}

export interface SubmitCommand extends Filing {
  readonly kind: 'submit'
}

export interface EnterCommand extends Filing {
  readonly kind: 'enter'
  /** The day the paper came; today or earlier. */
  readonly receivedOn: string
  readonly pack: string
  readonly packVersion: string
  readonly owner: string
  readonly town: string
  readonly district: string
  readonly place: string
  readonly ticks: readonly Tick[]
}

export type ApplicationEvent =
  | {
      readonly kind: 'started'; readonly pack: string; readonly packVersion: string; readonly channel: Channel
      readonly owner: string; readonly on: string; readonly sealed: Required<SealedFile>
    }
  | {
      readonly kind: 'saved'; readonly sealed: SealedFile; readonly town?: string | undefined; readonly district?: string | undefined
      readonly place?: string | undefined; readonly step?: string | undefined
    }
  | { readonly kind: 'evidence_added'; readonly evidence: string; readonly document: string }
  | { readonly kind: 'evidence_removed'; readonly evidence: string }
  | { readonly kind: 'ticked'; readonly ticks: readonly Tick[] }
  | {
      readonly kind: 'submitted'; readonly number: string; readonly year: number; readonly deferred: boolean
      readonly identityIndex: string; readonly nameIndex: string; readonly sealed: Required<SealedFile>
      readonly answerBy?: string | undefined
      /** The instant it counts from, where that is not the event's own: paper that was typed in later. */
      readonly submittedAt?: string | undefined
    }
  | { readonly kind: 'accepted'; readonly on: string }
  | {
      readonly kind: 'correction_requested'; readonly on: string; readonly dueOn: string; readonly days: number
      /** Reasons sealed. */
      readonly items: readonly CorrectionItem[]
    }
  | {
      readonly kind: 'correction_supplied'; readonly on: string; readonly sealed: Required<SealedFile>
      readonly identityIndex: string; readonly nameIndex: string; readonly place?: string | undefined
      readonly answerBy?: string | undefined
    }
  | { readonly kind: 'correction_overdue'; readonly on: string }
  | { readonly kind: 'refused'; readonly on: string; readonly clause: string; readonly reason: string }
  | { readonly kind: 'withdrawn'; readonly on: string }
