import {
  data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs,
} from 'react-router'
import { findDistrict } from '#identity'
import {
  Button, DefinitionList, ErrorSummary, Notice, PageHead, PostForm, formatCount, formatDate,
} from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { roundDesk } from './desk.ts'

/** `/office/rounds/:id/freeze`: confirm, then score and rank everybody. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, round: { id, state }, pack, ctx } = await roundDesk(args, 'ranking.freeze')
  const accepted = await services.applications.queue(
    ctx(), { district: state.district, year: state.year, status: ['accepted'], size: 1 },
  )
  return {
    id, year: state.year, quota: state.quota, number: state.rankings.length + 1, packVersion: state.packVersion,
    policyTitle: pack.title,
    district: findDistrict(state.district)?.name ?? { zh: state.district, en: state.district },
    reviewTo: services.rounds.dates(state).reviewTo,
    accepted: accepted.ok ? accepted.value.total : 0, tie: pack.ties.find(rule => rule.id === state.tie)?.name,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, round, lang, ctx } = await roundDesk(args, 'ranking.freeze')
  const frozen = await services.rankings.freeze(ctx(await args.request.formData()), round.id)
  if (!frozen.ok) return data({ problems: problemsOf(frozen.refusals, lang) }, { status: 422 })
  throw redirect(hrefIn(lang, `/office/rounds/${round.id}/rankings/${frozen.value.number}`), 303)
}

export default function Freeze() {
  const {
    id, year, district, quota, number, packVersion, policyTitle, accepted, tie, reviewTo,
  } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const { lang, t, text, href } = useLang()
  return (
    <>
      <PageHead title={t(`固定${district.zh} ${year} 年度排名`, `Freeze the ${year} ranking of ${text(district)}`)}
        crumbs={
          [
            { href: href('/office/rounds'), label: t('批次', 'Rounds') },
            { href: href(`/office/rounds/${id}`), label: String(year) },
          ]
        } />
      <ErrorSummary problems={problems} />
      <DefinitionList items={[
        { term: t('已受理的申请', 'Accepted applications'), value: formatCount(accepted) },
        { term: t('入户名额', 'Quota'), value: formatCount(quota) },
        { term: t('同分规则', 'Tie rule'), value: tie && text(tie) },
        { term: t('政策版本', 'Policy'), value: `${text(policyTitle)} ${packVersion}` },
        { term: t('审核结束', 'End of the review'), value: formatDate(reviewTo, lang) },
      ]} />
      <Notice title={t(`将生成第 ${number} 版排名`, `This makes version ${number}`)}>
        <p>{t(
          '只按各部门的核查结论计分，申请人自报的不计分。核查结论、规则和结果各计算一个 SHA-256 校验值并永久保存，任何版本都不会被覆盖。',
          'Only departments\' findings score, never what applicants claim. Findings, rules and result are each hashed (SHA-256) and kept for ever; no version is ever overwritten.',
        )}</p>
        <p>{t('由您固定的排名，须由另一名工作人员签发公示。', 'Another officer has to sign the notice of a ranking you freeze.')}</p>
      </Notice>
      <PostForm>
        <Button>{t('固定排名', 'Freeze the ranking')}</Button>
      </PostForm>
    </>
  )
}
