import type { Action, Patch } from '#platform/access.ts'
import type { Aggregate } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { DirectCommand } from './commands.ts'
import { decide } from './decide.ts'
import type { DirectEvent } from './events.ts'
import { evolve } from './evolve.ts'
import type { Scheme } from './scheme.ts'
import { countedOn } from './tallies.ts'
import type { DirectState } from './types.ts'

export type DirectAggregate = Aggregate<DirectState, DirectCommand, DirectEvent>

const ACTIONS = {
  start: 'direct.draft',
  save: 'direct.edit',
  submit: 'direct.submit',
  enter: 'direct.enter',
  wish: 'direct.enter',
  tick: 'direct.handle',
  scan: 'direct.scan',
  unscan: 'direct.scan',
  request_correction: 'direct.handle',
  supply_correction: 'direct.correct',
  accept: 'direct.handle',
  find: 'direct.review',
  propose: 'direct.review',
  decide: 'direct.decide',
  transfer: 'direct.review',
  settle: 'direct.settle',
  send_back: 'direct.settle',
  propose_cancel: 'direct.cancel',
  drop_cancel: 'direct.cancel',
  cancel: 'direct.cancel',
  revoke: 'direct.settle',
  object: 'direct.object',
  answer: 'direct.answer',
  flag_overdue: 'direct.flag',
  withdraw: 'direct.withdraw',
} as const satisfies Record<DirectCommand['kind'], Action>

export function directAggregate(schemeOf: (pack: string) => Scheme): DirectAggregate {
  const byCounty = (pack: string) => schemeOf(pack).rules.window === 'county'
  return {
    name: 'direct',
    table: 'direct_cases',
    action: command =>
      command.kind === 'enter' && command.channel === 'employer' ? 'direct.batch' : ACTIONS[command.kind],
    patch: (state, command, ctx) =>
      state ? { city: ctx.actor.city, ...patchOf(state, byCounty(state.pack)) } : newPatch(command, ctx),
    decide: (state, command, ctx) => decide(schemeOf, state, command, ctx),
    evolve,
    columns,
    constraints: { direct_cases_one_live: 'direct.already_live' },
  }
}

function newPatch(command: DirectCommand, ctx: Ctx): Patch {
  const { city } = ctx.actor
  if (command.kind === 'enter' && command.window) return { city, ...command.window }
  // A wish is kept where it was voiced.
  return command.kind === 'wish'
    ? { city, district: ctx.actor.district, town: ctx.actor.town }
    : { city, owner: ctx.actor.id }
}

/** Where a case lies. A draft is its owner's alone, whatever town it names; a county's window takes every town of it. */
export function patchOf(state: DirectState, byCounty: boolean): Omit<Patch, 'city'> {
  const { owner, district, town, submittedOn } = state
  if (submittedOn === undefined) return { owner }
  return { owner, district, town: byCounty ? undefined : town }
}

function columns(state: DirectState): Record<string, unknown> {
  const { pack, status, channel, people, step } = state
  return {
    pack,
    status,
    channel,
    people,
    skill: state.skill ?? '',
    masked_name: state.maskedName,
    employer: state.employer ?? '',
    step: step?.id ?? null,
    district: state.district ?? null,
    town: state.town ?? null,
    number: state.number ?? null,
    owner: state.owner ?? null,
    batch: state.batch ?? null,
    identity_index: bytes(state.identityIndex),
    name_index: bytes(state.nameIndex),
    due_on: step?.dueOn ?? null,
    ...days(state),
  }
}

function days(state: DirectState): Record<string, string | null> {
  const { approved, settled } = countedOn(state)
  return {
    submitted_on: state.submittedOn ?? null,
    accepted_on: state.accepted?.on ?? null,
    approved_on: approved ?? null,
    settled_on: settled ?? null,
    objected_on: state.objections.find(({ answer }) => answer === undefined)?.raisedOn ?? null,
  }
}

/** As PostgreSQL reads bytes out of text, so that one row and many rows of JSON are written alike. */
const bytes = (hex: string | undefined): string | null => (hex ? `\\x${hex}` : null)
