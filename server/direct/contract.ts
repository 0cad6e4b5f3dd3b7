import type { Ran } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Refusal, Result } from '#platform/result.ts'
import type { Answer, DocumentKind, EntitlementLine, Evaluation, Fact, Facts, Place, Text } from '#policy'
import type { DirectEvent } from './events.ts'
import type {
  DirectChannel, DirectCorrectionItem, DirectDependant, DirectFile, DirectPersonal, DirectState, DirectStatus, Finding,
  Household, MaterialTick, Relation, StepId, StepRule, Why,
} from './types.ts'

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
  readonly barred?: { readonly until: string; readonly clause: string } | undefined
  /** The one live case of this person in the city (settled ones too). */
  readonly live?: { readonly number: string; readonly status: DirectStatus; readonly district: string } | undefined
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

/**
 * What is counted on a day: cases handed in, accepted, approved, refused, settled, cancelled, persons settled (with
 * family). A case whose approval is cancelled leaves `approved` and `settled` again, as known from that day on.
 */
export type Measure = 'submitted' | 'accepted' | 'approved' | 'refused' | 'settled' | 'cancelled' | 'people_settled'

export type CountBy = 'district' | 'town' | 'month' | 'day' | 'skill' | 'measure' | 'pack'

export interface CountQuery {
  /** Both inclusive. */
  readonly from: string
  readonly to: string
  /** As known on the evening of that day: what was corrected later is not in it. Default: as known now. */
  readonly asOf?: string | undefined
  readonly by: readonly CountBy[]
  readonly measures?: readonly Measure[] | undefined
  readonly pack?: string | undefined
  readonly district?: string | undefined
  readonly town?: string | undefined
  readonly skill?: string | undefined
}

/** One group. Keys not asked for are absent; `month` is `YYYY-MM`. */
export interface CountRow {
  readonly district?: string
  readonly town?: string
  readonly month?: string
  readonly day?: string
  readonly skill?: string
  readonly measure?: Measure
  readonly pack?: string
  readonly count: number
}

/** How many cases stand where, now. */
export interface StandingRow {
  readonly status: DirectStatus
  readonly district: string
  readonly town: string
  readonly skill: string
  readonly pack: string
  readonly count: number
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
  readonly scans: readonly string[]
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
  readonly steps: readonly (StepRule & { readonly state: 'done' | 'now' | 'later'; readonly dueOn: string | undefined; readonly light: Light })[]
  /** Whether somebody else must decide what the review proposes. */
  readonly needsTwo: boolean
  readonly entitlements: readonly EntitlementLine[]
  /** Who may move along in this scheme. */
  readonly relations: readonly Relation[]
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

export interface RowProblem {
  /** As Excel counts. */
  readonly line: number
  /** Heading of the column, where the refusal is about one cell. */
  readonly column?: string
  /** The cell as Excel names it, `F7`. */
  readonly cell?: string
  readonly refusal: Refusal
}

export type BatchMode = 'good_rows' | 'all_or_nothing'

/** What became of an employer's file. Every row is in `made` or in `problems`. */
export interface BatchResult {
  readonly id: string
  readonly at: string
  readonly fileName: string
  readonly employer: string
  readonly mode: BatchMode
  readonly rows: number
  readonly made: readonly { readonly line: number; readonly number: string; readonly id: string }[]
  /** Rows refused; with `all_or_nothing` and one bad row the others are refused as `direct.batch_other_rows`. */
  readonly refused: number
  readonly problems: readonly RowProblem[]
}

export interface EmployerInput {
  readonly name: string
  readonly phone: string
  readonly address: string
  /** Where the workers of the file work: nine-digit code of the town. */
  readonly town: string
}

export interface DirectSettings {
  readonly pack: string
  readonly version: number
  /** Working days by step; a step that is not in it has no limit (DG-9). */
  readonly limits: Readonly<Partial<Record<StepId, number>>>
  /** Values for the pack's unpublished parameters, in the parameter's own unit (counties' amounts, QY-8; JM-3, JM-4). */
  readonly parameters: Readonly<Record<string, number>>
}

/** Annex 2 of QY as one object; every text as it is to be printed, empty where nothing is known. */
export interface Annex2 {
  readonly number: string
  readonly workUnit: string
  readonly name: string
  readonly sex: string
  readonly nation: string
  /** 出生年月, `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly politicalStatus: string
  readonly education: string
  /** 职业资格等级, 工种. */
  readonly grade: string
  readonly trade: string
  readonly maritalStatus: string
  /** 18 boxes. */
  readonly idNumber: string
  readonly employer: { readonly name: string; readonly phone: string; readonly address: string }
  readonly phone: string
  readonly household: Required<Household>
  /** 户籍迁入地: 县（区）, 派出所. */
  readonly moveTo: { readonly county: string; readonly station: string }
  readonly dependants: readonly {
    readonly name: string; readonly sex: string; readonly relation: string; readonly birthDate: string; readonly idNumber: string
  }[]
  readonly signedOn: string
  readonly hr: AnnexOpinion | undefined
  readonly police: AnnexOpinion | undefined
}

export interface AnnexOpinion {
  readonly text: string
  readonly clause: string
  readonly name: string
  /** `YYYY-MM-DD` */
  readonly on: string
}

/** A field of the form with the clause that asks for it: nothing else may be asked (QY-7, DG-11, JM-5). */
export interface FormField {
  readonly field: string
  readonly name: Text
  readonly clause: string
  readonly required: boolean
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
  readonly needsTwo: boolean
  readonly falseMaterial: { readonly clause: string; readonly years: number } | undefined
}

/**
 * Direct settlement (QY, DG, JM-3, JM-4): the case from intake to settlement, cancellation and objection. What differs
 * between cities comes from the pack and `rules/`.
 */
export interface Direct {
  /** The schemes of this city; empty where it has none (Foshan). */
  schemes(): readonly DirectScheme[]
  scheme(pack: string): DirectScheme | undefined

