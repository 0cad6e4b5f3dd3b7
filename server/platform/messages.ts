import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Queryable, Trx } from './database.ts'
import type { Platform } from './platform.ts'
import { handOver, type SmsGateway } from './sms/index.ts'

/** A short message to a person. `kind` names the occasion; `text` is what the phone shows. */
export interface Message {
  readonly kind: string
  readonly phone: string
  readonly text: string
}

/** What the outbox holds of a message; once it is out, nothing but the occasion. */
interface Waiting {
  readonly kind: string
  readonly sealed: string
  /** Keyed index of the number, hex: finds what waits for somebody who asks to be forgotten. */
  readonly to?: string
}

/** Puts a message into the outbox in the caller's transaction: it goes out if, and only if, the change is stored. */
export async function enqueueMessage(platform: Platform, db: Queryable, ctx: Ctx, message: Message): Promise<void> {
  await enqueueMessages(platform, db, ctx, [message])
}

/** As `enqueueMessage`, for a whole list: a thousand rows a statement. */
export async function enqueueMessages(
  platform: Platform,
  db: Queryable,
  ctx: Ctx,
  messages: readonly Message[],
): Promise<void> {
  const { city, vault } = platform
  const row = (message: Message) => {
    const payload: Waiting = {
      kind: message.kind,
      sealed: vault.seal('message', JSON.stringify(message)),
      to: vault.index('phone', message.phone).toString('hex'),
    }
    const untried = { done_at: null, tries: 0, next_at: null }
    return { city, id: ctx.newId(), topic: 'message', at: ctx.now, payload: JSON.stringify(payload), ...untried }
  }
  for (let from = 0; from < messages.length; from += 1000) {
    await db
      .insertInto('outbox')
      .values(messages.slice(from, from + 1000).map(row))
      .execute()
  }
}

/**
 * Hands waiting messages to the gateway; answers how many went. In demo mode the gateway is the `messages` table, shown
 * on the outbox page; a real site without a gateway keeps them waiting.
 */
export async function relayMessages(platform: Platform, limit = 500): Promise<number> {
  if (platform.sms) return relayThrough(platform, platform.sms)
  return platform.mode === 'demo' ? relayToTable(platform, limit) : 0
}

function relayToTable(platform: Platform, limit: number): Promise<number> {
  const { city, vault } = platform
  return platform.db.transaction().execute(async trx => {
    const open = await trx
      .selectFrom('outbox')
      .selectAll()
      .where('city', '=', city)
      .where('topic', '=', 'message')
      .where('done_at', 'is', null)
      .orderBy('at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id, at, payload } of open) {
      const { kind, sealed } = payload as Waiting
      const { phone } = JSON.parse(vault.open('message', sealed)) as Message
      await trx
        .insertInto('messages')
        .values({ city, id, kind, sealed, at, to_index: vault.index('phone', phone) })
        .execute()
    }
    await done(
      platform,
      trx,
      open.map(({ id }) => id),
    )
    return open.length
  })
}

const BATCH = 100
/** A message a process took and never noted (it was killed) is looked at again after so long. */
const TAKEN_SECONDS = 600
const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 3600
/** A code nobody can use any more is not sent. */
const CODE_MINUTES = 10

/** Takes a batch in one statement, hands it over outside any transaction: what a killed process took is asked for. */
async function relayThrough(platform: Platform, gateway: SmsGateway): Promise<number> {
  const { db, city, vault } = platform
  await dropStaleCodes(platform)
  const taken = await db
    .updateTable('outbox')
    .set(eb => ({ tries: eb('tries', '+', 1), next_at: sql<string>`now() + ${TAKEN_SECONDS} * interval '1 second'` }))
    .where('city', '=', city)
    .where('id', 'in', eb =>
      eb
        .selectFrom('outbox')
        .select('id')
        .where('city', '=', city)
        .where('topic', '=', 'message')
        .where('done_at', 'is', null)
        .where(or => or.or([or('next_at', 'is', null), or('next_at', '<=', sql<string>`now()`)]))
        .orderBy('at')
        .limit(BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'payload', 'tries'])
    .execute()
  if (taken.length === 0) return 0
  const handed = await handOver(
    gateway,
    taken.map(({ id, payload, tries }) => {
      const { phone, text } = JSON.parse(vault.open('message', (payload as Waiting).sealed)) as Message
      return { reference: id, phone, text, again: tries > 1 }
    }),
  )
  await done(platform, db, [...handed.taken, ...handed.refused])
  await later(platform, handed.unsure)
  return handed.taken.length
}

async function dropStaleCodes(platform: Platform): Promise<void> {
  const oldest = new Date(Date.parse(platform.clock.now()) - CODE_MINUTES * 60_000).toISOString()
  const stale = await platform.db
    .selectFrom('outbox')
    .select('id')
    .where('city', '=', platform.city)
    .where('done_at', 'is', null)
    .where(sql`payload->>'kind'`, '=', 'sign_in_code')
    .where('at', '<', oldest)
    .execute()
  await done(
    platform,
    platform.db,
    stale.map(({ id }) => id),
  )
}

/** Out, or never to go: nothing of the message stays. */
async function done({ city }: Platform, db: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('outbox')
    .set({ done_at: sql<string>`now()`, payload: sql`jsonb_build_object('kind', payload->'kind')` })
    .where('city', '=', city)
    .where('id', 'in', [...ids])
    .execute()
}

async function later({ db, city }: Platform, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const seconds = sql<number>`least(${LONGEST_WAIT_SECONDS}, ${FIRST_WAIT_SECONDS} * 2 ^ (tries - 1))`
  const wait = sql<string>`now() + ${seconds} * interval '1 second'`
  await db
    .updateTable('outbox')
    .set({ next_at: wait })
    .where('city', '=', city)
    .where('id', 'in', [...ids])
    .execute()
}

/** Removes the copies of messages to a number, waiting or gone, of these occasions. */
export async function forgetMessages(
  { city }: Platform,
  trx: Trx,
  phoneIndex: Buffer,
  kinds: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('messages')
    .where('city', '=', city)
    .where('to_index', '=', phoneIndex)
    .where('kind', 'in', kinds)
    .execute()
  await trx
    .deleteFrom('outbox')
    .where('city', '=', city)
    .where('done_at', 'is', null)
    .where(sql`payload->>'to'`, '=', phoneIndex.toString('hex'))
    .where(sql`payload->>'kind'`, 'in', kinds)
    .execute()
}

/** The newest messages, opened: demo mode's outbox page only. */
export async function sentMessages(platform: Platform, limit = 50): Promise<(Message & { at: string })[]> {
  const rows = await platform.db
    .selectFrom('messages')
    .selectAll()
    .where('city', '=', platform.city)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...(JSON.parse(platform.vault.open('message', row.sealed)) as Message), at: row.at }))
}
