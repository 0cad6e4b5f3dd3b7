import { isDate } from '#calendar'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import type { BoardCommand, BoardEvent, BoardState, Period } from './types.ts'

/** Most tasks of one board. */
export const MOST_TASKS = 300
export const LONGEST_TITLE = 120

type Decision = Result<readonly BoardEvent[]>

/** A board: the document, its periods, the full marks. Tasks and reports are things of their own. Pure. */
export const boardAggregate: Aggregate<BoardState, BoardCommand, BoardEvent> = {
  name: 'board',
  table: 'boards',
  decide: decideBoard,
  evolve: evolveBoard,
  action: () => 'board.manage',
  patch: (_state, _command, ctx) => ({ city: ctx.actor.city }),
  columns: ({ title }) => ({ title }),
}

export function decideBoard(state: BoardState | undefined, command: BoardCommand, ctx: Pick<Ctx, 'today'>): Decision {
  if (command.kind === 'create') return create(command)
  if (!state) return refuse('object.not_found')
  switch (command.kind) {
    case 'set_scale':
      return setScale(command)
    case 'add_period':
      return addPeriod(state, command)
    case 'close_period':
      return closePeriod(state, command, ctx.today)
  }
}

/** The period departments report on now: the last. */
export function currentPeriod({ periods }: Pick<BoardState, 'periods'>): Period {
  const last = periods.at(-1)
  if (!last) throw new Error('a board has one period at least')
  return last
}

function create({ kind: _, tasks, ...made }: Extract<BoardCommand, { kind: 'create' }>): Decision {
  const wrong = refuseAll([
    ...lengthOf('title', made.title, LONGEST_TITLE),
    ...periodObjections(made.period),
    tasks === 0 ? { code: 'board.no_tasks' } : undefined,
    tasks > MOST_TASKS ? { code: 'board.too_many_tasks', params: { max: MOST_TASKS } } : undefined,
  ])
  return wrong ?? ok([{ kind: 'created', ...made }])
}

function setScale({ typed, used }: Extract<BoardCommand, { kind: 'set_scale' }>): Decision {
  if (used) return refuse('board.scale_used', { field: 'scale' })
  const marks = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  return marks >= 1 && marks <= 1000
    ? ok([{ kind: 'scale_set', scale: marks * 100 }])
    : refuse('board.scale', { field: 'scale' })
}

function addPeriod(state: BoardState, { name, from, dueOn }: Extract<BoardCommand, { kind: 'add_period' }>): Decision {
  const current = currentPeriod(state)
  if (!current.closed) return refuse('board.period_open')
  const period = { number: current.number + 1, name, from, dueOn, quote: '' }
  return refuseAll(periodObjections(period)) ?? ok([{ kind: 'period_added', period }])
}

function closePeriod(
  state: BoardState,
  { tasks, unassessed }: Extract<BoardCommand, { kind: 'close_period' }>,
  today: string,
): Decision {
  const { number, dueOn, closed } = currentPeriod(state)
  if (closed) return refuse('board.period_closed')
  if (today <= dueOn) return refuse('board.not_over', { clause: 'JM-10', params: { dueOn } })
  if (unassessed > 0) return refuse('board.unassessed', { params: { count: unassessed } })
  return ok([{ kind: 'period_closed', number, on: today, tasks }])
}

function periodObjections({ name, from, dueOn }: Pick<Period, 'name' | 'from' | 'dueOn'>): readonly Refusal[] {
  const dates = [
    ['from', from],
    ['dueOn', dueOn],
  ] as const
  const wrong = dates.filter(([, date]) => !isDate(date)).map(([field]): Refusal => ({ code: 'field.date', field }))
  const turned: readonly Refusal[] =
    wrong.length === 0 && dueOn < from ? [{ code: 'board.period', field: 'dueOn', params: { from } }] : []
  return [...lengthOf('period', name, 40), ...wrong, ...turned]
}

/** A text that must be there and may not be longer than `max`. */
export function lengthOf(field: string, text: string, max: number): readonly Refusal[] {
  if (text.trim() === '') return [{ code: 'field.required', field }]
  return [...text].length > max ? [{ code: 'field.too_long', field, params: { max } }] : []
}

export function evolveBoard(state: BoardState | undefined, event: BoardEvent, meta: EventMeta): BoardState {
  if (event.kind === 'created') {
    const { kind: _, period, ...made } = event
    return { ...made, periods: [{ ...period, number: 1 }] }
  }
  if (!state) throw new Error(`a board begins with "created", not "${event.kind}"`)
  switch (event.kind) {
    case 'scale_set':
      return { ...state, scale: event.scale }
    case 'period_added':
      return { ...state, periods: [...state.periods, event.period] }
    case 'period_closed': {
      const closed = { on: event.on, by: meta.actor, tasks: event.tasks }
      return {
        ...state,
        periods: state.periods.map(period => (period.number === event.number ? { ...period, closed } : period)),
      }
    }
  }
}
