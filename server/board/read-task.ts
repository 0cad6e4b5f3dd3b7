import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { standing } from './decide-report.ts'
import { partOf } from './report.ts'
import { sourcesOf, viewOf } from './read-board.ts'
import { findBoard, findTask, staffNames } from './store.ts'
import type { Assessment, Content, Milestone, Period, ReportState, Signed } from './types.ts'
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
  const task = await findTask(db, city, id)
  const board = task && (await findBoard(db, city, task.state.board))
  if (!task || !board) return refuse('object.not_found')
  const allowed = await permit(platform, ctx, 'board.read', {
    city,
    department: partOf(task.state, ctx.actor.department),
  })
  if (!allowed.ok) return allowed
  const sources = await sourcesOf(platform, board.id)
  const view = viewOf(ctx, board, sources)
  const line = view.lines.find(one => one.id === id)
  if (!line) return refuse('object.not_found')
  const own = sources.stored.filter(({ state }) => state.task === id)
  const files = await filesOf(
    platform,
    own.map(report => report.id),
  )
  const names = await staffNames(db, city, [
    ...own.flatMap(({ state }) => state.signed.flatMap(({ returned }) => returned?.by ?? [])),
    ...task.state.assessments.map(({ by }) => by),
  ])
  const show = (report: Stored<ReportState>) =>
    shown(report, files, names, nameOf(sources.organisations, report.state.organisation))
  const mine = own.find(
    ({ state }) => state.organisation === ctx.actor.department && state.period === view.period.number,
  )
  const part = line.reports.find(({ organisation }) => organisation.id === ctx.actor.department)
  const seesScores = ctx.actor.role === 'bureau' || part?.lead === true
  return ok({
    board: { id: board.id, title: view.title, number: view.number, scale: view.scale },
    period: view.period,
    line,
    version: task.version,
    assigned: task.state.assigned,
    milestones: task.state.milestones,
    organisations: [...sources.organisations.values()],
    reports: own
      .filter(({ state }) => state.signed.length > 0)
      .map(show)
      .toSorted((a, b) => b.period - a.period),
    assessments: seesScores ? task.state.assessments.map(one => ({ ...one, name: names.get(one.by) ?? '' })) : [],
    mine: part && {
      organisation: part.organisation,
      lead: part.lead,
      report: mine && {
        ...show(mine),
        canUndo: mine.state.undo.length > 0 && !view.period.closed,
        draft: mine.state.draft && contentOf(mine.state.draft, files),
      },
    },
  })
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
