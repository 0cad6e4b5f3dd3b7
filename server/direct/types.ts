import type { Answer, Facts, Text } from '#policy'

/**
 * `unwilling`: eligible, but does not wish to settle for now (QY-1); never a live case. `cancelled`: false material was
 * found, before or after settlement (QY-5).
 */
export type DirectStatus =
  | 'draft'
  | 'submitted'
  | 'correction'
  | 'accepted'
  | 'approved'
  | 'refused'
  | 'settled'
  | 'cancelled'
  | 'withdrawn'
  | 'unwilling'

/** `employer`: a row of an employer's file (QY-3). */
export type DirectChannel = 'online' | 'window' | 'employer'

/**
 * What the case waits for. Which steps a scheme has and under which clause: `Direct.steps`. `revocation`: the police undo a
 * settlement whose case was cancelled (QY-5); no scheme sets a limit for it.
 */
export type StepId = 'acceptance' | 'review' | 'decision' | 'settlement' | 'revocation'

export type Relation = 'spouse' | 'child' | 'parent'

/** 户籍所在地 as annex 2 prints it: 省 市 县（区） 乡镇（街道） 派出所. */
export interface Household {
  readonly province?: string
  readonly city?: string
  readonly county?: string
  readonly town?: string
  readonly station?: string
}

/** The fields of annex 2, as written; a draft may lack any of them. Sex and birth follow from the number. */
export interface DirectPersonal {
  readonly name?: string
  /** 18 characters once handed in; a draft keeps what was typed. */
  readonly idNumber?: string
  /** `YYYY-MM-DD` as the form says; given, it must agree with the number. */
  readonly birthDate?: string
  readonly nation?: string
  readonly politicalStatus?: string
  readonly education?: string
  readonly maritalStatus?: string
  /** 工种. The grade (职业资格等级) is the claim `skill_level`. */
  readonly trade?: string
  readonly phone?: string
  readonly employer?: string
  readonly employerPhone?: string
  readonly employerAddress?: string
  readonly household?: Household
  /** 户籍迁入地 … 派出所. */
  readonly moveToStation?: string
}
export type PersonalText = Exclude<keyof DirectPersonal, 'household'>

export interface DirectDependant {
  readonly key: string
  readonly relation: Relation
  readonly name: string
  readonly idNumber: string
  readonly birthDate?: string
  /** JM-3: only unmarried children move along. */
  readonly unmarried?: boolean
  /** QY-6 of parents, JM-3 of everybody: lives with the applicant. */
  readonly livesTogether?: boolean
}

/** What is sealed of a case, opened: never put it into an event, a log or a list. */
export interface DirectFile {
  readonly personal: DirectPersonal
  /** What the applicant states, by fact of the pack. Claims never decide; findings do. */
  readonly claims: Facts
  readonly dependants: readonly DirectDependant[]
  readonly findings: readonly Finding[]
}

/** What the office established about one fact: never the same thing as the claim, even when it says the same. */
export interface Finding {
  readonly fact: string
  readonly verdict: 'confirmed' | 'differs' | 'not_established'
  /** Absent when not established: then the fact stays undecided. */
  readonly value?: Answer
  readonly reason?: string
  /** Department of the pack's duty matrix that verifies it. */
  readonly department: string
  readonly on: string
  readonly byName: string
}

/** Original seen and copy kept (QY-4), of the applicant or of one dependant. */
export interface MaterialTick {
  readonly document: string
  /** Key of the dependant it belongs to; absent for the applicant's own. */
  readonly dependant?: string
  readonly originalSeen: boolean
  readonly copyKept: boolean
}

/** A reason and the published clause it rests on. In a state the reason is sealed. */
export interface Why {
  readonly clause: string
  readonly reason: string
}

export interface DirectCorrectionItem extends Why {
  readonly target: { readonly document: string; readonly dependant?: string } | { readonly field: string }
}

export interface DirectCorrection {
  readonly requestedOn: string
  readonly dueOn: string
  /** Working days given to supply: set by the office, not by a published text. */
  readonly days: number
  readonly items: readonly DirectCorrectionItem[]
  readonly suppliedOn?: string
  /** What was done, in the words of who supplied it; sealed in a state. */
  readonly note?: string
  /** Pictures that were there when it was asked for. */
  readonly scans?: readonly string[]
}

/** A picture of a material; `by` is the account that sent it. */
export interface Scan {
  readonly id: string
  readonly document: string
  readonly dependant?: string
  readonly by?: string
}

