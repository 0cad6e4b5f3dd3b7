import { maskIdNumber, maskName, parseIdNumber } from '#identity'
import { attempt, load, Refused, run, runIn, type Ran } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise, permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Result } from '#platform/result.ts'
import type { Packs } from '#server/packs/index.ts'
import { barAggregate, standingOf, type BarAggregate } from './decide.ts'
import { barsInForce, listBars, longestBar, staffNames } from './store.ts'
import type { BarCommand, BarEvent, BarInput, BarRow, BarState, BarView } from './types.ts'

export type { BarInput, BarRow, BarStanding, BarState, BarView } from './types.ts'
export { MOST_YEARS } from './decide.ts'
export { barringClauses } from './terms.ts'

type Placed = Ran<BarState, BarEvent>

export interface BarFilter {
  readonly standing?: 'in_force' | 'over' | undefined
  /** Pages of 50, from 1. */
  readonly page?: number | undefined
}

/**
 * Bars: no application is accepted from a person before a day. Each rests on a published clause (the clause rule),
 * holds city-wide and ends by itself. Applications refuse, and cards are held, by the same table.
 */
export interface Bars {
  place(ctx: Ctx, input: BarInput): Promise<Result<Placed>>
  /** Before its end, by an officer of the district that placed it. */
  lift(ctx: Ctx, id: string, reason: string, options?: { readonly expected?: number }): Promise<Result<Placed>>
  /** As `place` and `lift`, in a transaction of the caller's; throw `Refused`. */
  placeIn(trx: Trx, ctx: Ctx, input: BarInput): Promise<Placed>
  liftIn(trx: Trx, ctx: Ctx, id: string, reason: string): Promise<void>
  /** The bars in force on people, by their identity index in hex. For intake, which shows no more than the end and the clause. */
  inForce(
    db: Queryable,
    indexes: readonly string[],
    today: string,
  ): Promise<ReadonlyMap<string, { readonly until: string; readonly clause: string }>>
  /** The latest end first; those in force by default. Masked. */
  list(ctx: Ctx, filter?: BarFilter): Promise<Result<{ readonly rows: readonly BarRow[]; readonly total: number }>>
  /** The bar in force on a person, by identity number; a recorded read where there is one. */
  check(ctx: Ctx, idNumber: string): Promise<Result<BarView | undefined>>
  /** In full; the read is recorded. */
  read(ctx: Ctx, id: string): Promise<Result<BarView>>
}

