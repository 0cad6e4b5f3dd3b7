import { sql } from 'kysely'
import { forbidden, type Action, type Patch } from './access.ts'
import type { Ctx } from './context.ts'
import { brokenConstraint, transaction, type Queryable, type Trx } from './database.ts'
import type { ErrorCode } from './errors/index.ts'
import type { Platform } from './platform.ts'
import { recordRead } from './reads.ts'
import { refuse, type Refusal, type Result } from './result.ts'

/** Tables that hold one folded state a row. */
export type AggregateTable =
  | 'rounds' | 'applications' | 'review_tasks' | 'notices' | 'objections' | 'cards' | 'card_holds' | 'issuings'
  | 'settlements' | 'bars' | 'boards' | 'board_tasks' | 'board_reports' | 'direct_cases' | 'direct_addresses' | 'direct_settings'
  | 'skilled_people' | 'outreach_messages' | 'target_tables' | 'monthly_reports' | 'report_compilations' | 'report_settings' | 'inspections'

/** Who and when, as stored with an event. */
export interface EventMeta {
  readonly id: string
  readonly actor: string
  readonly at: string
}

/** One kind of thing that changes by commands: pure rules plus where its folded state lives. */
export interface Aggregate<S, C extends { readonly kind: string }, E extends { readonly kind: string }> {
  readonly name: string
  readonly table: AggregateTable
  /** What a command means: events, or why not. Pure. */
  readonly decide: (state: S | undefined, command: C, ctx: Ctx) => Result<readonly E[]>
  /** Folds one event. Pure; must accept every event ever stored. */
  readonly evolve: (state: S | undefined, event: E, meta: EventMeta) => S
  readonly action: (command: C) => Action
  readonly patch: (state: S | undefined, command: C, ctx: Ctx) => Patch
  /** Lookup columns beside `state`. */
  readonly columns: (state: S) => Record<string, unknown>
  /** What a broken unique constraint means. */
  readonly constraints?: Readonly<Record<string, ErrorCode>>
}

export interface Ran<S, E> {
  readonly id: string
  readonly version: number
  readonly state: S
  /** Empty when the command id had been carried out before. */
  readonly events: readonly E[]
  readonly replayed: boolean
}

export interface RunOptions<S, E> {
  /** The version the person was looking at; another one means somebody was faster. */
  readonly expected?: number | undefined
  /** Further changes in the same transaction. Refusals roll everything back. Not called on a replay. */
  readonly also?: (trx: Trx, ran: Ran<S, E>) => Promise<readonly Refusal[] | void>
}

/** Carries refusals out of a transaction so that it rolls back; `run` turns it into a `Result`. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super('refused')
    this.refusals = refusals
  }
}

/**
 * Carries out one command in one transaction: events, state, command id and whatever `also` adds are stored together
 * or not at all. `id` is `'new'` to create. Doing it again with the same command id changes nothing and answers the same.
 */
export function run<S, C extends { readonly kind: string }, E extends { readonly kind: string }>(
  platform: Platform, agg: Aggregate<S, C, E>, id: string, command: C, ctx: Ctx, options: RunOptions<S, E> = {},
): Promise<Result<Ran<S, E>>> {
  return attempt(platform, agg, ctx, { kind: command.kind, id }, trx => runIn(trx, agg, id, command, ctx, options))
}

/**
 * Runs `work` in one transaction of its own, for a command that needs a look at the database first (load with a lock,
 * take a number, then `runIn`). A refusal thrown by `runIn` rolls everything back and comes out as a `Result`.
 */
export async function attempt<T>(
  platform: Platform, agg: { readonly constraints?: Readonly<Record<string, ErrorCode>> }, ctx: Ctx,
  what: { readonly kind: string; readonly id: string }, work: (trx: Trx) => Promise<T>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { ok: true, value: await transaction(platform.db, work) }
    } catch (error) {
      if (error instanceof Refused) return refused(platform, ctx, what.kind, what.id, error.refusals)
      // A broken key may be our own twin that was faster: look again before saying what it means.
      const constraint = brokenConstraint(error)
      if (constraint && attempt < 3) continue
      const code = constraint ? agg.constraints?.[constraint] : undefined
      if (code) return refuse(code)
      throw error
    }
  }
}

