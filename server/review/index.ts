import type { Ctx } from '#platform/context.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import type { Packs } from '#server/packs/index.ts'
import type {
  CaseFile, CaseFinding, DepartmentProgress, Download, EscalatedRow, FindingInput, ImportMode, ImportResult, Queue,
  QueueQuery, Recorded, TaskSummary, TaskView,
} from './types.ts'

export type * from './types.ts'

/** An application that was just accepted, as far as opening its tasks needs it. */
export type AcceptedCase = Pick<CaseFile, 'id' | 'number' | 'pack' | 'district' | 'town' | 'year' | 'claims' | 'dependants'>

/** Joint review (FS-7) by the duty matrix (FS-11): one task a department, findings, progress, Excel. */
export interface Review {
  /**
   * Opens one task for each department that has something to check. Called inside the transaction that accepts the
   * application; `ctx.actor` is who accepts. Throws a refusal so that the acceptance rolls back with it.
   */
  openTasks(trx: Trx, application: AcceptedCase, ctx: Ctx): Promise<void>
  /** A reviewer's own department and district, oldest deadline first. */
  queue(ctx: Ctx, query?: QueueQuery): Promise<Result<Queue>>
  /** Claim beside documents. The read is recorded. */
  task(ctx: Ctx, id: string): Promise<Result<TaskView>>
  /** Some or all facts of a task. Findings and `case_facts` change in one transaction. */
  record(ctx: Ctx, id: string, findings: readonly FindingInput[], options?: { expected?: number }): Promise<Result<Recorded>>
  /** May this reviewer read this document of this application? For `applications.readEvidence`. */
  mayReadDocument(ctx: Ctx, applicationId: string, document: string): Promise<boolean>
  /** Which department has it, with what status and deadline; no reasons. The caller has authorised the read. */
  forApplication(applicationId: string): Promise<readonly TaskSummary[]>
  /** Findings with reasons, for the score sheet. The caller has authorised the read. */
  findings(applicationId: string): Promise<readonly CaseFinding[]>
  /** Counts by department, for the district officer. */
  progress(ctx: Ctx, district: string, year: number): Promise<Result<readonly DepartmentProgress[]>>
  /** What was still open when the review period ended, waiting for the officer. */
  escalated(ctx: Ctx, district: string, year: number): Promise<Result<readonly EscalatedRow[]>>
  /**
   * The district officer gives a task back to its department, until a day: after an escalation, or because an objection
   * puts some of its facts in question (default: all).
   */
  reopen(
    ctx: Ctx, id: string, input: { reason: string; until: string; facts?: readonly string[] }, options?: { expected?: number },
  ): Promise<Result<{ id: string; version: number }>>
  /** Escalates what is open past its deadline; idempotent. Returns how many. */
  due(ctx: Ctx): Promise<number>
  /** The open tasks of the reviewer's queue as an Excel file, a row a fact. */
  exportQueue(ctx: Ctx): Promise<Result<Download>>
  /** Records findings from that file. Refuses the whole file only where its columns or its form are wrong. */
  importFindings(
    ctx: Ctx, file: { name: string; bytes: Uint8Array }, mode: ImportMode,
  ): Promise<Result<ImportResult>>
  /** What an earlier upload of the actor's own did. */
  importResult(ctx: Ctx, id: string): Promise<Result<ImportResult>>
  /** The uploaded rows with a column that says what is wrong with each. */
  importReport(ctx: Ctx, id: string): Promise<Result<Download>>
}

/** What review is handed at composition. */
export interface ReviewDeps {
  readonly packs: Packs
  /** The case behind a task, opened. */
  readonly caseFile: (db: Queryable, applicationId: string) => Promise<CaseFile | undefined>
  /** The parameters the district set for its round. */
  readonly parameters: (db: Queryable, district: string, year: number, pack: string) => Promise<Readonly<Record<string, number>>>
}

export function createReview(platform: Platform, deps: ReviewDeps): Review {
  throw new Error(`not built yet: ${platform.city} ${deps.packs.ids.length}`)
}
