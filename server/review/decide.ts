import { addDays } from '#calendar'
import type { Answer, Fact, Pack } from '#policy'
import type { Action, Patch } from '#platform/access.ts'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import type { Finding, FindingInput, TaskCommand, TaskEvent, TaskFact, TaskState } from './types.ts'
import { establish } from './verdicts.ts'

type RecordFindings = Extract<TaskCommand, { kind: 'record' }>
type Reopen = Extract<TaskCommand, { kind: 'reopen' }>
type Decision = Result<readonly TaskEvent[]>

/** An officer may give a task back for this many days at most. */
export const LONGEST_EXTENSION = 90

/** The review task as an aggregate. `packOf` gives the pack a task's round is pinned to. */
export function reviewTasks(packOf: (id: string) => Pack): Aggregate<TaskState, TaskCommand, TaskEvent> {
  return {
    name: 'review_task',
    table: 'review_tasks',
    decide: (state, command, ctx) => decide(state, command, ctx, packOf),
    evolve,
    action,
    patch,
    columns: state => ({
      application_id: state.application, district: state.district, year: state.year, department: state.department,
      status: state.status, due_on: state.dueOn,
    }),
    constraints: { review_tasks_one: 'review.opened' },
  }
}

export function decide(
  state: TaskState | undefined, command: TaskCommand, ctx: Pick<Ctx, 'today'>, packOf: (id: string) => Pack,
): Decision {
  if (command.kind === 'open') {
    const { kind: _, ...rest } = command
    return state ? refuse('review.opened') : ok([{ kind: 'opened', ...rest }])
  }
  if (!state) return refuse('object.not_found')
  if (command.kind === 'cancel') return ok(state.status === 'cancelled' ? [] : [{ kind: 'cancelled', on: ctx.today }])
  if (state.status === 'cancelled') return refuse('review.withdrawn')
  if (command.kind === 'record') return record(state, command, ctx.today, packOf(state.pack))
  if (command.kind === 'escalate') {
    return ok(state.status === 'open' && ctx.today > state.dueOn ? [{ kind: 'escalated', on: ctx.today }] : [])
  }
  return reopen(state, command, ctx.today)
}

/** Why nothing can be recorded on this day: before FS-7's period, after it, or escalated to the officer. */
export function closedOn(state: TaskState, today: string): Refusal | undefined {
  if (state.status === 'cancelled') return { code: 'review.withdrawn' }
  if (state.status === 'escalated') return { code: 'review.escalated', clause: 'FS-7' }
  if (!state.reopened && today < state.from)
    return { code: 'review.not_begun', clause: 'FS-7', params: { from: state.from } }
  return today > state.dueOn ? { code: 'review.over', clause: 'FS-7', params: { due: state.dueOn } } : undefined
}

function record(state: TaskState, command: RecordFindings, today: string, pack: Pack): Decision {
  const closed = closedOn(state, today)
  if (closed) return { ok: false, refusals: [closed] }
  if (command.findings.length === 0) return refuse('review.nothing')
  const judged = command.findings.map((input, at) => judge(state, command, input, at, pack))
  const refusals = judged.flatMap(each => (each.ok ? [] : each.refusals))
  const wrong = refuseAll(refusals)
  if (wrong) return wrong
  const events = judged.flatMap(each => (each.ok && each.value ? [each.value] : []))
  const settled = new Set(events.map(event => event.finding.fact))
  const complete = state.facts.every(({ fact, finding, recheck }) => settled.has(fact) || (finding && !recheck))
  return ok(complete && state.status === 'open' ? [...events, { kind: 'completed' }] : events)
}

type RecordedEvent = Extract<TaskEvent, { kind: 'recorded' }>

/** One finding: nothing to store where it says again what stands. */
function judge(
  state: TaskState, command: RecordFindings, input: FindingInput, at: number, pack: Pack,
): Result<RecordedEvent | undefined> {
  const row = state.facts.find(({ fact }) => fact === input.fact)
  const fact = factOf(pack, input.fact)
  const field = (name: string): string => `${input.fact}.${name}`
  if (!row || !fact)
    return refuse('review.other_fact', { field: field('verdict'), clause: 'FS-11', params: { fact: input.fact } })
  if (command.findings.findIndex(other => other.fact === input.fact) !== at)
    return refuse('review.twice', { field: field('verdict') })
  const established = establish(fact, command.claims[input.fact], input.verdict, input.value)
  if (!established.ok) {
    return {
      ok: false,
      refusals: established.refusals.map(refusal => ({ ...refusal, field: field(refusal.field ?? 'verdict') })),
    }
  }
  if (repeats(row, input, established.value)) return ok(undefined)
  const code = reasonNeeded(state, row, input)
  if (code && !input.reason) return refuse(code, { field: field('reason') })
  const value = established.value === undefined ? {} : { value: established.value }
  const reason = input.reason ? { reason: input.reason } : {}
  return ok({ kind: 'recorded', finding: { fact: input.fact, verdict: input.verdict, ...value, ...reason } })
}

