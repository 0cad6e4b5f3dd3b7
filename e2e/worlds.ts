import type pg from 'pg'
import { openDatabase, type Db } from '#platform/database.ts'
import { sentMessages } from '#platform/messages.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { sessionCookie } from '#platform/session-cookie.ts'
import { CITY, DISTRICT, testSecrets } from '#platform/testing.ts'
import { DEMO_PASSWORD, ensureStaff, staffOf } from '#server/demo/accounts.ts'
import { loadDemo } from '#server/demo/load.ts'
import { walkYear } from '#server/demo/year/index.ts'
import { createServices, type Services } from '#server/services.ts'

/** A database full of invented people, for a site that runs on it. */
export interface World {
  readonly database: pg.PoolConfig
  readonly db: Db
  readonly platform: Platform
  readonly services: Services
  close(): Promise<void>
}

/** 高明区: where nothing of 禅城区 may be seen. */
export const ELSEWHERE = '440608'
/** After the notice, cards in people's hands, the list still public. */
const IN_JANUARY = '2015-01-20T02:00:00.000Z'

/** A city with staff in two districts, and what `fill` puts there; the clock stands at `instant`. */
export async function worldAt(instant: string, fill: (platform: Platform) => Promise<unknown> = async () => {}): Promise<World> {
  const { config: database, drop } = await testDatabase()
  const db = openDatabase(database)
  const platform = await createPlatform({ city: CITY, mode: 'demo', db, secrets: testSecrets })
  await fill(platform)
  await platform.clock.moveTo(instant)
  const services = createServices(platform)
  await ensureStaff(services.accounts)
  await ensureStaff(services.accounts, staffOf(ELSEWHERE))
  return {
    database, db, platform, services,
    close: async () => {
      await db.destroy()
      await drop()
    },
  }
}

/** 禅城区's year 2014 with forty invented applicants, from the opening to the settlements; it is January 2015. */
export function walkedWorld(applicants = 40): Promise<World> {
  const quota = Math.ceil(applicants / 3)
  return worldAt(IN_JANUARY, platform => walkYear(platform, {
    district: DISTRICT, year: 2014, applicants, seed: '1', quota, tie: 'chain-all-in', progress: () => {},
  }))
}

/** The demonstration as `npm start` fills it, but later: joint review has begun, a dozen cases still wait at the windows. */
export function septemberWorld(): Promise<World> {
  return worldAt('2014-09-10T02:00:00.000Z', platform => loadDemo(platform))
}

/** The cookie of a member of staff who has just signed in. */
export async function staffCookie({ services }: World, username: string): Promise<string> {
  const session = await services.accounts.signInStaff(username, DEMO_PASSWORD)
  if (!session.ok) throw new Error(`${username} cannot sign in`)
  return cookieOf(session.value)
}

/** The newest code sent to a phone; empty when none was. */
export async function codeOf({ platform }: World, phone: string): Promise<string> {
  const message = (await sentMessages(platform, 50)).find(one => one.phone === phone && one.kind === 'sign_in_code')
  return /\d{6}/.exec(message?.text ?? '')?.[0] ?? ''
}

/** The cookie of a person who has just signed in with the code sent to their phone. */
export async function personCookie(world: World, phone: string): Promise<string> {
  const { services } = world
  const sent = await services.accounts.requestCode(phone)
  const code = await codeOf(world, phone)
  const session = sent.ok && code ? await services.accounts.signInWithCode(phone, code) : sent
  if (!session.ok || !('token' in session.value)) throw new Error(`${phone} cannot sign in`)
  return cookieOf(session.value)
}

function cookieOf(session: { readonly token: string; readonly maxAge: number }): string {
  return sessionCookie(session, false).split(';')[0] ?? ''
}

/** The phone of the account an application belongs to. */
export async function phoneOfOwner({ db, platform }: World, application: string): Promise<string> {
  const row = await db.selectFrom('applications as a').innerJoin('people as p', join => join.onRef('p.city', '=', 'a.city').onRef('p.id', '=', 'a.owner'))
    .select('p.phone_sealed').where('a.city', '=', platform.city).where('a.id', '=', application).executeTakeFirstOrThrow()
  return platform.vault.open('phone', row.phone_sealed)
}
