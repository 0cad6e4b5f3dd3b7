import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise, permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { objectionAggregate } from './decide.ts'
import type { Desk, ObjectionDeps } from './desk.ts'
import { decideObjection, recheck } from './handle.ts'
import { raise } from './raise.ts'
import { findFile, findingsChanged, findObjection, listObjections, objectionsBy, openObjections } from './store.ts'
import type {
  DecideInput, Objection, OpenedObjection, Options, RaiseInput, RecheckInput, RecheckState,
} from './types.ts'

export type * from './types.ts'
export type { ObjectionDeps } from './desk.ts'

/** Objections to entries of a public notice (FS-8). The entry waits; the list goes on. */
export interface Objections {
  /** By any signed-in person, from the day of publication to the last day of the notice. */
  raise(ctx: Ctx, input: RaiseInput): Promise<Result<Objection>>
  /** Gives the application back to departments that reviewed it, until a day. */
  recheck(ctx: Ctx, id: string, input: RecheckInput, options?: Options): Promise<Result<Objection>>
  /** Answers the objector; a changed finding makes a new version of the list. Not by whoever froze the list. */
  decide(ctx: Ctx, id: string, input: DecideInput, options?: Options): Promise<Result<Objection>>
  /** For the officer or the objector; the read is recorded. */
  read(ctx: Ctx, id: string): Promise<Result<OpenedObjection>>
  /** The departments of the application objected to, and which still check. */
  rechecks(objection: Objection, today: string): Promise<RecheckState[]>
  /**
   * Whether departments have established something else about the entry since the newest list: then it must be upheld.
   */
  changed(objection: Objection): Promise<boolean>
  /** What the objector handed in; the read is recorded. */
  file(ctx: Ctx, fileId: string): Promise<Result<{
    readonly name: string; readonly mediaType: string; readonly content: Buffer
  }>>
  /** Of a district, unanswered ones first. */
  list(ctx: Ctx, filter: { readonly district: string; readonly noticeId?: string }): Promise<Result<Objection[]>>
  /** The signed-in person's own, newest first. */
  mine(ctx: Ctx): Promise<OpenedObjection[]>
  /** How many wait for an answer. */
  openCount(noticeId: string): Promise<number>
}

export function createObjections(platform: Platform, deps: ObjectionDeps): Objections {
  const desk: Desk = { platform, ...deps, aggregate: objectionAggregate(deps.packs.find) }
  const { db, city } = platform
  return {
    raise: (ctx, input) => raise(desk, ctx, input),
    recheck: (ctx, id, input, options = {}) => (isUuid(id) ? recheck(desk, ctx, id, input, options) : missing()),
    decide: (ctx, id, input, options = {}) => (isUuid(id) ? decideObjection(desk, ctx, id, input, options) : missing()),
    read: (ctx, id) => read(desk, ctx, id),
    async rechecks(objection, today) {
      const tasks = await deps.review.forApplication(objection.applicationId, today)
      const asked = new Set(objection.rechecks.map(({ department }) => department))
      return tasks.map(
        ({ department, status }) => ({ department, asked: asked.has(department.id), open: status !== 'done' })
      )
    },
    async changed(objection) {
      const round = await deps.rounds.get(objection.roundId)
      return findingsChanged(db, city, round?.state.rankings.at(-1)?.id ?? objection.rankingId, objection.applicationId)
    },
    async file(ctx, fileId) {
      const found = isUuid(fileId) ? await findFile(db, city, fileId) : undefined
      if (!found) return refuse('object.not_found')
      const allowed = await read(desk, ctx, found.objectionId)
      if (!allowed.ok) return allowed
      return ok({
        name: platform.vault.open('file', found.nameSealed), mediaType: found.mediaType,
        content: platform.vault.openBytes('file', found.content),
      })
    },
    async list(ctx, filter) {
      const allowed = await permit(platform, ctx, 'objection.read', { city, district: filter.district })
      return allowed.ok ? ok(await listObjections(db, city, filter)) : allowed
    },
    mine: async ctx => (
      ctx.actor.role === 'citizen' ? (await objectionsBy(db, city, ctx.actor.id)).map(one => opened(desk, one)) : []
    ),
    openCount: noticeId => openObjections(db, city, noticeId),
  }
}

async function read(desk: Desk, ctx: Ctx, id: string): Promise<Result<OpenedObjection>> {
  const { platform } = desk
  const found = isUuid(id) ? await findObjection(platform.db, platform.city, id) : undefined
  if (!found) return refuse('object.not_found')
  const patch = { city: platform.city, district: found.district, owner: found.raisedBy }
  const allowed = await authorise(platform, ctx, 'objection.read', patch, found.id)
  return allowed.ok ? ok(opened(desk, found)) : allowed
}

function opened({ platform: { vault } }: Desk, objection: Objection): OpenedObjection {
  const { name, text } = JSON.parse(vault.open('reason', objection.statement)) as { name: string; text: string }
  const answer = objection.decision && vault.open('reason', objection.decision.reason)
  return { ...objection, name, text, answer }
}

const missing = async (): Promise<Result<never>> => refuse('object.not_found')

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
