import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { findDistrict } from '#identity'
import type { Parameter, Text } from '#policy'
import { requestContext } from '../../context.ts'
import {
  ClauseRef, DefinitionList, LinkButton, PageHead, SourceTag, StatusTag, Table, formatCount, formatDate, formatPoints,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CUTOFF_DAY, RETURNED, STAGES } from '../../office/rounds/words.ts'
import type { Handle } from '../../shell.ts'

export const handle: Handle = { cache: 60 }

/** `/rounds/:id`: the rules a district has fixed for its round, for everyone to read before applying. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, today } = context.get(requestContext)
  const round = await services.rounds.get(params['id'] ?? '')
  if (!round || round.state.status === 'prepared') throw new Response(null, { status: 404 })
  const { state } = round
  const pack = services.packs.get(state.pack)
  return {
    state, stage: services.rounds.stage(state, today), dates: services.rounds.dates(state),
    tie: pack.ties.find(rule => rule.id === state.tie),
    district: findDistrict(state.district)?.name ?? { zh: state.district, en: state.district }, title: pack.title,
    cutoff: pack.clauses.find(({ id }) => id === pack.round?.cutoff.clause),
    interpretation: pack.round?.cutoff.interpretation.text,
    values: pack.parameters.map(parameter => ({ parameter, value: state.parameters[parameter.id] })),
  }
}

export default function RoundRules() {
  const { state, stage, dates, tie, district, title, cutoff, interpretation, values } = useLoaderData<typeof loader>()
  const { lang, t, text, href } = useLang()
  return (
    <>
      <PageHead title={t(
        `${district.zh}${state.year}年度积分制入户规则`, `${text(district)} ${state.year}: rules of the settlement round`,
      )}>
        <StatusTag tone={STAGES[stage].tone}>{text(STAGES[stage])}</StatusTag>
      </PageHead>
      <DefinitionList items={[
        { term: t('入户名额', 'Quota'), value: formatCount(state.quota) },
        {
          term: t('申请截止', 'Apply by'),
          value: <>{formatDate(dates.applyUntil, lang)}{cutoff && <ClauseRef clause={cutoff} policy={state.pack} />}</>,
        },
        {
          term: t('截止日当天（解释说明）', 'The day itself (interpretation)'),
          value: <>{text(CUTOFF_DAY[state.cutoffDayCounts])}{t('。', '. ')}{interpretation && text(interpretation)}</>,
        },
        {
          term: t('并联审核', 'Joint review'),
          value: `${formatDate(dates.reviewFrom, lang)} – ${formatDate(dates.reviewTo, lang)}`,
        },
        {
          term: t('同分怎么排', 'Ties'),
          value: tie && <><strong>{text(tie.name)}</strong>{t('：', ': ')}{
            text(tie.description)
          } <span className="muted">{t('来源：', 'Source: ')}<span lang="zh-Hans-CN">{tie.source.title}</span>{tie.source.grade && t(
            `（${tie.source.grade} 级）`, ` (grade ${tie.source.grade})`,
          )}</span></>,
        },
        { term: t('退回的名额（解释说明）', 'Returned places (interpretation)'), value: text(RETURNED[state.returned ?? 'kept']) },
        {
          term: t('依据的政策', 'Policy'),
          value: <><a href={href(`/policies/${state.pack}`)}>{text(title)}</a> {state.packVersion}</>,
        },
      ]} />
      {
        stage === 'applying' && <p className="actions"><LinkButton href={href(`/check/${state.pack}`)}>{t(
          '我能入户吗？', 'Can I settle here?',
        )}</LinkButton></p>
      }
      <section className="part" aria-labelledby="values">
        <h2 id="values">{t('本批次适用的分值', 'Values this round applies')}</h2>
        <Values values={values} />
      </section>
    </>
  )
}

interface Value {
  readonly parameter: Parameter
  readonly value: number | undefined
}

function Values({ values }: { readonly values: readonly Value[] }) {
  const { t, text } = useLang()
  const shown = ({ parameter: { unit }, value }: Value): string => {
    if (value === undefined) return t('没有公布值，不计分', 'no published value, not applied')
    return unit === 'points' ? t(`${formatPoints(value)} 分`, formatPoints(value)) : String(value)
  }
  const own: Text = { zh: '本区填写', en: 'set by the district' }
  return (
    <Table<Value> caption={t('分值', 'Values')} hideCaption rows={values} rowKey={
      ({ parameter }) => parameter.id
    } columns={[
      { key: 'name', head: t('项目', 'Item'), cell: ({ parameter }) => text(parameter.name) },
      { key: 'value', head: t('分值', 'Value'), numeric: true, cell: shown },
      {
        key: 'source', head: t('来源', 'Source'),
        cell: ({ parameter, value }) => (
          value === undefined ? '–' : value === parameter.value ? <SourceTag source={
            parameter.source
          } brief /> : text(own)
        ),
      },
    ]} />
  )
}