function repeats(row: TaskFact, input: FindingInput, value: Answer | undefined): boolean {
  return !row.recheck && !input.reason && row.finding?.verdict === input.verdict && row.finding.value === value
}

function reasonNeeded(state: TaskState, row: TaskFact, input: FindingInput): Refusal['code'] | undefined {
  if (state.reopened) return 'review.late_reason'
  if (row.finding) return 'review.correction_reason'
  return input.verdict === 'true' ? undefined : 'review.reason_required'
}

/** After an escalation what is missing is open again; after an objection what the officer names, or else everything. */
function reopen(state: TaskState, command: Reopen, today: string): Decision {
  const missing = state.facts.filter(({ finding }) => !finding).map(({ fact }) => fact)
  const named = command.facts && command.facts.length > 0 ? command.facts : undefined
  const facts = named ?? (missing.length > 0 ? missing : state.facts.map(({ fact }) => fact))
  const strange = facts.find(fact => !state.facts.some(row => row.fact === fact))
  const wrong = refuseAll([
    state.status === 'open' && today <= state.dueOn
      ? { code: 'review.still_open', params: { due: state.dueOn } } : undefined,
    command.reason === '' ? { code: 'field.required', field: 'reason' } : undefined,
    command.until < today ? { code: 'review.until_past', field: 'until' } : undefined,
    command.until > addDays(today, LONGEST_EXTENSION)
      ? { code: 'review.until_too_long', field: 'until', params: { days: LONGEST_EXTENSION } } : undefined,
    strange ? { code: 'review.other_fact', field: 'facts', params: { fact: strange } } : undefined,
  ])
  return wrong ?? ok([{ kind: 'reopened', on: today, reason: command.reason, until: command.until, facts }])
}

/** Folds one event; `meta` says who and when. */
export function evolve(state: TaskState | undefined, event: TaskEvent, meta: EventMeta): TaskState {
  if (event.kind === 'opened') {
    const { kind: _, facts, ...rest } = event
    return {
      ...rest,
      status: 'open',
      dueOn: event.to,
      facts: facts.map(fact => ({ ...fact, earlier: [], recheck: false })),
    }
  }
  if (!state) throw new Error(`review task: ${event.kind} before it was opened`)
  if (event.kind === 'recorded') {
    const finding: Finding = { ...event.finding, by: meta.actor, at: meta.at }
    return { ...state, facts: state.facts.map(row => (row.fact === finding.fact ? withFinding(row, finding) : row)) }
  }
  if (event.kind === 'completed') return { ...state, status: 'done' }
  if (event.kind === 'cancelled') return { ...state, status: 'cancelled' }
  if (event.kind === 'escalated') return { ...state, status: 'escalated', escalatedOn: event.on }
  const { on, reason, until } = event
  return {
    ...state, status: 'open', dueOn: until, reopened: { by: meta.actor, on, reason, until },
    facts: state.facts.map(row => ({ ...row, recheck: row.finding !== undefined && event.facts.includes(row.fact) })),
  }
}

function withFinding(row: TaskFact, finding: Finding): TaskFact {
  return { ...row, finding, earlier: row.finding ? [...row.earlier, row.finding] : row.earlier, recheck: false }
}

const actions = {
  open: 'review.open',
  record: 'review.record',
  escalate: 'review.escalate',
  cancel: 'review.cancel',
  reopen: 'review.reopen',
} as const satisfies Record<TaskCommand['kind'], Action>

function action(command: TaskCommand): Action {
  return actions[command.kind]
}

function patch(state: TaskState | undefined, command: TaskCommand, ctx: Pick<Ctx, 'actor'>): Patch {
  const { city } = ctx.actor
  if (state) return { city, district: state.district, department: state.department }
  return command.kind === 'open' ? { city, district: command.district, town: command.town } : { city }
}

export function factOf(pack: Pack, id: string): Fact | undefined {
  return pack.facts.find(fact => fact.id === id)
}
