import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { findDistrict, findTown } from '#identity'
import { hasStandIns } from '#policy'
import type { Outcome, RankingEntry } from '#server/ranking/index.ts'
import {
  DefinitionList, EmptyState, PageHead, Pager, StandInNote, StatusTag, Table, Tabs, TextField, formatCount,
  formatInstant, formatPoints,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { roundDesk } from './desk.ts'
import { Differences } from './differences.tsx'
import { Histogram } from './histogram.tsx'
import './rounds.css'
import { OUTCOMES } from './words.ts'

const isOutcome = (value: string | null): value is Outcome => value !== null && value in OUTCOMES

/** `/office/rounds/:id/rankings/:number`: one frozen version, entry by entry. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, round: { id, state }, pack, nameOf } = await roundDesk(args)
  const versions = await services.rankings.versions(id)
  const ranking = versions.find(({ number }) => String(number) === args.params['number'])
  if (!ranking) throw new Response(null, { status: 404 })
  const asked = new URL(args.request.url).searchParams
  const outcome = asked.get('outcome')
  const q = (asked.get('q') ?? '').slice(0, 50)
  const before = versions.find(({ number }) => number === ranking.number - 1)
  const list = await services.rankings.entries(
    ranking.id,
    { page: Number(asked.get('page') ?? 1) || 1, search: q, outcome: isOutcome(outcome) ? outcome : 'ranked' },
  )
  return {
    id, year: state.year, district: findDistrict(state.district)?.name ?? { zh: state.district, en: state.district },
    ranking, by: nameOf(ranking.frozenBy), list, q, outcome: isOutcome(outcome) ? outcome : 'ranked' as const,
    numbers: versions.map(({ number }) => number)
      .toReversed(), diff: before && await services.rankings.diff(before.id, ranking.id),
    tie: pack.ties.find(rule => rule.id === ranking.summary.tie), threshold: pack.threshold?.points, policy: pack.id,
    conditions: pack.conditions.map(({ id: condition, name }) => ({ id: condition, name })),
    packVersion: state.packVersion, standIns: hasStandIns(pack, state.parameters),
  }
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function RankingPage() {
  const loaded = useLoaderData<typeof loader>() as Loaded
  const { id, year, district, ranking, numbers, diff, threshold } = loaded
  const { t, text, href } = useLang()
  const here = (number: number): string => href(`/office/rounds/${id}/rankings/${number}`)
  return (
    <>
      <PageHead title={t(
        `${district.zh} ${year} 年度排名 · 第 ${ranking.number} 版`,
        `${text(district)} ${year}: ranking, version ${ranking.number}`,
      )}
        crumbs={
          [
            { href: href('/office/rounds'), label: t('批次', 'Rounds') },
            { href: href(`/office/rounds/${id}`), label: String(year) },
          ]
        } />
      {numbers.length > 1 && (
        <Tabs label={t('版本', 'Versions')}
          tabs={
            numbers.map(
              number => ({
                href: here(number), label: t(`第 ${number} 版`, `Version ${number}`), here: number === ranking.number
              })
            )
          } />
      )}
      <Facts loaded={loaded} />
      {diff && <Differences diff={diff} />}
      <Histogram summary={ranking.summary} threshold={threshold} />
      <Entries loaded={loaded} />
    </>
  )
}

function Facts({ loaded: { id, ranking, by, tie, packVersion, standIns } }: { readonly loaded: Loaded }) {
  const { lang, t, text, href } = useLang()
  const { summary } = ranking
  const { cutOff, atCutOff, admitted, quota } = summary
  const over = admitted - quota
  const hash = (value: string) => <code className="hash">{value}</code>
  return (
    <>
      <dl className="figures">
        {
          (['ranked', 'below', 'ineligible', 'undecided'] as const)
            .map(
              outcome => <div key={outcome}><dt>{text(OUTCOMES[outcome])}</dt><dd>{
                formatCount(summary[outcome])
              }</dd></div>
            )
        }
        <div><dt>{t('入围 / 名额', 'Within / quota')}</dt><dd>{formatCount(admitted)} / {formatCount(quota)}</dd></div>
        <div><dt>{t('入围线', 'Cut-off')}</dt><dd>{cutOff ? formatPoints(cutOff.points) : '–'}</dd></div>
      </dl>
      <DefinitionList items={[
        { term: t('固定', 'Frozen'), value: `${formatInstant(ranking.frozenAt, lang)} · ${by}` },
        { term: t('同分规则', 'Tie rule'), value: tie && <>{text(tie.name)}{t('：', ': ')}{text(tie.description)}</> },
        {
          term: t('入围线上的同分', 'Ties at the cut-off'),
          value: cutOff && t(`${formatPoints(cutOff.points)} 分共 ${atCutOff.entries} 人，入围 ${atCutOff.admitted} 人${over > 0 ? `，按同分规则超出名额 ${over} 人` : ''}`,
            `${atCutOff.entries} people have ${formatPoints(cutOff.points)} points; ${atCutOff.admitted} of them are within${over > 0 ? `, ${over} more than the quota by the tie rule` : ''}`),
        },
        { term: t('规则版本', 'Rules'), value: packVersion },
        {
          term: t('分值', 'Values'),
          value: standIns ? <StandInNote href={href(`/rounds/${id}#values`)} /> : undefined,
        },
        { term: t('核查结论校验值', 'Hash of the findings'), value: hash(ranking.inputHash) },
        { term: t('规则校验值', 'Hash of the rules'), value: hash(ranking.rulesHash) },
        { term: t('结果校验值', 'Hash of the result'), value: hash(ranking.resultHash) },
      ]} />
    </>
  )
}

function Entries({ loaded }: { readonly loaded: Loaded }) {
  const { t, text, href } = useLang()
  const { id, ranking, list, q, outcome, conditions, policy } = loaded
  const here = href(`/office/rounds/${id}/rankings/${ranking.number}`)
  const query = (more: Record<string, string>): string =>
    `${here}?${new URLSearchParams({ outcome, ...(q ? { q } : {}), ...more })}#entries`
  const why = ({ reason }: RankingEntry) => reason && (
    <>{
      text(conditions.find(one => one.id === reason.condition)?.name ?? { zh: '未达分数线', en: 'Under the threshold' })
    } <a href={href(`/policies/${policy}#${reason.clause}`)}>{reason.clause}</a></>
  )
  return (
    <section className="part" aria-labelledby="entries">
      <h2 id="entries">{t('名单', 'Entries')}</h2>
      <Tabs label={t('结果', 'Outcome')} tabs={(['ranked', 'below', 'ineligible', 'undecided'] as const).map(one => (
        {
          href: query({ outcome: one }), label: `${text(OUTCOMES[one])} ${formatCount(ranking.summary[one])}`,
          here: one === outcome,
        }))} />
      <form method="get" action={`${here}#entries`} className="filters" role="search">
        <input type="hidden" name="outcome" value={outcome} />
        <TextField name="q" label={t('序号或姓氏', 'Number or surname')} value={q} width="short" search />
        <button className="button plain" type="submit">{t('查找', 'Find')}</button>
      </form>
      <Table<RankingEntry> caption={t('名单', 'Entries')} hideCaption rows={list.entries} rowKey={
        row => String(row.position)
      }
        empty={<EmptyState title={t('没有', 'None')} />} columns={[
          { key: 'position', head: t('序号', 'No.'), cell: row => row.position },
          {
            key: 'name', head: t('姓名', 'Name'),
            cell: row => <a href={href(`/office/cases/${row.applicationId}`)} aria-label={t(
              `${row.maskedName}，序号 ${row.position}，打开申请`, `${row.maskedName}, number ${row.position}: open the case`,
            )}>{row.maskedName}</a>,
          },
          {
            key: 'town', head: t('镇街', 'Town'),
            cell: row => text(findTown(row.town)?.name ?? { zh: row.town, en: row.town }),
          },
          { key: 'points', head: t('积分', 'Points'), numeric: true, cell: row => formatPoints(row.points) },
          ...(outcome === 'ranked'
            ? [
              { key: 'rank', head: t('名次', 'Rank'), numeric: true, cell: (row: RankingEntry) => row.rank },
              {
                key: 'admitted', head: t('结果', 'Result'),
                cell: (row: RankingEntry) => (
                  row.admitted
                    ? <StatusTag tone="good">{t('入围', 'Within quota')}</StatusTag>
                    : <StatusTag tone="quiet">{t('未入围', 'Not within')}</StatusTag>
                ),
              },
            ]
            : [{ key: 'why', head: t('理由和依据', 'Reason and clause'), cell: why }]),
        ]} />
      <Pager page={list.page} pages={list.pages} href={page => query({ page: String(page) })} />
    </section>
  )
}
