import type { Ran } from '#platform/aggregate.ts'
import type { Answer, DocumentKind, EntitlementLine, Evaluation, Fact, Facts, Place, Text } from '#policy'
import type { FieldChoice } from './choices.ts'
import type { DirectEvent } from './events.ts'
import type { ReasonedAct } from './reasons.ts'
import type { ReasonChoice } from './standing.ts'
import type {
  DirectChannel,
  DirectDependant,
  DirectFile,
  DirectPersonal,
  DirectState,
  DirectStatus,
  Finding,
  MaterialTick,
  Relation,
  Scan,
  StepId,
  StepRule,
} from './types.ts'

export type * from './shapes-annex2.ts'
export type * from './shapes-batch.ts'

/** The case after a change. `replayed` when the same form had been sent before. */
export type Saved = Ran<DirectState, DirectEvent>

export interface Options {
  /** The version the person was looking at; another one means somebody was faster. */
  readonly expected?: number | undefined
}

export interface DirectDraft {
  readonly personal?: DirectPersonal | undefined
  readonly claims?: Facts | undefined
  readonly dependants?: readonly DirectDependant[] | undefined
  /** Town of one's own home, `none` without one; asked where the scheme routes by it (DG-6). */
  readonly homeTown?: string | undefined
  /** Town of the employer. */
  readonly employerTown?: string | undefined
  readonly place?: string | undefined
  /** The step of the form last saved. */
  readonly formStep?: string | undefined
  /** Of a correction: what was done, in words, where nothing of the form had to change. */
  readonly note?: string | undefined
}

/** A paper form as the window types it in, in the form's order. */
export interface DirectEntry extends DirectDraft {
  readonly pack?: string | undefined
  readonly personal: DirectPersonal
  readonly ticks?: readonly MaterialTick[] | undefined
  /** The day the paper was handed in, when it is typed in later. */
  readonly receivedOn?: string | undefined
}

/** What the window sees at once when it types an ID number, in any spelling. */
export interface DirectCheck {
  readonly barred?: { readonly until: string; readonly clause: string; readonly reason: Text } | undefined
  /** The one live case of this person in the city (settled ones too). */
  readonly live?:
    | {
        readonly number: string
        readonly status: DirectStatus
        readonly district: string
        /** Where it lies at this window: then it may be opened. */
        readonly id?: string | undefined
      }
    | undefined
}

/** Green, amber, red: `due_soon` on the last working day and the day itself, `overdue` after it. */
export type Light = 'none' | 'in_time' | 'due_soon' | 'overdue'

/** One line of a list: masked, nothing personal. */
export interface DirectRow {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly pack: string
  readonly maskedName: string
  readonly status: DirectStatus
  readonly step: StepId | undefined
  readonly channel: DirectChannel
  readonly district: string
  readonly town: string
  readonly skill: string
  readonly employer: string
  /** The applicant and those who move along. */
  readonly people: number
  readonly submittedOn: string
  readonly acceptedOn: string | undefined
  readonly approvedOn: string | undefined
  readonly settledOn: string | undefined
  readonly dueOn: string | undefined
  readonly light: Light
}

/** A row of the register as offices keep it (QY-9): opened, a recorded read. */
export interface LedgerRow extends DirectRow {
  readonly personal: DirectPersonal
  readonly sex: 'male' | 'female' | undefined
  readonly birthDate: string | undefined
  readonly homeTown: string | undefined
  readonly employerTown: string | undefined
  readonly place: string | undefined
  readonly dependants: readonly DirectDependant[]
  readonly refusalClause: string | undefined
}

/** Which date a range of days is about, and a list is ordered by (newest first). Default `submitted`. */
export type DatedBy = 'submitted' | 'accepted' | 'approved' | 'settled'

/** Every filter may be combined with every other. */
export interface DirectFilter {
  readonly pack?: string | undefined
  readonly district?: string | undefined
  readonly town?: string | undefined
  readonly status?: DirectStatus | undefined
  readonly skill?: string | undefined
  readonly by?: DatedBy | undefined
  /** Both days inclusive, `YYYY-MM-DD`, of the date named by `by`. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly overdue?: boolean | undefined
  /** The limit is today or the next working day. */
  readonly dueSoon?: boolean | undefined
  /** Cancelled after the settlement, and the police have not undone it yet (QY-5). */
  readonly revoking?: boolean | undefined
  /** An objection waits for its answer. */
  readonly objected?: boolean | undefined
  readonly batch?: string | undefined
  /** A number, a name or an ID number in any spelling, exactly. */
  readonly search?: string | undefined
}

export interface PageRequest {
  /** `next` of the page before. */
  readonly after?: string | undefined
  /** 1 to 200, default 50; for the ledger up to 1,000. */
  readonly size?: number | undefined
}

export interface DirectPage<R> {
  readonly rows: readonly R[]
  /** Absent on the last page. */
  readonly next: string | undefined
  /** `capped`: at least `count`; more were not counted. */
  readonly total: { readonly count: number; readonly capped: boolean }
}

