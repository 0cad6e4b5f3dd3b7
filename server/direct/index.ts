import { parseIdNumber } from '#identity'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Bars } from '#server/bars/index.ts'
import type { Packs } from '#server/packs/index.ts'
import { addresses, saveAddress } from './addresses.ts'
import { answerObjection, cancel, dropCancel, object, proposeCancel, revoke, sendBack, settle } from './after.ts'
import { directAggregate } from './aggregate.ts'
import { annex2 } from './annex2.ts'
import { batchRun, importBatch, startBatch } from './batch/import.ts'
import { batch, batches, batchWorkbook } from './batch/log.ts'
import { answersOf, reportOf, templateOf } from './batch/report.ts'
import { createRunning } from './batch/running.ts'
import type { Direct, DirectCheck } from './contract.ts'
import type { Desk } from './desk.ts'
import { formProblems, formWays, windowOf } from './filing.ts'
import {
  accept,
  decideCase,
  handle,
  propose,
  recordFindings,
  requestCorrection,
  tick,
  transfer,
  withdraw,
} from './handling.ts'
import { createDraft, enter, recordWish, saveDraft, submit, supplyCorrection } from './intake.ts'
import { counts, ledger, list, standing } from './list.ts'
import { addScan, readScan, removeScan } from './scans.ts'
import { oversee } from './oversee.ts'
import { barredFor } from './reasons.ts'
import { createScheme, routeOf, type Scheme } from './scheme.ts'
import { readSettings, saveSettings } from './settings.ts'
import { liveCases, overdueCases, type LiveCase } from './store.ts'
import { history, mine, view } from './views.ts'

export type * from './contract.ts'
export type * from './types.ts'
export type { DirectEvent } from './events.ts'
export { CORRECTION_DAYS } from './intake.ts'
export { MOST_ROWS } from './batch/import.ts'
export { dependantField } from './checks.ts'
export { readChoice } from './choices.ts'
export { barReasons, reasonsOfPack, reasonsOfScheme, type PublishedReason, type ReasonedAct } from './reasons.ts'
export type { ReasonChoice } from './standing.ts'
export { rulesOf } from './rules/index.ts'
export { createScheme } from './scheme.ts'
export { createCaseFeed, type CaseFeed, type FedCase } from './feed.ts'

export interface DirectDeps {
  readonly packs: Packs
  readonly bars: Bars
}

export function createDirect(platform: Platform, deps: DirectDeps): Direct {
  const desk = deskOf(platform, deps)
  return { ...forms(desk), ...intake(desk), ...files(desk), ...handling(desk), ...afterwards(desk), ...reads(desk) }
}

type Forms = 'schemes' | 'scheme' | 'route' | 'problems' | 'waysLacking'

function forms(desk: Desk): Pick<Direct, Forms | 'settings' | 'saveSettings'> {
  return {
    schemes: () => desk.schemes.map(({ view: scheme }) => scheme),
    scheme: pack => desk.schemes.find(each => each.pack.id === pack)?.view,
    route: (pack, draft) => {
      const scheme = desk.findScheme(pack)
      return scheme && routeOf(scheme, draft)
    },
    problems: (ctx, pack, draft) => {
      const scheme = desk.findScheme(pack)
      return scheme
        ? formProblems(desk, scheme, { limits: {}, parameters: {} }, draft, ctx.today)
        : [{ code: 'direct.no_scheme' }]
    },
    waysLacking: (pack, draft, today) => {
      const scheme = desk.findScheme(pack)
      return scheme ? formWays(desk, scheme, draft, today) : []
    },
    settings: pack => readSettings(desk, pack),
    saveSettings: (ctx, settings) => saveSettings(desk, ctx, settings),
  }
}

type Intake = 'check' | 'createDraft' | 'saveDraft' | 'submit' | 'enter' | 'recordWish'
type Scans = 'addScan' | 'removeScan' | 'readScan'

