import {
  data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs,
} from 'react-router'
import { addWorkingDays } from '#calendar'
import { findDistrict, findTown } from '#identity'
import type { RankingEntry } from '#server/ranking/index.ts'
import {
  Button, DefinitionList, EmptyState, ErrorSummary, Notice, PageHead, PostForm, Table, TextField, formatCount,
  formatDate, formatPoints,
} from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { roundDesk } from './desk.ts'

const PREVIEW = 10

/** `/office/rounds/:id/publish`: another officer checks the list and signs it. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, round: { id, state }, pack, actor, today, nameOf } = await roundDesk(args, 'notice.publish')
  const last = state.rankings.at(-1)
  const ranking = last && state.status === 'frozen' ? await services.rankings.get(last.id) : undefined
  const list = ranking && await services.rankings.entries(ranking.id, { outcome: 'ranked' })
  const days = pack.round?.notice.workingDays ?? 0
  const end = addWorkingDays(today, days)
  return {
    id, year: state.year, district: findDistrict(state.district)?.name ?? { zh: state.district, en: state.district },
    summary: ranking?.summary, number: ranking?.number, frozenBy: nameOf(last?.frozenBy),
    same: last?.frozenBy === actor.id, days, today,
    toOn: end.ok ? end.value : undefined, clause: pack.round?.notice.clause ?? '', policy: pack.id,
    preview: list?.entries.slice(0, PREVIEW) ?? [],
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, round, lang, ctx } = await roundDesk(args, 'notice.publish')
  const form = await args.request.formData()
  const signature = String(form.get('signature') ?? '').slice(0, 100)
  const made = await services.notices.publish(ctx(form), round.state.rankings.at(-1)?.id ?? '', { signature })
  if (!made.ok) return data({ problems: problemsOf(made.refusals, lang), signature }, { status: 422 })
  throw redirect(hrefIn(lang, `/office/notices/${made.value.id}`), 303)
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function Publish() {
  const loaded = useLoaderData<typeof loader>() as Loaded
  const answer = useActionData<typeof action>()
  const { t, text, href } = useLang()
  const { id, year, district, summary } = loaded
  return (
    <>
      <PageHead title={t(`签发${district.zh} ${year} 年度公示`, `Sign the ${year} notice of ${text(district)}`)}
        crumbs={
          [
            { href: href('/office/rounds'), label: t('批次', 'Rounds') },
            { href: href(`/office/rounds/${id}`), label: String(year) },
          ]
        } />
      <ErrorSummary problems={answer?.problems} />
      {summary
        ? <Ready loaded={loaded} />
        : <EmptyState title={t(
          '没有待签发的排名', 'No ranking waits for its notice',
        )}><p><a href={href(`/office/rounds/${id}`)}>{t('回到批次', 'Back to the round')}</a></p></EmptyState>}
      {summary && loaded.same && (
        <Notice tone="warn" title={t('须由另一名工作人员签发', 'Another officer has to sign')}>
          <p>{t('本版排名由您固定，经办人不能审批自己经办的事项。', 'You froze this version; whoever prepared it may not also approve it.')}</p>
        </Notice>
      )}
      {summary && !loaded.same && (
        <PostForm>
          <TextField name="signature" label={t('签发人（输入您的姓名）', 'Signed by (type your name)')} value={answer?.signature}
            width="medium" problems={answer?.problems}
            hint={t(
              '输入姓名即表示：您已核对名单，同意向社会公示。发布前系统会逐行检查，不允许出现证件号码、出生日期等内容。',
              'By typing your name you state that you have checked the list and agree to publish it. Every row is checked first: no identity number, birth date or the like goes out.',
            )} />
          <Button>{t('签发并公示', 'Sign and publish')}</Button>
        </PostForm>
      )}
    </>
  )
}

function Ready(
  { loaded: { summary, number, frozenBy, days, today, toOn, clause, policy, preview, id } }: { readonly loaded: Loaded }
) {
  const { lang, t, text, href } = useLang()
  if (!summary) return null
  return (
    <>
      <DefinitionList items={[
        {
          term: t('排名', 'Ranking'),
          value: <a href={href(`/office/rounds/${id}/rankings/${number}`)}>{t(
            `第 ${number} 版，${frozenBy}固定`, `version ${number}, frozen by ${frozenBy}`,
          )}</a>,
        },
        {
          term: t('上榜 / 入围 / 名额', 'Listed / within / quota'),
          value: `${formatCount(summary.ranked)} / ${formatCount(summary.admitted)} / ${formatCount(summary.quota)}`,
        },
        {
          term: t('公示期', 'Period'),
          value: toOn
            ? <>{t(
              `今日发布，公示至 ${formatDate(toOn, lang)}（自次日起 ${days} 个工作日，`,
              `Published today, until ${formatDate(toOn, lang)} (${days} working days from tomorrow, `,
            )}<a href={href(`/policies/${policy}#${clause}`)}>{t('依据条款', 'see the clause')}</a>{t('）', ')')}</>
            : t(
              `国务院尚未公布 ${today.slice(0, 4)} 年之后的放假安排，暂不能公示`,
              'The State Council has not published the holidays yet; the list cannot go out now',
            ),
        },
      ]} />
      <h2>{t(`公示样式（前 ${preview.length} 行）`, `As it will be public (first ${preview.length} rows)`)}</h2>
      <Table<RankingEntry> caption={t('公示样式', 'Preview')} hideCaption rows={preview} rowKey={
        row => String(row.position)
      } columns={[
        { key: 'position', head: t('序号', 'No.'), cell: row => row.position },
        { key: 'name', head: t('姓名', 'Name'), cell: row => row.maskedName },
        { key: 'town', head: t('镇街', 'Town'), cell: row => text(findTown(row.town)?.name ?? { zh: '', en: '' }) },
        { key: 'points', head: t('积分', 'Points'), numeric: true, cell: row => formatPoints(row.points) },
        { key: 'rank', head: t('名次', 'Rank'), numeric: true, cell: row => row.rank },
        {
          key: 'admitted', head: t('结果', 'Result'),
          cell: row => (row.admitted ? t('入围', 'Within quota') : t('未入围', 'Not within')),
        },
      ]} />
    </>
  )
}
