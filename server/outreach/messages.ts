import { sql } from 'kysely'
import { maskPhone } from '#identity'
import { load, run, type Ran } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { sha256 } from '#platform/crypto.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import { enqueueMessages } from '#platform/messages.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { messageAggregate } from './decide-message.ts'
import type { MessageView, SendRow } from './shapes.ts'
import { composed, OUTREACH, sameness, smsUnits } from './sms-text.ts'
import { matching, UUID } from './store.ts'
import type { MessageEvent, MessageState, Segment } from './types.ts'

const LOG = 200

type Saved = Ran<MessageState, MessageEvent>

export interface MessageDraft {
  readonly text: string
  /** Host name the person's own link begins with; absent: no link. */
  readonly link?: string | undefined
  readonly segment: Segment
}

/** An officer's segment lies in the own district, whatever was asked. */
export function segmentOf(ctx: Ctx, segment: Segment): Segment {
  const { district, town, grade, wish, employer } = segment
  const kept = { district: ctx.actor.role === 'bureau' ? district : ctx.actor.district, town, grade, wish, employer }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined && value !== ''))
}

export function draftMessage(
  platform: Platform,
  ctx: Ctx,
  { text, link, segment }: MessageDraft,
): Promise<Result<Saved>> {
  return run(platform, messageAggregate, 'new', { kind: 'draft', text, link, segment: segmentOf(ctx, segment) }, ctx)
}

/** Sends it, by a second person: to everybody of the segment who has not stopped messages and never had this text. */
export async function approveMessage(
  platform: Platform,
  ctx: Ctx,
  id: string,
  expected?: number,
): Promise<Result<Saved>> {
  if (!UUID.test(id)) return refuse('object.not_found')
  return run(platform, messageAggregate, id, { kind: 'approve' }, ctx, {
    expected,
    also: async (trx, { state }) =>
      (await send(platform, trx, ctx, id, state)) > 0 ? undefined : refuse('outreach.nobody').refusals,
  })
}

export async function returnMessage(
  platform: Platform,
  ctx: Ctx,
  id: string,
  reason: string,
  expected?: number,
): Promise<Result<Saved>> {
  return UUID.test(id)
    ? run(platform, messageAggregate, id, { kind: 'return', reason }, ctx, { expected })
    : refuse('object.not_found')
}

/**
 * A row of the log is made for each, or not at all: the row is the message's reference for the gateway. In the
 * demonstration it goes into the outbox in the same transaction; without a gateway elsewhere it waits for one.
 */
async function send(platform: Platform, trx: Trx, ctx: Ctx, id: string, state: MessageState): Promise<number> {
  const people = await receiving(platform, trx, state)
  const toOutbox = !platform.sms && platform.mode === 'demo'
  const planned = people.map(person => plan(platform, ctx, id, state, person, toOutbox ? 'handed' : 'waiting'))
  const made = new Set<string>()
  for (let from = 0; from < planned.length; from += 1000) {
    const stored = await trx
      .insertInto('outreach_sends')
      .values(planned.slice(from, from + 1000).map(({ row }) => row))
      .onConflict(conflict => conflict.constraint('outreach_sends_once').doNothing())
      .returning('id')
      .execute()
    for (const row of stored) made.add(row.id)
  }
  const messages = planned
    .filter(({ row }) => made.has(row.id))
    .map(({ phone, text }) => ({ kind: OUTREACH, phone, text }))
  if (toOutbox) await enqueueMessages(platform, trx, ctx, messages)
  return made.size
}

/** The share lock lets an opt-out under way finish first; the row is then judged anew. */
function receiving({ city }: Platform, trx: Trx, state: MessageState) {
  return trx
    .selectFrom('skilled_people as p')
    .innerJoin('skilled_contacts as c', join => join.onRef('c.city', '=', 'p.city').onRef('c.person_id', '=', 'p.id'))
    .where(matching(city, { ...state.segment, messaged: true }))
    .where('p.opted_out', '=', false)
    .select(['p.town', 'c.phone_index', 'c.personal_sealed', 'c.code'])
    .orderBy('p.id')
    .forShare('p')
    .execute()
}

type Receiver = Awaited<ReturnType<typeof receiving>>[number]

