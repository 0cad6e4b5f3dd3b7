import { argon2, randomBytes, randomUUIDv7, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Secret, TOTP } from 'otpauth'
import { sql } from 'kysely'
import type { Role } from '#platform/access.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { actorFromStaff, startSession, type Session } from './sessions.ts'

export interface NewStaff {
  readonly username: string
  readonly name: string
  readonly role: Exclude<Role, 'citizen' | 'system'>
  readonly district?: string
  readonly town?: string
  readonly department?: string
  readonly password: string
  /** Base32 secret of the second factor. Required outside demo mode. */
  readonly totp?: string
}

export interface StaffRow {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: string
  readonly district: string | null
  readonly town: string | null
  readonly department: string | null
}

const derive = promisify(argon2)
/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 }
const FAILURES = 5
const LOCK_MINUTES = 15

export async function addStaff(platform: Platform, staff: NewStaff): Promise<StaffRow> {
  if (platform.mode === 'production' && !staff.totp) throw new Error('outside demo mode every member of staff needs a second factor')
  const row = {
    id: randomUUIDv7(), username: staff.username, name: staff.name, role: staff.role,
    district: staff.district ?? null, town: staff.town ?? null, department: staff.department ?? null,
  }
  await platform.db.insertInto('staff').values({
    ...row, city: platform.city, password_hash: await hashPassword(staff.password),
    totp_sealed: staff.totp ? platform.vault.seal('totp', staff.totp) : null,
  }).execute()
  return row
}

export async function listStaff(platform: Platform): Promise<StaffRow[]> {
  return platform.db.selectFrom('staff').select(['id', 'username', 'name', 'role', 'district', 'town', 'department'])
    .where('city', '=', platform.city).where('disabled', '=', false).orderBy('role').orderBy('username').execute()
}

/** Password and, where the account has one, the one-time code. Says neither which was wrong nor whether the name exists. */
export async function signInStaff(platform: Platform, username: string, password: string, oneTime = ''): Promise<Result<Session>> {
  const key = platform.vault.index('name', `staff:${username}`)
  const locked = refuse('accounts.locked', { params: { minutes: LOCK_MINUTES } })
  if (await failures(platform, key) >= FAILURES) return locked
  // Counted as failed before it is judged: many guesses sent at once are no more than five.
  const forget = await countFailure(platform, key)
  if (await failures(platform, key) > FAILURES) {
    await forget()
    return locked
  }
  const row = await platform.db.selectFrom('staff').selectAll()
    .where('city', '=', platform.city).where('username', '=', username).where('disabled', '=', false).executeTakeFirst()
  const right = await passwordMatches(row?.password_hash, password)
  if (!row || !right || !secondFactor(platform, row.totp_sealed, oneTime)) {
    return refuse('accounts.password', { field: 'username' })
  }
  await forget()
  return ok(await startSession(platform, 'staff', actorFromStaff(row)))
}

function secondFactor(platform: Platform, sealed: string | null, oneTime: string): boolean {
  if (sealed === null) return platform.mode === 'demo'
  const totp = new TOTP({ secret: Secret.fromBase32(platform.vault.open('totp', sealed)) })
  return totp.validate({ token: oneTime.normalize('NFKC').trim(), window: 1 }) !== null
}

/** Notes a failure, and gives back how to strike it out again. */
async function countFailure(platform: Platform, key: Buffer): Promise<() => Promise<unknown>> {
  const { city, db } = platform
  const id = randomUUIDv7()
  await db.insertInto('sign_in_failures').values({ city, id, key, at: new Date().toISOString() }).execute()
  return () => db.deleteFrom('sign_in_failures').where('city', '=', city).where('id', '=', id).execute()
}

async function failures(platform: Platform, key: Buffer): Promise<number> {
  const since = new Date(Date.now() - LOCK_MINUTES * 60_000).toISOString()
  const row = await platform.db.selectFrom('sign_in_failures').select(sql<string>`count(*)`.as('n'))
    .where('city', '=', platform.city).where('key', '=', key).where('at', '>', since).executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { ...COST, message: password, nonce })
  return `${nonce.toString('base64url')}.${Buffer.from(tag).toString('base64url')}`
}

// A name nobody has takes as long as a wrong password.
const NOBODY = `${Buffer.alloc(16).toString('base64url')}.${Buffer.alloc(32).toString('base64url')}`

async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const [nonce = '', tag = ''] = (stored ?? NOBODY).split('.')
  const made = await derive('argon2id', { ...COST, message: password, nonce: Buffer.from(nonce, 'base64url') })
  return timingSafeEqual(Buffer.from(made), Buffer.from(tag, 'base64url'))
}