/** As `run`, inside a transaction of the caller's. Throws a refusal so that the caller's transaction rolls back. */
export async function runIn<S, C extends { readonly kind: string }, E extends { readonly kind: string }>(
  trx: Trx, agg: Aggregate<S, C, E>, id: string, command: C, ctx: Ctx, options: RunOptions<S, E> = {},
): Promise<Ran<S, E>> {
  // Lock first, then look for the command id: a twin that held the lock has committed it by now.
  const before = id === 'new' ? undefined : await load<S>(trx, agg, ctx.actor.city, id, true)
  const earlier = await trx.selectFrom('commands').select(['stream', 'actor'])
    .where('city', '=', ctx.actor.city).where('id', '=', ctx.commandId).executeTakeFirst()
  if (earlier) return replay(trx, agg, id, earlier, ctx)
  const target = id === 'new' ? ctx.newId() : id
  if (id !== 'new' && !before) throw new Refused(refuse('object.not_found').refusals)
  const no = forbidden(ctx.actor, agg.action(command), agg.patch(before?.state, command, ctx))
  if (no) throw new Refused([no])
  if (options.expected !== undefined && before && before.version !== options.expected) {
    throw new Refused(refuse('command.changed').refusals)
  }
  const decided = agg.decide(before?.state, command, ctx)
  if (!decided.ok) throw new Refused(decided.refusals)
  const ran = await append(trx, agg, target, before, decided.value, ctx)
  const objections = await options.also?.(trx, ran)
  if (objections && objections.length > 0) throw new Refused(objections)
  return ran
}

/** Reads the folded state, optionally locking its row to the end of the transaction. */
export async function load<S>(
  db: Queryable, agg: { readonly table: AggregateTable }, city: string, id: string, lock = false,
): Promise<{ version: number; state: S } | undefined> {
  const found = await sql<{ version: number; state: S }>`
    select version, state from ${sql.table(agg.table)} where city = ${city} and id = ${id} ${lock ? sql`for update` : sql``}
  `.execute(db)
  return found.rows[0]
}

/** Folds the stored events anew: what `state` must equal. */
export async function rebuild<S, C extends { readonly kind: string }, E extends { readonly kind: string }>(
  db: Queryable, agg: Aggregate<S, C, E>, city: string, id: string,
): Promise<S | undefined> {
  const rows = await db.selectFrom('events').selectAll()
    .where('city', '=', city).where('stream', '=', `${agg.name}:${id}`).orderBy('version').execute()
  return rows.reduce<S | undefined>(
    (state, row) => agg.evolve(state, row.data as E, { id, actor: row.actor, at: row.at }), undefined)
}

async function replay<S, C extends { readonly kind: string }, E extends { readonly kind: string }>(
  trx: Trx, agg: Aggregate<S, C, E>, id: string, earlier: { stream: string; actor: string }, ctx: Ctx,
): Promise<Ran<S, E>> {
  const [name, target = ''] = earlier.stream.split(':')
  const same = name === agg.name && earlier.actor === ctx.actor.id && (id === 'new' || id === target)
  const now = same ? await load<S>(trx, agg, ctx.actor.city, target) : undefined
  if (!now) throw new Refused(refuse('command.reused').refusals)
  return { id: target, version: now.version, state: now.state, events: [], replayed: true }
}

async function append<S, C extends { readonly kind: string }, E extends { readonly kind: string }>(
  trx: Trx, agg: Aggregate<S, C, E>, id: string, before: { version: number; state: S } | undefined, events: readonly E[], ctx: Ctx,
): Promise<Ran<S, E>> {
  const city = ctx.actor.city
  const start = before?.version ?? 0
  const meta: EventMeta = { id, actor: ctx.actor.id, at: ctx.now }
  const state = events.reduce<S | undefined>((folded, event) => agg.evolve(folded, event, meta), before?.state)
  if (state === undefined || events.length === 0) {
    if (before) return { id, version: start, state: before.state, events: [], replayed: false }
    throw new Error(`${agg.name}: a new aggregate needs an event`)
  }
  const version = start + events.length
  const columns: Record<string, unknown> = { ...agg.columns(state), city, id, version, state: JSON.stringify(state) }
  const names = Object.keys(columns)
  const stream = `${agg.name}:${id}`
  const rows = events.map((event, n) => sql`(${city}, ${stream}, ${start + n + 1}::int, ${event.kind},
    ${JSON.stringify(event)}::jsonb, ${ctx.actor.id}, ${ctx.commandId}, ${ctx.now}::timestamptz)`)
  await sql`
    with command as (
      insert into commands (city, id, stream, actor, at) values (${city}, ${ctx.commandId}, ${stream}, ${ctx.actor.id}, ${ctx.now})
    ), appended as (
      insert into events (city, stream, version, kind, data, actor, command_id, at) values ${sql.join(rows)}
    )
    insert into ${sql.table(agg.table)} (${sql.join(names.map(name => sql.ref(name)))})
    values (${sql.join(names.map(name => columns[name]))})
    on conflict (city, id) do update set ${sql.join(names.map(name => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}
  `.execute(trx)
  return { id, version, state, events, replayed: false }
}

async function refused(platform: Platform, ctx: Ctx, kind: string, id: string, refusals: readonly Refusal[]): Promise<Result<never>> {
  if (refusals.some(refusal => refusal.code.startsWith('access.'))) {
    await recordRead(platform.db, ctx, kind, id, false)
  }
  return { ok: false, refusals }
}
