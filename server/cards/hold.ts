import { sql } from 'kysely'
import { Refused, run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { transaction } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, refuseAll, type Result } from '#platform/result.ts'
import type { CardView } from './contract.ts'
import { holdAggregate } from './holds.ts'
import { refusing } from './refusing.ts'
import { giveBack } from './lapse.ts'
import type { CardDeps } from './ports.ts'
import { cardBy } from './store.ts'

export interface Why {
  readonly clause: string
  readonly reason: string
}

const LONGEST = 500

/** Keeps one entry back. The application's row is locked, so that its card is issued before or not at all. */
export async function hold(platform: Platform, deps: CardDeps, ctx: Ctx, roundId: string, application: string, why: Why): Promise<Result<string>> {
  const { db, city } = platform
  const round = await deps.round(db, roundId)
  if (!round) return refuse('object.not_found')
  const wrong = wrongWhy(deps, round.pack, why)
  if (wrong) return wrong
  const command = {
    kind: 'hold' as const, round: roundId, application, district: round.district, clause: why.clause,
    reason: platform.vault.seal('reason', why.reason.trim()),
  }
  return refusing(() => transaction(db, async trx => {
    const locked = await trx.selectFrom('applications').select('id').where('city', '=', city).where(sql`id::text`, '=', application)
      .where('district', '=', round.district).forNoKeyUpdate().execute()
    if (locked.length === 0) throw new Refused(refuse('object.not_found').refusals)
    if (await cardBy(trx, city, 'application_id', application)) throw new Refused(refuse('cards.already_issued').refusals)
    return (await runIn(trx, holdAggregate, 'new', command, ctx)).id
  }))
}

export async function release(platform: Platform, ctx: Ctx, holdId: string): Promise<Result<undefined>> {
  const done = await run(platform, holdAggregate, holdId, { kind: 'release' }, ctx)
  return done.ok ? ok(undefined) : done
}

/** Takes a card back before it is used, by a published clause (QY-7). */
export async function revoke(platform: Platform, deps: CardDeps, ctx: Ctx, cardId: string, why: Why): Promise<Result<CardView>> {
  const card = await cardBy(platform.db, platform.city, 'id', cardId)
  if (!card) return refuse('cards.unknown')
  const wrong = wrongWhy(deps, card.pack, why)
  if (wrong) return wrong
  const reason = platform.vault.seal('reason', why.reason.trim())
  return giveBack(platform, deps, ctx, card, freeSeat => ({ kind: 'revoke', clause: why.clause, reason, freeSeat }))
}

function wrongWhy(deps: CardDeps, pack: string, { clause, reason }: Why) {
  const published = deps.packs.get(pack).clauses.some(({ id }) => id === clause)
  return refuseAll([
    clause === '' ? { code: 'field.required', field: 'clause' } : undefined,
    published || clause === '' ? undefined : { code: 'cards.clause_unknown', field: 'clause' },
    reason.trim() === '' ? { code: 'field.required', field: 'reason' } : undefined,
    reason.length > LONGEST ? { code: 'field.too_long', field: 'reason', params: { max: LONGEST } } : undefined,
  ])
}
