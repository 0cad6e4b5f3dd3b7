import { Refused, run, runIn, type Ran } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { refuse, type Refusal, type Result } from '#platform/result.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Review } from '#server/review/index.ts'
import type { RoundRow, Rounds, RoundState } from '#server/rounds/index.ts'
import { computeRanking, type Computed, type RankSettings } from './compute.ts'
import { currentFacts, findRanking, roundInputs, storeRanking, undecidedApplications, versionInputs } from './store.ts'
import type { Ranking, RankingSummary } from './types.ts'

export interface RankingDeps {
  readonly packs: Packs
  readonly rounds: Rounds
  readonly review: Pick<Review, 'progress' | 'findings'>
}

export function settingsOf({ packs }: Pick<RankingDeps, 'packs'>, round: RoundState): RankSettings {
  const { quota, tie, parameters, packVersion } = round
  const pinned = packs.find(round.pack, packVersion)?.version
  return { evaluator: packs.evaluator(round.pack, parameters, pinned), parameters, quota, tie }
}

/** A round is scored by the version of the rules it pinned, current or archived, or not at all. */
function otherRules({ packs }: Pick<RankingDeps, 'packs'>, round: RoundState): Refusal | undefined {
  if (packs.find(round.pack, round.packVersion)) return undefined
  const loaded = packs.get(round.pack).version
  return { code: 'ranking.pack_version', params: { pinned: round.packVersion, loaded } }
}

/** Freezes the next version of a round's ranking (FS-8). */
export async function freeze(
  platform: Platform, deps: RankingDeps, ctx: Ctx, roundId: string,
): Promise<Result<Ranking>> {
  const round = await deps.rounds.get(roundId)
  if (!round) return refuse('object.not_found')
  const allowed = await permit(platform, ctx, 'ranking.freeze', { city: platform.city, district: round.state.district })
  if (!allowed.ok) return allowed
  if (await doneBefore(platform, ctx) || !['open', 'frozen'].includes(round.state.status)) {
    return frozen(
      platform, await run(platform, deps.rounds.aggregate, roundId, { kind: 'freeze', ranking: NOTHING }, ctx),
    )
  }
  const foreign = otherRules(deps, round.state)
  if (foreign) return { ok: false, refusals: [foreign] }
  const notYet = await notReady(platform, deps, ctx, round.state)
  if (notYet) return notYet
  const computed = await snapshot(platform, deps, round.state)
  if (computed.entries.length === 0) return refuse('ranking.nobody')
  const id = ctx.newId()
  const command = { kind: 'freeze', ranking: { id, ...hashes(computed) } } as const
  return frozen(platform, await run(platform, deps.rounds.aggregate, roundId, command, ctx, {
    expected: round.version,
    also: (trx, ran) => store(trx, ctx, { id, roundId, computed, summary: computed.summary }, ran),
  }))
}

const NOTHING = { id: '', inputHash: '', rulesHash: '', resultHash: '' }

async function doneBefore(platform: Platform, ctx: Ctx): Promise<boolean> {
  const row = await platform.db.selectFrom('commands').select('id').where('city', '=', platform.city)
    .where('id', '=', ctx.commandId).executeTakeFirst()
  return row !== undefined
}

/** Nobody is ranked before every department has spoken. */
async function notReady(
  platform: Platform, deps: RankingDeps, ctx: Ctx, round: RoundState,
): Promise<Result<never> | undefined> {
  const { reviewTo } = deps.rounds.dates(round)
  const clause = deps.packs.get(round.pack).round?.review.clause ?? ''
  if (ctx.today <= reviewTo) return refuse('ranking.review_running', { clause, params: { until: reviewTo } })
  const waiting = await undecidedApplications(platform.db, platform.city, round)
  if (waiting > 0) return refuse('ranking.applications_open', { params: { total: waiting } })
  const progress = await deps.review.progress(ctx, round.district, round.year)
  if (!progress.ok) return progress
  const open = progress.value.map(({ department, open, escalated }) => ({ department, left: open + escalated }))
    .filter(({ left }) => left > 0)
  if (open.length === 0) return undefined
  return refuse('ranking.tasks_open', {
    clause,
    params: {
      total: open.reduce((sum, { left }) => sum + left, 0),
      departments: {
        zh: open.map(({ department, left }) => `${department.name.zh} ${left}`).join('、'),
        en: open.map(({ department, left }) => `${department.name.en} ${left}`).join(', '),
      },
    },
  })
}

/** One consistent look at all findings. */
async function snapshot(platform: Platform, deps: RankingDeps, round: RoundState): Promise<Computed> {
  const inputs = await platform.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    .execute(trx => roundInputs(trx, platform.city, round))
  return computeRanking(inputs, settingsOf(deps, round))
}

function hashes(
  { inputHash, rulesHash, resultHash }: Computed
): Pick<Computed, 'inputHash' | 'rulesHash' | 'resultHash'> {
  return { inputHash, rulesHash, resultHash }
}

interface Version {
  readonly id: string
  readonly roundId: string
  readonly computed: Computed
  readonly summary: RankingSummary
}

async function store(trx: Trx, ctx: Ctx, version: Version, ran: { readonly state: RoundState }): Promise<void> {
  const ref = ran.state.rankings.at(-1)
  if (!ref) throw new Error('the round did not take the ranking')
  await storeRanking(trx, { ...version, city: ctx.actor.city, number: ref.number, frozenBy: ref.frozenBy, at: ctx.now })
}

async function frozen(platform: Platform, ran: Result<Ran<RoundState, unknown>>): Promise<Result<Ranking>> {
  if (!ran.ok) return ran
  const found = await findRanking(platform.db, platform.city, ran.value.state.rankings.at(-1)?.id ?? '')
  return found ? { ok: true, value: found } : refuse('object.not_found')
}

/** A new version in which one application's findings of today replace the old ones; `undefined` when none changed. */
export async function correct(
  trx: Trx, deps: RankingDeps, ctx: Ctx, round: RoundRow,
  why: { readonly applicationId: string; readonly objectionId: string },
): Promise<Ranking | undefined> {
  const { city } = ctx.actor
  const last = round.state.rankings.at(-1)
  if (!last) return undefined
  const foreign = otherRules(deps, round.state)
  if (foreign) throw new Refused([foreign])
  const before = await versionInputs(trx, city, last.id)
  const facts = await currentFacts(trx, city, why.applicationId)
  if (before.every(input => input.applicationId !== why.applicationId || input.facts === facts)) return undefined
  const inputs = before.map(input => (input.applicationId === why.applicationId ? { ...input, facts } : input))
  const computed = computeRanking(inputs, settingsOf(deps, round.state))
  const id = ctx.newId()
  const summary = { ...computed.summary, correction: { objectionId: why.objectionId, from: last.id } }
  const derived = { ...ctx, commandId: `${ctx.commandId}:ranking` }
  await runIn(trx, deps.rounds.aggregate, round.id, {
    kind: 'freeze', ranking: { id, ...hashes(computed), objectionId: why.objectionId },
  }, derived, {
    also: (inner, ran) => store(inner, ctx, { id, roundId: round.id, computed, summary }, ran),
  })
  return findRanking(trx, city, id)
}
