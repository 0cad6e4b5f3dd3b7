import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { PageHead } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { EntryTable, NoticeFacts, useNoticeTitle, Versions } from './parts.tsx'
import { noticeView } from './view.ts'

export const handle: Handle = { cache: 300 }

export const headers = () => ({ 'x-robots-tag': 'noindex, nofollow, noarchive' })

/** `/notices/:id/print`: the whole list on paper. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, today } = context.get(requestContext)
  return { notice: await noticeView(context, await services.notices.all(params['id'] ?? '', today)) }
}

export default function NoticePrint() {
  const { notice } = useLoaderData<typeof loader>()
  const { t, href } = useLang()
  const title = useNoticeTitle(notice)
  return (
    <>
      <meta name="robots" content="noindex, nofollow, noarchive" />
      <PageHead title={title}
        crumbs={
          [
            { href: href('/notices'), label: t('公示', 'Notices') },
            { href: href(`/notices/${notice.id}`), label: t('名单', 'The list') },
          ]
        } />
      <p className="no-print">{t('请用浏览器的打印功能打印本页。', 'Print this page with your browser.')}</p>
      <NoticeFacts notice={notice} />
      <Versions versions={notice.versions} />
      <section className="part" aria-labelledby="list">
        <h2 id="list">{t(`名单（第 ${notice.versions.length} 版）`, `The list (version ${notice.versions.length})`)}</h2>
        <EntryTable rows={notice.rows} caption={title} />
      </section>
    </>
  )
}
