import {
  data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs,
} from 'react-router'
import { findDistrict } from '#identity'
import type { Parameter, TieRule } from '#policy'
import {
  Button, ErrorSummary, Notice, NumberField, PageHead, PostForm, RadioField, SourceTag,
} from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf, type Problem } from '../../refusals.ts'
import { ReturnedNotice, returnedBefore } from '../cards/returned.tsx'
import { roundDesk } from './desk.ts'
import './rounds.css'
import { firstValues, inputOf, valuesOf, type OpenValues } from './settings.ts'
import { CUTOFF_DAY, RETURNED } from './words.ts'

/** `/office/rounds/:id/open`: quota, tie rule and values, then open. */
export async function loader(args: LoaderFunctionArgs) {
  const { round: { id, state }, pack, ...signed } = await roundDesk(args, 'round.open')
  return {
    id, year: state.year, status: state.status,
    district: findDistrict(state.district)?.name ?? { zh: state.district, en: state.district },
    ties: pack.ties, parameters: pack.parameters, cutoff: pack.round?.cutoff, values: firstValues(pack),
    policy: pack.id,
    returned: await returnedBefore(signed, state.district, state.year),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, round, pack, lang, ctx } = await roundDesk(args, 'round.open')
  const form = await args.request.formData()
  const values = valuesOf(form)
  const opened = await services.rounds.open(ctx(form), round.id, inputOf(pack, values))
  if (!opened.ok) return data({ problems: problemsOf(opened.refusals, lang), values }, { status: 422 })
  throw redirect(hrefIn(lang, `/office/rounds/${round.id}`), 303)
}

export default function OpenRound() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, text, href } = useLang()
  const { id, year, district, ties, parameters, cutoff, policy } = loaded
  const values: OpenValues = answer?.values ?? loaded.values
  const problems = answer?.problems
  return (
    <>
      <PageHead title={t(`开放${district.zh} ${year} 年度批次`, `Open the ${year} round of ${text(district)}`)}
        crumbs={
          [
            { href: href('/office/rounds'), label: t('批次', 'Rounds') },
            { href: href(`/office/rounds/${id}`), label: String(year) },
          ]
        } />
      <ErrorSummary problems={problems} />
      {loaded.status === 'prepared'
        ? (
          <PostForm>
            <ReturnedNotice returned={loaded.returned} />
            <NumberField name="quota" label={t('入户名额', 'Quota')} unit={t('人', 'people')} value={values['quota']}
              problems={problems}
              hint={t(
                '区人民政府当年入户规划名额（FS-1），至少 1 人。随迁人员不占名额。',
                'The district government\'s quota of the year (FS-1), 1 or more. Dependants do not use places.',
              )} />
            <Ties ties={ties} value={values['tie']} problems={problems} />
            {cutoff && (
              <RadioField name="cutoffDayCounts"
                label={t(
                  `截止日（${cutoff.monthDay.replace('-', ' 月 ')} 日）当天的申请`,
                  `Applications on the cut-off day (${cutoff.monthDay}) itself`,
                )}
                hint={t(
                  `解释说明：${cutoff.interpretation.text.zh}`, `Interpretation: ${text(cutoff.interpretation.text)}`,
                )} value={values['cutoffDayCounts']} problems={problems}
                choices={
                  (['next_round', 'this_round'] as const).map(value => ({ value, label: text(CUTOFF_DAY[value]) }))
                } />
            )}
            <RadioField name="returned" label={t('入户卡逾期未用，名额怎么办', 'What becomes of a place whose card lapsed')}
              value={values['returned']} problems={problems}
              hint={t(
                '解释说明：文件没有规定（FS-9），由区选择并向申请人公布。',
                'Interpretation: the text is silent (FS-9); the district chooses and shows it to applicants.',
              )}
              choices={
                (['kept', 'next', 'carried'] as const).map(value => ({ value, label: text(RETURNED[value]) }))
              } />
            <Parameters parameters={parameters} values={values} problems={problems} policy={policy} />
            <Notice tone="warn"><p>{t(
              '开放后即向申请人公布，名额、同分规则和分值都不能再改。',
              'Once open, quota, tie rule and values are shown to applicants and cannot change.',
            )}</p></Notice>
            <Button>{t('开放批次', 'Open the round')}</Button>
          </PostForm>
        )
        : <Notice title={t(
          '本批次已经开放', 'This round is already open',
        )}><p><a href={href(`/office/rounds/${id}`)}>{t('回到批次', 'Back to the round')}</a></p></Notice>}
    </>
  )
}

function Ties(
  { ties, value, problems }: {
    readonly ties: readonly TieRule[]; readonly value: string | undefined;
    readonly problems: readonly Problem[] | undefined
  }
) {
  const { t, text } = useLang()
  const source = ({ source: { title, grade } }: TieRule): string => t(`来源：${title}${grade ? `（${grade} 级）` : ''}`, `Source: ${title}${grade ? ` (grade ${grade})` : ''}`)
  return (
    <RadioField name="tie" label={t('同分规则', 'Tie rule')} value={value} problems={problems}
      hint={t(
        '2014 年文件只写“按得分高低的顺序”，没有同分规则，必须选定一种并向申请人公布。',
        'The 2014 text says only “in order of points”; one rule must be chosen and shown to applicants.',
      )}
      choices={
        ties.map(tie => ({ value: tie.id, label: text(tie.name), hint: `${text(tie.description)} ${source(tie)}` }))
      } />
  )
}

function Parameters({ parameters, values, problems, policy }: {
  readonly parameters: readonly Parameter[]
  readonly values: OpenValues
  readonly problems: readonly Problem[] | undefined
  readonly policy: string
}) {
  const { t, href } = useLang()
  const [given, empty] = [
    parameters.filter(one => one.value !== undefined), parameters.filter(one => one.value === undefined),
  ]
  const field = (parameter: Parameter) =>
    <ParameterField key={parameter.id} {...{ parameter, values, problems, policy }} />
  return (
    <section className="part" aria-labelledby="values">
      <h2 id="values">{t('分值', 'Values')}</h2>
      <p>{t(
        '代用值来自注明的另一份公开表；本区有公布值的请改填。',
        'Stand-ins come from the named other table; replace them where your district has published its own.',
      )} <a href={href(`/policies/${policy}#points`)}>{t('指标及分值', 'Indicators and points')}</a></p>
      <div className="parameter-grid">{given.map(field)}</div>
      {empty.length > 0 && (
        <>
          <h3>{t('没有公布值的项目', 'Items without a published value')}</h3>
          <p>{t('留空的不计分。有本区公布值的请填写。', 'Left empty they give no points. Fill in what your district has published.')}</p>
          <div className="parameter-grid">{empty.map(field)}</div>
        </>
      )}
    </section>
  )
}

function ParameterField({ parameter, values, problems, policy }: {
  readonly parameter: Parameter
  readonly values: OpenValues
  readonly problems: readonly Problem[] | undefined
  readonly policy: string
}) {
  const { t, text, href } = useLang()
  const { id, name, unit, source, clause, value } = parameter
  return (
    <NumberField name={`parameter.${id}`} label={text(name)} unit={unit === 'points' ? t('分', 'points') : undefined}
      decimal={unit === 'points'}
      value={values[`parameter.${id}`]} optional={value === undefined} problems={problems}
      hint={
        <>{
          value !== undefined && <SourceTag source={source} brief />
        } <a href={href(`/policies/${policy}#${clause}`)}>{clause}</a></>
      } />
  )
}
