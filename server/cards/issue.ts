import { Refused, run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { transaction, type Trx } from '#platform/database.ts'
import { enqueueMessage } from '#platform/messages.ts'
import type { Platform } from '#platform/platform.ts'
import { refuse, type Result } from '#platform/result.ts'
import type { IssueFacts, NewCard } from './card.ts'
import { cardCode, cardNumber } from './code.ts'
import type { IssueOutcome, IssuingState } from './contract.ts'
import { cardAggregate } from './decide.ts'
import { issuingAggregate } from './issuings.ts'
import { countEntries, lockEntry, planFor, readyEntries, type LockedEntry, type Plan } from './plan.ts'
import { roundRules, type CardDeps, type HolderFacts } from './ports.ts'
import { refusing } from './refusing.ts'
import { freeSeat, lockRound, mintSeats } from './seats.ts'
import { countCards, everIssued, runningIssuing } from './store.ts'

/** A decision with its id. */
export interface Issuing {
  readonly id: string
  readonly state: IssuingState
}

/** Records the officer's decision and makes the places. A decision still running is joined, not doubled. */
export async function decideIssuing(platform: Platform, deps: CardDeps, ctx: Ctx, roundId: string): Promise<Result<Issuing>> {
  const plan = await planFor(platform, deps, ctx, roundId)
  if (!plan.ok) return plan
  return refusing(() => transaction(platform.db, trx => decideIn(trx, ctx, plan.value)))
}

async function decideIn(trx: Trx, ctx: Ctx, plan: Plan): Promise<Issuing> {
  const { city, roundId, round, published, most } = plan
  await lockRound(trx, city, roundId)
  const [running] = await runningIssuing(trx, city, roundId)
  if (running) return running
  await mintSeats(trx, city, roundId, round.quota, most)
  const cards = await countCards(trx, city, roundId)
  const { ready } = await countEntries(trx, plan)
  const command = {
    kind: 'decide' as const, round: roundId, ranking: published.ranking, district: round.district, before: everIssued(cards),
    of: Math.min(ready, freePlaces(plan, cards)), preparedBy: published.preparedBy, noticeTo: published.noticeTo,
  }
  const ran = await runIn(trx, issuingAggregate, 'new', command, ctx)
  return { id: ran.id, state: ran.state }
}

/** Places no card stands on, of those the newest ranking allows. */
export function freePlaces(plan: Pick<Plan, 'most'>, cards: Awaited<ReturnType<typeof countCards>>): number {
  return Math.max(0, plan.most - (everIssued(cards) - cards.reopened))
}

/**
 * Carries a decision out: every card in a transaction of its own, so that a kill in the middle loses none that was
 * acknowledged and a further call issues the rest. Safe to run twice at once. `onCard` hears of each card stored.
 */
export async function carryOut(
  platform: Platform, deps: CardDeps, ctx: Ctx, issuing: Issuing, onCard?: (cardId: string) => void,
): Promise<IssueOutcome> {
  const { round, before, of } = issuing.state
  const plan = await planFor(platform, deps, ctx, round)
  const ids = plan.ok ? await readyEntries(platform.db, plan.value) : []
  for (const id of ids) {
    if (!plan.ok) break
    const answer = await refusing(() => transaction(platform.db, trx => issueIn(trx, platform, deps, ctx, plan.value, id)))
    if (answer.ok) onCard?.(answer.value)
    else if (answer.refusals.some(({ code }) => ENDS.has(code))) break
  }
  const issued = everIssued(await countCards(platform.db, platform.city, round)) - before
  await run(platform, issuingAggregate, issuing.id, { kind: 'finish', issued }, { ...ctx, commandId: `${issuing.id}:finish` })
  return { issuing: issuing.id, of, issued, finished: true }
}

/** Refusals that hold for all that follow. */
const ENDS = new Set(['cards.no_seat', 'cards.ranking_changed', 'access.same_person', 'access.other_patch', 'access.not_allowed'])

/** One card: the round's turn, the entry looked at again, a seat, the card and the message, or nothing. */
async function issueIn(trx: Trx, platform: Platform, deps: CardDeps, ctx: Ctx, plan: Plan, application: string): Promise<string> {
  const { city, roundId, published, round } = plan
  await lockRound(trx, city, roundId)
  const now = await deps.round(trx, roundId)
  if (now?.published?.ranking !== published.ranking) throw new Refused(refuse('cards.ranking_changed').refusals)
  const entry = await lockEntry(trx, plan, application)
  const holder = entry && await deps.holder(trx, application)
  if (!entry || !holder) throw new Refused(refuse('cards.already_issued').refusals)
  const cards = await countCards(trx, city, roundId)
  const facts: IssueFacts = {
    preparedBy: published.preparedBy, noticeTo: published.noticeTo, admitted: true, heldBy: entry.heldBy ?? undefined,
    seat: freePlaces(plan, cards) > 0 ? await freeSeat(trx, city, roundId) : undefined, years: roundRules(deps.packs, round.pack).card.years,
  }
  const card = newCard(platform, deps, plan, { application, entry, holder, serial: everIssued(cards) + 1 })
  const own: Ctx = { ...ctx, commandId: `${ctx.commandId}:card:${application}` }
  const ran = await runIn(trx, cardAggregate, 'new', { kind: 'issue', card, facts }, own)
  if (!ran.replayed) await tell(platform, trx, ctx, holder, ran.state)
  return ran.id
}

interface Making {
  readonly application: string
  readonly entry: LockedEntry
  readonly holder: HolderFacts
  /** The card's running number in its round. */
  readonly serial: number
}

function newCard(
  platform: Platform, deps: CardDeps, { roundId, round, published }: Plan, { application, entry, holder, serial }: Making,
): NewCard {
  return {
    number: cardNumber(round.district, round.year, serial), code: cardCode(deps.random()),
    round: roundId, application, ranking: published.ranking, district: round.district, town: entry.town, year: round.year,
    pack: round.pack, packVersion: round.packVersion, owner: holder.owner, maskedName: entry.maskedName,
    nameIndex: nameIndex(platform, holder.name),
  }
}

/** Keyed index of a name, for a public check by number and name. */
export function nameIndex(platform: Platform, name: string): string {
  return platform.vault.index('name', name.normalize('NFKC').replace(/\s/g, '').toUpperCase()).toString('base64')
}

async function tell(
  platform: Platform, trx: Trx, ctx: Ctx, holder: HolderFacts, { number, expiresOn }: { readonly number: string; readonly expiresOn: string },
): Promise<void> {
  if (!holder.phone) return
  const text = `您的积分入户申请（${holder.number}）已签发入户卡，卡号 ${number}，有效期至 ${expiresOn}。`
    + '请登录“我的申请”查看应带材料，在有效期内到区公安户籍管理部门办理入户。'
  await enqueueMessage(platform, trx, ctx, { kind: 'card.issued', phone: holder.phone, text })
}
