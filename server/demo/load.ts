import { createServices } from '#server/services.ts'
import type { Platform } from '#platform/platform.ts'
import { DEMO_DISTRICT, demoStaffOf, ensureStaff } from './accounts.ts'
import { fillBoard } from './board.ts'
import { fillDirect } from './direct.ts'
import { inventCohort, type Invented } from './cohort.ts'
import { createRandom } from './random.ts'
import { fillReports } from './reports.ts'
import { fillOutreach } from './outreach.ts'
import { enterTargets } from './targets.ts'
import { applyAll } from './year/apply.ts'
import { morning } from './year/decide.ts'
import { openRound } from './year/open.ts'
import { staffFrom } from './year/staff.ts'
import { clockOf, contextMaker, type Walk } from './year/walk.ts'

/** The city whose points year is played; the others begin with their staff and an empty desk. */
const FOSHAN_CITY = '440600'
/** The day on which each demonstration begins, some weeks after the document's issue. */
const OPENINGS: Readonly<Record<string, string>> = { '441800': '2012-10-08', '441900': '2012-11-05', '440700': '2012-12-03' }

async function openElsewhere(platform: Platform): Promise<void> {
  const services = createServices(platform)
  const staff = await ensureStaff(services.accounts, demoStaffOf(platform.city))
  await fillBoard(services, staff)
  await enterTargets(services, staff)
  await fillDirect(services, staff)
  await fillOutreach(services, staff)
  await fillReports(services, staff)
  await platform.clock.moveTo(morning(OPENINGS[platform.city] ?? BEGINS))
}

const SEED = 'demo'
const YEAR = 2014
const PEOPLE = 60
/** How many of the newest applications still wait at the windows. */
const WAITING = 12
const QUOTA = 20
/** The day on which the demonstration begins: applications are still open, the review is a week away. */
const BEGINS = `${YEAR}-08-25`

/** Whether this city's demonstration has been filled: its clock was set as the last thing. */
export async function demoLoaded({ db, city }: Platform): Promise<boolean> {
  return await db.selectFrom('clocks').select('city').where('city', '=', city).executeTakeFirst() !== undefined
}

/**
 * What a demonstration filled by an earlier edition lacks: accounts, and the board of a document that came since. Nothing
 * that is there is changed.
 */
export async function completeDemo(platform: Platform): Promise<void> {
  const services = createServices(platform)
  const staff = await ensureStaff(services.accounts, demoStaffOf(platform.city))
  const boards = await platform.db.selectFrom('boards').select('id').where('city', '=', platform.city).executeTakeFirst()
  if (!boards) await fillBoard(services, staff)
}

/**
 * Fills an empty demonstration: staff, an open round of 禅城区, sixty invented applicants. Does nothing the second time.
 * Every step is a command with an id of its own, so a load that was killed half-way is finished by the next one.
 */
export async function loadDemo(platform: Platform, progress: (done: number, of: number) => void = () => {}): Promise<void> {
  if (await demoLoaded(platform)) return
  if (platform.city !== FOSHAN_CITY) return openElsewhere(platform)
  const { platform: movable, clock } = clockOf(platform)
  const services = createServices(movable)
  const rows = await ensureStaff(services.accounts)
  clock.set(morning(`${YEAR}-04-17`))
  const random = createRandom(SEED)
  const walk: Walk = {
    services, district: DEMO_DISTRICT, year: YEAR, random, staff: staffFrom(platform.city, rows),
    setClock: instant => clock.set(instant), ctx: contextMaker(random, SEED), progress: (_stage, done, of) => progress(done, of),
  }
  const cohort = inventCohort({ seed: SEED, count: PEOPLE, district: DEMO_DISTRICT, year: YEAR, from: `${YEAR}-04-20`, to: `${YEAR}-08-22` })
  await openRound(walk, { quota: QUOTA, tie: 'chain-all-in' })
  await applyAll(walk, cohort.map(leaveWaiting))
  await platform.clock.moveTo(morning(BEGINS))
}

function leaveWaiting(person: Invented, at: number): Invented {
  return at < PEOPLE - WAITING ? person : { ...person, fate: 'waiting' }
}
