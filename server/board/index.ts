import type { Actor } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { createBoard, unknownUnits, type ConfirmedTask, type NewBoard } from './create.ts'
import { currentPeriod } from './decide-board.ts'
import { carriedDocuments, knownOrganisations, LEADERS, type CarriedDocument } from './documents/index.ts'
import {
  addPeriod,
  assess,
  changeTask,
  closePeriod,
  setScale,
  type PeriodInput,
  type ScoreEntry,
  type TaskChange,
} from './manage.ts'
import { keepPhone, organisationsOf, phonesOf } from './organisations.ts'
import { readDocument, type ReadDocument } from './read-document.ts'
import {
  listBoards,
  mayRead,
  ownBoards,
  sourcesOf,
  viewBoard,
  viewOf,
  type BoardEntry,
  type BoardView,
  type OwnBoard,
} from './read-board.ts'
import { viewTask, type TaskView } from './read-task.ts'
import { remind, remindDue, remindersOf, type Reminder } from './remind.ts'
import {
  changeReport,
  readEvidence,
  returnReport,
  saveReport,
  type EvidenceFile,
  type ReportInput,
  type SavedReport,
} from './report.ts'
import { boardWorkbook } from './sheet.ts'
import { allBoards } from './store.ts'
import type { Organisation } from './view.ts'

export { toConfirm, type ConfirmedTask, type NewBoard } from './create.ts'
export type { CarriedDocument } from './documents/index.ts'
export type { ScoreEntry, TaskChange } from './manage.ts'
export type { BoardEntry, BoardView, OwnBoard, OwnTask } from './read-board.ts'
export { readDocument, type ReadDocument, type ReadRest, type ReadTask } from './read-document.ts'
export type { OwnReport, ShownContent, ShownFile, ShownReport, ShownSigned, TaskView } from './read-task.ts'
export type { Reminder } from './remind.ts'
export type { EvidenceFile, ReportInput } from './report.ts'
export { PROGRESS, type Period, type Progress } from './types.ts'
export {
  clausesInWords,
  EQUAL_WEIGHT,
  type BoardCounts,
  type Lateness,
  type Organisation,
  type OrganisationLine,
  type Reported,
  type TaskLine,
} from './view.ts'

interface Expected {
  readonly expected?: number | undefined
}

/** Most characters of a pasted document. */
export const MOST_TEXT = 100_000

/**
 * The task board (JM-1, JM-10): a document's tasks with lead and partners, what the departments report on them,
 * reminders, assessment at the end of a period. Departments see the overview and in full the tasks they have a part
 * in.
 */
export interface Boards {
  /** Documents this installation carries for the city. */
  documents(): readonly CarriedDocument[]
  /** Every organisation a board or a carried document names, and the city's leaders: who may have a liaison officer. */
  organisations(): Promise<readonly Organisation[]>
  /** What a pasted text holds; nothing is stored. For the bureau. */
  read(ctx: Ctx, text: string): Promise<Result<ReadDocument>>
  /** Whether this account is one of the city's leaders: sees boards at a glance, has a part in no task. */
  isLeader(actor: Actor): boolean
  /** Who the tasks name and nobody knows here: to be confirmed before they become units. */
  unknown(tasks: readonly ConfirmedTask[]): Promise<readonly string[]>
  create(ctx: Ctx, input: NewBoard): Promise<Result<{ readonly id: string }>>
  list(ctx: Ctx): Promise<Result<readonly BoardEntry[]>>
  /** In one period; the last by default. */
  board(ctx: Ctx, id: string, period?: number): Promise<Result<BoardView>>
  own(ctx: Ctx): Promise<Result<readonly OwnBoard[]>>
  task(ctx: Ctx, id: string): Promise<Result<TaskView>>
  saveReport(ctx: Ctx, task: string, input: ReportInput, options?: Expected): Promise<Result<SavedReport>>
  undo(ctx: Ctx, report: string, options?: Expected): Promise<Result<SavedReport>>
  discard(ctx: Ctx, report: string, options?: Expected): Promise<Result<SavedReport>>
  sign(ctx: Ctx, report: string, options?: Expected): Promise<Result<SavedReport>>
  /** The bureau gives a signed report back, with the reason. */
  giveBack(ctx: Ctx, report: string, reason: string, options?: Expected): Promise<Result<SavedReport>>
  /** A recorded read. */
  evidence(ctx: Ctx, id: string): Promise<Result<EvidenceFile>>
  changeTask(ctx: Ctx, task: string, change: TaskChange, options?: Expected): Promise<Result<{ readonly id: string }>>
  remind(
    ctx: Ctx,
    board: string,
    organisations: readonly string[],
  ): Promise<Result<{ readonly reminded: number; readonly messages: number }>>
  reminders(ctx: Ctx, board: string): Promise<Result<readonly Reminder[]>>
  /** The liaison phone of the actor's own department; an empty one takes it away. */
  setPhone(ctx: Ctx, phone: string): Promise<Result<undefined>>
  hasPhone(ctx: Ctx): Promise<boolean>
  setScale(ctx: Ctx, board: string, typed: string): Promise<Result<{ readonly id: string }>>
  assess(ctx: Ctx, board: string, entries: readonly ScoreEntry[]): Promise<Result<{ readonly assessed: number }>>
  closePeriod(ctx: Ctx, board: string): Promise<Result<{ readonly id: string }>>
  addPeriod(ctx: Ctx, board: string, period: PeriodInput): Promise<Result<{ readonly id: string }>>
  /** The summary of a period as an Excel file; for the bureau. */
  workbook(
    ctx: Ctx,
    board: string,
    period?: number,
  ): Promise<Result<{ readonly name: string; readonly content: Uint8Array }>>
  /** Reminds on the report day and once after it. Idempotent. */
  due(ctx: Ctx): Promise<void>
}

