import { isDate } from '#calendar'
import type { Points } from '#policy'
import type { Action, Patch } from '#platform/access.ts'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Result } from '#platform/result.ts'
import { lengthOf } from './decide-board.ts'
import type { Assessment, TaskCommand, TaskEvent, TaskState } from './types.ts'

export const LONGEST_QUOTE = 2000
export const LONGEST_COMMENT = 500
export const MOST_MILESTONES = 20

type Decision = Result<readonly TaskEvent[]>
type Of<K extends TaskCommand['kind']> = Extract<TaskCommand, { kind: K }>

/** A task: the bureau adds, dates and assesses it; its lead sets milestones. Pure. */
export const taskAggregate: Aggregate<TaskState, TaskCommand, TaskEvent> = {
  name: 'board_task',
  table: 'board_tasks',
  decide: decideTask,
  evolve: evolveTask,
  action: actionOf,
  patch: patchOf,
  columns: ({ board, position, lead }) => ({ board_id: board, position, lead }),
}

const ofLead = (kind: TaskCommand['kind']): boolean => kind.endsWith('_milestone')

function actionOf({ kind }: TaskCommand): Action {
  return ofLead(kind) ? 'board.report' : 'board.manage'
}

function patchOf(state: TaskState | undefined, _command: TaskCommand, ctx: Ctx): Patch {
  return { city: ctx.actor.city, department: state?.lead }
}

export function decideTask(
  state: TaskState | undefined,
  command: TaskCommand,
  ctx: Pick<Ctx, 'today' | 'actor'>,
): Decision {
  if (command.kind === 'add') return add(command)
  if (!state) return refuse('object.not_found')
  switch (command.kind) {
    case 'schedule':
      return schedule(state, command)
    case 'reassign':
      return reassign(state, command)
    case 'add_milestone':
      return addMilestone(state, command)
    case 'assess':
      return assess(state, command, ctx)
    default:
      return changeMilestone(state, command, ctx.today)
  }
}

function add({ kind: _, field, ...task }: Of<'add'>): Decision {
  const { clause, quote, lead } = task
  const wrong = refuseAll([
    quote.trim() === '' ? { code: 'board.quote', field: `${field}-quote`, params: { clause } } : undefined,
    [...quote].length > LONGEST_QUOTE
      ? { code: 'field.too_long', field: `${field}-quote`, params: { max: LONGEST_QUOTE } }
      : undefined,
    lead === '' ? { code: 'board.lead', field: `${field}-lead`, params: { clause } } : undefined,
  ])
  return wrong ?? ok([{ kind: 'added', ...task }])
}

function schedule(state: TaskState, { dueOn }: Of<'schedule'>): Decision {
  if (!isDate(dueOn)) return refuse('field.date', { field: 'dueOn' })
  return ok(dueOn === state.dueOn ? [] : [{ kind: 'scheduled', dueOn }])
}

function reassign(state: TaskState, { lead, partners, reason }: Of<'reassign'>): Decision {
  const wrong = refuseAll([
    lead === '' ? { code: 'board.lead', field: 'lead', params: { clause: state.clause } } : undefined,
    ...lengthOf('reason', reason, LONGEST_COMMENT),
  ])
  const same = lead === state.lead && partners.join() === state.partners.join()
  return (
    wrong ??
    ok(
      same ? [] : [{ kind: 'reassigned', lead, partners: partners.filter(one => one !== lead), reason: reason.trim() }],
    )
  )
}

function addMilestone(state: TaskState, { id, title, dueOn }: Of<'add_milestone'>): Decision {
  const wrong = refuseAll([
    ...lengthOf('title', title, 60),
    isDate(dueOn) ? undefined : { code: 'field.date', field: 'dueOn' },
    state.milestones.length >= MOST_MILESTONES
      ? { code: 'board.milestones', params: { max: MOST_MILESTONES } }
      : undefined,
  ])
  return wrong ?? ok([{ kind: 'milestone_added', milestone: { id, title: title.trim(), dueOn } }])
}

