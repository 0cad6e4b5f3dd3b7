import { attempt, Refused, run, runIn } from '#platform/aggregate.ts'
import { runManyIn } from '#platform/aggregate-many.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Refusal, type Result } from '#platform/result.ts'
import { boardAggregate, currentPeriod } from './decide-board.ts'
import { assessmentIn, taskAggregate } from './decide-task.ts'
import { isName, keepOrganisations, namesIn } from './organisations.ts'
import { sourcesOf, viewOf } from './read-board.ts'
import { expanded } from './regions.ts'
import { findBoard, findTask, reportsOf, tasksOf } from './store.ts'
import type { BoardCommand, BoardState, ReportState, TaskCommand } from './types.ts'

export interface ScoreEntry {
  readonly task: string
  /** As typed; an empty one is left alone. */
  readonly score: string
  readonly comment: string
}

export interface PeriodInput {
  readonly name: string
  readonly from: string
  readonly dueOn: string
}

type Done = Result<{ readonly id: string }>

export async function setScale(platform: Platform, ctx: Ctx, id: string, typed: string): Promise<Done> {
  const { db, city } = platform
  const board = await findBoard(db, city, id)
  if (!board) return refuse('object.not_found')
  const { number } = currentPeriod(board.state)
  const used = (await tasksOf(db, city, board.id)).some(({ state }) => assessmentIn(state, number) !== undefined)
  return onBoard(platform, ctx, board.id, { kind: 'set_scale', typed: typed.trim(), used })
}

export async function addPeriod(platform: Platform, ctx: Ctx, id: string, period: PeriodInput): Promise<Done> {
  const board = await findBoard(platform.db, platform.city, id)
  return board ? onBoard(platform, ctx, board.id, { kind: 'add_period', ...period }) : refuse('object.not_found')
}

/** Ends the period with the summary as it stands: later changes do not reach it. */
export async function closePeriod(platform: Platform, ctx: Ctx, id: string): Promise<Done> {
  const board = await findBoard(platform.db, platform.city, id)
  if (!board) return refuse('object.not_found')
  const { lines } = viewOf(ctx, board, await sourcesOf(platform, board.id))
  const tasks = lines.map(({ clause, lead, progress, reports, score = 0, comment }) => ({
    clause,
    lead: lead.zh,
    progress,
    signedOn: reports[0]?.signedOn,
    late: reports[0]?.late ?? false,
    score,
    comment,
  }))
  return onBoard(platform, ctx, board.id, {
    kind: 'close_period',
    tasks,
    unassessed: lines.filter(({ score }) => score === undefined).length,
  })
}

async function onBoard(platform: Platform, ctx: Ctx, id: string, command: BoardCommand): Promise<Done> {
  const ran = await run(platform, boardAggregate, id, command, ctx)
  return ran.ok ? ok({ id: ran.value.id }) : ran
}

/** All scores of a form or none; `field` of a refusal is `score-<task id>`. */
export async function assess(
  platform: Platform,
  ctx: Ctx,
  id: string,
  entries: readonly ScoreEntry[],
): Promise<Result<{ readonly assessed: number }>> {
  const { db, city } = platform
  const allowed = await permit(platform, ctx, 'board.manage', { city })
  if (!allowed.ok) return allowed
  const board = await findBoard(db, city, id)
  if (!board) return refuse('object.not_found')
  const own = new Set((await tasksOf(db, city, board.id)).map(task => task.id))
  const filled = entries.filter(
    ({ task, score, comment }) => own.has(task) && (score.trim() !== '' || comment.trim() !== ''),
  )
  const reports = (await reportsOf(db, city, board.id)).map(({ state }) => state)
  const items = filled.map(entry => ({
    id: entry.task,
    commandId: `${ctx.commandId}:${entry.task}`,
    command: assessCommand(board.state, entry, reports),
  }))
  return attempt(platform, taskAggregate, ctx, { kind: 'assess', id: board.id }, async trx => {
    const answers = await runManyIn(trx, taskAggregate, items, ctx)
    const refused = answers.flatMap((answer, at): readonly Refusal[] =>
      answer.ok ? [] : answer.refusals.map(refusal => ({ ...refusal, field: `score-${filled[at]?.task ?? ''}` })),
    )
    if (refused.length > 0)
      throw new Refused(refused.some(({ code }) => code === 'board.score') ? refused : refused.slice(0, 1))
    return { assessed: answers.filter(answer => answer.ok && answer.value.events.length > 0).length }
  })
}

function assessCommand(
  board: BoardState,
  { task, score, comment }: ScoreEntry,
  reports: readonly ReportState[],
): Extract<TaskCommand, { kind: 'assess' }> {
  const period = currentPeriod(board)
  const signers = reports
    .filter(report => report.task === task && report.period === period.number)
    .flatMap(({ signed }) => signed.map(({ by }) => by))
  return { kind: 'assess', period, scale: board.scale, typed: score, comment, signers }
}

/** What the bureau or the lead changes about a task. */
export type TaskChange =
  | Extract<TaskCommand, { kind: 'schedule' }>
  | { readonly kind: 'add_milestone'; readonly title: string; readonly dueOn: string }
  | Extract<TaskCommand, { kind: 'finish_milestone' | 'reopen_milestone' | 'remove_milestone' }>
  | { readonly kind: 'reassign'; readonly lead: string; readonly partners: string; readonly reason: string }

export async function changeTask(
  platform: Platform,
  ctx: Ctx,
  id: string,
  change: TaskChange,
  options: { readonly expected?: number | undefined } = {},
): Promise<Done> {
  if (change.kind === 'reassign') return reassign(platform, ctx, id, change, options)
  const task = await findTask(platform.db, platform.city, id)
  if (!task) return refuse('object.not_found')
  const command: TaskCommand = change.kind === 'add_milestone' ? { ...change, id: ctx.newId() } : change
  const ran = await run(platform, taskAggregate, task.id, command, ctx, options)
  return ran.ok ? ok({ id: ran.value.id }) : ran
}

async function reassign(
  platform: Platform,
  ctx: Ctx,
  id: string,
  { lead, partners, reason }: Extract<TaskChange, { kind: 'reassign' }>,
  options: { readonly expected?: number | undefined },
): Promise<Done> {
  const { city } = platform
  const allowed = await permit(platform, ctx, 'board.manage', { city })
  if (!allowed.ok) return allowed
  const names = [namesIn(lead), expanded(city, namesIn(partners))] as const
  const wrong = names.map(list => list.find(name => !isName(name)))
  const field = wrong[0] ? 'lead' : 'partners'
  const bad = wrong[0] ?? wrong[1]
  if (bad) return refuse('board.organisation', { field, params: { name: bad.slice(0, 40) } })
  const task = await findTask(platform.db, city, id)
  if (!task) return refuse('object.not_found')
  return attempt(platform, taskAggregate, ctx, { kind: 'reassign', id }, async trx => {
    const [first = '', ...others] = await keepOrganisations(trx, city, [...names[0], ...names[1]])
    const own = names[0].length > 0 ? first : ''
    const ran = await runIn(
      trx,
      taskAggregate,
      task.id,
      { kind: 'reassign', lead: own, partners: others, reason },
      ctx,
      options,
    )
    return { id: ran.id }
  })
}
