import { isDeepStrictEqual } from 'node:util'
import { isDate } from '#calendar'
import { parsePhone } from '#identity'
import { attempt, load, run } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { EntitlementLine, Facts } from '#policy'
import { personFor } from '#server/accounts/index.ts'
import { normalised, numberOf, tooLong } from './checks.ts'
import type { Filing } from './commands.ts'
import type { DirectDraft, DirectEntry, Options, Saved } from './contract.ts'
import { changeIn, type Desk } from './desk.ts'
import { formOf, plainOf, prepare, present, soundClaims, windowOf } from './filing.ts'
import type { Scheme } from './scheme.ts'
import { openFile, plainParts, sealParts } from './seals.ts'
import { tell } from './sms.ts'
import { find } from './store.ts'
import type { DirectDependant, DirectFile, DirectState } from './types.ts'

type Form = Omit<DirectFile, 'findings'>

/** Working days an applicant has to supply a correction; the office may say otherwise case by case. */
export const CORRECTION_DAYS = 10

export async function createDraft(
  desk: Desk,
  ctx: Ctx,
  draft: DirectDraft & { readonly pack?: string },
): Promise<Result<Saved>> {
  const scheme = desk.findScheme(draft.pack)
  if (!scheme) return refuse('direct.no_scheme')
  const wrong = shape(draft)
  if (wrong) return wrong
  const { id: pack, version: packVersion } = scheme.pack
  const whole = {
    personal: draft.personal ?? {},
    claims: soundClaims(scheme, draft.claims),
    dependants: draft.dependants ?? [],
  }
  const command = {
    kind: 'start',
    pack,
    packVersion,
    sealed: sealParts(desk.platform.vault, whole),
    plain: { ...plainParts(whole), ...plainOf(draft) },
  } as const
  return run(desk.platform, desk.aggregate, 'new', command, ctx)
}

export async function saveDraft(
  desk: Desk,
  ctx: Ctx,
  id: string,
  draft: DirectDraft,
  options: Options,
): Promise<Result<Saved>> {
  const seen = await find(desk.platform.db, desk.platform.city, id)
  if (!seen) return refuse('object.not_found')
  const wrong = shape(draft)
  if (wrong) return wrong
  const scheme = desk.schemeOf(seen.state.pack)
  const { vault } = desk.platform
  const parts = { ...draft, ...(draft.claims ? { claims: soundClaims(scheme, draft.claims) } : {}) }
  const { personal, claims, dependants } = { ...openFile(vault, seen.state), ...present(parts) }
  const plain = { ...plainParts({ personal, claims, dependants }), ...plainOf(draft) }
  return run(desk.platform, desk.aggregate, id, { kind: 'save', sealed: sealParts(vault, parts), plain }, ctx, options)
}

/** All checks, number and receipt in one transaction; the form sent again answers the same. */
export async function submit(desk: Desk, ctx: Ctx, id: string, options: Options): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  const seen = await find(platform.db, platform.city, id)
  if (!seen) return refuse('object.not_found')
  const settings = await desk.settings(seen.state.pack)
  return attempt(platform, aggregate, ctx, { kind: 'submit', id }, async trx => {
    const before = await load<DirectState>(trx, aggregate, platform.city, id, true)
    const state = before?.state ?? seen.state
    // A case that is no draft any more takes no number: `decide` refuses it, or the command was carried out before.
    const filing = await prepare(desk, trx, ctx, {
      scheme: desk.schemeOf(state.pack),
      form: openFile(platform.vault, state),
      draft: state,
      settings,
      day: ctx.today,
      own: id,
      numbered: state.status === 'draft',
    })
    return changeIn(desk, trx, id, { kind: 'submit', filing }, ctx, {
      ...options,
      also: (inner, ran) => tell(desk, inner, ctx, ran.state, 'submitted'),
    })
  })
}

/** The window keys a paper form in: the same checks, the window's own patch, the applicant's account by phone. */
export async function enter(desk: Desk, ctx: Ctx, entry: DirectEntry): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  const scheme = desk.findScheme(entry.pack)
  if (!scheme) return refuse('direct.no_scheme')
  const settings = await desk.settings(scheme.pack.id)
  const { receivedOn = ctx.today, ticks = [] } = entry
  const day = isDate(receivedOn) && receivedOn <= ctx.today ? receivedOn : ctx.today
  const form = formOf(scheme, entry)
  const subject = { scheme, form, draft: entry, settings, day, numbered: true }
  return attempt(platform, aggregate, ctx, { kind: 'enter', id: 'new' }, async trx => {
    const filing = await prepare(desk, trx, ctx, subject)
    const phone = parsePhone(filing.file.personal.phone ?? '')
    const owner = phone.ok ? await personFor(platform, trx, phone.value) : undefined
    const command = {
      kind: 'enter',
      channel: 'window',
      pack: scheme.pack.id,
      packVersion: scheme.pack.version,
      owner,
      batch: undefined,
      ticks,
      receivedOn,
      filing,
      window: windowOf(scheme, ctx),
    } as const
    return changeIn(desk, trx, 'new', command, ctx, {
      also: (inner, ran) => tell(desk, inner, ctx, ran.state, 'submitted'),
    })
  })
}

