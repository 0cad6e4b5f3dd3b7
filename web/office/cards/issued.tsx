import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import type { CardStatus } from '#server/cards/index.ts'
import { EmptyState, LinkButton, PageHead, Pager, StatusTag, Table, Tabs, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { cardStatusWords } from '../../portal/cards/words.ts'
import { pageOf } from '../../forms.ts'
import { orThrow } from '../answers.ts'
import { issuingDesk } from './desk.ts'

/** As many as one print file holds, so that a page of the list is a file. */
const SIZE = 100
const STATES = Object.keys(cardStatusWords) as CardStatus[]

/** `/office/cards/:id/issued`: a round's cards by state, to look at and to print. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, round, district } = await issuingDesk(args)
  const { searchParams } = new URL(args.request.url)
  const status = STATES.find(one => one === searchParams.get('status')) ?? 'issued'
  const page = pageOf(searchParams)
  const { counts } = orThrow(await services.cards.overview(ctx(), round.id))
  const { cards, total } = orThrow(await services.cards.list(ctx(), round.id, { status, limit: SIZE, offset: (page - 1) * SIZE }))
  return {
    round: round.id, year: round.state.year, district, status, page, pages: Math.ceil(total / SIZE), counts,
    rows: cards.map(({ id, number, maskedName, town, issuedOn, expiresOn, settledOn, lapsedOn, revoked }) => (
      { id, number, maskedName, town: findTown(town)?.name, issuedOn, expiresOn, endedOn: settledOn ?? lapsedOn ?? revoked?.on })),
  }
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

export default function IssuedCards() {
  const { round, year, district, status, page, pages, counts, rows } = useLoaderData<typeof loader>()
  const { lang, t, text, href } = useLang()
  const here = (more: string) => href(`/office/cards/${round}/issued?${more}`)
  return (
    <>
      <PageHead title={t(`入户卡 · ${district.zh} ${year} 年度`, `Cards · ${district.en}, ${year}`)} crumbs={[
        { href: href('/office/cards'), label: t('入户卡签发', 'Settlement cards') }, { href: href(`/office/cards/${round}`), label: t('签发', 'Issuing') },
      ]} />
      <Tabs label={t('按状态', 'By state')} tabs={STATES.map(one => (
        { href: here(`status=${one}`), here: one === status, label: `${text(cardStatusWords[one])} ${formatCount(counts[one])}` }))} />
      {rows.length > 0 && status !== 'revoked' && (
        <p className="actions">
          <LinkButton kind="plain" href={href(`/office/cards/${round}/print.pdf?status=${status}&page=${page}`)}>
            {t(`打印本页 ${rows.length} 张（PDF）`, `Print these ${rows.length} (PDF)`)}
          </LinkButton>
        </p>
      )}
      <Table<Row> caption={t('入户卡', 'Cards')} hideCaption rows={rows} rowKey={({ id }) => id}
        empty={<EmptyState title={t('没有此状态的卡', 'No card is in this state')} />} columns={[
          { key: 'number', head: t('卡号', 'Number'), cell: row => <a href={href(`/office/cards/card/${row.id}`)}>{row.number}</a> },
          { key: 'name', head: t('持卡人', 'Holder'), cell: row => row.maskedName },
          { key: 'town', head: t('镇街', 'Town'), cell: row => row.town && text(row.town) },
          { key: 'issued', head: t('签发日期', 'Issued'), cell: row => formatDate(row.issuedOn, lang) },
          { key: 'expires', head: t('有效期至', 'Valid until'), cell: row => formatDate(row.expiresOn, lang) },
          {
            key: 'state', head: t('状态', 'State'),
            cell: row => <div><StatusTag tone={cardStatusWords[status].tone}>{text(cardStatusWords[status])}</StatusTag> {row.endedOn && formatDate(row.endedOn, lang)}</div>,
          },
        ]} />
      <Pager page={page} pages={pages} href={n => here(`status=${status}&page=${n}`)} />
    </>
  )
}
