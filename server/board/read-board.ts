import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { currentPeriod } from './decide-board.ts'
import { standing } from './decide-report.ts'
import { englishOf } from './documents/index.ts'
import { organisationsOf } from './organisations.ts'
import type { ReadRest } from './read-document.ts'
import { remindersOf, type Reminder } from './remind.ts'
import { allBoards, findBoard, reportsOf, tasksOf } from './store.ts'
import type { BoardState, Period, ReportState } from './types.ts'
import {
  countsOf,
  organisationLines,
  taskLines,
  type BoardCounts,
  type Organisation,
  type OrganisationLine,
  type Stored,
  type TaskLine,
} from './view.ts'

/**
 * A board in one period, for everybody who may see it; what a department wrote only where the reader has a part in
 * the task.
 */
export interface BoardView {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly number: string
  readonly issued: string
  /** Full marks in hundredths; undefined until the bureau sets them. */
  readonly scale: number | undefined
  readonly periods: readonly Period[]
  /** The one shown; the last unless another was asked for. */
  readonly period: Period
  readonly current: boolean
  readonly lines: readonly TaskLine[]
  readonly organisations: readonly OrganisationLine[]
  readonly counts: BoardCounts
  readonly rest: readonly ReadRest[]
}

export interface BoardEntry {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly period: Period
  readonly counts: BoardCounts
}

/** One of the reader's own tasks: their part, and where their report stands. */
export interface OwnTask {
  readonly line: TaskLine
  readonly lead: boolean
  readonly signedOn: string | undefined
  readonly late: boolean
  readonly draft: boolean
  /** Why the bureau gave the report back, while it waits to be signed anew. */
  readonly returned: string | undefined
}

export interface OwnBoard extends BoardEntry {
  readonly organisation: Organisation | undefined
  readonly tasks: readonly OwnTask[]
  readonly reminders: readonly Reminder[]
}

export async function viewBoard(platform: Platform, ctx: Ctx, id: string, asked?: number): Promise<Result<BoardView>> {
  const allowed = await mayRead(platform, ctx)
  if (!allowed.ok) return allowed
  const board = await findBoard(platform.db, platform.city, id)
  return board ? ok(viewOf(ctx, board, await sourcesOf(platform, board.id), asked)) : refuse('object.not_found')
}

/** The overview is for the bureau and every department of the city. */
export function mayRead(platform: Platform, ctx: Ctx): Promise<Result<undefined>> {
  return permit(platform, ctx, 'board.read', { city: platform.city, department: ctx.actor.department })
}

export async function sourcesOf({ db, city }: Platform, board: string) {
  const [tasks, reports, organisations] = await Promise.all([
    tasksOf(db, city, board),
    reportsOf(db, city, board),
    organisationsOf(db, city),
  ])
  return { tasks, stored: reports, reports: reports.map(({ state }) => state), organisations, english: englishOf(city) }
}

export function viewOf(
  { actor, today }: Pick<Ctx, 'actor' | 'today'>,
  { id, version, state }: Stored<BoardState>,
  sources: Awaited<ReturnType<typeof sourcesOf>>,
  asked?: number,
): BoardView {
  const { title, number, issued, scale, periods, rest } = state
  const last = currentPeriod(state)
  const period = periods.find(one => one.number === asked) ?? last
  const lines = taskLines(sources, period, today).map(line => asClosed(line, period))
  const organisations = organisationLines(lines)
  const shown = (one: Period): Period => periodFor(one, actor)
  return {
    id,
    version,
    title,
    number,
    issued,
    scale,
    rest,
    periods: periods.map(shown),
    period: shown(period),
    current: period === last,
    organisations: organisations.map(one =>
      seesScores(actor, one.organisation.id) ? one : { ...one, score: undefined },
    ),
    lines: lines.map(line => forReader(line, actor)),
    counts: countsOf(lines, organisations),
  }
}

type Reader = Ctx['actor']

/** Scores are between the bureau and who leads. */
const seesScores = ({ role, department }: Reader, lead: string): boolean =>
  role === 'bureau' || role === 'system' || department === lead

function periodFor(period: Period, { role }: Reader): Period {
  const { closed } = period
  return !closed || role === 'bureau' || role === 'system' ? period : { ...period, closed: { ...closed, tasks: [] } }
}

/** A closed period stays as it was on the day it was closed. */
function asClosed(line: TaskLine, { closed }: Period): TaskLine {
  const kept = closed?.tasks.find(({ clause }) => clause === line.clause)
  if (!kept) return line
  const { progress, score, comment, late } = kept
  return { ...line, progress, score, comment, lateness: late ? ['report'] : [] }
}

function forReader(line: TaskLine, reader: Reader): TaskLine {
  const { role, department } = reader
  const involved =
    role === 'bureau' || role === 'system' || [line.lead, ...line.partners].some(({ id }) => id === department)
  const seen = involved ? line : { ...line, text: '', difficulty: '' }
  return seesScores(reader, line.lead.id) ? seen : { ...seen, score: undefined, comment: '' }
}

export async function listBoards(platform: Platform, ctx: Ctx): Promise<Result<readonly BoardEntry[]>> {
  const allowed = await mayRead(platform, ctx)
  if (!allowed.ok) return allowed
  const boards = await allBoards(platform.db, platform.city)
  return ok(
    await Promise.all(boards.map(async board => entryOf(viewOf(ctx, board, await sourcesOf(platform, board.id))))),
  )
}

const entryOf = ({ id, title, number, period, counts }: BoardView): BoardEntry => ({
  id,
  title,
  number,
  period,
  counts,
})

/** Every board on which the reader's department has a part, with its tasks: what it leads first. */
export async function ownBoards(platform: Platform, ctx: Ctx): Promise<Result<readonly OwnBoard[]>> {
  const allowed = await mayRead(platform, ctx)
  if (!allowed.ok) return allowed
  const own = ctx.actor.department ?? ''
  const boards = await allBoards(platform.db, platform.city)
  const all = await Promise.all(
    boards.map(async board => {
      const sources = await sourcesOf(platform, board.id)
      const view = viewOf(ctx, board, sources)
      const tasks = view.lines.flatMap(line => ownTask(line, own, sources.reports, view.period))
      return {
        ...entryOf(view),
        organisation: sources.organisations.get(own),
        tasks: tasks.toSorted((a, b) => Number(b.lead) - Number(a.lead)),
        reminders: await remindersOf(platform, board.id, view.period.number, own),
      }
    }),
  )
  return ok(all.filter(({ tasks }) => tasks.length > 0))
}

function ownTask(line: TaskLine, own: string, reports: readonly ReportState[], period: Period): readonly OwnTask[] {
  const part = line.reports.find(({ organisation }) => organisation.id === own)
  if (!part) return []
  const report = reports.find(one => one.task === line.id && one.organisation === own && one.period === period.number)
  const returned = report && !standing(report) ? report.signed.at(-1)?.returned?.reason : undefined
  return [
    { line, lead: part.lead, signedOn: part.signedOn, late: part.late, draft: report?.draft !== undefined, returned },
  ]
}
