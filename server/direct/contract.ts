import type { Ctx } from '#platform/context.ts'
import type { Refusal, Result } from '#platform/result.ts'
import type { EntitlementLine } from '#policy'
import type { CountQuery, CountRow, StandingRow } from './counting.ts'
import type {
  AddressRow,
  Annex2,
  BatchMode,
  BatchResult,
  BatchRun,
  BatchSummary,
  DirectCheck,
  DirectDraft,
  DirectEntry,
  DirectFilter,
  DirectPage,
  DirectRow,
  DirectScheme,
  DirectSettings,
  DirectView,
  EmployerFile,
  EmployerInput,
  HistoryLine,
  LedgerRow,
  Options,
  PageRequest,
  Saved,
  SettleInput,
  Workbook,
} from './shapes.ts'
import type { DirectCorrectionItem, Finding, MaterialTick, Why } from './types.ts'
import type { WayLack } from './ways.ts'

export type * from './counting.ts'
export type * from './shapes.ts'
export type { WayLack } from './ways.ts'

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
  route(
    pack: string,
    draft: DirectDraft,
  ): { readonly town: string; readonly district: string; readonly clause: string } | undefined
  /** Everything that stands against handing this in today, as far as the form itself shows. */
  problems(ctx: Ctx, pack: string, file: DirectDraft): readonly Refusal[]
  /** Every way in with what the form says against it; empty where the scheme has no ways or one of them may be met. */
  waysLacking(pack: string, draft: DirectDraft, today: string): readonly WayLack[]
  /** QY-1: eligible but unwilling for now; the answer lists the services open to them. */
  recordWish(
    ctx: Ctx,
    entry: DirectEntry,
  ): Promise<Result<{ readonly id: string; readonly open: readonly EntitlementLine[] }>>

  // ── an employer's file (QY-3) ──
  /** The workbook to fill in. */
  template(pack: string): Promise<Workbook>
  /** By an employer's account, or by the window for an employer. The same command id again answers the same. */
  importBatch(
    ctx: Ctx,
    pack: string,
    employer: EmployerInput,
    file: EmployerFile,
    mode?: BatchMode,
  ): Promise<Result<BatchResult>>
  batch(ctx: Ctx, id: string): Promise<Result<BatchResult & { readonly cases: readonly DirectRow[] }>>
  /** As `importBatch`, but a large file goes on by itself: after a moment the answer is a ticket to ask with. */
  startBatch(
    ctx: Ctx,
    pack: string,
    employer: EmployerInput,
    file: EmployerFile,
    mode?: BatchMode,
  ): Promise<{ readonly done: Result<BatchResult> } | { readonly ticket: string }>
  /** How far one's own file has come. */
  batchRun(ctx: Ctx, ticket: string): Promise<BatchRun>
  /** The bad rows as a workbook to correct and hand in again, each with its causes. */
  batchReport(ctx: Ctx, id: string): Promise<Result<Workbook | undefined>>
  /** The employer's file back, each row with its number or with what is wrong and what to do. */
  batchAnswers(ctx: Ctx, id: string): Promise<Result<Workbook | undefined>>
  /** A window's files, whoever of the colleagues took them in, or the employer's own; newest first. */
  batches(ctx: Ctx): Promise<Result<readonly BatchSummary[]>>

  // ── review and decision ──
  tick(ctx: Ctx, id: string, ticks: readonly MaterialTick[], options?: Options): Promise<Result<Saved>>
  /** Materials complete: the review begins. */
  accept(ctx: Ctx, id: string, options?: Options): Promise<Result<Saved>>
  /** Once, and in full; each item with its clause. */
  requestCorrection(
    ctx: Ctx,
    id: string,
    items: readonly DirectCorrectionItem[],
    options?: Options & { readonly days?: number },
  ): Promise<Result<Saved>>
  supplyCorrection(ctx: Ctx, id: string, draft: DirectDraft, options?: Options): Promise<Result<Saved>>
  recordFindings(
    ctx: Ctx,
    id: string,
    findings: readonly Omit<Finding, 'on' | 'byName'>[],
    options?: Options,
  ): Promise<Result<Saved>>
  /** The review's proposal, where a second person decides. */
  propose(
    ctx: Ctx,
    id: string,
    opinion: { readonly outcome: 'approve' } | ({ readonly outcome: 'refuse' } & Why),
    options?: Options,
  ): Promise<Result<Saved>>
  /** Approval only when the findings meet every condition; refusal only with a published clause and a reason (QY-7). */
  decide(
    ctx: Ctx,
    id: string,
    opinion: { readonly outcome: 'approve' } | ({ readonly outcome: 'refuse' } & Why),
    options?: Options,
  ): Promise<Result<Saved>>
  /** To another town's window, with a reason (DG-6). */
  transfer(ctx: Ctx, id: string, toTown: string, reason: string, options?: Options): Promise<Result<Saved>>
  withdraw(ctx: Ctx, id: string, options?: Options): Promise<Result<Saved>>

  // ── police ──
  settle(ctx: Ctx, id: string, input: SettleInput, options?: Options): Promise<Result<Saved>>
  /** Person or household data do not agree: the approval ends and the case goes back to the review, with clause and reason (QY-6). */
  sendBack(ctx: Ctx, id: string, why: Why, options?: Options): Promise<Result<Saved>>
  addresses(ctx: Ctx, district?: string): Promise<Result<readonly AddressRow[]>>
  /** Opens an address list entry, or changes name, capacity or whether it is closed. By the police of the district. */
  saveAddress(
    ctx: Ctx,
    input: {
      readonly id?: string | undefined
      readonly place: string
      readonly name: string
      readonly address: string
      readonly capacity: number
      readonly closed?: boolean | undefined
    },
  ): Promise<Result<AddressRow>>

  // ── false material, objection ──
  /** A settled household: one officer says it is to be revoked, `cancel` by another confirms it (QY-5). */
  proposeCancel(ctx: Ctx, id: string, why: Why, options?: Options): Promise<Result<Saved>>
  dropCancel(ctx: Ctx, id: string, options?: Options): Promise<Result<Saved>>
  /**
   * Whenever found, by an officer: qualification and settlement end, the bar begins (QY-5). Where the text prints no such
   * clause it cannot be done.
   */
  cancel(ctx: Ctx, id: string, why: Why, options?: Options): Promise<Result<Saved>>
  /** The police have undone the settlement of a cancelled case, in this office. */
  revoke(ctx: Ctx, id: string, office: string, options?: Options): Promise<Result<Saved>>
  /** By the person, against a refusal or a cancellation; once against each decision. */
  object(ctx: Ctx, id: string, text: string, options?: Options): Promise<Result<Saved>>
  /** By a named officer who neither decided nor cancelled. Upheld: the case stands as before and the bar is lifted. */
  answerObjection(
    ctx: Ctx,
    id: string,
    answer: { readonly upheld: boolean } & Why,
    options?: Options,
  ): Promise<Result<Saved>>

  // ── reads ──
  /** The whole case; the read is recorded. */
  get(ctx: Ctx, id: string): Promise<Result<DirectView>>
  /** The bureau's look at a case of any county (DG-13): who it is about stays masked; the read is recorded. */
  oversee(ctx: Ctx, id: string): Promise<Result<DirectView>>
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
  addScan(
    ctx: Ctx,
    id: string,
    scan: {
      readonly document: string
      readonly dependant?: string
      readonly name: string
      readonly content: Uint8Array
    },
  ): Promise<Result<Saved>>
  /** One's own, until the window has compared it with the original; to replace it, send another. */
  removeScan(ctx: Ctx, id: string, scan: string): Promise<Result<Saved>>
  readScan(
    ctx: Ctx,
    scan: string,
  ): Promise<Result<{ readonly name: string; readonly mediaType: string; readonly content: Buffer }>>

  // ── settings of the bureau ──
  settings(pack: string): Promise<DirectSettings>
  saveSettings(
    ctx: Ctx,
    settings: Omit<DirectSettings, 'version'> & { readonly version?: number },
  ): Promise<Result<DirectSettings>>
  /** Flags overdue steps. Idempotent; answers how many. */
  due(ctx: Ctx): Promise<number>
}
