import type { Ran } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import type { Refusal, Result } from '#platform/result.ts'
import type { Evaluation, Facts, Points } from '#policy'
import type {
  ApplicationEvent, ApplicationFile, ApplicationState, ApplicationStatus, Channel, CorrectionItem, Dependant, Personal, Tick,
} from './types.ts'

/** What a mutating call answers: the application after it. `replayed` when the same form had been sent before. */
export type Saved = Ran<ApplicationState, ApplicationEvent>

export interface Options {
  /** The version the person was looking at. */
  readonly expected?: number | undefined
}

/** Everything of one case, opened, for the one page or document that was authorised to show it. */
export interface OpenApplication {
  readonly id: string
  readonly version: number
  /** As stored, but reasons of a correction or refusal opened. */
  readonly state: ApplicationState
  readonly file: ApplicationFile
  readonly evidence: readonly EvidenceEntry[]
}

export interface EvidenceEntry {
  readonly id: string
  readonly document: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly at: string
  /** Account id: the applicant's own, or a member of staff's. */
  readonly uploadedBy: string
}

export interface EvidenceContent extends EvidenceEntry {
  readonly application: string
  readonly content: Buffer
}

/** One line of a list: carries no identity beyond the masked name. */
export interface ApplicationRow {
  readonly id: string
  readonly version: number
  readonly number?: string | undefined
  readonly maskedName: string
  readonly status: ApplicationStatus
  readonly channel: Channel
  readonly district?: string | undefined
  readonly town?: string | undefined
  readonly year?: number | undefined
  readonly deferred: boolean
  readonly submittedAt?: string | undefined
  readonly startedOn: string
  /** The next date somebody must act by: the clerk's answer, or the applicant's correction. */
  readonly dueOn?: string | undefined
  readonly overdue: boolean
}

export interface Draft {
  readonly personal?: Personal | undefined
  readonly claims?: Facts | undefined
  readonly dependants?: readonly Dependant[] | undefined
  readonly town?: string | undefined
  readonly place?: string | undefined
  readonly step?: string | undefined
}

/** A paper application as the window types it in. */
export interface Entry {
  readonly pack?: string
  readonly personal: Personal
  readonly claims: Facts
  readonly dependants: readonly Dependant[]
  readonly place: string
  readonly ticks: readonly Tick[]
  /** The day the paper was handed in, when it is typed in later: it decides the year (FS-6) and starts the window's clock. */
  readonly receivedOn?: string
}

