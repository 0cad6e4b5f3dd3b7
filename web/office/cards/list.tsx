import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { EmptyState, formatCount, formatDate, PageHead, StatusTag, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { districtName } from './desk.ts'

/** `/office/cards`: the district's rounds whose list has been published. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor } = signedIn(args, 'officer')
  const rounds = await services.rounds.list({ district: actor.district ?? '' })
  const known = await Promise.all(rounds.map(({ id }) => services.cards.overview(ctx(), id)))
  return { rows: known.flatMap(one => (one.ok && one.value.noticeTo !== undefined ? [one.value] : [])), district: districtName(actor.district ?? '') }
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

export default function CardRounds() {
  const { rows, district } = useLoaderData<typeof loader>()
  const { lang, t, text, href } = useLang()
  return (
    <>
      <PageHead title={t('入户卡签发', 'Settlement cards')} lead={t(`${district.zh}各年度批次`, `Rounds of ${district.en} District`)} />
      <Table<Row> caption={t('批次', 'Rounds')} hideCaption rows={rows} rowKey={({ round }) => round}
        empty={<EmptyState title={t('还没有公示的批次', 'No round has been published yet')}><p>{t('排名公示期满后，在这里签发入户卡。', 'Once a public notice has ended, its cards are issued here.')}</p></EmptyState>}
        columns={[
          { key: 'year', head: t('批次', 'Round'), cell: row => <a href={href(`/office/cards/${row.round}`)}>{t(`${row.year} 年度`, `${row.year}`)}</a> },
          { key: 'state', head: t('状态', 'State'), cell: row => <StateTag row={row} /> },
          { key: 'notice', head: t('公示截止', 'Notice until'), cell: row => formatDate(row.noticeTo ?? '', lang) },
          { key: 'places', head: t('可签发', 'Places'), numeric: true, cell: row => formatCount(row.places) },
          { key: 'ready', head: t('待签发', 'To issue'), numeric: true, cell: row => formatCount(row.ready) },
          { key: 'issued', head: t('有效', 'Issued'), numeric: true, cell: row => formatCount(row.counts.issued) },
          { key: 'settled', head: t('已入户', 'Settled'), numeric: true, cell: row => formatCount(row.counts.settled) },
          { key: 'lapsed', head: t('已失效', 'Lapsed'), numeric: true, cell: row => formatCount(row.counts.lapsed) },
        ]} />
      <p className="field-hint">{text({ zh: '一人一卡、一卡一名额；名额由数据库约束保证不超发。', en: 'One card a person, one place a card; the database itself refuses a card too many.' })}</p>
    </>
  )
}

function StateTag({ row }: { readonly row: Row }) {
  const { t } = useLang()
  if (row.running) return <StatusTag tone="warn">{t('正在签发', 'Issuing')}</StatusTag>
  if (row.ready > 0) return <StatusTag tone="info">{t('可以签发', 'Ready')}</StatusTag>
  return row.counts.issued + row.counts.settled + row.counts.lapsed > 0
    ? <StatusTag tone="good">{t('已签发', 'Issued')}</StatusTag> : <StatusTag tone="quiet">{t('公示中', 'Notice running')}</StatusTag>
}
