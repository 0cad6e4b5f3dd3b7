import type { Action } from '#platform/access.ts'
import type { Aggregate } from '#platform/aggregate.ts'
import type { CompiledPack } from '#policy'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { ApplicationCommand, ApplicationEvent, ApplicationState } from './types.ts'

export type ApplicationAggregate = Aggregate<ApplicationState, ApplicationCommand, ApplicationEvent>

const ACTIONS = {
  start: 'application.draft',
  save: 'application.edit',
  submit: 'application.submit',
  enter: 'application.enter',
  add_evidence: 'evidence.add',
  remove_evidence: 'evidence.add',
  tick: 'application.decide',
  accept: 'application.decide',
  request_correction: 'application.decide',
  supply_correction: 'application.correct',
  flag_overdue: 'application.decide',
  refuse: 'application.decide',
  withdraw: 'application.withdraw',
} as const satisfies Record<ApplicationCommand['kind'], Action>

export function applicationAggregate(compiled: (pack: string) => CompiledPack): ApplicationAggregate {
  return {
    name: 'application',
    table: 'applications',
    action: command => ACTIONS[command.kind],
    patch: (state, command, ctx) => {
      const { city } = ctx.actor
      if (state) return { city, ...patchOf(state) }
      return command.kind === 'enter' ? { city, district: command.district, town: command.town } : { city, owner: ctx.actor.id }
    },
    decide: (state, command, ctx) => decide(compiled, state, command, ctx),
    evolve,
    columns,
    constraints: { applications_one_live: 'applications.duplicate' },
  }
}

/** Where an application lies. A draft is its owner's alone, whatever town it names. */
export function patchOf(state: ApplicationState): { owner?: string; district?: string; town?: string } {
  const { owner, district, town, submittedAt } = state
  return { ...(owner ? { owner } : {}), ...(submittedAt && district ? { district } : {}), ...(submittedAt && town ? { town } : {}) }
}

/** By when somebody has to act: the window's answer, or what the applicant must supply. */
export function dueOn(state: ApplicationState): string | undefined {
  if (state.status === 'submitted') return state.answerBy
  return state.status === 'correction' ? state.correction?.dueOn : undefined
}

function columns(state: ApplicationState): Record<string, unknown> {
  const { pack, year, district, town, status, number, owner, identityIndex, nameIndex, submittedAt } = state
  return {
    pack, status, year: year ?? null, district: district ?? null, town: town ?? null, number: number ?? null, owner: owner ?? null,
    identity_index: identityIndex ? Buffer.from(identityIndex, 'hex') : null,
    name_index: nameIndex ? Buffer.from(nameIndex, 'hex') : null,
    submitted_at: submittedAt ?? null, due_on: dueOn(state) ?? null,
  }
}