export function createBoards(platform: Platform): Boards {
  const { city, db } = platform
  return {
    documents: () => carriedDocuments(city),
    organisations: async () => {
      const known = knownOrganisations(city).map(one => [one.id, one] as const)
      return [...new Map([...known, ...(await organisationsOf(db, city))]).values()]
    },
    read: (ctx, text) => readText(platform, ctx, text),
    isLeader: ({ role, department }) => role === 'department' && department === LEADERS.id,
    unknown: tasks => unknownUnits(platform, tasks),
    create: (ctx, input) => createBoard(platform, ctx, input),
    list: ctx => listBoards(platform, ctx),
    board: (ctx, id, period) => viewBoard(platform, ctx, id, period),
    own: ctx => ownBoards(platform, ctx),
    task: (ctx, id) => viewTask(platform, ctx, id),
    ...reporting(platform),
    ...reminding(platform),
    changeTask: (ctx, task, change, options) => changeTask(platform, ctx, task, change, options),
    setScale: (ctx, board, typed) => setScale(platform, ctx, board, typed),
    assess: (ctx, board, entries) => assess(platform, ctx, board, entries),
    closePeriod: (ctx, board) => closePeriod(platform, ctx, board),
    addPeriod: (ctx, board, period) => addPeriod(platform, ctx, board, period),
    workbook: (ctx, id, period) => workbook(platform, ctx, id, period),
  }
}

type Reporting = 'saveReport' | 'undo' | 'discard' | 'sign' | 'giveBack' | 'evidence'

function reporting(platform: Platform): Pick<Boards, Reporting> {
  return {
    saveReport: (ctx, task, input, options) => saveReport(platform, ctx, task, input, options),
    undo: (ctx, report, options) => changeReport(platform, ctx, report, 'undo', options),
    discard: (ctx, report, options) => changeReport(platform, ctx, report, 'discard', options),
    sign: (ctx, report, options) => changeReport(platform, ctx, report, 'sign', options),
    giveBack: (ctx, report, reason, options) => returnReport(platform, ctx, report, reason, options),
    evidence: (ctx, id) => readEvidence(platform, ctx, id),
  }
}

function reminding(platform: Platform): Pick<Boards, 'remind' | 'reminders' | 'setPhone' | 'hasPhone' | 'due'> {
  const { city } = platform
  return {
    async remind(ctx, id, organisations) {
      const board = await viewBoard(platform, ctx, id)
      return board.ok ? remind(platform, ctx, board.value, organisations) : board
    },
    async reminders(ctx, id) {
      const board = await viewBoard(platform, ctx, id)
      return board.ok ? ok(await remindersOf(platform, board.value.id, board.value.period.number)) : board
    },
    async setPhone(ctx, phone) {
      const { department } = ctx.actor
      const allowed = await permit(platform, ctx, 'board.report', { city, department })
      return allowed.ok ? keepPhone(platform, department ?? '', phone.trim()) : allowed
    },
    hasPhone: async ({ actor }) => (await phonesOf(platform, actor.department ? [actor.department] : [])).size > 0,
    due: ctx => due(platform, ctx),
  }
}

async function readText(platform: Platform, ctx: Ctx, text: string): Promise<Result<ReadDocument>> {
  const allowed = await permit(platform, ctx, 'board.manage', { city: platform.city })
  if (!allowed.ok) return allowed
  const { length } = text
  return length === 0 || length > MOST_TEXT
    ? refuse('board.text', { field: 'text', params: { max: MOST_TEXT } })
    : ok(readDocument(text))
}

async function workbook(platform: Platform, ctx: Ctx, id: string, period?: number) {
  const allowed = await permit(platform, ctx, 'board.manage', { city: platform.city })
  if (!allowed.ok) return allowed
  const board = await viewBoard(platform, ctx, id, period)
  return board.ok ? ok(await boardWorkbook(board.value)) : board
}

async function due(platform: Platform, ctx: Ctx): Promise<void> {
  const allowed = await mayRead(platform, ctx)
  if (!allowed.ok) return
  for (const board of await allBoards(platform.db, platform.city)) {
    const open = { id: board.id, period: currentPeriod(board.state) }
    await remindDue(platform, ctx, open, async () => viewOf(ctx, board, await sourcesOf(platform, board.id)))
  }
}