/** QY-1: whoever is eligible but does not wish to settle for now is told which services are open. */
export async function recordWish(
  desk: Desk,
  ctx: Ctx,
  entry: DirectEntry,
): Promise<Result<{ readonly id: string; readonly open: readonly EntitlementLine[] }>> {
  const { platform, aggregate } = desk
  const scheme = desk.findScheme(entry.pack)
  if (!scheme) return refuse('direct.no_scheme')
  const settings = await desk.settings(scheme.pack.id)
  const done = await attempt(platform, aggregate, ctx, { kind: 'wish', id: 'new' }, async trx => {
    const filing = await prepare(desk, trx, ctx, {
      scheme,
      form: formOf(scheme, entry),
      draft: entry,
      settings,
      day: ctx.today,
      numbered: false,
      wants: false,
    })
    const ran = await changeIn(
      desk,
      trx,
      'new',
      { kind: 'wish', pack: scheme.pack.id, packVersion: scheme.pack.version, filing },
      ctx,
    )
    return { id: ran.id, facts: filing.facts }
  })
  if (!done.ok) return done
  const open = scheme
    .on(ctx.today, settings.parameters)
    .evaluate(done.value.facts)
    .entitlements.filter(({ holds, entitlement }) => holds === true && !scheme.view.whereabouts.includes(entitlement))
  return ok({ id: done.value.id, open })
}

/** What was asked for, put right: only the parts the notice named change, then the whole is checked again. */
export async function supplyCorrection(
  desk: Desk,
  ctx: Ctx,
  id: string,
  draft: DirectDraft,
  options: Options,
): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  const seen = await find(platform.db, platform.city, id)
  if (!seen) return refuse('object.not_found')
  const settings = await desk.settings(seen.state.pack)
  return attempt(platform, aggregate, ctx, { kind: 'supply_correction', id }, async trx => {
    const before = await load<DirectState>(trx, aggregate, platform.city, id, true)
    const state = before?.state ?? seen.state
    const scheme = desk.schemeOf(state.pack)
    const file = openFile(platform.vault, state)
    const { form, kept } = corrected(scheme, state, file, draft)
    const filing = await prepare(desk, trx, ctx, {
      scheme,
      form,
      draft: kept,
      settings,
      day: state.submittedOn ?? ctx.today,
      own: id,
      numbered: false,
    })
    const note = draft.note?.trim().slice(0, 500)
    const command = {
      kind: 'supply_correction',
      filing,
      changed: changedBy(state, file, filing, kept),
      sealedNote: note ? platform.vault.seal('reason', note) : undefined,
    } as const
    return changeIn(desk, trx, id, command, ctx, {
      ...options,
      also: (inner, ran) => tell(desk, inner, ctx, ran.state, 'supplied'),
    })
  })
}

/** The form is not as it was, a picture of a paper was sent since, or the window has ticked one. */
function changedBy(
  { correction, scans, materials, place }: DirectState,
  { personal, claims, dependants }: DirectFile,
  filing: Filing,
  kept: DirectDraft,
): boolean {
  const before = { ...normalised(personal, dependants), claims }
  if (!isDeepStrictEqual(before, filing.file) || kept.place !== place) return true
  const papers = (correction?.items ?? []).flatMap(({ target }) => ('document' in target ? [target] : []))
  return papers.some(({ document, dependant }) => {
    const same = (one: { readonly document: string; readonly dependant?: string }) =>
      one.document === document && one.dependant === dependant
    const fresh = scans.some(scan => same(scan) && !correction?.scans?.includes(scan.id))
    return fresh || materials.some(tick => same(tick) && tick.originalSeen && tick.copyKept)
  })
}

function corrected(
  scheme: Scheme,
  state: DirectState,
  file: DirectFile,
  draft: DirectDraft,
): { form: Form; kept: DirectDraft } {
  const asked = new Set(state.correction?.items.flatMap(({ target }) => ('field' in target ? [target.field] : [])))
  const only = (values: object = {}) => Object.fromEntries(Object.entries(values).filter(([key]) => asked.has(key)))
  const claims = soundClaims(scheme, only(draft.claims) as Facts)
  const untouched = Object.fromEntries(Object.entries(file.claims).filter(([fact]) => !asked.has(fact)))
  const { homeTown, employerTown } = state
  return {
    form: {
      personal: { ...file.personal, ...only(draft.personal) },
      claims: { ...untouched, ...claims },
      dependants:
        asked.has('dependants') && draft.dependants ? keptApart(file.dependants, draft.dependants) : file.dependants,
    },
    kept: { homeTown, employerTown, place: asked.has('place') ? draft.place : state.place },
  }
}

/** Nobody inherits a key: what the window ticked for one relative would stand for another. */
function keptApart(before: readonly DirectDependant[], after: readonly DirectDependant[]): readonly DirectDependant[] {
  const taken = new Set([...before, ...after].map(({ key }) => key))
  const fresh = (): string => {
    let at = taken.size + 1
    while (taken.has(`d${at}`)) at++
    taken.add(`d${at}`)
    return `d${at}`
  }
  return after.map(one => {
    const had = before.find(({ key }) => key === one.key)
    const same = !had || had.name === one.name.trim() || had.idNumber === (numberOf(one.idNumber) ?? one.idNumber)
    return same ? one : { ...one, key: fresh() }
  })
}

function shape(draft: DirectDraft): Result<never> | undefined {
  const refusals = draft.personal ? tooLong(draft.personal) : []
  return refusals.length > 0 ? { ok: false, refusals } : undefined
}
