import { isDate } from '#calendar'
import { findTown } from '#identity'
import type { Pack } from '#policy'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal } from '#platform/result.ts'
import { objectionsTo } from './checks.ts'
import type { DirectCommand, EnterCommand, Filing } from './commands.ts'
import { STEP_OF, stepStart, type Decided } from './decide-parts.ts'
import { barredFor } from './reasons.ts'
import type { Scheme } from './scheme.ts'
import type { DirectState } from './types.ts'

export function submit(scheme: Scheme, filing: Filing, today: string): Decided {
  return refuseAll(filingObjections(scheme, filing, today)) ?? submittedEvent(filing, today)
}

/** Everything against a filing: form, conditions, route, registers. */
function filingObjections(scheme: Scheme, filing: Filing, day: string): readonly Refusal[] {
  const { file, facts, plain, settings, route } = filing
  const compiled = scheme.on(day, settings.parameters)
  return [
    ...objectionsTo(scheme, compiled, { file, facts, place: plain.place, day }),
    ...(route
      ? []
      : refuse('direct.route', { field: missingTown(scheme, plain), clause: scheme.rules.routing.clause }).refusals),
    ...registerObjections(scheme.pack, filing),
  ]
}

function missingTown({ rules }: Scheme, { homeTown }: Filing['plain']): string {
  return rules.routing.by === 'home_then_work' && (homeTown === undefined || homeTown !== 'none')
    ? 'homeTown'
    : 'employerTown'
}

/** What the registers say: a bar in force, another live case. */
function registerObjections(pack: Pack, { barred, live }: Pick<Filing, 'barred' | 'live'>): readonly Refusal[] {
  return [
    ...(barred
      ? refuse('direct.barred', { field: 'idNumber', clause: barred.clause, params: { until: barred.until, reason: barredFor(barred.clause, pack) } }).refusals
      : []),
    ...(live !== undefined
      ? refuse('direct.already_live', { field: 'idNumber', params: { number: live } }).refusals
      : []),
  ]
}

function submittedEvent(
  { number, route, identityIndex, nameIndex, sealed, plain, settings }: Filing,
  on: string,
): Decided {
  if (!route) return refuse('direct.route', { field: 'employerTown' })
  return ok([
    {
      kind: 'direct.submitted',
      number,
      on,
      ...route,
      identityIndex,
      nameIndex,
      sealed,
      plain,
      step: stepStart(settings, STEP_OF.submitted, on),
    },
  ])
}

export function enter(scheme: Scheme, command: EnterCommand, ctx: Ctx): Decided {
  const { filing, receivedOn, channel, pack, packVersion, owner, batch, ticks, window } = command
  const misdated = receivedObjections(receivedOn, ctx.today)
  const day = misdated.length > 0 ? ctx.today : receivedOn
  const against = refuseAll([
    ...misdated,
    ...filingObjections(scheme, filing, day),
    ...elsewhere(filing, window),
    ...unknownMaterials(scheme.pack, ticks),
  ])
  if (against) return against
  const filed = submittedEvent(filing, day)
  if (!filed.ok) return filed
  return ok([
    {
      kind: 'direct.started',
      pack,
      packVersion,
      channel,
      on: ctx.today,
      sealed: {},
      plain: {},
      ...(owner === undefined ? {} : { owner }),
      ...(batch === undefined ? {} : { batch }),
    },
    ...(ticks.length > 0 ? [{ kind: 'direct.ticked', ticks } as const] : []),
    ...filed.value,
  ])
}

function elsewhere({ route }: Filing, window: EnterCommand['window']): readonly Refusal[] {
  if (!route || !window) return []
  const here = route.district === window.district && (window.town === undefined || window.town === route.town)
  const town = findTown(route.town)
  return here
    ? []
    : refuse('direct.other_window', {
        field: 'homeTown',
        clause: route.clause,
        params: { town: town ? town.name : route.town },
      }).refusals
}

function receivedObjections(receivedOn: string, today: string): readonly Refusal[] {
  if (!isDate(receivedOn)) return refuse('field.date', { field: 'receivedOn' }).refusals
  return receivedOn > today ? refuse('direct.received_later', { field: 'receivedOn', params: { today } }).refusals : []
}

export function wish(
  scheme: Scheme,
  { pack, packVersion, filing }: Extract<DirectCommand, { kind: 'wish' }>,
  ctx: Ctx,
): Decided {
  const { route, sealed, plain, nameIndex } = filing
  const against = refuseAll(filingObjections(scheme, filing, ctx.today).filter(({ field }) => field !== 'place'))
  if (against) return against
  if (!route) return refuse('direct.route', { field: 'employerTown' })
  return ok([
    { kind: 'direct.started', pack, packVersion, channel: 'window', on: ctx.today, sealed, plain },
    { kind: 'direct.wish_recorded', on: ctx.today, town: route.town, district: route.district, nameIndex },
  ])
}

/** The window asks once: what comes back as it was says nothing, unless it is said in words what was done. */
export function supply(
  scheme: Scheme,
  state: DirectState,
  { filing, changed, sealedNote }: Extract<DirectCommand, { kind: 'supply_correction' }>,
  ctx: Ctx,
): Decided {
  const against = refuseAll([
    ...filingObjections(scheme, filing, state.submittedOn ?? ctx.today),
    ...(changed || sealedNote !== undefined ? [] : refuse('direct.unchanged', { field: 'note' }).refusals),
  ])
  const { identityIndex, nameIndex, sealed, plain, settings } = filing
  return (
    against ??
    ok([
      {
        kind: 'direct.correction_supplied',
        on: ctx.today,
        ...(sealedNote === undefined ? {} : { note: sealedNote }),
        identityIndex,
        nameIndex,
        sealed,
        plain,
        step: stepStart(settings, STEP_OF.submitted, ctx.today),
      },
    ])
  )
}

export function unknownMaterials(pack: Pack, named: readonly { readonly document: string }[]): readonly Refusal[] {
  const known = new Set(pack.documents.map(({ id }) => id))
  return named.some(({ document }) => !known.has(document))
    ? refuse('direct.not_asked', { field: 'document' }).refusals
    : []
}
