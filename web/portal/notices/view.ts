import type { RouterContextProvider } from 'react-router'
import { findDistrict, findTown } from '#identity'
import { hasStandIns, type Points, type Text } from '#policy'
import type { NoticeEntry, NoticePage, NoticeVersion, PublicStanding } from '#server/notices/index.ts'
import { contextFor } from '#platform/platform.ts'
import { requestContext } from '../../context.ts'

/** A row as the page shows it; the town by its name. */
export interface EntryView extends PublicStanding {
  readonly maskedName: string
  readonly town: Text
  readonly held: boolean
}

export interface ChangeView {
  readonly maskedName: string
  readonly town: Text
  readonly before: PublicStanding | undefined
  readonly after: PublicStanding | undefined
}

export interface VersionView {
  readonly number: number
  readonly on: string
  readonly moved: number
  readonly changes: readonly ChangeView[]
}

/** Everything a public notice says. */
export interface NoticeView {
  readonly id: string
  readonly round: string
  readonly district: Text
  readonly year: number
  readonly running: boolean
  readonly publishedOn: string
  readonly toOn: string
  readonly shownUntil: string
  readonly signature: string
  readonly workingDays: number
  readonly clause: string
  readonly policy: string
  readonly quota: number
  readonly tie: { readonly name: Text; readonly description: Text } | undefined
  readonly threshold: Points | undefined
  /** Whether the round scores by values that stand in for ones never published. */
  readonly standIns: boolean
  readonly cutOff: Points | undefined
  readonly entries: number
  readonly admitted: number
  readonly versions: readonly VersionView[]
  readonly rows: readonly EntryView[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

type Context = Readonly<RouterContextProvider>

export function townName(code: string): Text {
  return findTown(code)?.name ?? { zh: '', en: '' }
}

export function entryView({ maskedName, town, position, points, rank, admitted, held }: NoticeEntry): EntryView {
  return { maskedName, town: townName(town), position, points, rank, admitted, held }
}

function versionView({ number, on, moved, changes }: NoticeVersion): VersionView {
  return { number, on, moved, changes: changes.map(change => ({ ...change, town: townName(change.town) })) }
}

/** Puts a page of a notice together; a 404 for a list that is not (or no longer) public. */
export async function noticeView(context: Context, found: NoticePage | undefined): Promise<NoticeView> {
  const { services, today } = context.get(requestContext)
  if (!found) throw new Response(null, { status: 404 })
  const { notice, entries, total, page, pages } = found
  const [round, ranking] = await Promise.all([
    services.rounds.get(notice.roundId), services.rankings.get(notice.rankingId),
  ])
  const pack = services.packs.get(notice.pack)
  const tie = pack.ties.find(rule => rule.id === round?.state.tie)
  const { id, year, publishedOn, toOn, shownUntil, signature, versions, admitted } = notice
  return {
    id, round: notice.roundId, year, publishedOn, toOn, shownUntil, signature, admitted, running: today <= toOn,
    standIns: hasStandIns(pack, round?.state.parameters ?? {}),
    district: findDistrict(notice.district)?.name ?? { zh: notice.district, en: notice.district },
    workingDays: pack.round?.notice.workingDays ?? 0, clause: pack.round?.notice.clause ?? '', policy: pack.id,
    quota: round?.state.quota ?? 0, tie: tie && { name: tie.name, description: tie.description },
    threshold: pack.threshold?.points, cutOff: ranking?.summary.cutOff?.points, entries: notice.entries,
    versions: versions.map(versionView), rows: entries.map(entryView), total, page, pages,
  }
}

/** Where the signed-in person's own applications stand on this notice. */
export async function ownEntries(context: Context, noticeId: string): Promise<{
  applicationId: string; entry: EntryView | undefined
}[]> {
  const { services, actor } = context.get(requestContext)
  if (actor?.role !== 'citizen') return []
  const mine = await services.applications.mine(contextFor(services.platform, actor))
  if (!mine.ok) return []
  const found = await Promise.all(mine.value.filter(row => row.status === 'accepted').map(async row => (
    { applicationId: row.id, standing: await services.notices.entryFor(row.id) })))
  return found.filter(({ standing }) => standing?.notice.id === noticeId)
    .map(({ applicationId, standing }) => ({ applicationId, entry: standing?.entry && entryView(standing.entry) }))
}
