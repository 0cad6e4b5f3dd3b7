import { createHash, randomUUIDv7 } from 'node:crypto'
import { civilDate } from '#calendar'
import type { Actor, Role } from './access.ts'
import type { Clock } from './clock.ts'
import type { Ctx } from './context.ts'
import { createVault } from './crypto.ts'
import { openDatabase } from './database.ts'
import type { Platform } from './platform.ts'
import { testDatabase } from './postgres/index.ts'

export const CITY = '440600'
/** 禅城区, 祖庙街道: where the people of the tests live. */
export const DISTRICT = '440604'
export const TOWN = '440604012'

/** Secrets of the tests and nowhere else. */
export const testSecrets = {
  master: createHash('sha256').update('test master').digest(),
  index: createHash('sha256').update('test index').digest(),
}

export interface TestPlatform {
  readonly platform: Platform
  readonly clock: Clock & { set(instant: string): void }
  /** A member of staff of 禅城区, or a citizen; ids are UUIDs and stable for a name. */
  actor(role: Role, more?: Partial<Actor>): Actor
  /** A context at the test clock's time. */
  ctx(actor: Actor, commandId?: string): Ctx
  close(): Promise<void>
}

/** A platform on a fresh, migrated database of the shared test server, with a clock the test sets. */
export async function testPlatform(start = '2014-06-01T02:00:00.000Z'): Promise<TestPlatform> {
  const { config, drop } = await testDatabase()
  const db = openDatabase(config)
  let now = start
  const clock = { now: () => now, set: (instant: string) => { now = instant }, moveTo: async (instant: string) => { now = instant } }
  const platform: Platform = { city: CITY, mode: 'demo', db, vault: createVault(testSecrets, CITY), clock }
  return {
    platform,
    clock,
    actor: testActor,
    ctx: (actor, commandId = randomUUIDv7()) => ({ actor, now, today: civilDate(now), commandId, newId: () => randomUUIDv7() }),
    close: async () => {
      await db.destroy()
      await drop()
    },
  }
}

function testActor(role: Role, more: Partial<Actor> = {}): Actor {
  const patch = role === 'citizen' || role === 'administrator' || role === 'system' ? {} : { district: DISTRICT }
  const town = role === 'clerk' ? { town: TOWN } : {}
  const department = role === 'reviewer' ? { department: 'police' } : {}
  const name = more.name ?? role
  return { id: uuidFor(`${role} ${name} ${more.district ?? ''}`), role, city: CITY, name, ...patch, ...town, ...department, ...more }
}

function uuidFor(label: string): string {
  const hex = createHash('sha256').update(label).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