  // ── intake ──
  check(ctx: Ctx, idNumber: string): Promise<Result<DirectCheck>>
  createDraft(ctx: Ctx, draft?: DirectDraft & { readonly pack?: string }): Promise<Result<Saved>>
  saveDraft(ctx: Ctx, id: string, draft: DirectDraft, options?: Options): Promise<Result<Saved>>
  /** All checks at once; on success the case has its number, its town and its first step. */
  submit(ctx: Ctx, id: string, options?: Options): Promise<Result<Saved>>
  /** A window clerk keys in a paper form, routed as any other; in the clerk's own patch. */
  enter(ctx: Ctx, entry: DirectEntry): Promise<Result<Saved>>
  /** Where the case belongs (DG-6, QY-3): undefined while what decides it is not known. */
  route(pack: string, draft: DirectDraft): { readonly town: string; readonly district: string; readonly clause: string } | undefined
  /** Everything that stands against handing this in today, as far as the form itself shows. */
  problems(ctx: Ctx, pack: string, file: DirectDraft): readonly Refusal[]
  /** QY-1: eligible but unwilling for now; the answer lists the services open to them. */
  recordWish(ctx: Ctx, entry: DirectEntry): Promise<Result<{ readonly id: string; readonly open: readonly EntitlementLine[] }>>

  // ── an employer's file (QY-3) ──
  /** The workbook to fill in. */
  template(pack: string): Promise<{ readonly name: string; readonly content: Uint8Array }>
  /** By an employer's account, or by the window for an employer. The same command id again answers the same. */
  importBatch(ctx: Ctx, pack: string, employer: EmployerInput, file: { readonly name: string; readonly bytes: Uint8Array }, mode?: BatchMode): Promise<Result<BatchResult>>
  batch(ctx: Ctx, id: string): Promise<Result<BatchResult & { readonly cases: readonly DirectRow[] }>>
  /** The bad rows as a workbook to correct and hand in again, each with its causes. */
  batchReport(ctx: Ctx, id: string): Promise<Result<{ readonly name: string; readonly content: Uint8Array } | undefined>>
  /** The signed-in account's own batches, newest first. */
  myBatches(ctx: Ctx): Promise<Result<readonly { readonly id: string; readonly at: string; readonly employer: string; readonly made: number; readonly refused: number }[]>>

