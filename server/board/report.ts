import { attempt, run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise, permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import {
  checkFiles,
  openedFile,
  refOf,
  sealedFile,
  type CheckedFile,
  type GivenFile,
  type OpenedFile,
} from '#server/files/index.ts'
import { currentPeriod } from './decide-board.ts'
import { reportAggregate } from './decide-report.ts'
import { findBoard, findReport, findTask, reportIdOf } from './store.ts'
import type { ReportCommand, ReportState, TaskState } from './types.ts'

/** What a department enters about one task. */
export interface ReportInput {
  readonly progress: string
  readonly text: string
  readonly difficulty: string
  readonly next: string
  readonly files: readonly GivenFile[]
  /** Ids of evidence to take out of the draft. */
  readonly remove: readonly string[]
}

export interface SavedReport {
  readonly id: string
  readonly version: number
  readonly state: ReportState
}

export type EvidenceFile = OpenedFile

interface Expected {
  readonly expected?: number | undefined
}

/** Saves a draft of the actor's own department for the current period; files go with it or not at all. */
export async function saveReport(
  platform: Platform,
  ctx: Ctx,
  taskId: string,
  input: ReportInput,
  options: Expected = {},
): Promise<Result<SavedReport>> {
  const { db, city } = platform
  const task = await findTask(db, city, taskId)
  const board = task && (await findBoard(db, city, task.state.board))
  if (!task || !board) return refuse('object.not_found')
  const allowed = await permit(platform, ctx, 'board.report', {
    city,
    department: partOf(task.state, ctx.actor.department),
  })
  if (!allowed.ok) return allowed
  const organisation = ctx.actor.department ?? ''
  const period = currentPeriod(board.state)
  const files = await checkFiles(ctx, input.files, 'files')
  if (!files.ok) return files
  const { progress, text, difficulty, next, remove } = input
  const content = { progress, text, difficulty, next }
  const of = { board: board.id, task: task.id, period, organisation }
  const command: ReportCommand = { kind: 'save', ...of, content, remove, add: files.value.map(refOf) }
  return attempt(platform, reportAggregate, ctx, { kind: 'save', id: task.id }, async trx => {
    const id = (await reportIdOf(trx, city, { task: task.id, period: period.number, organisation })) ?? 'new'
    return runIn(trx, reportAggregate, id, command, ctx, {
      ...(id === 'new' ? {} : options),
      also: (own, ran) => storeFiles(platform, own, ctx, ran.id, files.value),
    })
  })
}

/** The department itself where it has a part in the task, else the lead: access refuses by it. */
export function partOf(
  { lead, partners }: Pick<TaskState, 'lead' | 'partners'>,
  department: string | undefined,
): string {
  return department !== undefined && partners.includes(department) ? department : lead
}

async function storeFiles(
  platform: Platform,
  trx: Trx,
  ctx: Ctx,
  report: string,
  files: readonly CheckedFile[],
): Promise<void> {
  if (files.length === 0) return
  await trx
    .insertInto('board_evidence')
    .values(files.map(file => ({ ...sealedFile(platform, ctx, file), report_id: report, removed_at: null })))
    .execute()
}

/** Takes the draft's last change back, throws it away, or signs it: then files nothing holds on to go. */
export async function changeReport(
  platform: Platform,
  ctx: Ctx,
  id: string,
  kind: 'undo' | 'discard' | 'sign',
  options: Expected = {},
): Promise<Result<SavedReport>> {
  const period = await periodOf(platform, id)
  if (!period) return refuse('object.not_found')
  return run(platform, reportAggregate, id, { kind, period }, ctx, {
    ...options,
    also: async (trx, { state }) => {
      if (kind === 'sign') await forgetFiles(platform, trx, ctx, id, state)
    },
  })
}

export async function returnReport(
  platform: Platform,
  ctx: Ctx,
  id: string,
  reason: string,
  options: Expected = {},
): Promise<Result<SavedReport>> {
  const period = await periodOf(platform, id)
  return period
    ? run(platform, reportAggregate, id, { kind: 'return', period, reason }, ctx, options)
    : refuse('object.not_found')
}

async function periodOf({ db, city }: Platform, report: string) {
  const found = await findReport(db, city, report)
  const board = found && (await findBoard(db, city, found.state.board))
  return board?.state.periods.find(({ number }) => number === found?.state.period)
}

async function forgetFiles(
  { city }: Platform,
  trx: Trx,
  ctx: Ctx,
  report: string,
  { signed }: ReportState,
): Promise<void> {
  const kept = signed.flatMap(({ content }) => content.evidence.map(({ id }) => id))
  await trx
    .updateTable('board_evidence')
    .set({ removed_at: ctx.now, content: Buffer.alloc(0) })
    .where('city', '=', city)
    .where('report_id', '=', report)
    .where('removed_at', 'is', null)
    .$if(kept.length > 0, query => query.where('id', 'not in', kept))
    .execute()
}

/** Bureau and the departments of the task read what is signed; a draft's files only the department that drafts. */
export async function readEvidence(platform: Platform, ctx: Ctx, id: string): Promise<Result<EvidenceFile>> {
  const { db, city } = platform
  const row = /^[0-9a-f-]{36}$/i.test(id)
    ? await db
        .selectFrom('board_evidence')
        .selectAll()
        .where('city', '=', city)
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
    : undefined
  const report = row && (await findReport(db, city, row.report_id))
  const task = report && (await findTask(db, city, report.state.task))
  if (!row || !report || !task) return refuse('object.not_found')
  const { actor } = ctx
  const signed = report.state.signed.some(({ content }) => content.evidence.some(one => one.id === id))
  const department = signed ? partOf(task.state, actor.department) : report.state.organisation
  const allowed = await authorise(platform, ctx, 'board.read', { city, department }, `board_evidence:${id}`)
  if (!allowed.ok) return allowed
  if (!signed && actor.department !== department) return refuse('object.not_found')
  return ok(openedFile(platform, row))
}