export function createBars(platform: Platform, { packs }: { readonly packs: Packs }): Bars {
  const { db, city, vault } = platform
  const own = packs.ofCity(city)
  // A clause of another city's scheme is none here (QY-7).
  const aggregate = barAggregate(id => own.find(pack => pack.id === id))
  const usual = packs.pointsOf(city)?.id ?? own[0]?.id ?? ''
  const patchOf = ({ actor }: Ctx) => ({ city, district: actor.district, town: actor.town })

  async function read(ctx: Ctx, id: string): Promise<Result<BarView>> {
    const found = UUID.test(id) ? await load<BarState>(db, aggregate, city, id) : undefined
    if (!found) return refuse('object.not_found')
    const allowed = await authorise(platform, ctx, 'bar.read', patchOf(ctx), `bar:${id}`)
    return allowed.ok ? ok(await viewOf(platform, { id, ...found }, ctx.today)) : allowed
  }

  return {
    read,
    place: (ctx, input) => place(platform, aggregate, ctx, { pack: usual, ...input }),
    placeIn: (trx, ctx, input) => placeIn(platform, aggregate, trx, ctx, { pack: usual, ...input }),
    async liftIn(trx, ctx, id, reason) {
      const bar = await load<BarState>(trx, aggregate, city, id, true)
      // One that has ended meanwhile, or was lifted, needs no lifting.
      if (bar && standingOf(bar.state, ctx.today) !== 'in_force') return
      const sealedReason = vault.seal('reason', reason.trim())
      await runIn(trx, aggregate, id, { kind: 'lift', reason, sealedReason }, ctx)
    },
    inForce: (queryable, indexes, today) => barsInForce(queryable, city, indexes, today),
    async lift(ctx, id, reason, options = {}) {
      if (!UUID.test(id)) return refuse('object.not_found')
      return run(
        platform,
        aggregate,
        id,
        { kind: 'lift', reason, sealedReason: vault.seal('reason', reason.trim()) },
        ctx,
        options,
      )
    },
    async list(ctx, { standing = 'in_force', page = 1 } = {}) {
      const allowed = await permit(platform, ctx, 'bar.read', patchOf(ctx))
      if (!allowed.ok) return allowed
      const { rows, total } = await listBars(db, city, { standing, today: ctx.today, page })
      return ok({ rows: rows.map(row => rowOf(platform, row, ctx.today)), total })
    },
    async check(ctx, idNumber) {
      const allowed = await permit(platform, ctx, 'bar.read', patchOf(ctx))
      if (!allowed.ok) return allowed
      const identity = parseIdNumber(idNumber, { today: ctx.today })
      if (!identity.ok) return identity
      const found = await longestBar(db, city, vault.index('identity', identity.value.number), ctx.today)
      return found ? read(ctx, found.id) : ok(undefined)
    },
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type PlaceCommand = Extract<BarCommand, { kind: 'place' }>

function placing(
  { vault }: Platform,
  ctx: Ctx,
  input: BarInput,
): { readonly command: PlaceCommand; readonly index: Buffer; readonly against: Result<never> | undefined } {
  const name = input.name.trim()
  const identity = parseIdNumber(input.idNumber, { today: ctx.today })
  const against = refuseAll([
    ...(name === '' ? refuse('field.required', { field: 'name' }).refusals : []),
    ...([...name].length > 50 ? refuse('field.too_long', { field: 'name', params: { max: 50 } }).refusals : []),
    ...(identity.ok ? [] : identity.refusals),
  ])
  const number = identity.ok ? identity.value.number : ''
  const index = vault.index('identity', number)
  const command = {
    kind: 'place',
    pack: input.pack ?? '',
    district: ctx.actor.district ?? '',
    identityIndex: index.toString('hex'),
    maskedName: maskName(name),
    person: vault.seal('personal', JSON.stringify({ name, idNumber: number })),
    until: input.until,
    clause: input.clause,
    reason: input.reason,
    sealedReason: vault.seal('reason', input.reason.trim()),
  } as const
  return { command, index, against }
}

async function place(platform: Platform, aggregate: BarAggregate, ctx: Ctx, input: BarInput): Promise<Result<Placed>> {
  const { command, index, against } = placing(platform, ctx, input)
  if (against && !against.ok) {
    const rest = aggregate.decide(undefined, command, ctx)
    return { ok: false, refusals: [...against.refusals, ...(rest.ok ? [] : rest.refusals)] }
  }
  return attempt(platform, aggregate, ctx, { kind: 'place', id: 'new' }, async trx => {
    const standing = await longestBar(trx, platform.city, index, ctx.today)
    return runIn(trx, aggregate, 'new', { ...command, standing: standing?.until }, ctx)
  })
}

/** Where a longer bar stands already, `bars.already` says so. */
async function placeIn(
  platform: Platform,
  aggregate: BarAggregate,
  trx: Trx,
  ctx: Ctx,
  input: BarInput,
): Promise<Placed> {
  const { command, index, against } = placing(platform, ctx, input)
  if (against && !against.ok) throw new Refused(against.refusals)
  const standing = await longestBar(trx, platform.city, index, ctx.today)
  return runIn(trx, aggregate, 'new', { ...command, standing: standing?.until }, ctx)
}

function rowOf(
  { vault }: Platform,
  { id, version, state }: { id: string; version: number; state: BarState },
  today: string,
): BarRow {
  const { maskedName, from, until, lifted, clause, pack, district } = state
  const { idNumber } = personOf(vault.open('personal', state.person))
  return {
    id,
    version,
    maskedName,
    maskedIdNumber: maskIdNumber(idNumber),
    from,
    until: lifted?.on ?? until,
    clause,
    pack,
    district,
    standing: standingOf(state, today),
  }
}

async function viewOf(
  platform: Platform,
  stored: { id: string; version: number; state: BarState },
  today: string,
): Promise<BarView> {
  const { db, city, vault } = platform
  const { state } = stored
  const names = await staffNames(db, city, [state.placedBy, ...(state.lifted ? [state.lifted.by] : [])])
  const nameOf = (id: string) => names.get(id) ?? ''
  return {
    ...rowOf(platform, stored, today),
    ...personOf(vault.open('personal', state.person)),
    reason: vault.open('reason', state.reason),
    placedBy: nameOf(state.placedBy),
    lifted: state.lifted && {
      on: state.lifted.on,
      by: nameOf(state.lifted.by),
      reason: vault.open('reason', state.lifted.reason),
    },
  }
}

function personOf(opened: string): { name: string; idNumber: string } {
  return JSON.parse(opened) as { name: string; idNumber: string }
}
