import { parsePhone } from '#identity'
import { attempt } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { sha256 } from '#platform/crypto.ts'
import type { Platform } from '#platform/platform.ts'
import {
  GatewayError,
  handOver,
  type Call,
  type News,
  type Receipt,
  type Reply,
  type SmsGateway,
} from '#platform/sms/index.ts'
import type { SkilledAggregate } from './decide.ts'
import { optOutIn } from './register.ts'
import { asksToStop } from './sms-text.ts'
import { UUID } from './store.ts'

const BATCH = 100
const MOST_BATCHES = 100
const MOST_TRIES = 12
const MINUTE = 60_000
/** A row taken and never noted (the process was killed) is looked at again after so long. */
const TAKEN_MS = 10 * MINUTE
const LONGEST_WAIT_MS = 60 * MINUTE

/** Hands what waits to the gateway and takes back receipts and replies. Answers how many it handed over. Idempotent. */
export async function deliver(
  platform: Platform,
  agg: SkilledAggregate,
  gateway: SmsGateway,
  ctx: Ctx,
): Promise<number> {
  let handed = 0
  try {
    // Who stopped by a reply is not written to in the same round.
    await takeReplies(platform, agg, gateway, ctx)
    for (let batch = 0; batch < MOST_BATCHES; batch++) {
      const { taken, more } = await handBatch(platform, gateway, ctx)
      handed += taken
      if (!more) break
    }
    await takeReceipts(platform, gateway, ctx)
  } catch (error) {
    // Not reached: everything waits for the next round.
    if (!(error instanceof GatewayError)) throw error
  }
  return handed
}

interface Taken {
  readonly id: string
  readonly phone_sealed: string
  readonly text_sealed: string
  readonly tries: number
  readonly phone_index: Buffer
}

async function handBatch(platform: Platform, gateway: SmsGateway, ctx: Ctx): Promise<{ taken: number; more: boolean }> {
  const { vault } = platform
  const rows = await take(platform, ctx)
  const stopped = await stoppedAmong(platform, rows)
  const going = rows.filter(row => !stopped.has(row.id))
  await mark(platform, ctx, [...stopped], 'dropped')
  if (going.length === 0) return { taken: 0, more: rows.length === BATCH }
  const handed = await handOver(
    gateway,
    going.map(row => ({
      reference: row.id,
      phone: vault.open('phone', row.phone_sealed),
      text: vault.open('message', row.text_sealed),
      again: row.tries > 1,
    })),
  )
  await mark(platform, ctx, handed.taken, 'handed')
  await mark(platform, ctx, handed.refused, 'failed')
  await waitLonger(
    platform,
    ctx,
    going.filter(({ id }) => handed.unsure.includes(id)),
  )
  return { taken: handed.taken.length, more: rows.length === BATCH && handed.unsure.length === 0 }
}

/** Takes a batch in one statement and commits it: a process killed from here on leaves rows to be asked for. */
function take({ db, city }: Platform, ctx: Ctx): Promise<Taken[]> {
  return db
    .updateTable('outreach_sends')
    .set(eb => ({ status: 'sending', tries: eb('tries', '+', 1), changed_at: ctx.now, next_at: after(ctx, TAKEN_MS) }))
    .where('city', '=', city)
    .where('id', 'in', eb =>
      eb
        .selectFrom('outreach_sends')
        .select('id')
        .where('city', '=', city)
        .where('status', 'in', ['waiting', 'sending'])
        .where(or => or.or([or('next_at', 'is', null), or('next_at', '<=', ctx.now)]))
        .orderBy('changed_at')
        .limit(BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'phone_sealed', 'text_sealed', 'tries', 'phone_index'])
    .execute()
}

