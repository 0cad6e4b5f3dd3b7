import { runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { transaction } from '#platform/database.ts'
import { enqueueMessage } from '#platform/messages.ts'
import type { Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import type { CardCommand } from './card.ts'
import type { CardView } from './contract.ts'
import { cardAggregate } from './decide.ts'
import { refusing } from './refusing.ts'
import type { CardDeps } from './ports.ts'
import { lockRound, reopens } from './seats.ts'
import { expired } from './store.ts'

const BATCH = 200

/** FS-9: cards whose year is over lapse; what becomes of the place is the round's setting. Idempotent. */
export async function lapseExpired(platform: Platform, deps: CardDeps, ctx: Ctx): Promise<number> {
  let lapsed = 0
  for (;;) {
    const cards = await expired(platform.db, platform.city, ctx.today, BATCH)
    const answers = []
    for (const card of cards) answers.push(await lapseOne(platform, deps, ctx, card))
    lapsed += answers.filter(answer => answer.ok).length
    if (cards.length < BATCH || answers.every(answer => !answer.ok)) return lapsed
  }
}

function lapseOne(platform: Platform, deps: CardDeps, ctx: Ctx, card: CardView): Promise<Result<CardView>> {
  return giveBack(platform, deps, { ...ctx, commandId: `lapse:${card.id}` }, card, freeSeat => ({ kind: 'lapse', freeSeat }))
}

/** Ends a card and returns its place as the round says, and tells the holder, in one transaction. */
export function giveBack(
  platform: Platform, deps: CardDeps, ctx: Ctx, card: CardView, command: (freeSeat: boolean) => CardCommand,
): Promise<Result<CardView>> {
  return refusing(() => transaction(platform.db, async trx => {
    await lockRound(trx, platform.city, card.round)
    const round = await deps.round(trx, card.round)
    const freeSeat = round ? await reopens(trx, platform.city, card.round, round.quota, round.returned) : false
    const ran = await runIn(trx, cardAggregate, card.id, command(freeSeat), ctx)
    const holder = ran.events.length > 0 ? await deps.holder(trx, card.application) : undefined
    if (holder?.phone) await enqueueMessage(platform, trx, ctx, { phone: holder.phone, ...words(ran.state) })
    return { ...ran.state, id: card.id, version: ran.version }
  }))
}

function words({ status, number, expiresOn }: Pick<CardView, 'status' | 'number' | 'expiresOn'>): { kind: string; text: string } {
  return status === 'lapsed'
    ? { kind: 'card.lapsed', text: `您的入户卡 ${number} 已于 ${expiresOn} 期满失效，名额退回区人力资源社会保障部门。如有疑问，请向签发部门咨询。` }
    : { kind: 'card.revoked', text: `您的入户卡 ${number} 已被撤销，依据和理由请登录“我的申请”查看。如有异议，请向签发部门提出。` }
}
