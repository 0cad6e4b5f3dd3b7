import { parsePhone } from '#identity'
import { attempt } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { sha256 } from '#platform/crypto.ts'
import type { Platform } from '#platform/platform.ts'
import type { SkilledAggregate } from './decide.ts'
import { GatewayError, type SmsGateway } from './gateway/types.ts'
import { optOutIn } from './register.ts'
import { asksToStop } from './sms-text.ts'

const BATCH = 100
const MOST_TRIES = 5
/** A row taken and never finished (the process was killed) is taken again after so long; the reference keeps it single. */
const STUCK_MS = 600_000

/** Hands what waits to the gateway and takes back receipts and replies. Answers how many it handed over. Idempotent. */
export async function deliver(platform: Platform, agg: SkilledAggregate, gateway: SmsGateway, ctx: Ctx): Promise<number> {
  try {
    await takeReplies(platform, agg, gateway, ctx)
    const handed = await hand(platform, gateway, ctx)
    await takeReceipts(platform, gateway, ctx)
    return handed
  } catch (error) {
    // Not reached: everything waits for the next round.
    if (error instanceof GatewayError) return 0
    throw error
  }
}

async function hand({ db, city, vault }: Platform, gateway: SmsGateway, ctx: Ctx): Promise<number> {
  const stuck = new Date(Date.parse(ctx.now) - STUCK_MS).toISOString()
  const taken = await db.updateTable('outreach_sends').set(eb => ({ status: 'sending', tries: eb('tries', '+', 1), changed_at: ctx.now }))
    .where('city', '=', city)
    .where('id', 'in', eb => eb.selectFrom('outreach_sends').select('id').where('city', '=', city)
      .where(or => or.or([or('status', '=', 'waiting'), or.and([or('status', '=', 'sending'), or('changed_at', '<', stuck)])]))
      .orderBy('changed_at').limit(BATCH).forUpdate().skipLocked())
    .returning(['id', 'phone_sealed', 'text_sealed', 'tries', 'phone_index']).execute()
  if (taken.length === 0) return 0
  const out = await db.selectFrom('outreach_opt_outs').select('phone_index').where('city', '=', city)
    .where('phone_index', 'in', taken.map(row => row.phone_index)).execute()
  const stopped = new Set(out.map(row => row.phone_index.toString('hex')))
  const going = taken.filter(row => !stopped.has(row.phone_index.toString('hex')) && row.phone_sealed !== '')
  const mark = async (ids: readonly string[], status: string): Promise<void> => {
    if (ids.length === 0) return
    await db.updateTable('outreach_sends').set({ status, changed_at: ctx.now }).where('city', '=', city).where('id', 'in', [...ids]).where('status', '=', 'sending').execute()
  }
  await mark(taken.filter(row => !going.includes(row)).map(row => row.id), 'dropped')
  try {
    const accepted = going.length === 0 ? new Set<string>() : await gateway.send(going.map(row =>
      ({ reference: row.id, phone: vault.open('phone', row.phone_sealed), text: vault.open('message', row.text_sealed) })))
    await mark(going.filter(({ id }) => accepted.has(id)).map(row => row.id), 'handed')
    await mark(going.filter(({ id }) => !accepted.has(id)).map(row => row.id), 'failed')
    return accepted.size
  } catch (error) {
    const last = going.filter(({ tries }) => tries >= MOST_TRIES)
    await mark(last.map(row => row.id), 'failed')
    await mark(going.filter(({ tries }) => tries < MOST_TRIES).map(row => row.id), 'waiting')
    throw error
  }
}

async function takeReceipts(platform: Platform, gateway: SmsGateway, ctx: Ctx): Promise<void> {
  const { db, city } = platform
  const { items, next } = await gateway.receipts(await cursor(platform, 'receipts'))
  for (const { reference, state } of items.filter(each => UUID.test(each.reference))) {
    await db.updateTable('outreach_sends').set({ status: state, changed_at: ctx.now })
      .where('city', '=', city).where('id', '=', reference).where('status', 'in', ['sending', 'handed']).execute()
  }
  await remember(platform, 'receipts', next)
}

async function takeReplies(platform: Platform, agg: SkilledAggregate, gateway: SmsGateway, ctx: Ctx): Promise<void> {
  const { items, next } = await gateway.replies(await cursor(platform, 'replies'))
  for (const { phone: typed, text } of items) {
    const phone = parsePhone(typed)
    if (!phone.ok || !asksToStop(text)) continue
    const index = platform.vault.index('phone', phone.value)
    const own = { ...ctx, commandId: sha256(`reply ${next} ${index.toString('hex')}`) }
    await attempt(platform, {}, own, { kind: 'opt_out', id: 'reply' }, trx => optOutIn(platform, agg, trx, own, index, 'reply'))
  }
  await remember(platform, 'replies', next)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function cursor({ db, city }: Platform, kind: string): Promise<string> {
  const row = await db.selectFrom('outreach_cursors').select('cursor').where('city', '=', city).where('kind', '=', kind).executeTakeFirst()
  return row?.cursor ?? ''
}

async function remember({ db, city }: Platform, kind: string, next: string): Promise<void> {
  await db.insertInto('outreach_cursors').values({ city, kind, cursor: next })
    .onConflict(conflict => conflict.columns(['city', 'kind']).doUpdateSet({ cursor: next })).execute()
}
