import { permit } from '#platform/reads.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, type Refusal, type Result } from '#platform/result.ts'
import type { EntryToIssue, IssuingOverview } from './contract.ts'
import type { HoldState } from './holds.ts'
import { freePlaces } from './issue.ts'
import { countEntries, listEntries, planFor, type ListedEntry, type Plan } from './plan.ts'
import type { CardDeps, RoundFacts } from './ports.ts'
import { countCards, everIssued, lastIssuing, runningIssuing, type CardCounts } from './store.ts'

const NOBODY = { objection: 0, cut_off: 0, officer: 0, bar: 0, ready: 0 }

/** Where the issuing of a round stands, and what keeps this officer from issuing now. */
export async function overviewOf(platform: Platform, deps: CardDeps, ctx: Ctx, roundId: string): Promise<Result<IssuingOverview>> {
  const { db, city } = platform
  const round = await deps.round(db, roundId)
  if (!round) return refuse('object.not_found')
  const may = await permit(platform, ctx, 'card.issue', { city, district: round.district })
  if (!may.ok) return may
  const plan = await planFor(platform, deps, ctx, roundId)
  const cards = await countCards(db, city, roundId)
  const entries = plan.ok ? await countEntries(db, plan.value) : NOBODY
  const [running] = await runningIssuing(db, city, roundId)
  const { district, year, pack, quota, published } = round
  const { ready: waitingForNothing, ...waiting } = entries
  const places = plan.ok ? plan.value.most : quota
  const ready = plan.ok ? Math.min(waitingForNothing, freePlaces(plan.value, cards)) : 0
  return ok({
    round: roundId, district, year, pack, quota, preparedBy: published?.preparedBy, noticeTo: published?.noticeTo,
    blocked: blockedBy(plan, round, ctx, ready), places, counts: cards, waiting, ready, withoutPlace: waitingForNothing - ready,
    running: running && { ...running.state, done: everIssued(cards) - running.state.before },
    last: await lastIssuing(db, city, roundId), returned: returnedOf(round, cards),
  })
}

function blockedBy(plan: Result<Plan>, round: RoundFacts, ctx: Ctx, ready: number): readonly Refusal[] {
  if (!plan.ok) return plan.refusals
  if (round.published?.preparedBy === ctx.actor.id) return refuse('access.same_person').refusals
  return ready === 0 ? refuse('cards.nothing_to_issue').refusals : []
}

function returnedOf({ returned }: RoundFacts, { lapsed, revoked, reopened }: CardCounts): IssuingOverview['returned'] {
  return { rule: returned, kept: lapsed + revoked - reopened, reopened }
}

/** Entries without a card, those that wait first. */
export async function entriesOf(
  platform: Platform, deps: CardDeps, ctx: Ctx, roundId: string, page: { readonly limit: number; readonly offset: number },
): Promise<Result<readonly EntryToIssue[]>> {
  const plan = await planFor(platform, deps, ctx, roundId)
  if (!plan.ok) return plan
  const may = await permit(platform, ctx, 'card.issue', { city: platform.city, district: plan.value.round.district })
  if (!may.ok) return may
  return ok((await listEntries(platform.db, plan.value, page)).map(row => opened(platform, row)))
}

function opened(platform: Platform, { heldBy, hold, ...entry }: ListedEntry): EntryToIssue {
  const state = hold?.state as HoldState | undefined
  return {
    ...entry, heldBy: heldBy ?? undefined,
    hold: hold && state
      ? { id: hold.id, clause: state.clause, reason: platform.vault.open('reason', state.reason), by: state.byName }
      : undefined,
  }
}
