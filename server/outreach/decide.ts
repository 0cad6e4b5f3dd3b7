import { isDate } from '#calendar'
import { findTown } from '#identity'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { cased, joined } from './decide-cases.ts'
import {
  BLOCKERS,
  WAYS,
  WISHES,
  type Blocker,
  type Profile,
  type SkilledCommand,
  type SkilledEvent,
  type SkilledState,
  type Way,
  type Wish,
} from './types.ts'

const LONGEST_EMPLOYER = 60
const LONGEST_TRADE = 30
const MOST_CONTACTS = 200

/** The register's rules (DG-7, DG-12): answers, a helper for who wishes, contacts, opt-out, being forgotten. Pure. */
export function decide(
  grades: readonly string[],
  state: SkilledState | undefined,
  command: SkilledCommand,
  ctx: Ctx,
): Result<readonly SkilledEvent[]> {
  const on = ctx.today
  if (command.kind === 'answer') return answer(grades, state, command, ctx)
  if (command.kind === 'case') return ok(cased(grades, state, command))
  if (!state) return refuse('object.not_found')
  switch (command.kind) {
    case 'opt_out':
      return ok(state.optedOut || state.forgottenOn ? [] : [{ kind: 'opted_out', on, how: command.how }])
    case 'opt_in':
      return ok(state.optedOut ? [{ kind: 'opted_in', on }] : [])
    case 'forget':
      return ok(state.forgottenOn ? [] : [{ kind: 'forgotten', on }])
    case 'join':
      return ok(joined(state, command, on))
    case 'merge':
      return state.forgottenOn ? refuse('object.not_found') : ok([{ kind: 'merged', on, into: command.into }])
    case 'assign':
      return assign(state, command, on)
    case 'contact':
      return contact(state, command, ctx)
  }
}

type Of<K extends SkilledCommand['kind']> = Extract<SkilledCommand, { kind: K }>

function assign(state: SkilledState, { helper }: Of<'assign'>, on: string): Result<readonly SkilledEvent[]> {
  const against = followable(state)
  if (against) return against
  if (!helper) return refuse('outreach.helper', { field: 'helper' })
  return ok(state.helper?.id === helper.id ? [] : [{ kind: 'helped', ...helper, on }])
}

/** Why nobody follows this person up. */
function followable(state: SkilledState): Result<never> | undefined {
  if (state.forgottenOn) return refuse('outreach.forgotten')
  if (state.case?.standing === 'settled') return refuse('outreach.settled')
  return state.wish === 'yes' ? undefined : refuse('outreach.not_wishing')
}

function answer(
  grades: readonly string[],
  state: SkilledState | undefined,
  command: Of<'answer'>,
  ctx: Ctx,
): Result<readonly SkilledEvent[]> {
  const { profile, source, optedOut, verified } = command
  const against = refuseAll(profileObjections(grades, profile, ctx.actor.city))
  if (against) return against
  const said = WISHES.find(each => each === profile.wish)
  if (state?.forgottenOn || said === undefined) return refuse('outreach.forgotten')
  // What a person said and verified is not changed by what the employer's list says of them.
  const own = source === 'excel' && state?.verified === true
  const wish = own ? state.wish : said
  const { district, town, grade } = profile
  const told = { district, town, employer: profile.employer.trim(), grade, trade: profile.trade.trim(), wish }
  const same = state && (Object.keys(told) as (keyof typeof told)[]).every(key => state[key] === told[key])
  if (same && (!verified || state.verified)) return ok([])
  const proof = verified || own ? { verified: true } : {}
  const event: SkilledEvent = { kind: 'answered', on: ctx.today, source, ...told, ...proof }
  return ok(!state && optedOut ? [event, { kind: 'opted_out', on: ctx.today, how: 'office' }] : [event])
}

/** Everything wrong with an answer at once, in the order of the form. */
function profileObjections(
  grades: readonly string[],
  profile: Profile,
  city: string,
): readonly (Refusal | undefined)[] {
  const town = findTown(profile.town)
  return [
    ...(town && town.district.code === profile.district && town.code.startsWith(city.slice(0, 4))
      ? []
      : refuse('outreach.town', { field: 'town' }).refusals),
    ...(profile.employer.trim() === '' ? refuse('field.required', { field: 'employer' }).refusals : []),
    ...tooLong('employer', profile.employer, LONGEST_EMPLOYER),
    ...(grades.includes(profile.grade) ? [] : refuse('outreach.grade', { field: 'grade' }).refusals),
    ...tooLong('trade', profile.trade, LONGEST_TRADE),
    ...(WISHES.some(each => each === profile.wish) ? [] : refuse('outreach.wish', { field: 'wish' }).refusals),
  ]
}

