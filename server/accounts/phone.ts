import { createHmac, randomInt, randomUUIDv7, timingSafeEqual } from 'node:crypto'
import { parsePhone } from '#identity'
import type { Queryable } from '#platform/database.ts'
import { enqueueMessage, relayMessages } from '#platform/messages.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { personActor, startSession, type Session } from './sessions.ts'

export interface CodeSent {
  readonly phone: string
  readonly minutes: number
}

const MINUTES = 10
const TRIES = 5
const WAIT_SECONDS = 30

/** Sends a six-digit code by short message; at most one each half minute, the newest one counts. */
export async function requestCode(platform: Platform, input: string): Promise<Result<CodeSent>> {
  const parsed = parsePhone(input)
  if (!parsed.ok) return refuse('accounts.phone', { field: 'phone' })
  const phone = parsed.value
  const index = platform.vault.index('phone', phone)
  const last = await platform.db.selectFrom('sign_in_codes').select('created_at')
    .where('city', '=', platform.city).where('phone_index', '=', index).executeTakeFirst()
  const waited = last ? (Date.now() - Date.parse(last.created_at)) / 1000 : WAIT_SECONDS
  if (waited < WAIT_SECONDS) {
    return refuse('accounts.too_soon', { field: 'phone', params: { seconds: Math.ceil(WAIT_SECONDS - waited) } })
  }
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  await storeCode(platform, index, code)
  const ctx = contextFor(platform, systemActor(platform.city))
  const text = `【落户】验证码 ${code}，${MINUTES} 分钟内有效。工作人员不会向您索要验证码。`
  await enqueueMessage(platform, platform.db, ctx, { kind: 'sign_in_code', phone, text })
  await relayMessages(platform)
  return ok({ phone, minutes: MINUTES })
}

export async function signInWithCode(platform: Platform, input: string, code: string): Promise<Result<Session>> {
  const spent = await spendCode(platform, input, code)
  if (!spent.ok) return spent
  const id = await personFor(platform, platform.db, spent.value)
  return ok(await startSession(platform, 'person', personActor(platform, id)))
}

/** Proves a number by the code sent to it, which is used up. Answers the number. */
export async function spendCode(platform: Platform, input: string, code: string): Promise<Result<string>> {
  const parsed = parsePhone(input)
  if (!parsed.ok) return refuse('accounts.phone', { field: 'phone' })
  const index = platform.vault.index('phone', parsed.value)
  // The try is counted before it is judged: many guesses sent at once are no more than five.
  const row = await platform.db.updateTable('sign_in_codes').set(eb => ({ attempts: eb('attempts', '+', 1) }))
    .where('city', '=', platform.city).where('phone_index', '=', index)
    .where('attempts', '<', TRIES).where('expires_at', '>', new Date().toISOString())
    .returning(['code_hash', 'attempts']).executeTakeFirst()
  if (!row) return refuse('accounts.code_expired', { field: 'code' })
  if (!timingSafeEqual(row.code_hash, codeHash(index, code.normalize('NFKC').trim()))) {
    return refuse('accounts.code_wrong', { field: 'code', params: { left: TRIES - row.attempts } })
  }
  const used = await platform.db.deleteFrom('sign_in_codes').where('city', '=', platform.city).where('phone_index', '=', index)
    .where('code_hash', '=', row.code_hash).returning('city').executeTakeFirst()
  return used ? ok(parsed.value) : refuse('accounts.code_expired', { field: 'code' })
}

/** The account of a phone number, made on first use. */
export async function personFor(platform: Platform, db: Queryable, phone: string): Promise<string> {
  const index = platform.vault.index('phone', phone)
  await db.insertInto('people').values({
    city: platform.city, id: randomUUIDv7(), phone_index: index,
    phone_sealed: platform.vault.seal('phone', phone), created_at: platform.clock.now(),
  }).onConflict(conflict => conflict.constraint('people_phone').doNothing()).execute()
  const row = await db.selectFrom('people').select('id')
    .where('city', '=', platform.city).where('phone_index', '=', index).executeTakeFirstOrThrow()
  return row.id
}

/** As `personFor`, for many numbers at once: account ids by number. */
export async function peopleFor(platform: Platform, db: Queryable, phones: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { city, vault, clock } = platform
  const byIndex = new Map(phones.map(phone => [vault.index('phone', phone).toString('hex'), phone]))
  const keys = [...byIndex]
  const found = new Map<string, string>()
  for (let from = 0; from < keys.length; from += 1000) {
    const part = keys.slice(from, from + 1000)
    await db.insertInto('people').values(part.map(([index, phone]) => ({
      city, id: randomUUIDv7(), phone_index: Buffer.from(index, 'hex'), phone_sealed: vault.seal('phone', phone), created_at: clock.now(),
    }))).onConflict(conflict => conflict.constraint('people_phone').doNothing()).execute()
    const rows = await db.selectFrom('people').select(['id', 'phone_index'])
      .where('city', '=', city).where('phone_index', 'in', part.map(([index]) => Buffer.from(index, 'hex'))).execute()
    for (const row of rows) found.set(byIndex.get(row.phone_index.toString('hex')) ?? '', row.id)
  }
  return found
}

/** The number a person signs in with; undefined for staff. */
export async function phoneOf(platform: Platform, actor: { readonly id: string; readonly role: string }): Promise<string | undefined> {
  if (actor.role !== 'citizen') return undefined
  const row = await platform.db.selectFrom('people').select('phone_sealed')
    .where('city', '=', platform.city).where('id', '=', actor.id).executeTakeFirst()
  return row && platform.vault.open('phone', row.phone_sealed)
}

async function storeCode(platform: Platform, index: Buffer, code: string): Promise<void> {
  const fresh = {
    code_hash: codeHash(index, code), attempts: 0,
    created_at: new Date().toISOString(), expires_at: new Date(Date.now() + MINUTES * 60_000).toISOString(),
  }
  await platform.db.insertInto('sign_in_codes').values({ city: platform.city, phone_index: index, ...fresh })
    .onConflict(conflict => conflict.columns(['city', 'phone_index']).doUpdateSet(fresh)).execute()
}

function codeHash(index: Buffer, code: string): Buffer {
  return createHmac('sha256', index).update(code).digest()
}