function changeMilestone(
  state: TaskState,
  { kind, id }: Of<'finish_milestone' | 'reopen_milestone' | 'remove_milestone'>,
  today: string,
): Decision {
  const found = state.milestones.find(milestone => milestone.id === id)
  if (!found) return refuse('board.milestone')
  if (kind === 'finish_milestone') return ok(found.doneOn ? [] : [{ kind: 'milestone_finished', id, on: today }])
  if (kind === 'reopen_milestone') return ok(found.doneOn ? [{ kind: 'milestone_reopened', id }] : [])
  return ok([{ kind: 'milestone_removed', id }])
}

/** Scores are the bureau's, after the report day, never by who signed a report on the task (JM-10). */
function assess(
  state: TaskState,
  { period, scale, typed, comment, signers }: Of<'assess'>,
  ctx: Pick<Ctx, 'today' | 'actor'>,
): Decision {
  const { clause } = state
  if (period.closed) return refuse('board.period_closed')
  if (ctx.today <= period.dueOn) return refuse('board.not_over', { clause: 'JM-10', params: { dueOn: period.dueOn } })
  if (scale === undefined) return refuse('board.no_scale')
  if (signers.includes(ctx.actor.id)) return refuse('access.same_person')
  const score = scoreOf(typed, scale)
  const standing = assessmentIn(state, period.number)
  const wrong = refuseAll([
    score === undefined ? { code: 'board.score', params: { clause, max: scale / 100 } } : undefined,
    [...comment].length > LONGEST_COMMENT ? { code: 'field.too_long', params: { max: LONGEST_COMMENT } } : undefined,
    standing && score !== standing.score && (comment.trim() === '' || comment.trim() === standing.comment)
      ? { code: 'board.score_reason', params: { clause } }
      : undefined,
  ])
  if (wrong || score === undefined) return wrong ?? refuse('board.score')
  const same = standing?.score === score && standing.comment === comment.trim()
  return ok(same ? [] : [{ kind: 'assessed', period: period.number, score, comment: comment.trim() }])
}

/** `87.5` → 8750; undefined for what is no number from 0 to `scale`. */
export function scoreOf(typed: string, scale: Points): Points | undefined {
  const found = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').trim())
  const score = found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined
  return score !== undefined && score <= scale ? score : undefined
}

export function assessmentIn({ assessments }: Pick<TaskState, 'assessments'>, period: number): Assessment | undefined {
  return assessments.findLast(assessment => assessment.period === period)
}

export function evolveTask(state: TaskState | undefined, event: TaskEvent, meta: EventMeta): TaskState {
  if (event.kind === 'added') {
    const { kind: _, ...added } = event
    return { ...added, milestones: [], assessments: [] }
  }
  if (!state) throw new Error(`a task begins with "added", not "${event.kind}"`)
  const milestones = (change: (one: TaskState['milestones'][number]) => TaskState['milestones']): TaskState => ({
    ...state,
    milestones: state.milestones.flatMap(change),
  })
  switch (event.kind) {
    case 'scheduled':
      return { ...state, dueOn: event.dueOn }
    case 'reassigned':
      return { ...state, lead: event.lead, partners: event.partners }
    case 'milestone_added':
      return { ...state, milestones: [...state.milestones, event.milestone] }
    case 'milestone_finished':
      return milestones(one => [one.id === event.id ? { ...one, doneOn: event.on } : one])
    case 'milestone_reopened':
      return milestones(one => [one.id === event.id ? { id: one.id, title: one.title, dueOn: one.dueOn } : one])
    case 'milestone_removed':
      return milestones(one => (one.id === event.id ? [] : [one]))
    case 'assessed': {
      const { period, score, comment } = event
      return { ...state, assessments: [...state.assessments, { period, score, comment, by: meta.actor, at: meta.at }] }
    }
  }
}
