import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { YearRow } from '#server/reports/index.ts'
import { LinkButton, PageHead, PrintButton, Table, Tabs, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { orThrow } from '../answers.ts'
import './reports.css'
import { bureauDesk } from './server.ts'
import { measureNames } from './words.ts'

/** `/office/reports/year/:year`: the year's numbers by unit, against targets, and what inspections found (DG-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { reports, ctx } = bureauDesk(args)
  return { view: orThrow(await reports.year(ctx(), Number(args.params['year']))), years: reports.years(ctx()) }
}

const SHOWN = ['submitted', 'accepted', 'approved', 'settled', 'people_settled', 'cancelled'] as const
const total = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)

export default function Year() {
  const { lang, t, text, href } = useLang()
  const { view, years } = useLoaderData<typeof loader>()
  const { year, over, asOf, rows, sum, target, months } = view
  const asOfWords = formatDate(asOf, lang)
  const file = `/office/reports/year/${year}/summary`
  return (
    <>
      <PageHead
        title={t(`${year}年入户工作总结`, `Summary of ${year}`)}
        lead={
          over
            ? t(`数据截至${asOfWords}`, `As of ${asOfWords}`)
            : t(`本年尚未结束，数据截至${asOfWords}`, `The year is not over; as of ${asOfWords}`)
        }
        crumbs={[{ href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') }]}
      >
        <p className="actions">
          <LinkButton kind="plain" href={href(`${file}.pdf`)}>
            PDF
          </LinkButton>
          <LinkButton kind="plain" href={href(`${file}.xlsx`)}>
            Excel
          </LinkButton>
          <PrintButton>{t('打印', 'Print')}</PrintButton>
        </p>
      </PageHead>
      {years.length > 1 && (
        <Tabs
          label={t('年份', 'Year')}
          tabs={years.map(one => ({
            href: href(`/office/reports/year/${one}`),
            here: one === year,
            label: String(one),
          }))}
        />
      )}
      <Table<YearRow>
        caption={t('各单位情况', 'By unit')}
        hideCaption
        rows={rows}
        rowKey={({ unit }) => unit.id}
        foot={[
          t('合计', 'Total'),
          target === undefined ? '—' : formatCount(target),
          ...SHOWN.map(one => formatCount(sum[one])),
          '',
          `${total(rows.map(row => row.closed))} / ${total(rows.map(row => row.open + row.closed))}`,
        ]}
        columns={[
          { key: 'unit', head: t('单位', 'Unit'), cell: ({ unit }) => text(unit.name) },
          {
            key: 'target',
            head: t('任务', 'Target'),
            numeric: true,
            cell: row => (row.target === undefined ? '—' : formatCount(row.target)),
          },
          ...SHOWN.map(measure => ({
            key: measure,
            head: text(measureNames[measure]),
            numeric: true,
            cell: (row: YearRow) => formatCount(row.counts[measure]),
          })),
          { key: 'signed', head: t('月报签发', 'Signed'), numeric: true, cell: row => `${row.signed} / ${months}` },
          {
            key: 'findings',
            head: t('问题已整改', 'Findings settled'),
            numeric: true,
            cell: row => `${row.closed} / ${row.open + row.closed}`,
          },
        ]}
      />
      <p>
        <a href={href('/office/reports/inspections')}>
          {t(`本年检查 ${view.inspections.length} 次`, `Inspections this year: ${view.inspections.length}`)}
        </a>
      </p>
    </>
  )
}
