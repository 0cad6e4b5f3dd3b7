import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { findDistrict } from '#identity'
import { requestContext } from '../../context.ts'
import { EmptyState, PageHead, StatusTag, Table, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'

export const handle: Handle = { cache: 30 }

interface Row {
  readonly id: string
  readonly district: string
  readonly year: number
  readonly running: boolean
  readonly publishedOn: string
  readonly toOn: string
  readonly entries: number
  readonly admitted: number
}

/** `/notices`: the lists that are public now. */
export async function loader({ context }: LoaderFunctionArgs): Promise<{ rows: Row[] }> {
  const { services, today } = context.get(requestContext)
  const notices = await services.notices.list(today)
  return {
    rows: notices.map(({ id, district, year, publishedOn, toOn, entries, admitted }) => (
      { id, district, year, publishedOn, toOn, entries, admitted, running: today <= toOn })),
  }
}

export default function NoticeList() {
  const { rows } = useLoaderData<typeof loader>()
  const { lang, t, text, href } = useLang()
  const name = (row: Row): string => text(findDistrict(row.district)?.name ?? { zh: row.district, en: row.district })
  const title = t('公示', 'Public notices')
  return (
    <>
      <meta name="robots" content="noindex, nofollow, noarchive" />
      <PageHead title={title} lead={t(
        '各区积分制入户排名。公示期 10 个工作日，期间任何人都可以实名提出异议。名单只列序号、隐去部分的姓名、镇街、积分和名次。',
        'Ranked lists of the districts. A notice runs for ten working days, in which anybody may object in their own name. A list shows number, masked name, town, points and rank, and nothing else.',
      )} />
      <Table<Row> caption={title} hideCaption rows={rows} rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('现在没有公示', 'No notice is running')}><p>{t(
            '各区完成审核和排名后在这里公示，通常在每年 12 月。', 'Districts publish here after review and ranking, usually in December.',
          )}</p></EmptyState>
        }
        columns={[
          {
            key: 'name', head: t('名单', 'List'),
            cell: row => <a href={href(`/notices/${row.id}`)}>{t(
              `${name(row)} ${row.year} 年度`, `${name(row)}, ${row.year}`,
            )}</a>,
          },
          {
            key: 'status', head: t('状态', 'Status'),
            cell: row => (
              row.running
                ? <StatusTag tone="warn">{t('公示中', 'Running')}</StatusTag>
                : <StatusTag tone="quiet">{t('公示期已满', 'Ended')}</StatusTag>
            ),
          },
          { key: 'from', head: t('公布日期', 'Published'), cell: row => formatDate(row.publishedOn, lang) },
          { key: 'to', head: t('公示截止', 'Last day'), cell: row => formatDate(row.toOn, lang) },
          { key: 'entries', head: t('上榜人数', 'People listed'), numeric: true, cell: row => formatCount(row.entries) },
          {
            key: 'admitted', head: t('入围人数', 'Within the quota'), numeric: true, cell: row => formatCount(row.admitted),
          },
        ]} />
    </>
  )
}