function intake(desk: Desk): Pick<Direct, Intake | Scans> {
  return {
    check: (ctx, idNumber) => check(desk, ctx, idNumber),
    createDraft: (ctx, draft = {}) => createDraft(desk, ctx, draft),
    saveDraft: (ctx, id, draft, options = {}) => saveDraft(desk, ctx, id, draft, options),
    submit: (ctx, id, options = {}) => submit(desk, ctx, id, options),
    enter: (ctx, entry) => enter(desk, ctx, entry),
    recordWish: (ctx, entry) => recordWish(desk, ctx, entry),
    addScan: (ctx, id, scan) => addScan(desk, ctx, id, scan),
    removeScan: (ctx, id, scan) => removeScan(desk, ctx, id, scan),
    readScan: (ctx, scan) => readScan(desk, ctx, scan),
  }
}

type Files =
  'template' | 'importBatch' | 'startBatch' | 'batchRun' | 'batch' | 'batchReport' | 'batchAnswers' | 'batches'

function files(desk: Desk): Pick<Direct, Files> {
  const running = createRunning()
  return {
    template: pack => templateOf(desk.schemeOf(pack)),
    importBatch: (ctx, pack, employer, file, mode = 'good_rows') =>
      importBatch(desk, ctx, { pack, employer, file, mode }),
    startBatch: (ctx, pack, employer, file, mode = 'good_rows') =>
      startBatch(desk, running, ctx, { pack, employer, file, mode }),
    batchRun: (ctx, ticket) => batchRun(desk, running, ctx, ticket),
    batch: (ctx, id) => batch(desk, ctx, id),
    batchReport: (ctx, id) => batchWorkbook(desk, ctx, id, '待改正人员', reportOf),
    batchAnswers: (ctx, id) => batchWorkbook(desk, ctx, id, '答复', answersOf),
    batches: ctx => batches(desk, ctx),
  }
}

type Review = 'tick' | 'accept' | 'requestCorrection' | 'supplyCorrection' | 'recordFindings'
type Decision = 'propose' | 'decide' | 'transfer' | 'withdraw'

function handling(desk: Desk): Pick<Direct, Review | Decision> {
  return {
    tick: (ctx, id, ticks, options = {}) => tick(desk, ctx, id, ticks, options),
    accept: (ctx, id, options = {}) => accept(desk, ctx, id, options),
    requestCorrection: (ctx, id, items, options = {}) => requestCorrection(desk, ctx, id, items, options),
    supplyCorrection: (ctx, id, draft, options = {}) => supplyCorrection(desk, ctx, id, draft, options),
    recordFindings: (ctx, id, findings, options = {}) => recordFindings(desk, ctx, id, findings, options),
    propose: (ctx, id, opinion, options = {}) => propose(desk, ctx, id, opinion, options),
    decide: (ctx, id, opinion, options = {}) => decideCase(desk, ctx, id, opinion, options),
    transfer: (ctx, id, toTown, reason, options = {}) => transfer(desk, ctx, id, toTown, reason, options),
    withdraw: (ctx, id, options = {}) => withdraw(desk, ctx, id, options),
  }
}

type Ends = 'proposeCancel' | 'dropCancel' | 'cancel' | 'revoke'
type Police = 'settle' | 'sendBack' | 'addresses' | 'saveAddress'

function afterwards(desk: Desk): Pick<Direct, Police | Ends | 'object' | 'answerObjection' | 'due'> {
  return {
    settle: (ctx, id, input, options = {}) => settle(desk, ctx, id, input, options),
    sendBack: (ctx, id, why, options = {}) => sendBack(desk, ctx, id, why, options),
    addresses: (ctx, district) => addresses(desk, ctx, district),
    saveAddress: (ctx, input) => saveAddress(desk, ctx, input),
    proposeCancel: (ctx, id, why, options = {}) => proposeCancel(desk, ctx, id, why, options),
    dropCancel: (ctx, id, options = {}) => dropCancel(desk, ctx, id, options),
    cancel: (ctx, id, why, options = {}) => cancel(desk, ctx, id, why, options),
    revoke: (ctx, id, office, options = {}) => revoke(desk, ctx, id, office, options),
    object: (ctx, id, text, options = {}) => object(desk, ctx, id, text, options),
    answerObjection: (ctx, id, answer, options = {}) => answerObjection(desk, ctx, id, answer, options),
    due: ctx => due(desk, ctx),
  }
}

