import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { workingDaysBetween } from '#calendar'
import { EmptyState, LinkButton, PageHead, StatusTag, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { NoticeFacts, useNoticeTitle, Versions } from '../../portal/notices/parts.tsx'
import { noticeView } from '../../portal/notices/view.ts'
import { signedIn } from '../../session.ts'
import { ObjectionTable, objectionRow } from '../objections/table.tsx'

/** `/office/notices/:id`: a notice and its objections, for the officer. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, actor, today, ctx } = signedIn(args, 'officer')
  const notice = await services.notices.get(args.params['id'] ?? '')
  if (!notice) throw new Response(null, { status: 404 })
  const objections = await services.objections.list(ctx(), { district: notice.district, noticeId: notice.id })
  if (!objections.ok) throw new Response(null, { status: 403 })
  const left = workingDaysBetween(today, notice.toOn)
  const { rows: _, ...view } = await noticeView(
    args.context, { notice, entries: [], total: notice.entries, page: 1, pages: 1 },
  )
  return {
    view, status: notice.status, roundId: notice.roundId, left: left.ok ? left.value : undefined,
    objections: objections.value.map(objectionRow), district: actor.district,
  }
}

const STATUS = {
  published: { zh: '公示中', en: 'Running', tone: 'warn' },
  ended: { zh: '公示期已满', en: 'Ended', tone: 'quiet' },
  taken_down: { zh: '已撤下', en: 'Taken down', tone: 'quiet' },
} as const

export default function OfficeNotice() {
  const { view, status, roundId, left, objections } = useLoaderData<typeof loader>()
  const { lang, t, text, href } = useLang()
  const title = useNoticeTitle(view)
  return (
    <>
      <PageHead title={title}
        crumbs={
          [
            { href: href('/office/rounds'), label: t('批次', 'Rounds') },
            { href: href(`/office/rounds/${roundId}`), label: String(view.year) },
          ]
        }>
        <StatusTag tone={STATUS[status].tone}>{text(STATUS[status])}</StatusTag>{' '}
        {
          status === 'published' && left !== undefined && left >= 0 && <span className="muted">{t(
            `还剩 ${left} 个工作日`, `${left} working days left`,
          )}</span>
        }
      </PageHead>
      <NoticeFacts notice={{ ...view, rows: [] }} />
      <p className="muted">{t(
        `名单公开到 ${formatDate(view.shownUntil, lang)}，之后自动撤下。`,
        `The list stays public until ${formatDate(view.shownUntil, lang)} and is then taken down.`,
      )}</p>
      {
        status !== 'taken_down' && <p className="actions"><LinkButton kind="plain" href={
          href(`/notices/${view.id}`)
        }>{t('查看公开页面', 'See the public page')}</LinkButton></p>
      }
      <section className="part" aria-labelledby="objections">
        <h2 id="objections">{t('异议', 'Objections')}</h2>
        <ObjectionTable rows={objections} empty={<EmptyState title={t('没有异议', 'No objection')} />} />
      </section>
      <Versions versions={view.versions} />
    </>
  )
}
