import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { standing } from './decide-report.ts'
import { partOf } from './report.ts'
import { sourcesOf, viewOf } from './read-board.ts'
import { findBoard, findTask, staffNames } from './store.ts'
import type { Assessment, Content, Milestone, Period, ReportState, Signed, TaskState } from './types.ts'
import { nameOf, type Organisation, type Stored, type TaskLine } from './view.ts'

/** A file as a page shows it. */
export interface ShownFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
}

export interface ShownContent extends Omit<Content, 'evidence'> {
  readonly files: readonly ShownFile[]
}

export interface ShownSigned extends Omit<Signed, 'content' | 'returned'> {
  readonly content: ShownContent
  readonly returned?: { readonly on: string; readonly by: string; readonly reason: string } | undefined
}

export interface ShownReport {
  readonly id: string
  readonly version: number
  readonly organisation: Organisation
  readonly period: number
  /** Newest first. */
  readonly signed: readonly ShownSigned[]
  readonly stands: boolean
}

/** The reader's own report in this period. */
export interface OwnReport extends ShownReport {
  readonly draft: ShownContent | undefined
  readonly canUndo: boolean
}

export interface TaskView {
  readonly board: {
    readonly id: string
    readonly title: string
    readonly number: string
    readonly scale: number | undefined
  }
  readonly period: Period
  readonly line: TaskLine
  readonly version: number
  readonly assigned: string
  /** Signed reports of every department and period, newest period first. */
  readonly reports: readonly ShownReport[]
  readonly milestones: readonly Milestone[]
  readonly assessments: readonly (Assessment & { readonly name: string })[]
  /** The reader's department where it has a part in the task, and its report of this period. */
  readonly mine:
    { readonly organisation: Organisation; readonly lead: boolean; readonly report: OwnReport | undefined } | undefined
  readonly organisations: readonly Organisation[]
}

/** A task with everything reported on it: for the bureau, its lead and its partners. */
export async function viewTask(platform: Platform, ctx: Ctx, id: string): Promise<Result<TaskView>> {
  const { db, city } = platform
  const { actor } = ctx
  const task = await findTask(db, city, id)
  const board = task && (await findBoard(db, city, task.state.board))
  if (!task || !board) return refuse('object.not_found')
  const department = partOf(task.state, actor.department)
  const allowed = await permit(platform, ctx, 'board.read', { city, department })
  if (!allowed.ok) return allowed
  const sources = await sourcesOf(platform, board.id)
  const { title, number, scale, period, lines } = viewOf(ctx, board, sources)
  const line = lines.find(one => one.id === id)
  if (!line) return refuse('object.not_found')
  const { version, state } = task
  const what = { period, line, version, assigned: state.assigned, milestones: state.milestones }
  const written = await writtenOn(platform, task, sources)
  const part = line.reports.find(({ organisation }) => organisation.id === actor.department)
  const seesScores = actor.role === 'bureau' || part?.lead === true
  return ok({
    board: { id: board.id, title, number, scale },
    ...what,
    organisations: [...sources.organisations.values()],
    reports: written.reports,
    assessments: seesScores ? state.assessments.map(one => ({ ...one, name: written.nameOf(one.by) })) : [],
    mine: part && { organisation: part.organisation, lead: part.lead, report: written.own(actor.department, period) },
  })
}

/** The reports on a task, opened: those signed, newest period first, and a department's own of one period. */
async function writtenOn(platform: Platform, task: Stored<TaskState>, sources: Awaited<ReturnType<typeof sourcesOf>>) {
  const all = sources.stored.filter(({ state }) => state.task === task.id)
  const ids = all.map(report => report.id)
  const files = await filesOf(platform, ids)
  const names = await staffNames(platform.db, platform.city, [
    ...all.flatMap(({ state }) => state.signed.flatMap(({ returned }) => returned?.by ?? [])),
    ...task.state.assessments.map(({ by }) => by),
  ])
  const show = (report: Stored<ReportState>) =>
    shown(report, files, names, nameOf(sources.organisations, report.state.organisation))
  return {
    nameOf: (account: string) => names.get(account) ?? '',
    reports: all
      .filter(({ state }) => state.signed.length > 0)
      .map(show)
      .toSorted((a, b) => b.period - a.period),
    own(department: string | undefined, period: Period) {
      const mine = all.find(({ state }) => state.organisation === department && state.period === period.number)
      if (!mine) return undefined
      const { undo, draft } = mine.state
      return { ...show(mine), canUndo: undo.length > 0 && !period.closed, draft: draft && contentOf(draft, files) }
    },
  }
}

function shown(
  { id, version, state }: Stored<ReportState>,
  files: ReadonlyMap<string, ShownFile>,
  names: ReadonlyMap<string, string>,
  organisation: Organisation,
): ShownReport {
  return {
    id,
    version,
    organisation,
    period: state.period,
    stands: standing(state) !== undefined,
    signed: state.signed.toReversed().map(({ content, returned, ...one }) => ({
      ...one,
      content: contentOf(content, files),
      returned: returned && { ...returned, by: names.get(returned.by) ?? '' },
    })),
  }
}

function contentOf({ evidence, ...content }: Content, files: ReadonlyMap<string, ShownFile>): ShownContent {
  return { ...content, files: evidence.flatMap(({ id }) => files.get(id) ?? []) }
}

async function filesOf(
  { db, city, vault }: Platform,
  reports: readonly string[],
): Promise<ReadonlyMap<string, ShownFile>> {
  if (reports.length === 0) return new Map()
  const rows = await db
    .selectFrom('board_evidence')
    .select(['id', 'name_sealed', 'media_type', 'bytes'])
    .where('city', '=', city)
    .where('report_id', 'in', reports)
    .where('removed_at', 'is', null)
    .execute()
  return new Map(
    rows.map(({ id, name_sealed, media_type, bytes }) => [
      id,
      { id, name: vault.open('file', name_sealed), mediaType: media_type, bytes },
    ]),
  )
}
