import { randomUUIDv7 } from 'node:crypto'
import { civilDate } from '#calendar'
import type { Actor } from './access.ts'
import { openClock, type Clock } from './clock.ts'
import type { Ctx } from './context.ts'
import { createVault, type Secrets, type Vault } from './crypto.ts'
import type { Db } from './database.ts'
import type { SmsGateway } from './sms/types.ts'

/** What every capability stands on. */
export interface Platform {
  /** GB/T 2260 code of the city, e.g. 440600. */
  readonly city: string
  readonly mode: 'demo' | 'production'
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  /** Where short messages go. Absent in the demonstration: there they lie in the outbox, for everybody to read. */
  readonly sms?: SmsGateway | undefined
}

export interface PlatformSettings extends Pick<Platform, 'city' | 'mode' | 'db' | 'sms'> {
  readonly secrets: Secrets
}

export async function createPlatform({ city, mode, db, secrets, sms }: PlatformSettings): Promise<Platform> {
  return { city, mode, db, vault: createVault(secrets, city), clock: await openClock(db, city), sms }
}

/** A context for one action of one actor, now. `commandId` is the form's idempotency key; reads may leave it out. */
export function contextFor(platform: Platform, actor: Actor, commandId: string = randomUUIDv7()): Ctx {
  const now = platform.clock.now()
  return { actor, now, today: civilDate(now), commandId, newId: () => randomUUIDv7() }
}

/** The platform itself, acting on what the calendar brings due. */
export function systemActor(city: string): Actor {
  return { id: 'system', role: 'system', city, name: '系统' }
}
