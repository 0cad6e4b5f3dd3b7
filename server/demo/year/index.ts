import { addDays } from '#calendar'
import type { Platform } from '#platform/platform.ts'
import type { TieRuleId } from '#policy'
import { createServices } from '#server/services.ts'
import { ensureStaff, staffOf } from '../accounts.ts'
import { inventCohort } from '../cohort.ts'
import { createRandom } from '../random.ts'
import { applyAll, type Applied } from './apply.ts'
import { morning, objectAndDecide, rankAndPublish, type Objected } from './decide.ts'
import { reviewAll, type Reviewed } from './review.ts'
import { openRound } from './open.ts'
import { issueCards, settleAll, type Settled } from './settle.ts'
import { staffFrom } from './staff.ts'
import { clockOf, contextMaker, type Stage, type Walk } from './walk.ts'
import type { RankingSummary } from '#server/ranking/index.ts'

export interface YearOptions {
  /** GB/T 2260 code of the district. */
  readonly district: string
  readonly year: number
  readonly applicants: number
  readonly seed: string
  readonly quota: number
  readonly tie: TieRuleId
  readonly progress: (stage: Stage, done: number, of: number) => void
}

/** What a year came to. Everything in it is the same for the same seed. */
export interface YearSummary {
  readonly applied: Applied
  readonly reviewed: Reviewed
  readonly ranking: RankingSummary
  readonly resultHash: string
  readonly objected: Objected
  readonly settled: Settled
}

/** Walks one invented round from opening to the lapse of unused cards, through the same commands the pages call. */
export async function walkYear(platform: Platform, options: YearOptions): Promise<YearSummary> {
  const { platform: movable, clock } = clockOf(platform)
  const services = createServices(movable)
  const { district, year, seed } = options
  const random = createRandom(`year ${seed}`)
  clock.set(morning(`${year}-04-17`))
  const staff = staffFrom(platform.city, await ensureStaff(services.accounts, staffOf(district)))
  const walk: Walk = {
    services, staff, district, year, random, progress: options.progress,
    setClock: instant => clock.set(instant), ctx: contextMaker(random, `year-${seed}`),
  }
  const round = await openRound(walk, options)
  const cohort = inventCohort({ seed, count: options.applicants, district, year, from: `${year}-04-20`, to: `${year}-09-12` })
  const applied = await applyAll(walk, cohort)
  const reviewed = await reviewAll(walk, chance => morning(addDays(`${year}-09-01`, chance.integer(88))))
  return finish(walk, round, { applied, reviewed })
}

/** From the end of the review to the lapse of the cards nobody used. */
async function finish(walk: Walk, round: string, before: { applied: Applied; reviewed: Reviewed }): Promise<YearSummary> {
  const { ranking, notice } = await rankAndPublish(walk, round, `${walk.year}-12-01`)
  const objected = await objectAndDecide(walk, notice, ranking, 6)
  const after = addDays(notice.toOn, 1)
  walk.setClock(morning(after))
  await walk.services.due()
  await issueCards(walk, round, after)
  const settled = await settleAll(walk, round, after)
  const last = (await walk.services.rankings.versions(round))[0] ?? ranking
  return { ...before, ranking: last.summary, resultHash: last.resultHash, objected, settled }
}
