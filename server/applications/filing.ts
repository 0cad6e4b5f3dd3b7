import { addWorkingDays, isDate } from '#calendar'
import { findTown, parsePhone } from '#identity'
import { attempt, load, Refused, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { refuse, type Result } from '#platform/result.ts'
import { personFor } from '#server/accounts/index.ts'
import { normalised, tooLong } from './checks.ts'
import { soundClaims } from './claims.ts'
import type { Draft, Entry, Options, Saved } from './contract.ts'
import { ownScheme, type Desk } from './desk.ts'
import { tell } from './handling.ts'
import { indicesOf, openFile, sealWhole } from './seals.ts'
import { barInForce, find, liveApplication, takeNumber } from './store.ts'
import type { ApplicationFile, ApplicationState, Filing } from './types.ts'

/** 行政许可法 § 32: everything missing is named once, within five working days of receipt. */
const ANSWER_DAYS = 5

/** All checks, number and receipt in one transaction; the form sent again answers the same. */
export async function submit(desk: Desk, ctx: Ctx, id: string, options: Options = {}): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  const seen = await find(platform.db, platform.city, id)
  const pack = seen?.state.pack ?? ownScheme(desk)?.id
  if (!pack) return refuse('object.not_found')
  const when = await yearFor(desk, ctx.today, pack, seen?.state.town)
  return attempt(platform, aggregate, ctx, { kind: 'submit', id }, async trx => {
    const before = await load<ApplicationState>(trx, aggregate, platform.city, id, true)
    const filing = before?.state.status === 'draft'
      ? await prepare(desk, trx, ctx, { ...before.state, id, file: openFile(platform.vault, before.state), when })
      : nothing
    if (before?.state.status === 'draft' && before.state.town !== seen?.state.town) throw new Refused(refuse('command.changed').refusals)
    return runIn(trx, aggregate, id, { kind: 'submit', ...filing }, ctx, {
      ...options,
      also: (trx, { state }) => tell(desk, trx, ctx, state, 'submitted'),
    })
  })
}

/** The window types a paper application in: the same checks, the clerk's own town, the applicant's account by phone. */
export async function enter(desk: Desk, ctx: Ctx, entry: Entry): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  const pack = ownScheme(desk, entry.pack)
  if (!pack) return refuse('object.not_found')
  const { town = '', district = '' } = ctx.actor
  const file = { personal: entry.personal, claims: soundClaims(pack, entry.claims), dependants: entry.dependants }
  const { receivedOn = ctx.today } = entry
  // A day that is none is for `decide` to refuse; until then today stands in.
  const day = isDate(receivedOn) && receivedOn <= ctx.today ? receivedOn : ctx.today
  const when = await yearFor(desk, day, pack.id, town)
  return attempt(platform, aggregate, ctx, { kind: 'enter', id: 'new' }, async trx => {
    const filing = await prepare(desk, trx, ctx, { pack: pack.id, file, when, day })
    const phone = parsePhone(filing.file.personal.phone ?? '')
    const owner = phone.ok ? await personFor(platform, trx, phone.value) : ''
    const { place, ticks } = entry
    const command = { kind: 'enter', pack: pack.id, packVersion: pack.version, owner, town, district, place, ticks, receivedOn, ...filing } as const
    return runIn(trx, aggregate, 'new', command, ctx, { also: (trx, { state }) => tell(desk, trx, ctx, state, 'submitted') })
  })
}

/** What was asked for, put right: only the parts the notice named change, then the whole is checked again. */
export function supplyCorrection(desk: Desk, ctx: Ctx, id: string, draft: Draft, options: Options = {}): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  return attempt(platform, aggregate, ctx, { kind: 'supply_correction', id }, async trx => {
    const before = await load<ApplicationState>(trx, aggregate, platform.city, id, true)
    if (!before) return runIn(trx, aggregate, id, { kind: 'supply_correction', ...nothing }, ctx)
    const { state } = before
    const file = corrected(desk, state, openFile(platform.vault, state), draft)
    const { number = '', year = 0, deferred = false } = state
    const filing = { ...await judge(desk, trx, ctx, { id, pack: state.pack, file: normalised(file), year, deferred, day: ctx.today }), number, year, deferred }
    const place = asked(state).has('place') ? draft.place : undefined
    return runIn(trx, aggregate, id, { kind: 'supply_correction', ...filing, place }, ctx, {
      ...options,
      also: (trx, ran) => tell(desk, trx, ctx, ran.state, 'supplied'),
    })
  })
}