function tooLong(field: string, value: string, max: number): readonly Refusal[] {
  return [...value.trim()].length > max ? refuse('field.too_long', { field, params: { max } }).refusals : []
}

function contact(state: SkilledState, command: Of<'contact'>, ctx: Ctx): Result<readonly SkilledEvent[]> {
  const against = followable(state)
  if (against) return against
  if (!state.helper) return refuse('outreach.no_helper')
  if (state.contacts.length >= MOST_CONTACTS) return refuse('outreach.contacts', { params: { max: MOST_CONTACTS } })
  const { on, reached, note } = command
  const way = WAYS.find(each => each === command.way)
  const blockers = BLOCKERS.filter(each => command.blockers.includes(each))
  const from = state.registeredOn
  const wrong = refuseAll([
    ...(isDate(on) && on >= from && on <= ctx.today
      ? []
      : refuse('outreach.contact_day', { field: 'on', params: { from } }).refusals),
    ...(way ? [] : refuse('field.choice', { field: 'way' }).refusals),
    ...(command.blockers.every(each => blockers.includes(each as Blocker))
      ? []
      : refuse('field.choice', { field: 'blockers' }).refusals),
  ])
  if (wrong || !way) return wrong ?? refuse('field.choice', { field: 'way' })
  return ok([
    { kind: 'contacted', on, way, reached, blockers, byName: ctx.actor.name, ...(note === undefined ? {} : { note }) },
  ])
}

export function evolve(state: SkilledState | undefined, event: SkilledEvent, _meta: EventMeta): SkilledState {
  if (event.kind === 'answered') {
    const { kind: _, on, ...told } = event
    const { verified: __, ...kept } = state ?? { contacts: [], blockers: [], registeredOn: on }
    return { ...kept, ...told, answeredOn: on }
  }
  if (!state) throw new Error(`a person of the register begins with "answered", not "${event.kind}"`)
  switch (event.kind) {
    case 'helped':
      return { ...state, helper: { id: event.id, name: event.name, on: event.on } }
    case 'contacted': {
      const { on, way, reached, note, byName, blockers } = event
      const made = { on, way, reached, by: byName, ...(note === undefined ? {} : { note }) }
      return { ...state, contacts: [...state.contacts, made], blockers }
    }
    case 'cased':
      return {
        ...state,
        ...(event.wish ? { wish: event.wish } : {}),
        case: { id: event.case, standing: event.standing, on: event.on },
      }
    case 'opted_out':
      return { ...state, optedOut: { on: event.on, how: event.how } }
    case 'opted_in': {
      const { optedOut: _, ...rest } = state
      return { ...rest, optedInOn: event.on }
    }
    case 'joined': {
      const { kind: _, on: __, from: ___, ...held } = event
      return { ...state, ...held }
    }
    case 'merged':
    case 'forgotten': {
      const { helper: _, ...rest } = state
      return { ...rest, employer: '', trade: '', contacts: [], blockers: [], forgottenOn: event.on }
    }
  }
}

/** Followed up as DG-12 asks: a named helper, and at least one contact in which the person was spoken to. */
export const isTracked = ({ helper, contacts }: Pick<SkilledState, 'helper' | 'contacts'>): boolean =>
  helper !== undefined && contacts.some(({ reached }) => reached)

export type SkilledAggregate = Aggregate<SkilledState, SkilledCommand, SkilledEvent>

/** One row a person; it lies in the town of the person's employer. */
export function skilledAggregate(grades: readonly string[]): SkilledAggregate {
  return {
    name: 'skilled-person',
    table: 'skilled_people',
    action: ({ kind }) => (kind === 'answer' || kind === 'case' ? 'outreach.survey' : 'outreach.track'),
    patch: (state, command, ctx) => {
      const place = state ?? ('profile' in command ? command.profile : undefined)
      return { city: ctx.actor.city, district: place?.district, town: place?.town }
    },
    decide: (state, command, ctx) => decide(grades, state, command, ctx),
    evolve,
    columns: state => ({
      district: state.district,
      town: state.town,
      employer: state.employer,
      grade: state.grade,
      wish: state.wish,
      source: state.source,
      standing: state.case?.standing ?? 'none',
      helper_id: state.helper?.id ?? null,
      reached: isTracked(state),
      last_contact_on: state.contacts.at(-1)?.on ?? null,
      opted_out: state.optedOut !== undefined,
      forgotten: state.forgottenOn !== undefined,
    }),
  }
}

export type { Way, Wish }