  // ── review and decision ──
  tick(ctx: Ctx, id: string, ticks: readonly MaterialTick[], options?: Options): Promise<Result<Saved>>
  /** Materials complete: the review begins. */
  accept(ctx: Ctx, id: string, options?: Options): Promise<Result<Saved>>
  /** Once, and in full; each item with its clause. */
  requestCorrection(ctx: Ctx, id: string, items: readonly DirectCorrectionItem[], options?: Options & { readonly days?: number }): Promise<Result<Saved>>
  supplyCorrection(ctx: Ctx, id: string, draft: DirectDraft, options?: Options): Promise<Result<Saved>>
  recordFindings(ctx: Ctx, id: string, findings: readonly Omit<Finding, 'on' | 'byName'>[], options?: Options): Promise<Result<Saved>>
  /** The review's proposal, where a second person decides. */
  propose(ctx: Ctx, id: string, opinion: ({ readonly outcome: 'approve' } | ({ readonly outcome: 'refuse' } & Why)), options?: Options): Promise<Result<Saved>>
  /** Approval only when the findings meet every condition; refusal only with a published clause and a reason (QY-7). */
  decide(ctx: Ctx, id: string, opinion: ({ readonly outcome: 'approve' } | ({ readonly outcome: 'refuse' } & Why)), options?: Options): Promise<Result<Saved>>
  /** To another town's window, with a reason (DG-6). */
  transfer(ctx: Ctx, id: string, toTown: string, reason: string, options?: Options): Promise<Result<Saved>>
  withdraw(ctx: Ctx, id: string, options?: Options): Promise<Result<Saved>>

  // ── police ──
  settle(ctx: Ctx, id: string, input: SettleInput, options?: Options): Promise<Result<Saved>>
  addresses(ctx: Ctx, district?: string): Promise<Result<readonly AddressRow[]>>
  /** Opens an address list entry, or changes name, capacity or whether it is closed. By the police of the district. */
  saveAddress(ctx: Ctx, input: { readonly id?: string | undefined; readonly place: string; readonly name: string; readonly address: string; readonly capacity: number; readonly closed?: boolean | undefined }): Promise<Result<AddressRow>>

  // ── false material, objection ──
  /** Whenever found, by an officer: qualification and settlement end, the bar begins where the scheme has one (QY-5). */
  cancel(ctx: Ctx, id: string, why: Why, options?: Options): Promise<Result<Saved>>
  /** By the person, against a refusal or a cancellation. */
  object(ctx: Ctx, id: string, text: string, options?: Options): Promise<Result<Saved>>
  /** By a named officer who neither decided nor cancelled. Upheld: the case stands as before and the bar is lifted. */
  answerObjection(ctx: Ctx, id: string, answer: { readonly upheld: boolean } & Why, options?: Options): Promise<Result<Saved>>

  // ── reads ──
  /** The whole case; the read is recorded. */
  get(ctx: Ctx, id: string): Promise<Result<DirectView>>
  mine(ctx: Ctx): Promise<Result<readonly DirectRow[]>>
  history(ctx: Ctx, id: string): Promise<Result<readonly HistoryLine[]>>
  /** In the actor's patch: a clerk's own window, an officer's or police's district, the bureau city-wide. */
  list(ctx: Ctx, filter?: DirectFilter, page?: PageRequest): Promise<Result<DirectPage<DirectRow>>>
  /** The register opened, for export (QY-9); every page is a recorded read. */
  ledger(ctx: Ctx, filter?: DirectFilter, page?: PageRequest): Promise<Result<DirectPage<LedgerRow>>>
  /** Pre-aggregated in the same transactions as the cases; in the actor's patch. */
  counts(ctx: Ctx, query: CountQuery): Promise<Result<readonly CountRow[]>>
  standing(ctx: Ctx, filter?: Pick<DirectFilter, 'pack' | 'district' | 'town'>): Promise<Result<readonly StandingRow[]>>
  annex2(ctx: Ctx, id: string): Promise<Result<Annex2>>

  // ── scans ──
  addScan(ctx: Ctx, id: string, scan: { readonly document: string; readonly dependant?: string; readonly name: string; readonly content: Uint8Array }): Promise<Result<Saved>>
  readScan(ctx: Ctx, scan: string): Promise<Result<{ readonly name: string; readonly mediaType: string; readonly content: Buffer }>>

  // ── settings of the bureau ──
  settings(pack: string): Promise<DirectSettings>
  saveSettings(ctx: Ctx, settings: Omit<DirectSettings, 'version'> & { readonly version?: number }): Promise<Result<DirectSettings>>
  /** Flags overdue steps. Idempotent; answers how many. */
  due(ctx: Ctx): Promise<number>
}