interface When {
  readonly district: string
  readonly year: number
  readonly deferred: boolean
}

/** The round a filing of today belongs to (FS-6). Asked before the transaction: inside, another connection may not be free. */
async function yearFor({ rounds }: Desk, day: string, pack: string, town: string | undefined): Promise<When | undefined> {
  const district = findTown(town ?? '')?.district.code
  return district ? { district, ...await rounds.yearIn(district, day, pack) } : undefined
}

interface Subject {
  readonly id?: string
  readonly pack: string
  readonly file: ApplicationFile
  /** Absent without a town: the checks will refuse that. */
  readonly when: When | undefined
  /** The day it was received; today unless said otherwise. */
  readonly day?: string
}

async function prepare(desk: Desk, trx: Trx, ctx: Ctx, { id, pack, file, when, day = ctx.today }: Subject): Promise<Filing> {
  const { year, deferred } = when ?? nothing
  // The number's lock comes first: twins and rivals take turns from here on.
  const number = when ? await takeNumber(trx, desk.platform.city, when.district, year) : ''
  return { ...await judge(desk, trx, ctx, { ...(id ? { id } : {}), pack, file: normalised(file), year, deferred, day }), number }
}

async function judge(
  { platform }: Desk, trx: Trx, ctx: Ctx,
  { id, pack, file, year, deferred, day }: { id?: string; pack: string; file: ApplicationFile; year: number; deferred: boolean; day: string },
): Promise<Filing> {
  const { vault, city } = platform
  const { identityIndex, nameIndex } = indicesOf(vault, file)
  const answer = addWorkingDays(day, ANSWER_DAYS)
  const key = { pack, year, identityIndex, ...(id ? { except: id } : {}) }
  return {
    file, sealed: sealWhole(vault, file), identityIndex, nameIndex, year, deferred, number: '',
    answerBy: answer.ok ? answer.value : undefined,
    barred: identityIndex ? await barInForce(trx, city, identityIndex, ctx.today) : undefined,
    duplicate: identityIndex !== '' && await liveApplication(trx, city, key) !== undefined,
  }
}

/** What the notice asked for, by field or document. */
export function asked({ correction }: ApplicationState): ReadonlySet<string> {
  return new Set(correction?.items.flatMap(({ target }) => ('field' in target ? [target.field] : [])))
}

function corrected({ packs }: Desk, state: ApplicationState, file: ApplicationFile, draft: Draft): ApplicationFile {
  const fields = asked(state)
  const only = <V>(values: Readonly<Record<string, V>> = {}) => Object.fromEntries(Object.entries(values).filter(([key]) => fields.has(key)))
  const claims = soundClaims(packs.get(state.pack), only(draft.claims))
  return {
    personal: { ...file.personal, ...only({ ...draft.personal }) },
    claims: { ...Object.fromEntries(Object.entries(file.claims).filter(([fact]) => !fields.has(fact))), ...claims },
    dependants: fields.has('dependants') && draft.dependants ? draft.dependants : file.dependants,
  }
}

/** Shape of a draft's texts: the one thing asked before submission. */
export function draftObjections(draft: Draft): Result<never> | undefined {
  const refusals = draft.personal ? tooLong(draft.personal) : []
  return refusals.length > 0 ? { ok: false, refusals } : undefined
}

const empty: ApplicationFile = { personal: {}, claims: {}, dependants: [] }
/** Stands in where `decide` will refuse anyway. */
const nothing: Filing = {
  file: empty, sealed: { personal: '', claims: '', dependants: '', maskedName: '' }, identityIndex: '', nameIndex: '',
  year: 0, deferred: false, number: '', duplicate: false,
}
