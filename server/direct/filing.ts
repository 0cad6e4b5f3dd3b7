import { dateParts } from '#calendar'
import { parseIdNumber } from '#identity'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { refuse, type Refusal } from '#platform/result.ts'
import type { Facts } from '#policy'
import { readClaims, writeClaim } from '#server/applications/index.ts'
import { normalised, objectionsTo } from './checks.ts'
import type { CitySettings, Filing } from './commands.ts'
import type { DirectDraft } from './contract.ts'
import type { Desk } from './desk.ts'
import type { PlainParts } from './events.ts'
import { given, routeOf, type Scheme } from './scheme.ts'
import { indicesOf, plainParts, sealParts } from './seals.ts'
import { liveCases, takeNumbers } from './store.ts'
import type { DirectFile } from './types.ts'
import { waysLacking, type WayLack } from './ways.ts'

type Form = Omit<DirectFile, 'findings'>

/** A county's window takes every town of the county. */
export function windowOf(
  scheme: Scheme,
  { actor }: Ctx,
): { readonly district: string; readonly town: string | undefined } {
  return { district: actor.district ?? '', town: scheme.rules.window === 'county' ? undefined : (actor.town ?? '') }
}

export interface Subject {
  readonly scheme: Scheme
  readonly form: Form
  readonly draft: Pick<DirectDraft, 'homeTown' | 'employerTown' | 'place'>
  readonly settings: CitySettings
  readonly day: string
  /** The case itself, which is no rival of its own. */
  readonly own?: string
  readonly numbered: boolean
  readonly wants?: boolean
}

/** Takes the number first, so that twins and rivals take turns from here on; then asks the registers. */
export async function prepare(desk: Desk, trx: Trx, ctx: Ctx, subject: Subject): Promise<Filing> {
  const {
    platform: { city },
    bars,
  } = desk
  const { scheme, draft, day, own, numbered } = subject
  const route = routeOf(scheme, draft)
  const [number = ''] = route && numbered ? await takeNumbers(trx, city, route.district, dateParts(day).year, 1) : []
  const made = filingOf(desk, subject, number)
  const index = made.identityIndex
  const barred = index ? (await bars.inForce(trx, [index], ctx.today)).get(index) : undefined
  const live = index ? (await liveCases(trx, city, [index], own)).get(index)?.number : undefined
  return { ...made, barred, live }
}

/** A filing without what the registers say. Pure but for sealing. */
export function filingOf(
  { platform: { vault } }: { readonly platform: Pick<Platform, 'vault'> },
  { scheme, form, draft, settings, wants = true }: Omit<Subject, 'day' | 'numbered'>,
  number: string,
): Filing {
  const file = { ...normalised(form.personal, form.dependants), claims: form.claims }
  const route = routeOf(scheme, draft)
  return {
    file,
    facts: factsFor(scheme, file, { ...draft, town: route?.town, wants }),
    sealed: sealParts(vault, file),
    plain: { ...plainParts(file), ...plainOf(draft) },
    route,
    ...indicesOf(vault, file.personal),
    number,
    barred: undefined,
    live: undefined,
    settings,
  }
}

/** Claims with what follows from number, place and register. A barred person gets no further, so none is assumed here. */
export function factsFor(
  scheme: Scheme,
  file: Form,
  where: {
    homeTown?: string | undefined
    employerTown?: string | undefined
    town?: string | undefined
    wants?: boolean
    barred?: boolean
  },
): Facts {
  const identity = parseIdNumber(file.personal.idNumber ?? '')
  const { homeTown, employerTown, town, wants = true, barred = false } = where
  const birthDate = identity.ok ? identity.value.birthDate : undefined
  return { ...file.claims, ...given(scheme, { town, homeTown, employerTown, barred, birthDate, wants }) }
}

/** Everything against handing this in today, as far as the form itself shows. */
export function formProblems(
  desk: Desk,
  scheme: Scheme,
  settings: CitySettings,
  draft: DirectDraft,
  today: string,
): readonly Refusal[] {
  const filing = filingOf(desk, { scheme, form: formOf(scheme, draft), draft, settings }, '')
  const compiled = scheme.on(today, settings.parameters)
  return [
    ...objectionsTo(scheme, compiled, {
      file: filing.file,
      facts: filing.facts,
      place: filing.plain.place,
      day: today,
    }),
    ...(filing.route
      ? []
      : refuse('direct.route', {
          field: scheme.rules.routing.by === 'work' || draft.homeTown === 'none' ? 'employerTown' : 'homeTown',
          clause: scheme.rules.routing.clause,
        }).refusals),
  ]
}

/** Empty while one of the ways may still be met. */
export function formWays(desk: Desk, scheme: Scheme, draft: DirectDraft, today: string): readonly WayLack[] {
  const { facts } = filingOf(desk, { scheme, form: formOf(scheme, draft), draft, settings: { limits: {}, parameters: {} } }, '')
  const ways = waysLacking(scheme.on(today, {}), facts)
  return ways.every(({ lacks }) => lacks.length > 0) ? ways : []
}

export function formOf(scheme: Scheme, draft: DirectDraft): Form {
  return {
    personal: draft.personal ?? {},
    claims: soundClaims(scheme, draft.claims),
    dependants: draft.dependants ?? [],
  }
}

/** Only claims the scheme asks for, of their type and within their bounds; others are left out. */
export function soundClaims({ pack, view }: Scheme, claims: Facts = {}): Facts {
  const kept = view.facts.flatMap(({ id }) => {
    const read = readClaims(pack, { [id]: writeClaim(claims[id]) })
    return read.ok ? Object.entries(read.value) : []
  })
  return Object.fromEntries(kept)
}

export function plainOf({ homeTown, employerTown, place, formStep }: DirectDraft): PlainParts {
  return present({ homeTown, employerTown, place, formStep })
}

export function present<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
