import type { Services } from '#server/services.ts'
import { DEMO_DISTRICT, ensureStaff } from './accounts.ts'
import { createRandom } from './random.ts'
import { reviewAll } from './year/review.ts'
import { staffFrom } from './year/staff.ts'
import { contextMaker, must, type Walk } from './year/walk.ts'

export interface WorkedOff {
  readonly accepted: number
  readonly reviewed: number
}

/**
 * Invented colleagues clear what waits in 禅城区 today, so that one person can live through the year: windows accept what was
 * handed in, departments record their findings while the review is on (FS-7). Officers' decisions stay with the visitor.
 */
export async function workOff(services: Services): Promise<WorkedOff> {
  const { platform } = services
  const now = platform.clock.now()
  const staff = staffFrom(platform.city, await ensureStaff(services.accounts))
  const year = Number(now.slice(0, 4))
  // Each call is a run of its own: the same step may be due again after an objection.
  const random = createRandom(`work off ${now}`)
  const walk: Walk = {
    services, staff, random, year, district: DEMO_DISTRICT, ctx: contextMaker(random, `work-off-${now}`), setClock: () => {}, progress: () => {},
  }
  const accepted = await acceptAll(walk, now)
  const round = await services.rounds.find(DEMO_DISTRICT, year)
  const reviewing = round && services.rounds.stage(round.state, now.slice(0, 10)) === 'review'
  const reviewed = reviewing ? (await reviewAll(walk, () => now)).tasks : 0
  return { accepted, reviewed }
}

async function acceptAll(walk: Walk, now: string): Promise<number> {
  const { applications } = walk.services
  const ctx = walk.ctx(walk.staff.officer, now, 'waiting')
  const { rows } = must(await applications.queue(ctx, { district: walk.district, status: ['submitted'], size: 1000 }), 'waiting')
  let accepted = 0
  for (const { id, town = '' } of rows) {
    // What lacks a document stays with the window: a correction is the visitor's to request.
    const done = await applications.accept(walk.ctx(walk.staff.clerk(town), now, `accept ${id}`), id)
    if (done.ok) accepted += 1
  }
  return accepted
}
