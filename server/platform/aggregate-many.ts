import { sql } from 'kysely'
import { forbidden } from './access.ts'
import type { Aggregate, EventMeta, Ran } from './aggregate.ts'
import type { Ctx } from './context.ts'
import type { Trx } from './database.ts'
import { ok, refuse, type Result } from './result.ts'

/** One command among many; each has an idempotency key of its own. */
export interface Item<C> {
  /** An id, or `'new'` to create. At most one item an id. */
  readonly id: string
  readonly command: C
  readonly commandId: string
}

interface Known<S> {
  readonly version: number
  readonly state: S
}

interface Kind {
  readonly kind: string
}

/**
 * Carries out many commands of one kind of aggregate as `runIn` would one by one, in a handful of statements: for files
 * of findings and whole cohorts. Answers in the order of `items`; a refused item stores nothing and stops no other:
 * whoever wants all or none throws `Refused` and rolls the transaction back.
 */
export async function runManyIn<S, C extends Kind, E extends Kind>(
  trx: Trx, agg: Aggregate<S, C, E>, items: readonly Item<C>[], ctx: Ctx,
): Promise<readonly Result<Ran<S, E>>[]> {
  const { city } = ctx.actor
  const known = await lockAll<S>(trx, agg, city, items.map(({ id }) => id))
  const carriedOut = await earlier(trx, city, items.map(({ commandId }) => commandId))
  const made = items.flatMap(({ id, commandId }) =>
    id === 'new' ? (targetOf(agg, carriedOut.get(commandId)) ?? []) : [],
  )
  for (const [id, row] of await lockAll<S>(trx, agg, city, made)) known.set(id, row)
  const answers = items.map((item): Result<Ran<S, E>> => {
    const before = known.get(item.id)
    const done = carriedOut.get(item.commandId)
    if (done) return replayed(agg, item, done, known, ctx)
    if (item.id !== 'new' && !before) return refuse('object.not_found')
    const no = forbidden(ctx.actor, agg.action(item.command), agg.patch(before?.state, item.command, ctx))
    if (no) return { ok: false, refusals: [no] }
    const decided = agg.decide(before?.state, item.command, ctx)
    if (!decided.ok) return decided
    return ok(fold(agg, item.id === 'new' ? ctx.newId() : item.id, before, decided.value, ctx))
  })
  await store(trx, agg, items, answers, ctx)
  return answers
}

/** Locks in the order of ids, so that two such runs cannot wait for each other. */
async function lockAll<S>(
  trx: Trx,
  agg: { table: string },
  city: string,
  ids: readonly string[],
): Promise<Map<string, Known<S>>> {
  const old = ids.filter(id => id !== 'new')
  const rows = await sql<Known<S> & { id: string }>`
    select id, version, state from ${sql.table(agg.table)}
    where city = ${city} and id = any(${old}::uuid[]) order by id for update
  `.execute(trx)
  return new Map(rows.rows.map(row => [row.id, row]))
}

async function earlier(trx: Trx, city: string, ids: readonly string[]): Promise<Map<string, Done>> {
  const rows = await sql<Done & { id: string }>`
    select id, stream, actor from commands where city = ${city} and id = any(${ids}::text[])
  `.execute(trx)
  return new Map(rows.rows.map(row => [row.id, row]))
}

interface Done {
  readonly stream: string
  readonly actor: string
}

function targetOf(agg: { name: string }, done: Done | undefined): string | undefined {
  const [name, id] = done?.stream.split(':') ?? []
  return name === agg.name ? id : undefined
}

function replayed<S, C extends Kind, E extends Kind>(
  agg: Aggregate<S, C, E>, item: Item<C>, done: Done, known: ReadonlyMap<string, Known<S>>, ctx: Ctx,
): Result<Ran<S, E>> {
  const id = targetOf(agg, done)
  const now = id === undefined ? undefined : known.get(id)
  const same = done.actor === ctx.actor.id && (item.id === 'new' || item.id === id)
  if (!same || !now || id === undefined) return refuse('command.reused')
  return ok({ id, version: now.version, state: now.state, events: [], replayed: true })
}

function fold<S, C extends Kind, E extends Kind>(
  agg: Aggregate<S, C, E>, id: string, before: Known<S> | undefined, events: readonly E[], ctx: Ctx,
): Ran<S, E> {
  const meta: EventMeta = { id, actor: ctx.actor.id, at: ctx.now }
  const state = events.reduce<S | undefined>((folded, event) => agg.evolve(folded, event, meta), before?.state)
  if (state === undefined) throw new Error(`${agg.name}: a new aggregate needs an event`)
  return { id, version: (before?.version ?? 0) + events.length, state, events, replayed: false }
}

/** Rows travel as one JSON parameter a table: no limit on their number, one plan whatever it is. */
async function store<S, C extends Kind, E extends Kind>(
  trx: Trx, agg: Aggregate<S, C, E>, items: readonly Item<C>[], answers: readonly Result<Ran<S, E>>[], ctx: Ctx,
): Promise<void> {
  const changed = answers.flatMap((answer, at) => {
    const commandId = items[at]?.commandId
    return answer.ok && answer.value.events.length > 0 && commandId
      ? [{ ...answer.value, commandId, stream: `${agg.name}:${answer.value.id}` }]
      : []
  })
  const first = changed[0]
  if (!first) return
  const { city } = ctx.actor
  const names = ['city', 'id', 'version', 'state', ...Object.keys(agg.columns(first.state))]
  const columns = sql.join(names.map(name => sql.ref(name)))
  const commands = changed.map(({ commandId, stream }) => ({ id: commandId, stream }))
  const events = changed.flatMap(({ commandId, stream, version, events }) => events.map((event, n) => ({
    stream, version: version - events.length + n + 1, kind: event.kind, data: event, command_id: commandId,
  })))
  const rows = changed.map(({ id, version, state }) => ({ ...agg.columns(state), city, id, version, state }))
  await sql`
    insert into commands (city, id, stream, actor, at)
    select ${city}, id, stream, ${ctx.actor.id}, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(commands)}::jsonb) as x(id text, stream text)
  `.execute(trx)
  await sql`
    insert into events (city, stream, version, kind, data, actor, command_id, at)
    select ${city}, stream, version, kind, data, ${ctx.actor.id}, command_id, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as x(stream text, version int, kind text, data jsonb, command_id text)
  `.execute(trx)
  const changes = names.slice(2).map(name => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`)
  await sql`
    insert into ${sql.table(agg.table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(agg.table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict (city, id) do update set ${sql.join(changes)}
  `.execute(trx)
}