/** Who stopped messages since they were approved, or asked to be forgotten. */
async function stoppedAmong({ db, city }: Platform, rows: readonly Taken[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const out = await db
    .selectFrom('outreach_opt_outs')
    .select('phone_index')
    .where('city', '=', city)
    .where(
      'phone_index',
      'in',
      rows.map(row => row.phone_index),
    )
    .execute()
  const numbers = new Set(out.map(row => row.phone_index.toString('hex')))
  return new Set(
    rows.filter(row => row.phone_sealed === '' || numbers.has(row.phone_index.toString('hex'))).map(({ id }) => id),
  )
}

async function mark(
  { db, city }: Platform,
  ctx: Ctx,
  ids: readonly string[],
  status: 'handed' | 'failed' | 'dropped',
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('outreach_sends')
    .set({ status, changed_at: ctx.now, next_at: null })
    .where('city', '=', city)
    .where('id', 'in', [...ids])
    .where('status', '=', 'sending')
    .execute()
}

/** Nobody knows whether they went: looked at again after a growing wait, in the end given up. */
async function waitLonger(platform: Platform, ctx: Ctx, rows: readonly Taken[]): Promise<void> {
  await mark(
    platform,
    ctx,
    rows.filter(({ tries }) => tries >= MOST_TRIES).map(({ id }) => id),
    'failed',
  )
  for (const { id, tries } of rows.filter(row => row.tries < MOST_TRIES)) {
    const next_at = after(ctx, Math.min(LONGEST_WAIT_MS, MINUTE * 2 ** (tries - 1)))
    await platform.db
      .updateTable('outreach_sends')
      .set({ status: 'waiting', changed_at: ctx.now, next_at })
      .where('city', '=', platform.city)
      .where('id', '=', id)
      .where('status', '=', 'sending')
      .execute()
  }
}

const after = (ctx: Ctx, ms: number): string => new Date(Date.parse(ctx.now) + ms).toISOString()

/** What the gateway tells us by calling; undefined when it did not sign it or says nothing readable. Twice is once. */
export async function takeCall(
  platform: Platform,
  agg: SkilledAggregate,
  gateway: SmsGateway,
  ctx: Ctx,
  call: Call,
): Promise<News | undefined> {
  const news = readable(gateway, call)
  if (!news) return undefined
  await noteReplies(platform, agg, ctx, news.replies, call.body)
  await noteReceipts(platform, ctx, news.receipts)
  return news
}

function readable(gateway: SmsGateway, call: Call): News | undefined {
  try {
    return gateway.read(call)
  } catch (error) {
    if (error instanceof GatewayError) return undefined
    throw error
  }
}

async function takeReceipts(platform: Platform, gateway: SmsGateway, ctx: Ctx): Promise<void> {
  const { items, next } = await gateway.receipts(await cursor(platform, 'receipts'))
  await noteReceipts(platform, ctx, items)
  await remember(platform, 'receipts', next)
}

/** The first receipt of a message counts, also of one whose hand-over was never answered: it is not sent again. */
async function noteReceipts({ db, city }: Platform, ctx: Ctx, receipts: readonly Receipt[]): Promise<void> {
  for (const { reference, state } of receipts.filter(each => UUID.test(each.reference))) {
    await db
      .updateTable('outreach_sends')
      .set({ status: state, changed_at: ctx.now, next_at: null })
      .where('city', '=', city)
      .where('id', '=', reference)
      .where('tries', '>', 0)
      .where('status', 'in', ['waiting', 'sending', 'handed'])
      .execute()
  }
}

async function takeReplies(platform: Platform, agg: SkilledAggregate, gateway: SmsGateway, ctx: Ctx): Promise<void> {
  const { items, next } = await gateway.replies(await cursor(platform, 'replies'))
  await noteReplies(platform, agg, ctx, items, next)
  await remember(platform, 'replies', next)
}

/** `of` names the page or call they came with, so that each is carried out once. */
async function noteReplies(
  platform: Platform,
  agg: SkilledAggregate,
  ctx: Ctx,
  replies: readonly Reply[],
  of: string,
): Promise<void> {
  for (const { phone: typed, text } of replies) {
    const phone = parsePhone(typed)
    if (!phone.ok || !asksToStop(text)) continue
    const index = platform.vault.index('phone', phone.value)
    const own = { ...ctx, commandId: sha256(`reply ${of} ${index.toString('hex')}`) }
    await attempt(platform, {}, own, { kind: 'opt_out', id: 'reply' }, trx =>
      optOutIn(platform, agg, trx, own, index, 'reply'),
    )
  }
}

async function cursor({ db, city }: Platform, kind: string): Promise<string> {
  const row = await db
    .selectFrom('outreach_cursors')
    .select('cursor')
    .where('city', '=', city)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row?.cursor ?? ''
}

async function remember({ db, city }: Platform, kind: string, next: string): Promise<void> {
  await db
    .insertInto('outreach_cursors')
    .values({ city, kind, cursor: next })
    .onConflict(conflict => conflict.columns(['city', 'kind']).doUpdateSet({ cursor: next }))
    .execute()
}
