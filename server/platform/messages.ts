import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Queryable } from './database.ts'
import type { Platform } from './platform.ts'

/** A short message to a person. `kind` names the occasion; `text` is what the phone shows. */
export interface Message {
  readonly kind: string
  readonly phone: string
  readonly text: string
}

/** Puts a message into the outbox in the caller's transaction: it goes out if, and only if, the change is stored. */
export async function enqueueMessage(platform: Platform, db: Queryable, ctx: Ctx, message: Message): Promise<void> {
  const payload = { kind: message.kind, sealed: platform.vault.seal('message', JSON.stringify(message)) }
  await db.insertInto('outbox')
    .values({ city: platform.city, id: ctx.newId(), topic: 'message', payload: JSON.stringify(payload), at: ctx.now, done_at: null })
    .execute()
}

/** As `enqueueMessage`, for a whole list: a thousand rows a statement. */
export async function enqueueMessages(platform: Platform, db: Queryable, ctx: Ctx, messages: readonly Message[]): Promise<void> {
  const row = (message: Message) => ({
    city: platform.city, id: ctx.newId(), topic: 'message', at: ctx.now, done_at: null,
    payload: JSON.stringify({ kind: message.kind, sealed: platform.vault.seal('message', JSON.stringify(message)) }),
  })
  for (let from = 0; from < messages.length; from += 1000) {
    await db.insertInto('outbox').values(messages.slice(from, from + 1000).map(row)).execute()
  }
}

/** Hands waiting messages to the gateway. In demo mode the gateway is the `messages` table, shown on the outbox page. */
export async function relayMessages(platform: Platform, limit = 500): Promise<number> {
  return platform.db.transaction().execute(async trx => {
    const open = await trx.selectFrom('outbox').selectAll()
      .where('city', '=', platform.city).where('topic', '=', 'message').where('done_at', 'is', null)
      .orderBy('at').limit(limit).forUpdate().skipLocked().execute()
    for (const row of open) {
      const payload = row.payload as { kind: string; sealed: string }
      const message = JSON.parse(platform.vault.open('message', payload.sealed)) as Message
      await trx.insertInto('messages').values({
        city: row.city, id: row.id, kind: payload.kind, sealed: payload.sealed, at: row.at,
        to_index: platform.vault.index('phone', message.phone),
      }).execute()
    }
    if (open.length > 0) {
      await trx.updateTable('outbox').set({ done_at: sql`now()` })
        .where('city', '=', platform.city).where('id', 'in', open.map(row => row.id)).execute()
    }
    return open.length
  })
}

/** The newest messages, opened: demo mode's outbox page only. */
export async function sentMessages(platform: Platform, limit = 50): Promise<(Message & { at: string })[]> {
  const rows = await platform.db.selectFrom('messages').selectAll()
    .where('city', '=', platform.city).orderBy('at', 'desc').limit(limit).execute()
  return rows.map(row => ({ ...(JSON.parse(platform.vault.open('message', row.sealed)) as Message), at: row.at }))
}
