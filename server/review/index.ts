import { attempt, run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { transaction, type Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { reviewTasks } from './decide.ts'
import { escalated, isUuid, queue, record, task, type ReviewDeps } from './desk.ts'
import { dutyDocuments } from './duties.ts'
import { createExcel, type Excel } from './excel/index.ts'
import { tasksOf } from './facts.ts'
import { cancelTasks, escalateIn, openTasks } from './open.ts'
import { LONGEST_REASON } from './record.ts'
import { countByDepartment, overdueIds, staffNames } from './store.ts'
import type {
  CaseFinding, DepartmentProgress, EscalatedRow, Queue, QueueQuery, Recorded, TaskSummary, TaskView,
} from './shapes.ts'
import type { AcceptedCase, FindingInput } from './types.ts'
import { caseFindings, progressOf, recorders, taskSummary } from './views.ts'

export type { ReviewDeps } from './desk.ts'
export type * from './shapes.ts'
export type * from './types.ts'
export { factsToCheck, identityParts } from './duties.ts'
export { parseValue, valueText, verdictNames, verdicts } from './verdicts.ts'

/** Joint review (FS-7) by the duty matrix (FS-11): one task a department, findings, progress, Excel. */
export interface Review extends Excel {
  /**
   * Opens one task for each department that has something to check. Called inside the transaction that accepts the
   * application. Throws a refusal so that the acceptance rolls back with it.
   */
  openTasks(trx: Trx, application: AcceptedCase, ctx: Ctx): Promise<void>
  /** The application was withdrawn: its tasks are cancelled and nothing of it is ranked. */
  cancelTasks(trx: Trx, applicationId: string, ctx: Ctx): Promise<void>
  /** A reviewer's own department and district, oldest deadline first. */
  queue(ctx: Ctx, query?: QueueQuery): Promise<Result<Queue>>
  /** Claim beside documents. The read is recorded. */
  task(ctx: Ctx, id: string): Promise<Result<TaskView>>
  /** Some or all facts of a task. Findings and `case_facts` change in one transaction. */
  record(
    ctx: Ctx,
    id: string,
    findings: readonly FindingInput[],
    options?: { expected?: number },
  ): Promise<Result<Recorded>>
  /** Whether this reviewer's task gives access to a document (FS-11). For whoever serves the scan. */
  mayReadDocument(ctx: Ctx, applicationId: string, document: string): Promise<boolean>
  /** Which department has it, with what status and deadline; no reasons. The caller has authorised the read. */
  forApplication(applicationId: string, today: string): Promise<readonly TaskSummary[]>
  /** Findings with reasons, for the score sheet. The caller has authorised the read. */
  findings(applicationId: string): Promise<readonly CaseFinding[]>
  /** Counts by department, for the district officer. */
  progress(ctx: Ctx, district: string, year: number): Promise<Result<readonly DepartmentProgress[]>>
  /** What was still open when the review period ended, waiting for the officer; at most 500. */
  escalated(ctx: Ctx, district: string, year: number): Promise<Result<readonly EscalatedRow[]>>
  /**
   * The district officer gives a task back to its department, until a day: after an escalation, or because an objection
   * puts some of its facts in question (default: what has no finding, or else all).
   */
  reopen(
    ctx: Ctx,
    id: string,
    input: { reason: string; until: string; facts?: readonly string[] },
    options?: { expected?: number },
  ): Promise<Result<{ id: string; version: number }>>
  /** Several at once, all or none. */
  reopenAll(ctx: Ctx, ids: readonly string[], input: { reason: string; until: string }): Promise<Result<undefined>>
  /** As `reopen`, inside the caller's transaction: a refusal is thrown, so that all of it rolls back. */
  reopenIn(trx: Trx, ctx: Ctx, id: string, input: { reason: string; until: string }): Promise<void>
  /** Escalates what is open past its deadline; idempotent. Returns how many. */
  due(ctx: Ctx): Promise<number>
}

const ESCALATE_AT_ONCE = 500

export function createReview(platform: Platform, deps: ReviewDeps): Review {
  const { packs } = deps
  const { db, city } = platform
  const tasks = reviewTasks(packs.get)
  const sealedReason = (typed: string): Result<string> => {
    const reason = typed.trim()
    if (reason.length > LONGEST_REASON) return refuse('field.too_long', { field: 'reason', params: { max: LONGEST_REASON } })
    return ok(reason === '' ? '' : platform.vault.seal('reason', reason))
  }
  return {
    ...createExcel(platform, deps, tasks),
    openTasks: (trx, application, ctx) => openTasks(trx, tasks, packs.get(application.pack), application, ctx),
    cancelTasks: (trx, applicationId, ctx) => cancelTasks(trx, tasks, applicationId, ctx),
    queue: (ctx, query = {}) => queue(platform, packs, ctx, query),
    task: (ctx, id) => task(platform, deps, tasks, ctx, id),
    record: (ctx, id, findings, options = {}) =>
      record(platform, deps, tasks, ctx, { id, findings, expected: options.expected }),
    async mayReadDocument({ actor }, applicationId, document) {
      const own = await tasksOf(db, city, [applicationId])
      return own.some(
        state =>
          state.district === actor.district
          && state.department === actor.department
          && dutyDocuments(packs.get(state.pack), state.department).has(document)
          && state.facts.some(({ documents }) => documents.includes(document)),
      )
    },
    async forApplication(applicationId, today) {
      const found = await tasksOf(db, city, [applicationId])
      return found.map(each => taskSummary(packs.get(each.pack), each, today))
    },
    async findings(applicationId) {
      const found = await tasksOf(db, city, [applicationId])
      const [first] = found
      return first
        ? caseFindings(packs.get(first.pack), found, {
            vault: platform.vault,
            staff: await staffNames(db, city, recorders(found)),
          })
        : []
    },
    async progress(ctx, district, year) {
      const allowed = await permit(platform, ctx, 'review.progress', { city, district })
      const own = packs.pointsOf(city)
      if (!allowed.ok || !own) return allowed.ok ? refuse('object.not_found') : allowed
      return ok(progressOf(own, await countByDepartment(db, { city, district, year, today: ctx.today })))
    },
    escalated: (ctx, district, year) => escalated(platform, packs, ctx, district, year),
    async reopen(ctx, id, input, options = {}) {
      const reason = sealedReason(input.reason)
      if (!isUuid(id)) return refuse('object.not_found')
      if (!reason.ok) return reason
      const ran = await run(platform, tasks, id, { kind: 'reopen', ...input, reason: reason.value }, ctx, options)
      return ran.ok ? ok({ id, version: ran.value.version }) : ran
    },
    async reopenAll(ctx, ids, input) {
      const reason = sealedReason(input.reason)
      if (!ids.every(isUuid)) return refuse('object.not_found')
      if (!reason.ok) return reason
      const command = { kind: 'reopen', reason: reason.value, until: input.until } as const
      return attempt(platform, tasks, ctx, { kind: 'reopen', id: ids.join(' ') }, async trx => {
        // In the order of their ids, as uploads go, so that nobody waits for each other.
        for (const id of ids.toSorted()) await runIn(trx, tasks, id, command, { ...ctx, commandId: `${ctx.commandId}:${id}` })
        return undefined
      })
    },
    async reopenIn(trx, ctx, id, { reason, until }) {
      await runIn(trx, tasks, id, { kind: 'reopen', reason: platform.vault.seal('reason', reason), until }, ctx)
    },
    async due(ctx) {
      for (let done = 0; ;) {
        const ids = await overdueIds(db, city, ctx.today, ESCALATE_AT_ONCE)
        if (ids.length === 0) return done
        const escalated = await transaction(db, trx => escalateIn(trx, tasks, ids, ctx))
        if (escalated === 0) return done
        done += escalated
      }
    },
  }
}