/** Who said something, by id and by name, and when. */
export interface Signed {
  readonly on: string
  readonly by: string
  readonly byName: string
}

export interface Opinion extends Signed {
  readonly outcome: 'approve' | 'refuse'
  readonly clause?: string
  /** Of an approval: clauses of the conditions and routes that hold by the findings. */
  readonly grounds?: readonly string[]
  /** Sealed in a state. */
  readonly reason?: string
}

export interface StepState {
  readonly id: StepId
  readonly since: string
  /** Absent where the office has set no limit (DG-9). */
  readonly dueOn?: string
  /** The day after the limit on which it was flagged. */
  readonly overdueSince?: string
}

export interface SettledState extends Signed {
  /** Id of a settlement place of the pack; absent where the pack lists none. */
  readonly place?: string
  /** The designated address, where the place has a list of them (QY-6). */
  readonly addressId?: string
  /** Sealed in a state. */
  readonly address: string
  readonly office: string
  /** Keys of those who moved along. */
  readonly dependants: readonly string[]
  readonly people: number
}

export interface Cancelled extends Signed {
  readonly clause: string
  /** Sealed in a state. */
  readonly reason: string
  /** The status it ended, which comes back when an objection is upheld. */
  readonly from: DirectStatus
  /** The bar placed with it, where the scheme has one (QY-5). */
  readonly bar?: { readonly id: string; readonly until: string }
  /** Who proposed it, where a settled household was concerned. */
  readonly proposed?: Signed
  /** The police have revoked the settlement. */
  readonly revoked?: Signed & { readonly office: string }
}

export interface ObjectionState {
  readonly id: string
  readonly against: 'refused' | 'cancelled'
  readonly raisedOn: string
  /** Sealed in a state. */
  readonly text: string
  readonly answer?: Signed & { readonly upheld: boolean; readonly clause: string; readonly reason: string }
}

export interface Transfer extends Signed {
  readonly fromTown: string
  readonly toTown: string
  /** Sealed in a state. */
  readonly reason: string
}

/** A case as folded from its events. `personal`, `claims`, `dependants`, `findings` and every reason are sealed. */
export interface DirectState {
  readonly pack: string
  readonly packVersion: string
  readonly status: DirectStatus
  readonly channel: DirectChannel
  /** Account of the applicant; by the phone number given when it was not handed in online. */
  readonly owner?: string
  readonly batch?: string
  readonly maskedName: string
  readonly personal: string
  readonly claims: string
  readonly dependants: string
  readonly findings?: string
  readonly employer?: string
  /** Skill level counted under: the finding's where there is one, else the claim's. */
  readonly skill?: string
  readonly materials: readonly MaterialTick[]
  /** Ids of scans by document. */
  readonly scans: readonly Scan[]
  /** Nine-digit code of the town the case belongs to (DG-6), six-digit code of its district or county. */
  readonly town?: string
  readonly district?: string
  readonly homeTown?: string
  readonly employerTown?: string
  readonly place?: string
  readonly formStep?: string
  readonly startedOn: string
  /** Hex; keyed indices, useless without the key. */
  readonly identityIndex?: string
  readonly nameIndex?: string
  readonly number?: string
  /** The day the application was handed in. */
  readonly submittedOn?: string
  readonly step?: StepState
  readonly accepted?: Signed
  readonly correction?: DirectCorrection
  /** The review's proposal; decided by somebody else where the scheme needs two. */
  readonly review?: Opinion
  readonly decision?: Opinion
  /** The police found data that do not agree; the newest time only. Its reason is sealed. */
  readonly sentBack?: Signed & Why
  readonly settled?: SettledState
  /** One officer says a settled household is to be revoked; another confirms. Its reason is sealed. */
  readonly cancelProposal?: Signed & Why
  readonly cancelled?: Cancelled
  readonly objections: readonly ObjectionState[]
  readonly transfers: readonly Transfer[]
  readonly endedOn?: string
  /** Dependants, for counts: the applicant and those who move along. */
  readonly people: number
}

/** A clause with its number and quoted wording, for a page. */
export interface CitedClause {
  readonly id: string
  readonly number: string
  readonly quote: string
  readonly en: string
}

export interface StepRule {
  readonly id: StepId
  readonly name: Text
  readonly clause: string
  /** Who works on it. */
  readonly by: 'window' | 'officer' | 'police'
}