function plan(
  { city, vault }: Platform,
  ctx: Ctx,
  id: string,
  state: MessageState,
  person: Receiver,
  status: 'handed' | 'waiting',
) {
  const { phone } = JSON.parse(vault.open('personal', person.personal_sealed)) as { phone: string }
  const text = composed(state.text, state.link, person.code)
  const row = {
    city,
    id: ctx.newId(),
    message_id: id,
    phone_index: person.phone_index,
    text_hash: hashOf(state),
    town: person.town,
    status,
    tries: 0,
    at: ctx.now,
    changed_at: ctx.now,
    next_at: null,
    phone_sealed: vault.seal('phone', phone),
    text_sealed: vault.seal('message', text),
  }
  return { row, phone, text }
}

const hashOf = ({ text }: Pick<MessageState, 'text'>): string => sha256(sameness(text))

async function recipients(
  db: Queryable,
  city: string,
  state: Pick<MessageState, 'text' | 'segment'>,
): Promise<MessageView['recipients']> {
  const row = await db
    .selectFrom('skilled_people as p')
    .innerJoin('skilled_contacts as c', join => join.onRef('c.city', '=', 'p.city').onRef('c.person_id', '=', 'p.id'))
    .leftJoin('outreach_sends as s', join =>
      join
        .onRef('s.city', '=', 'c.city')
        .onRef('s.phone_index', '=', 'c.phone_index')
        .on('s.text_hash', '=', hashOf({ text: state.text })),
    )
    .where(matching(city, { ...state.segment, messaged: true }))
    .select([
      sql<string>`count(*)`.as('matching'),
      sql<string>`count(*) filter (where p.opted_out)`.as('out'),
      sql<string>`count(*) filter (where not p.opted_out and s.id is not null)`.as('had'),
    ])
    .executeTakeFirstOrThrow()
  const [all, optedOut, had] = [Number(row.matching), Number(row.out), Number(row.had)]
  return { matching: all, optedOut, had, would: all - optedOut - had }
}

async function viewOf({ db, city }: Platform, id: string, version: number, state: MessageState): Promise<MessageView> {
  const preview = composed(state.text, state.link)
  const sends = await db
    .selectFrom('outreach_sends')
    .select(['status', sql<string>`count(*)`.as('n')])
    .where('city', '=', city)
    .where('message_id', '=', id)
    .groupBy('status')
    .execute()
  return {
    id,
    version,
    state,
    preview,
    units: smsUnits(preview),
    recipients: await recipients(db, city, state),
    sends: Object.fromEntries(sends.map(({ status, n }) => [status, Number(n)])),
  }
}

/** What a draft would look like and whom it would reach; stores nothing. */
export async function previewMessage(platform: Platform, ctx: Ctx, { text, link, segment }: MessageDraft) {
  const chosen = segmentOf(ctx, segment)
  const allowed = await permit(platform, ctx, 'outreach.draft', { city: platform.city, district: chosen.district })
  if (!allowed.ok) return allowed
  const preview = composed(text, link)
  return ok({
    preview,
    units: smsUnits(preview),
    recipients: await recipients(platform.db, platform.city, { text, segment: chosen }),
  })
}

export async function openMessage(
  platform: Platform,
  ctx: Ctx,
  id: string,
): Promise<Result<MessageView & { readonly log: readonly SendRow[] }>> {
  const { db, city, vault } = platform
  const found = UUID.test(id) ? await load<MessageState>(db, messageAggregate, city, id) : undefined
  if (!found) return refuse('object.not_found')
  const allowed = await permit(platform, ctx, 'outreach.draft', { city, district: found.state.segment.district })
  if (!allowed.ok) return allowed
  const log = await db
    .selectFrom('outreach_sends')
    .selectAll()
    .where('city', '=', city)
    .where('message_id', '=', id)
    .orderBy('id')
    .limit(LOG)
    .execute()
  return ok({
    ...(await viewOf(platform, id, found.version, found.state)),
    log: log.map(row => ({
      id: row.id,
      town: row.town,
      status: row.status,
      at: row.at,
      changedAt: row.changed_at,
      maskedPhone: row.phone_sealed === '' ? '' : maskPhone(vault.open('phone', row.phone_sealed)),
    })),
  })
}

/** Newest first, the last fifty; an officer's own district, the bureau all. */
export async function listMessages(platform: Platform, ctx: Ctx): Promise<Result<readonly MessageView[]>> {
  const { db, city } = platform
  const district = ctx.actor.role === 'bureau' ? undefined : ctx.actor.district
  const allowed = await permit(platform, ctx, 'outreach.draft', { city, district })
  if (!allowed.ok) return allowed
  const rows = await db
    .selectFrom('outreach_messages')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .$if(district !== undefined, query => query.where('district', '=', district ?? ''))
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return ok(
    await Promise.all(rows.map(({ id, version, state }) => viewOf(platform, id, version, state as MessageState))),
  )
}
