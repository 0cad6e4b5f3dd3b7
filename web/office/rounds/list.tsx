import {
  data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs,
} from 'react-router'
import { findDistrict } from '#identity'
import type { RoundStage } from '#server/rounds/index.ts'
import {
  Button, EmptyState, ErrorSummary, PageHead, PostForm, RadioField, StatusTag, Table, formatCount, formatDate,
} from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import { STAGES } from './words.ts'

interface Row {
  readonly id: string
  readonly year: number
  readonly stage: RoundStage
  readonly quota: number
  readonly applyUntil: string
  readonly versions: number
}

/** `/office/rounds`: the district's rounds, and preparing the next one. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, actor, today } = signedIn(args, 'officer')
  const district = actor.district ?? ''
  const rounds = await services.rounds.list({ district })
  const thisYear = Number(today.slice(0, 4))
  const taken = new Set(rounds.map(({ state }) => state.year))
  return {
    district: findDistrict(district)?.name ?? { zh: district, en: district },
    years: [thisYear, thisYear + 1].filter(year => !taken.has(year)),
    rows: rounds.map(({ id, state }): Row => ({
      id, year: state.year, stage: services.rounds.stage(state, today), quota: state.quota,
      applyUntil: services.rounds.dates(state).applyUntil, versions: state.rankings.length,
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, actor, lang, ctx } = signedIn(args, 'officer')
  const form = await args.request.formData()
  const made = await services.rounds.prepare(
    ctx(form), { district: actor.district ?? '', year: Number(form.get('year')) },
  )
  if (!made.ok) return data({ problems: problemsOf(made.refusals, lang) }, { status: 422 })
  throw redirect(hrefIn(lang, `/office/rounds/${made.value.id}`), 303)
}

export default function RoundList() {
  const { district, years, rows } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const { lang, t, text, href } = useLang()
  const title = t(`${district.zh}批次`, `Rounds of ${text(district)}`)
  return (
    <>
      <PageHead title={title}
        lead={t('一个批次是一年的受理、审核、排名、公示和发卡。', 'A round is one year of intake, review, ranking, notice and cards.')} />
      <ErrorSummary problems={problems} />
      <Table<Row> caption={title} hideCaption rows={rows} rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('还没有批次', 'No round yet')}><p>{t(
            '先建立本年度批次，再填写名额和同分规则并开放。', 'Prepare this year\'s round, then set its quota and tie rule and open it.',
          )}</p></EmptyState>
        }
        columns={[
          {
            key: 'year', head: t('年度', 'Year'),
            cell: row => <a href={href(`/office/rounds/${row.id}`)}>{t(`${row.year} 年度`, String(row.year))}</a>,
          },
          {
            key: 'stage', head: t('阶段', 'Stage'),
            cell: row => <StatusTag tone={STAGES[row.stage].tone}>{text(STAGES[row.stage])}</StatusTag>,
          },
          {
            key: 'quota', head: t('名额', 'Quota'), numeric: true,
            cell: row => (row.stage === 'prepared' ? '–' : formatCount(row.quota)),
          },
          { key: 'until', head: t('申请截止', 'Apply by'), cell: row => formatDate(row.applyUntil, lang) },
          { key: 'versions', head: t('排名版本', 'Ranking versions'), numeric: true, cell: row => row.versions },
        ]} />
      {years.length > 0 && (
        <section className="part" aria-labelledby="new">
          <h2 id="new">{t('建立批次', 'Prepare a round')}</h2>
          <PostForm>
            <RadioField name="year" label={t('年度', 'Year')} value={String(years[0])} problems={problems}
              choices={years.map(year => ({ value: String(year), label: t(`${year} 年度`, String(year)) }))} />
            <Button kind={rows.length === 0 ? 'main' : 'plain'}>{t('建立批次', 'Prepare the round')}</Button>
          </PostForm>
        </section>
      )}
    </>
  )
}
