import { ok, refuse, type Result } from '#platform/result.ts'
import { run } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise, permit, recordRead } from '#platform/reads.ts'
import { findTown, parseIdNumber } from '#identity'
import type { Packs } from '#server/packs/index.ts'
import { applicationAggregate, patchOf } from './aggregate.ts'
import { objectionsTo } from './checks.ts'
import { fullClaims, soundClaims } from './claims.ts'
import type { ApplicationHooks, Applications, Draft, Estimate, IdentityCheck, OpenApplication, QueueFilter, Saved, Options } from './contract.ts'
import { ownScheme, type Desk } from './desk.ts'
import { addEvidence, readEvidence, removeEvidence } from './evidence.ts'
import { draftObjections, enter, submit, supplyCorrection } from './filing.ts'
import { accept, flagOverdue, found, refuseAcceptance, requestCorrection, withdraw } from './handling.ts'
import { historyOf } from './history.ts'
import { documentNeeds } from './needs.ts'
import { queueCounts } from './counts.ts'
import { openFile, openReasons, sealFile, sealWhole } from './seals.ts'
import { barInForce, evidenceOf, find, liveApplication, ownedBy, queuePage, rowOf } from './store.ts'
import type { ApplicationFile, ApplicationState } from './types.ts'

export interface ApplicationDeps {
  readonly packs: Packs
  readonly rounds: Desk['rounds']
  readonly hooks?: ApplicationHooks
  /** Working days given to supply a correction: an office's own setting, no text prints one. */
  readonly correctionDays?: number
}

/** Default of the office setting `correctionDays`; shown wherever it is used as set by the office, not by a document. */
export const CORRECTION_DAYS = 10

export function createApplications(platform: Platform, deps: ApplicationDeps): Applications {
  const { packs, rounds, hooks = {}, correctionDays = CORRECTION_DAYS } = deps
  const compiled = (pack: string) => packs.evaluator(pack)
  const desk: Desk = { platform, packs, rounds, hooks, correctionDays, compiled, aggregate: applicationAggregate(compiled) }
  const { db, city, vault } = platform
  return {
    createDraft: (ctx, draft) => createDraft(desk, ctx, draft),
    saveDraft: (ctx, id, draft, options) => saveDraft(desk, ctx, id, draft, options),
    submit: (ctx, id, options) => submit(desk, ctx, id, options),
    enter: (ctx, entry) => enter(desk, ctx, entry),
    tick: (ctx, id, ticks, options) => run(platform, desk.aggregate, id, { kind: 'tick', ticks }, ctx, options),
    accept: (ctx, id, options) => accept(desk, ctx, id, options),
    requestCorrection: (ctx, id, items, options) => requestCorrection(desk, ctx, id, items, options),
    supplyCorrection: (ctx, id, draft, options) => supplyCorrection(desk, ctx, id, draft, options),
    refuse: (ctx, id, why, options) => refuseAcceptance(desk, ctx, id, why, options),
    withdraw: (ctx, id, options) => withdraw(desk, ctx, id, options),
    addEvidence: (ctx, id, scan) => addEvidence(desk, ctx, id, scan),
    removeEvidence: (ctx, id, evidence) => removeEvidence(desk, ctx, id, evidence),
    readEvidence: (ctx, evidence) => readEvidence(desk, ctx, evidence),
    get: (ctx, id) => get(desk, ctx, id),
    mine: async ctx => {
      const allowed = await permit(platform, ctx, 'application.draft', { city, owner: ctx.actor.id })
      return allowed.ok ? ok((await ownedBy(db, city, ctx.actor.id)).map(row => rowOf(row, ctx.today))) : allowed
    },
    queue: (ctx, filter) => queue(desk, ctx, filter),
    counts: ctx => queueCounts(platform, ctx),
    check: (ctx, idNumber, pack) => check(desk, ctx, idNumber, pack),
    history: id => historyOf(platform, id),
    find: async (on, id) => {
      const row = await find(on, city, id)
      return row && found(desk, row)
    },
    open: state => openFile(vault, state),
    needs: (state, file, today) => documentNeeds(packs.get(state.pack), { file, place: state.place, documents: state.documents, today }),
    problems: (state, file, today) => objectionsTo(compiled(state.pack), {
      file, town: state.town, place: state.place, documents: state.documents, today, documentsMayMiss: false,
    }),
    entryProblems: (ctx, { pack, personal, claims, dependants, place }) => {
      const own = ownScheme(desk, pack)
      if (!own) return refuse('object.not_found').refusals
      return objectionsTo(compiled(own.id), {
        file: { personal, claims, dependants }, town: ctx.actor.town, place, documents: [], today: ctx.today, documentsMayMiss: true,
      })
    },
    estimate: (state, file, today) => estimate(desk, state, file, today),
    due: ctx => flagOverdue(desk, ctx),
  }
}

