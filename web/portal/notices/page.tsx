import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import {
  EmptyState, LinkButton, Notice, PageHead, Pager, TextField, formatCount, formatDate,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { EntryTable, NoticeFacts, OwnEntries, useNoticeTitle, Versions } from './parts.tsx'
import { noticeView, ownEntries, type NoticeView } from './view.ts'

export const handle: Handle = { cache: 60 }

export const headers = () => ({ 'x-robots-tag': 'noindex, nofollow, noarchive' })

/** `/notices/:id?page=&q=`: one page of a public list. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { services, today } = context.get(requestContext)
  const id = params['id'] ?? ''
  const asked = new URL(request.url).searchParams
  const q = (asked.get('q') ?? '').slice(0, 50)
  const notice = await noticeView(context, await services.notices.page(id, Number(asked.get('page') ?? 1), q, today))
  return { notice, q, own: await ownEntries(context, id) }
}

export default function NoticePage() {
  const { notice, q, own } = useLoaderData<typeof loader>()
  const { t, href } = useLang()
  const title = useNoticeTitle(notice)
  const here = href(`/notices/${notice.id}`)
  const pageHref = (page: number): string =>
    `${here}?${new URLSearchParams({ ...(q ? { q } : {}), page: String(page) })}#list`
  return (
    <>
      <meta name="robots" content="noindex, nofollow, noarchive" />
      <PageHead title={title} crumbs={[{ href: href('/notices'), label: t('公示', 'Notices') }]} />
      <OwnEntries own={own} />
      <HowToObject notice={notice} />
      <NoticeFacts notice={notice} />
      <Versions versions={notice.versions} />
      <section className="part" aria-labelledby="list">
        <h2 id="list">{t(`名单（第 ${notice.versions.length} 版）`, `The list (version ${notice.versions.length})`)}</h2>
        <form method="get" action={`${here}#list`} className="inline-search" role="search">
          <TextField name="q" label={t('按序号或姓名查找', 'Find by number or name')}
            hint={t(
              '姓名只显示姓氏，例如“张*”。', 'Only the surname is shown, for example “张*”.',
            )} value={q} width="medium" search />
          <button className="button plain" type="submit">{t('查找', 'Find')}</button>
          {q && <a className="button quiet" href={`${here}#list`}>{t('显示全部', 'Show all')}</a>}
        </form>
        <p className="muted">{t(
          `共 ${formatCount(notice.total)} 人，第 ${notice.page} / ${notice.pages} 页`,
          `${formatCount(notice.total)} people, page ${notice.page} of ${notice.pages}`,
        )}</p>
        {notice.rows.length > 0
          ? <EntryTable rows={notice.rows} caption={title} />
          : <EmptyState title={t('没有找到', 'Nothing found')}><p>{t(
            '请核对序号；按姓名查找时只输入姓氏。未进入排名的申请不在名单上，请登录查看评分表。',
            'Check the number; by name, type the surname only. Applications that are not ranked are not listed: sign in to see the score sheet.',
          )}</p></EmptyState>}
        <Pager page={notice.page} pages={notice.pages} href={pageHref} />
        <p><a href={`${here}/print`}>{t('打印整份名单', 'Print the whole list')}</a></p>
      </section>
    </>
  )
}

function HowToObject({ notice }: { readonly notice: NoticeView }) {
  const { lang, t, href } = useLang()
  if (!notice.running) {
    return (
      <Notice title={t('公示期已满', 'The notice has ended')}>
        <p>{t(
          '不再受理异议。如对结果不服，可以依法申请行政复议或者提起行政诉讼。',
          'Objections are no longer taken. You may still apply for administrative reconsideration or sue, as the law provides.',
        )}</p>
        <p>{t(
          `名单公布到 ${formatDate(notice.shownUntil, lang)}，之后撤下。`,
          `The list is taken down after ${formatDate(notice.shownUntil, lang)}.`,
        )}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="warn"
      title={t(
        `对名单有异议？请在 ${formatDate(notice.toOn, lang)} 前（含当日）提出`,
        `Do you object? Do so by ${formatDate(notice.toOn, lang)}, that day included`,
      )}>
      <p>{t(
        '本人或他人的得分、名次都可以提出异议。须实名、写明理由；区人力资源社会保障局核查后书面答复。',
        'You may object to your own or another entry, in your real name and with reasons. The district human-resources bureau has it checked and answers in writing.',
      )}</p>
      <p className="actions"><LinkButton kind="plain" href={
        href(`/notices/${notice.id}/objection`)
      }>{t('提出异议', 'Object')}</LinkButton></p>
    </Notice>
  )
}