export interface QueueFilter {
  readonly district?: string | undefined
  readonly town?: string | undefined
  readonly year?: number | undefined
  readonly status?: readonly ApplicationStatus[] | undefined
  /** A number, a name or an ID number, exactly. */
  readonly search?: string | undefined
  /** Only those whose next date (`ApplicationRow.dueOn`) has passed. */
  readonly overdue?: boolean | undefined
  /** Only corrected applications that wait for the window's second look. */
  readonly supplied?: boolean | undefined
  /** Default: the earliest date to act by first. */
  readonly sort?: QueueSort | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

export type QueueSort = 'due' | 'submitted' | '-submitted' | 'number'

/** How much waits in the actor's patch. `overdue` counts among `waiting`, `supplied` too. */
export interface QueueCounts {
  /** Handed in and not yet answered: to accept, to correct or to refuse. */
  readonly waiting: number
  readonly supplied: number
  readonly overdue: number
  /** With the applicant, and of these past their day. */
  readonly correction: number
  readonly correctionOverdue: number
}

/** One thing that happened to an application, without anything sealed. */
export interface HistoryEntry {
  readonly kind: ApplicationEvent['kind']
  /** ISO-8601 UTC. */
  readonly at: string
  readonly by: 'applicant' | 'system' | { readonly staff: string }
  /** Documents ticked, scanned or asked for. */
  readonly documents: readonly string[]
  readonly dueOn?: string | undefined
  readonly clause?: string | undefined
  readonly number?: string | undefined
}

/** What the window sees at once when it types an ID number. */
export interface IdentityCheck {
  /** Five-year bars and the like, with the clause. */
  readonly barredUntil?: { readonly on: string; readonly clause: string } | undefined
  /** Live application of this person under the pack in the year an application of today would belong to. */
  readonly live?: { readonly id: string; readonly number: string; readonly district: string; readonly status: ApplicationStatus } | undefined
  readonly year: number
  readonly deferred: boolean
}

/** A document the case needs, why, and whether it is there. */
export interface DocumentNeed {
  readonly document: string
  readonly clause: string
  readonly because: 'always' | 'dependant' | 'place' | 'claim'
  /** The facts it proves that the applicant claims. */
  readonly facts: readonly string[]
  readonly present: boolean
}

export interface Estimate {
  readonly evaluation: Evaluation
  /** In hundredths; what is unanswered gives nothing. */
  readonly points: Points
  /** Absent in schemes without points. */
  readonly threshold: Points | undefined
}

/** What other capabilities add in the transaction of an application's change. */
export interface ApplicationHooks {
  /** Joint review opens its tasks. `file` holds the claims, `age` and `registered_locally` among them. */
  onAccepted?(trx: Trx, application: FoundApplication, ctx: Ctx): Promise<void>
  onWithdrawn?(trx: Trx, application: FoundApplication, ctx: Ctx): Promise<void>
  /** Whether an accepted application may still be taken back: not once its card is out. Asked before the transaction. */
  mayWithdraw?(application: string): Promise<boolean>
  /** Whether this reviewer's department has to look at this document (FS-11). Without it reviewers see none. */
  mayReadDocument?(ctx: Ctx, application: string, document: string): Promise<boolean>
}

export interface FoundApplication {
  readonly id: string
  readonly version: number
  readonly state: ApplicationState
  readonly file: ApplicationFile
}

export interface Applications {
  /** Anyone signed in; everything may be missing. */
  createDraft(ctx: Ctx, draft?: Draft & { readonly pack?: string }): Promise<Result<Saved>>
  /** Replaces the given parts; nothing is checked yet but their shape. */
  saveDraft(ctx: Ctx, id: string, draft: Draft, options?: Options): Promise<Result<Saved>>
  /** All checks at once; on success number, year and receipt are there. */
  submit(ctx: Ctx, id: string, options?: Options): Promise<Result<Saved>>
  /** A window clerk enters a paper application: the same checks, in the clerk's own town. */
  enter(ctx: Ctx, entry: Entry): Promise<Result<Saved>>
  tick(ctx: Ctx, id: string, ticks: readonly Tick[], options?: Options): Promise<Result<Saved>>
  accept(ctx: Ctx, id: string, options?: Options): Promise<Result<Saved>>
  /** Once, and in full. `days` working days to supply; default the office's setting. */
  requestCorrection(ctx: Ctx, id: string, items: readonly CorrectionItem[], options?: Options & { readonly days?: number }): Promise<Result<Saved>>
  /** By the applicant or the window; takes the corrected parts, re-checks the whole. */
  supplyCorrection(ctx: Ctx, id: string, draft: Draft, options?: Options): Promise<Result<Saved>>
  refuse(ctx: Ctx, id: string, why: { readonly clause: string; readonly reason: string }, options?: Options): Promise<Result<Saved>>
  /** Throws a draft away, or takes an application back. */
  withdraw(ctx: Ctx, id: string, options?: Options): Promise<Result<Saved>>

  addEvidence(ctx: Ctx, id: string, scan: { readonly document: string; readonly name: string; readonly content: Uint8Array }): Promise<Result<Saved>>
  removeEvidence(ctx: Ctx, id: string, evidence: string): Promise<Result<Saved>>
  /** Recorded as a read. Reviewers see it by their own patch: pass their department's check first. */
  readEvidence(ctx: Ctx, evidence: string): Promise<Result<EvidenceContent>>

  /** The whole file; the read is recorded. */
  get(ctx: Ctx, id: string): Promise<Result<OpenApplication>>
  /** The signed-in person's own, newest first. */
  mine(ctx: Ctx): Promise<Result<readonly ApplicationRow[]>>
  queue(ctx: Ctx, filter?: QueueFilter): Promise<Result<{ readonly rows: readonly ApplicationRow[]; readonly total: number }>>
  counts(ctx: Ctx): Promise<Result<QueueCounts>>
  check(ctx: Ctx, idNumber: string, pack?: string): Promise<Result<IdentityCheck>>
  /** Oldest first; saves of a draft are left out. The caller has authorised the read. */
  history(id: string): Promise<readonly HistoryEntry[]>

  /** For other capabilities, which authorise and record their own reads. */
  find(db: Queryable, id: string): Promise<FoundApplication | undefined>
  /** Opens the sealed parts of a state whose read was authorised. */
  open(state: ApplicationState): ApplicationFile
  /** Which documents the case needs, by the pack's duty matrix. */
  needs(state: ApplicationState, file: ApplicationFile, today: string): readonly DocumentNeed[]
  /** What would stand in the way of submitting it today, as far as the file itself shows. */
  problems(state: ApplicationState, file: ApplicationFile, today: string): readonly Refusal[]
  /** What `enter` would refuse, as far as the form itself shows: the registers are not asked, nothing is stored. */
  entryProblems(ctx: Ctx, entry: Entry): readonly Refusal[]
  /** What the claims would give if all were found true, by the round's parameters: an estimate, never a score. */
  estimate(state: ApplicationState, file: ApplicationFile, today: string): Promise<Estimate>
  /** Flags corrections that were not supplied in time. */
  due(ctx: Ctx): Promise<number>
}
