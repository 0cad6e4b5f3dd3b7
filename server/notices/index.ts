import { run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import type { Change, EntryStanding, Ranking, RankingDiff } from '#server/ranking/index.ts'
import { noticeAggregate } from './decide.ts'
import { publish, type NoticeDeps } from './publish.ts'
import {
  findNotice, listNotices, noticeOfApplication, noticeOfRound, PAGE, rowOf, rowsBetween, rowsNamed, runningNotices,
} from './store.ts'
import type { Notice, NoticeEntry, NoticePage, PublicChange, PublicStanding } from './types.ts'

export type * from './types.ts'
export type { NoticeDeps } from './publish.ts'
export { REMEDY_DAYS } from './publish.ts'
export { leaksIn } from './leaks.ts'

/** The public list of a round (FS-8): masked names, list numbers, towns, points, ranks. Nothing else, ever. */
export interface Notices {
  /**
   * Publishes a frozen ranking for ten working days. Another officer than the one who froze it signs with their own
   * name;
   * every row is checked for what must not be public first.
   */
  publish(ctx: Ctx, rankingId: string, input: { readonly signature: string }): Promise<Result<Notice>>
  /** Public notices, newest first; those taken down are left out. */
  list(today: string): Promise<Notice[]>
  get(noticeId: string): Promise<Notice | undefined>
  ofRound(roundId: string): Promise<Notice | undefined>
  /**
   * 100 rows; `q` a list number or a part of a masked name. `undefined` when there is no such notice or it was taken
   * down.
   */
  page(noticeId: string, page: number, q: string, today: string): Promise<NoticePage | undefined>
  /** The whole list, for the print view. */
  all(noticeId: string, today: string): Promise<NoticePage | undefined>
  /** The row with this list number on the present version. */
  at(notice: Notice, position: number): Promise<NoticeEntry | undefined>
  /**
   * Where an applicant stands; `entry` is missing for an application that is not ranked. The caller has checked whose
   * it is.
   */
  entryFor(applicationId: string): Promise<{
    readonly notice: Notice; readonly entry: NoticeEntry | undefined
  } | undefined>
  /** The notice shows a new version and what it says differently. For objections, inside the decision's transaction. */
  correctIn(trx: Trx, ctx: Ctx, noticeId: string, ranking: Ranking, diff: RankingDiff): Promise<void>
  /** Ends notices whose period is over, takes down those past the time for remedies. */
  due(ctx: Ctx): Promise<void>
}

export function createNotices(platform: Platform, deps: NoticeDeps): Notices {
  const { db, city } = platform
  const shown = async (id: string, today: string): Promise<Notice | undefined> => {
    const notice = isUuid(id) ? await findNotice(db, city, id) : undefined
    return notice && notice.status !== 'taken_down' && today <= notice.shownUntil ? notice : undefined
  }
  return {
    publish: (ctx, rankingId, { signature }) => publish(platform, deps, ctx, rankingId, signature),
    list: async today => (await listNotices(db, city)).filter(notice => today <= notice.shownUntil),
    get: async id => (isUuid(id) ? findNotice(db, city, id) : undefined),
    ofRound: roundId => noticeOfRound(db, city, roundId),
    async page(id, page, q, today) {
      const notice = await shown(id, today)
      return notice && pageOf(platform, notice, page, q.trim())
    },
    async all(id, today) {
      const notice = await shown(id, today)
      return notice && {
        notice, entries: await rowsBetween(db, city, notice, 1, notice.entries), total: notice.entries, page: 1,
        pages: 1
      }
    },
    at: async (notice, position) => (await rowsBetween(db, city, notice, position, position))[0],
    async entryFor(applicationId) {
      const notice = await noticeOfApplication(db, city, applicationId)
      return notice && { notice, entry: await rowOf(db, city, notice, applicationId) }
    },
    correctIn,
    due: ctx => due(platform, deps, ctx),
  }
}

async function pageOf({ db, city }: Platform, notice: Notice, asked: number, q: string): Promise<NoticePage> {
  if (/^\d{1,9}$/.test(q)) {
    const entries = await rowsBetween(db, city, notice, Number(q), Number(q))
    return { notice, entries, total: entries.length, page: 1, pages: 1 }
  }
  const wanted = Number.isSafeInteger(asked) && asked > 0 ? asked : 1
  if (q !== '') {
    const { entries, total } = await rowsNamed(db, city, notice, q, wanted)
    return { notice, entries, total, page: wanted, pages: Math.max(1, Math.ceil(total / PAGE)) }
  }
  const pages = Math.max(1, Math.ceil(notice.entries / PAGE))
  const page = Math.min(wanted, pages)
  const entries = await rowsBetween(db, city, notice, (page - 1) * PAGE + 1, page * PAGE)
  return { notice, entries, total: notice.entries, page, pages }
}

async function correctIn(trx: Trx, ctx: Ctx, noticeId: string, ranking: Ranking, diff: RankingDiff): Promise<void> {
  const version = {
    rankingId: ranking.id, number: ranking.number, changes: diff.changes.map(publicChange), moved: diff.moved,
  }
  const { ranked, admitted } = ranking.summary
  await runIn(trx, noticeAggregate, noticeId, { kind: 'correct', version, entries: ranked, admitted }, {
    ...ctx, commandId: `${ctx.commandId}:notice`,
  })
}

function publicChange({ maskedName, town, before, after }: Change): PublicChange {
  return { maskedName, town, before: publicStanding(before), after: publicStanding(after) }
}

function publicStanding(one: EntryStanding | undefined): PublicStanding | undefined {
  if (one?.rank === undefined) return undefined
  const { position, points, rank, admitted } = one
  return { position, points, rank, admitted }
}

async function due(platform: Platform, { rounds }: NoticeDeps, ctx: Ctx): Promise<void> {
  for (const notice of await runningNotices(platform.db, platform.city, ctx.today)) {
    if (notice.status === 'published') {
      await run(platform, noticeAggregate, notice.id, { kind: 'end' }, {
        ...ctx, commandId: `notice:${notice.id}:end`
      }, {
        also: async trx => {
          const derived = { ...ctx, commandId: `notice:${notice.id}:end:round` }
          await runIn(trx, rounds.aggregate, notice.roundId, { kind: 'end_notice' }, derived)
        },
      })
    }
    if (ctx.today > notice.shownUntil) {
      await run(
        platform, noticeAggregate, notice.id, { kind: 'take_down' }, { ...ctx, commandId: `notice:${notice.id}:down` },
      )
    }
  }
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