type Looks = 'get' | 'oversee' | 'mine' | 'history' | 'annex2'

function reads(desk: Desk): Pick<Direct, Looks | 'list' | 'ledger' | 'counts' | 'standing'> {
  return {
    get: (ctx, id) => view(desk, ctx, id),
    oversee: (ctx, id) => oversee(desk, ctx, id),
    mine: ctx => mine(desk, ctx),
    history: (ctx, id) => history(desk, ctx, id),
    list: (ctx, filter = {}, page = {}) => list(desk, ctx, filter, page),
    ledger: (ctx, filter = {}, page = {}) => ledger(desk, ctx, filter, page),
    counts: (ctx, query) => counts(desk, ctx, query),
    standing: (ctx, filter = {}) => standing(desk, ctx, filter),
    annex2: (ctx, id) => annex2(desk, ctx, id),
  }
}

function deskOf(platform: Platform, { packs, bars }: DirectDeps): Desk {
  const schemes = packs.ofCity(platform.city).flatMap(pack => createScheme(pack) ?? [])
  const schemeOf = (pack: string): Scheme => {
    const found = schemes.find(each => each.pack.id === pack)
    if (!found) throw new Error(`no scheme of direct settlement: ${pack}`)
    return found
  }
  const desk: Desk = {
    platform,
    packs,
    bars,
    schemes,
    schemeOf,
    aggregate: directAggregate(schemeOf),
    findScheme: pack => (pack === undefined ? schemes[0] : schemes.find(each => each.pack.id === pack)),
    settings: pack => readSettings({ platform }, pack),
  }
  return desk
}

/** Bar and live case by the number in any spelling; the window sees no more than that they are there. */
async function check(desk: Desk, ctx: Ctx, idNumber: string): Promise<Result<DirectCheck>> {
  const {
    platform: { db, city, vault },
    schemes,
  } = desk
  const scheme = schemes[0]
  const patch = scheme ? windowOf(scheme, ctx) : { district: ctx.actor.district, town: ctx.actor.town }
  const allowed = await permit(desk.platform, ctx, 'direct.enter', { city, ...patch })
  if (!allowed.ok) return allowed
  const identity = parseIdNumber(idNumber, { today: ctx.today })
  if (!identity.ok) return identity
  const index = vault.index('identity', identity.value.number).toString('hex')
  const barred = (await desk.bars.inForce(db, [index], ctx.today)).get(index)
  const live = (await liveCases(db, city, [index])).get(index)
  return ok({
    ...(barred ? { barred: { ...barred, reason: barredFor(barred.clause, { clauses: desk.packs.ofCity(city).flatMap(pack => pack.clauses) }) } } : {}),
    ...(live ? { live: seenFrom(patch, live) } : {}),
  })
}

/** Another window's case is known by its number alone. */
function seenFrom(
  { district, town }: { readonly district?: string | undefined; readonly town?: string | undefined },
  live: LiveCase,
): DirectCheck['live'] {
  const here = live.district === district && (town === undefined || live.town === town)
  return { number: live.number, status: live.status, district: live.district, ...(here ? { id: live.id } : {}) }
}

/** Steps past their limit are flagged, and who is late with a correction is told. Nothing is decided by the clock. */
async function due(desk: Desk, ctx: Ctx): Promise<number> {
  const late = await overdueCases(desk.platform.db, desk.platform.city, ctx.today)
  for (const { id, status, command } of late) {
    const occasion = status === 'correction' ? 'overdue' : undefined
    await handle(desk, { ...ctx, commandId: command }, id, 'flag_overdue', () => ({ kind: 'flag_overdue' }), {
      occasion,
    })
  }
  return late.length
}
