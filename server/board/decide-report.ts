import type { Action } from '#platform/access.ts'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { lengthOf } from './decide-board.ts'
import { PROGRESS, type Content, type ReportCommand, type ReportEvent, type ReportState, type Signed } from './types.ts'

export const LONGEST_REPORT = 2000
export const LONGEST_ANSWER = 1000
/** Files with one report. */
export const MOST_FILES = 5
/** How many changes of a draft can be taken back. */
const MOST_UNDO = 20

type Decision = Result<readonly ReportEvent[]>
type Save = Extract<ReportCommand, { kind: 'save' }>

/** A report: the department drafts, takes back, signs; the bureau may return what was signed. Pure. */
export const reportAggregate: Aggregate<ReportState, ReportCommand, ReportEvent> = {
  name: 'board_report',
  table: 'board_reports',
  decide: decideReport,
  evolve: evolveReport,
  action: ({ kind }): Action => (kind === 'return' ? 'board.manage' : 'board.report'),
  patch: (state, command, ctx) => ({
    city: ctx.actor.city,
    department: state?.organisation ?? (command.kind === 'save' ? command.organisation : undefined),
  }),
  columns: state => ({
    board_id: state.board,
    task_id: state.task,
    period: state.period,
    organisation: state.organisation,
    signed_on: standing(state) ? (state.signed[0]?.on ?? null) : null,
  }),
  constraints: { board_reports_one: 'command.changed' },
}

/** The signed report in force: the last, unless it was returned. */
export function standing({ signed }: Pick<ReportState, 'signed'>): Signed | undefined {
  const last = signed.at(-1)
  return last?.returned ? undefined : last
}

/** Signed in time the first time counts as in time, also where it was returned and signed again. */
export function isLate({ signed, dueOn }: Pick<ReportState, 'signed' | 'dueOn'>, today: string): boolean {
  const first = signed[0]
  return (first?.on ?? today) > dueOn
}

export function decideReport(
  state: ReportState | undefined,
  command: ReportCommand,
  ctx: Pick<Ctx, 'today' | 'actor'>,
): Decision {
  if (command.period.closed) return refuse('board.period_closed')
  if (command.kind === 'save') return save(state, command)
  if (!state) return refuse('object.not_found')
  switch (command.kind) {
    case 'undo':
      return state.undo.length > 0 ? ok([{ kind: 'undone' }]) : refuse('board.nothing_to_undo')
    case 'discard':
      return state.draft ? ok([{ kind: 'discarded' }]) : refuse('board.no_draft')
    case 'sign':
      return sign(state, ctx)
    case 'return':
      return giveBack(state, command.reason, ctx.today)
  }
}

/** A draft may be incomplete; it may not be too long. */
function save(state: ReportState | undefined, command: Save): Decision {
  const { board, task, period, organisation, add, remove } = command
  const { progress, text, difficulty, next } = command.content
  const before = state?.draft ?? contentOf(state)
  const evidence = [...(before?.evidence ?? []).filter(({ id }) => !remove.includes(id)), ...add]
  const known = PROGRESS.find(one => one === progress)
  const wrong = refuseAll([
    progress !== '' && !known ? { code: 'board.progress', field: 'progress' } : undefined,
    tooLong('text', text, LONGEST_REPORT),
    tooLong('difficulty', difficulty, LONGEST_ANSWER),
    tooLong('next', next, LONGEST_ANSWER),
    evidence.length > MOST_FILES
      ? { code: 'board.too_many_files', field: 'files', params: { max: MOST_FILES } }
      : undefined,
    !known && text === '' && evidence.length === 0 ? { code: 'board.empty_report', field: 'text' } : undefined,
  ])
  const content: Content = { progress: known, text, difficulty, next, evidence }
  if (wrong) return wrong
  if (before && same(before, content)) return ok([])
  return ok([{ kind: 'saved', board, task, period: period.number, organisation, dueOn: period.dueOn, content }])
}

function same(a: Content, b: Content): boolean {
  const files = ({ evidence }: Content): string => evidence.map(({ id }) => id).join()
  return (
    a.progress === b.progress &&
    a.text === b.text &&
    a.difficulty === b.difficulty &&
    a.next === b.next &&
    files(a) === files(b)
  )
}

function contentOf(state: ReportState | undefined): Content | undefined {
  return state?.signed.at(-1)?.content
}

function tooLong(field: string, text: string, max: number): Refusal | undefined {
  return [...text].length > max ? { code: 'field.too_long', field, params: { max } } : undefined
}

/** Signed is what leaves the house: complete, and said by a person of the department. */
function sign({ draft }: ReportState, { today, actor }: Pick<Ctx, 'today' | 'actor'>): Decision {
  if (!draft) return refuse('board.no_draft')
  const wrong = refuseAll([
    draft.progress ? undefined : { code: 'board.progress', field: 'progress' },
    draft.text.trim() === '' ? { code: 'board.empty_report', field: 'text' } : undefined,
    draft.progress === 'difficult' && draft.difficulty.trim() === ''
      ? { code: 'board.difficulty', field: 'difficulty' }
      : undefined,
  ])
  return wrong ?? ok([{ kind: 'signed', name: actor.name, on: today }])
}

function giveBack(state: ReportState, reason: string, today: string): Decision {
  if (!standing(state)) return refuse('board.nothing_signed')
  return (
    refuseAll(lengthOf('reason', reason, LONGEST_ANSWER)) ??
    ok([{ kind: 'returned', on: today, reason: reason.trim() }])
  )
}

export function evolveReport(state: ReportState | undefined, event: ReportEvent, meta: EventMeta): ReportState {
  if (event.kind === 'saved') {
    const { kind: _, content, ...place } = event
    const undo = [...(state?.undo ?? []), state?.draft ?? null].slice(-MOST_UNDO)
    return { ...place, signed: state?.signed ?? [], draft: content, undo }
  }
  if (!state) throw new Error(`a report begins with "saved", not "${event.kind}"`)
  const { draft, ...rest } = state
  switch (event.kind) {
    case 'undone': {
      const back = state.undo.at(-1)
      return { ...rest, ...(back ? { draft: back } : {}), undo: state.undo.slice(0, -1) }
    }
    case 'discarded':
      return { ...rest, undo: [...state.undo, draft ?? null].slice(-MOST_UNDO) }
    case 'signed':
      return draft
        ? {
            ...rest,
            undo: [],
            signed: [...state.signed, { content: draft, by: meta.actor, name: event.name, on: event.on }],
          }
        : state
    case 'returned':
      return {
        ...state,
        signed: state.signed.map((one, at) =>
          at === state.signed.length - 1
            ? { ...one, returned: { on: event.on, by: meta.actor, reason: event.reason } }
            : one,
        ),
      }
  }
}
