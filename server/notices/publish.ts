import { addDays, addWorkingDays, writtenDate } from '#calendar'
import { findDistrict } from '#identity'
import { run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { enqueueMessages, type Message } from '#platform/messages.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { refuse, type Result } from '#platform/result.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Ranking, Rankings } from '#server/ranking/index.ts'
import type { RoundRow, Rounds } from '#server/rounds/index.ts'
import { noticeAggregate } from './decide.ts'
import { leak } from './leaks.ts'
import { addressees, publicRows, type Addressee } from './store.ts'
import type { Notice } from './types.ts'

export interface NoticeDeps {
  readonly packs: Packs
  readonly rounds: Rounds
  readonly rankings: Rankings
}

/** 行政复议法 § 20: sixty days to apply for reconsideration; the list stays reachable that long after the notice. */
export const REMEDY_DAYS = 60

/**
 * Publishes a frozen ranking for the pack's working days, signed by another officer than the one who froze it (FS-8).
 */
export async function publish(
  platform: Platform, deps: NoticeDeps, ctx: Ctx, rankingId: string, signature: string,
): Promise<Result<Notice>> {
  const ranking = await deps.rankings.get(rankingId)
  const round = ranking && await deps.rounds.get(ranking.roundId)
  if (!ranking || !round) return refuse('object.not_found')
  const { district } = round.state
  const allowed = await permit(platform, ctx, 'notice.publish', { city: platform.city, district })
  if (!allowed.ok) return allowed
  if (ranking.frozenBy === ctx.actor.id) return refuse('access.same_person')
  if (signature.normalize('NFKC').trim() !== ctx.actor.name) {
    return refuse('notices.signature', { field: 'signature', params: { name: ctx.actor.name } })
  }
  const ready = await checked(platform, deps, ctx, round, ranking)
  return ready.ok ? store(platform, deps, ctx, { round, ranking, toOn: ready.value }) : ready
}

/** The last day of the notice, if the list may go out. */
async function checked(
  platform: Platform, { packs }: NoticeDeps, ctx: Ctx, round: RoundRow, ranking: Ranking,
): Promise<Result<string>> {
  const days = packs.get(round.state.pack).round?.notice.workingDays
  if (days === undefined) return refuse('rounds.pack')
  if (ranking.summary.ranked === 0) return refuse('notices.nobody')
  const leaking = leak(await publicRows(platform.db, platform.city, ranking.id), round.state.district)
  if (leaking) return { ok: false, refusals: [leaking] }
  return addWorkingDays(ctx.today, days)
}

interface Ready {
  readonly round: RoundRow
  readonly ranking: Ranking
  readonly toOn: string
}

async function store(
  platform: Platform, deps: NoticeDeps, ctx: Ctx, { round, ranking, toOn }: Ready,
): Promise<Result<Notice>> {
  const { district, year, pack } = round.state
  const ran = await run(platform, noticeAggregate, 'new', {
    kind: 'publish', roundId: round.id, district, year, pack, rankingId: ranking.id, number: ranking.number, toOn,
    signature: ctx.actor.name, shownUntil: addDays(toOn, REMEDY_DAYS), entries: ranking.summary.ranked,
    admitted: ranking.summary.admitted,
  }, ctx, {
    also: async (trx, made) => {
      const derived = { ...ctx, commandId: `${ctx.commandId}:round` }
      await runIn(
        trx, deps.rounds.aggregate, round.id, { kind: 'publish', rankingId: ranking.id, noticeId: made.id }, derived,
      )
      await tellEverybody(platform, trx, ctx, { round, ranking, toOn })
    },
  })
  return ran.ok ? { ok: true, value: { ...ran.value.state, id: ran.value.id, version: ran.value.version } } : ran
}

async function tellEverybody(platform: Platform, trx: Trx, ctx: Ctx, { round, ranking, toOn }: Ready): Promise<void> {
  const where = `${findDistrict(round.state.district)?.name.zh ?? ''}${round.state.year}年度积分制入户`
  const people = await addressees(trx, platform.city, ranking.id)
  await enqueueMessages(platform, trx, ctx, people.map((person): Message => ({
    kind: 'notice_published', phone: platform.vault.open('phone', person.phoneSealed),
    text: resultText(person, where, toOn),
  })))
}

function resultText({ number, position, points, rank, admitted }: Addressee, where: string, toOn: string): string {
  const total = `${points / 100}`
  if (rank === null) return `【落户】${where}排名已公示。您的申请（${number}）得分 ${total} 分，未进入排名，理由和条款请登录“我的申请”查看。`
  const place = admitted ? '在入户名额之内' : '未进入入户名额'
  return `【落户】${where}排名已公示，您的序号 ${position}，得分 ${total} 分，第 ${rank} 名，${place}。如有异议请于${writtenDate(toOn, 'zh') ?? toOn}前（含当日）登录提出。`
}