/** A fact the scheme decides by: what was stated beside what was found. */
export interface FactLine {
  readonly fact: Fact
  readonly claim: Answer | undefined
  readonly finding: Finding | undefined
  /** Established from the number, the case or the register: nobody needs to record it. */
  readonly given: Answer | undefined
  readonly department: string
  readonly departmentName: Text
  readonly clause: string
  readonly documents: readonly string[]
}

export interface MaterialLine {
  readonly document: DocumentKind
  readonly clause: string
  readonly dependant: DirectDependant | undefined
  /** Needed of everybody, because of family, or because a claim needs it. */
  readonly because: 'always' | 'dependant' | 'claim'
  readonly originalSeen: boolean
  readonly copyKept: boolean
  readonly scans: readonly Scan[]
}

/** Everything of one case, opened, for the page that was authorised to show it. */
export interface DirectView {
  readonly id: string
  readonly version: number
  /** As stored, but every reason opened. */
  readonly state: DirectState
  readonly file: DirectFile
  readonly row: DirectRow
  readonly facts: readonly FactLine[]
  readonly materials: readonly MaterialLine[]
  /** By what the applicant states, and by what was found. */
  readonly claimed: Evaluation
  readonly found: Evaluation
  readonly steps: readonly (StepRule & {
    /** `stopped`: the case ended before it came there. */
    readonly state: 'done' | 'now' | 'later' | 'stopped'
    readonly dueOn: string | undefined
    readonly light: Light
  })[]
  /** Whether somebody else must decide what the review proposes. */
  readonly needsTwo: boolean
  readonly entitlements: readonly EntitlementLine[]
  /** Who may move along in this scheme. */
  readonly relations: readonly Relation[]
  /** The published reasons open to each act as the case stands; nothing else is a reason (QY-7). */
  readonly reasons: Readonly<Record<ReasonedAct | 'answer', readonly ReasonChoice[]>>
  /** There is a decision the person may object to. */
  readonly mayObject: boolean
}

export interface HistoryLine {
  readonly kind: DirectEvent['kind']
  /** ISO-8601 UTC. */
  readonly at: string
  readonly by: 'applicant' | 'system' | 'employer' | { readonly staff: string }
  readonly clause?: string | undefined
  readonly dueOn?: string | undefined
}

export interface SettleInput {
  /** A place of the pack; left out where the pack lists none. */
  readonly place?: string | undefined
  /** Required where the place has a list of addresses (government-designated, QY-6). */
  readonly addressId?: string | undefined
  readonly address?: string | undefined
  /** The police station that registers the household. */
  readonly office: string
  /** Keys of the dependants who move along. */
  readonly dependants: readonly string[]
  /** Person and household data were checked against the originals (QY-6). */
  readonly checked: boolean
}

/** A government-designated household with its free places, in persons. */
export interface AddressRow {
  readonly id: string
  readonly version: number
  readonly district: string
  readonly place: string
  readonly name: string
  readonly address: string
  readonly capacity: number
  readonly free: number
  readonly closed: boolean
}

export interface DirectSettings {
  readonly pack: string
  readonly version: number
  /** Working days by step; a step that is not in it has no limit (DG-9). */
  readonly limits: Readonly<Partial<Record<StepId, number>>>
  /** Values for the pack's unpublished parameters, in the parameter's own unit (counties' amounts, QY-8; JM-3, JM-4). */
  readonly parameters: Readonly<Record<string, number>>
}

/** A field of the form with the clause that asks for it: nothing else may be asked (QY-7, DG-11, JM-5). */
export interface FormField {
  readonly field: string
  readonly name: Text
  readonly clause: string
  readonly required: boolean
  /** Chosen from a list, where there is a standard one. */
  readonly choices?: readonly FieldChoice[] | undefined
}

/** What a scheme of direct settlement is, for pages: everything shown cites its clause. */
export interface DirectScheme {
  readonly pack: string
  readonly title: Text
  readonly fields: readonly FormField[]
  /** Facts the form asks as claims. */
  readonly facts: readonly Fact[]
  readonly documents: readonly DocumentKind[]
  readonly places: readonly (Place & { readonly hasAddresses: boolean })[]
  readonly relations: readonly { readonly relation: Relation; readonly limit: Text; readonly clause: string }[]
  readonly steps: readonly StepRule[]
  readonly routing: { readonly by: 'work' | 'home_then_work'; readonly clause: string }
  /** Level of the window. */
  readonly window: 'town' | 'county'
  /** What the document calls that window, after the name of the town; undefined where it has no name of its own. */
  readonly desk: Text | undefined
  /** Entitlements of the pack that only say where to apply: no list of what one is entitled to has them. */
  readonly whereabouts: readonly string[]
  readonly needsTwo: boolean
  readonly falseMaterial: { readonly clause: string; readonly years: number } | undefined
}
