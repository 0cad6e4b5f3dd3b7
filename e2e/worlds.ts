import type pg from 'pg'
import { openDatabase, type Db } from '#platform/database.ts'
import { sentMessages } from '#platform/messages.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { sessionCookie } from '#platform/session-cookie.ts'
import { CITY, DISTRICT, testSecrets } from '#platform/testing.ts'
import { DEMO_PASSWORD, ensureStaff, staffOf } from '#server/demo/accounts.ts'
import { inventCohort } from '#server/demo/cohort.ts'
import { createRandom } from '#server/demo/random.ts'
import type { RankingEntry } from '#server/ranking/index.ts'
import { loadDemo } from '#server/demo/load.ts'
import { applyAll } from '#server/demo/year/apply.ts'
import { morning, rankAndPublish } from '#server/demo/year/decide.ts'
import { openRound } from '#server/demo/year/open.ts'
import { reviewAll } from '#server/demo/year/review.ts'
import { staffFrom } from '#server/demo/year/staff.ts'
import { clockOf, contextMaker, must, type Walk } from '#server/demo/year/walk.ts'
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

/** A list in public notice, two objections without an answer; it is the third day of ten. */
export function noticeWorld(applicants = 30): Promise<World> {
  const year = { district: DISTRICT, year: 2014 }
  return worldAt('2014-12-04T02:00:00.000Z', async platform => {
    const { platform: movable, clock } = clockOf(platform)
    const services = createServices(movable)
    const random = createRandom('notice')
    clock.set(morning('2014-04-17'))
    const staff = staffFrom(platform.city, await ensureStaff(services.accounts, staffOf(DISTRICT)))
    const walk: Walk = {
      services, staff, ...year, random, setClock: instant => clock.set(instant), ctx: contextMaker(random, 'notice'), progress: () => {},
    }
    const round = await openRound(walk, { quota: Math.ceil(applicants / 3), tie: 'chain-all-in' })
    await applyAll(walk, inventCohort({ seed: 'notice', count: applicants, ...year, from: '2014-04-20', to: '2014-08-30' }))
    await reviewAll(walk, () => morning('2014-10-15'))
    const { ranking, notice } = await rankAndPublish(walk, round, '2014-12-01')
    await object(walk, notice.id, (await services.rankings.entries(ranking.id, { outcome: 'ranked' })).entries.slice(0, 2))
  })
}

/** Two people object to their own points. */
async function object(walk: Walk, noticeId: string, entries: readonly RankingEntry[]): Promise<void> {
  const { applications, objections, platform } = walk.services
  for (const { applicationId, position } of entries) {
    const found = await applications.find(platform.db, applicationId)
    const actor = { id: found?.state.owner ?? '', role: 'citizen' as const, city: platform.city, name: '' }
    must(await objections.raise(walk.ctx(actor, morning('2014-12-03'), `object ${position}`), {
      noticeId, target: { position }, name: found?.file.personal.name ?? '', text: '本人认为核定的参保月数少于实际，请予复核。（虚构）',
    }), 'raise')
  }
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
