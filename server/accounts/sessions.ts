import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Role } from '#platform/access.ts'
import type { Platform } from '#platform/platform.ts'

export interface Session {
  /** 32 random bytes, base64url; only its SHA-256 is stored. */
  readonly token: string
  readonly actor: Actor
  /** Seconds the cookie should live. */
  readonly maxAge: number
}

const SECONDS = { person: 7 * 24 * 3600, staff: 12 * 3600 } as const

export async function startSession(platform: Platform, kind: 'person' | 'staff', actor: Actor): Promise<Session> {
  const token = randomBytes(32).toString('base64url')
  // Sessions live by the machine's clock: moving the demo clock must sign nobody out.
  const now = Date.now()
  await platform.db.insertInto('sessions').values({
    token_hash: hash(token), city: platform.city, account_id: actor.id, kind,
    created_at: new Date(now).toISOString(), expires_at: new Date(now + SECONDS[kind] * 1000).toISOString(),
  }).execute()
  return { token, actor, maxAge: SECONDS[kind] }
}

export async function endSession(platform: Platform, token: string): Promise<void> {
  await platform.db.deleteFrom('sessions').where('city', '=', platform.city).where('token_hash', '=', hash(token)).execute()
}

export async function actorOf(platform: Platform, token: string): Promise<Actor | undefined> {
  const session = await platform.db.selectFrom('sessions').selectAll()
    .where('city', '=', platform.city).where('token_hash', '=', hash(token)).executeTakeFirst()
  if (!session || Date.parse(session.expires_at) < Date.now()) return undefined
  return session.kind === 'staff' ? staffActor(platform, session.account_id) : personActor(platform, session.account_id)
}

export function personActor(platform: Platform, id: string): Actor {
  return { id, role: 'citizen', city: platform.city, name: '' }
}

async function staffActor(platform: Platform, id: string): Promise<Actor | undefined> {
  const row = await platform.db.selectFrom('staff').selectAll()
    .where('city', '=', platform.city).where('id', '=', id).executeTakeFirst()
  return row && !row.disabled ? actorFromStaff(row) : undefined
}

interface StaffLike {
  city: string
  id: string
  name: string
  role: string
  district: string | null
  town: string | null
  department: string | null
}

export function actorFromStaff(row: StaffLike): Actor {
  return {
    id: row.id, role: row.role as Role, city: row.city, name: row.name,
    ...(row.district ? { district: row.district } : {}),
    ...(row.town ? { town: row.town } : {}),
    ...(row.department ? { department: row.department } : {}),
  }
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