async function createDraft(desk: Desk, ctx: Ctx, draft: Draft & { readonly pack?: string } = {}): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  const pack = ownScheme(desk, draft.pack)
  if (!pack) return refuse('object.not_found')
  const against = draftObjections(draft)
  if (against) return against
  const file = { personal: draft.personal ?? {}, claims: soundClaims(pack, draft.claims ?? {}), dependants: draft.dependants ?? [] }
  return run(platform, aggregate, 'new',
    { kind: 'start', pack: pack.id, packVersion: pack.version, sealed: sealWhole(platform.vault, file) }, ctx)
}

async function saveDraft(desk: Desk, ctx: Ctx, id: string, draft: Draft, options: Options = {}): Promise<Result<Saved>> {
  const { platform, packs, aggregate } = desk
  const against = draftObjections(draft)
  if (against) return against
  const before = draft.claims ? await find(platform.db, platform.city, id) : undefined
  const claims = before && draft.claims ? { claims: soundClaims(packs.get(before.state.pack), draft.claims) } : {}
  const { personal, dependants, town, place, step } = draft
  const sealed = sealFile(platform.vault, { ...(personal ? { personal } : {}), ...(dependants ? { dependants } : {}), ...claims })
  const district = findTown(town ?? '')?.district.code
  if (town && !district) return refuse('applications.town', { field: 'town', clause: 'FS-6' })
  return run(platform, aggregate, id, { kind: 'save', sealed, town, district, place, step }, ctx, options)
}

async function get(desk: Desk, ctx: Ctx, id: string): Promise<Result<OpenApplication>> {
  const { platform } = desk
  const row = await find(platform.db, platform.city, id)
  if (!row) return refuse('object.not_found')
  const allowed = await authorise(platform, ctx, 'application.read', { city: platform.city, ...patchOf(row.state) }, id)
  if (!allowed.ok) return allowed
  const { version, state } = row
  return ok({
    id, version, state: openReasons(platform.vault, state), file: openFile(platform.vault, state),
    evidence: await evidenceOf(platform, id),
  })
}

/** Clerks see their own town, officers their district; drafts are nobody's but their owner's. */
async function queue({ platform }: Desk, ctx: Ctx, filter: QueueFilter = {}): ReturnType<Applications['queue']> {
  const { actor } = ctx
  const town = actor.role === 'clerk' ? filter.town ?? actor.town : filter.town
  const district = filter.district ?? actor.district
  const allowed = await permit(platform, ctx, 'application.list', { city: platform.city, district, town })
  if (!allowed.ok) return allowed
  const { rows, total } = await queuePage(platform, { ...filter, town, district }, ctx.today)
  return ok({ rows: rows.map(row => rowOf(row, ctx.today)), total })
}

async function check(desk: Desk, ctx: Ctx, idNumber: string, asked?: string): Promise<Result<IdentityCheck>> {
  const { city, db, vault } = desk.platform
  const { district = '', town } = ctx.actor
  const allowed = await permit(desk.platform, ctx, 'application.enter', { city, district, town })
  if (!allowed.ok) return allowed
  const pack = ownScheme(desk, asked)?.id
  if (!pack) return refuse('object.not_found')
  const identity = parseIdNumber(idNumber, { today: ctx.today })
  if (!identity.ok) return identity
  const identityIndex = vault.index('identity', identity.value.number).toString('hex')
  const { year, deferred } = await desk.rounds.yearIn(district, ctx.today, pack)
  const bar = await barInForce(db, city, identityIndex, ctx.today)
  const live = await liveApplication(db, city, { pack, year, identityIndex })
  if (live) await recordRead(db, ctx, 'application.check', live.id, true)
  return ok({
    year, deferred, barredUntil: bar && { on: bar.until, clause: bar.clause },
    live: live && { id: live.id, number: live.state.number ?? '', district: live.state.district ?? '', status: live.state.status },
  })
}

async function estimate({ packs, rounds }: Desk, state: ApplicationState, file: ApplicationFile, today: string): Promise<Estimate> {
  const { pack, district, year } = state
  const filed = year ?? (district ? (await rounds.yearIn(district, today, pack)).year : undefined)
  const round = district && filed ? await rounds.find(district, filed, pack) : undefined
  const opened = round && round.state.status !== 'prepared' ? round.state : undefined
  const pinned = opened && packs.find(pack, opened.packVersion)?.version
  const evaluator = packs.evaluator(pack, opened?.parameters ?? {}, pinned)
  const claims = fullClaims(file, today)
  const evaluation = evaluator.evaluate(claims)
  return { evaluation, points: evaluator.score(claims).total, threshold: evaluation.threshold }
}
