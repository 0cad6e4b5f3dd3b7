import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import { qrMatrix, qrPath } from '#server/documents/index.ts'
import { PAGE } from '#server/outreach/index.ts'
import { Button, Card, ErrorSummary, LinkButton, Notice, PageHead, Pager, PostForm, TextField, formatCount } from '../../design/index.ts'
import { pageOf, textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { originOf } from '../../portal/card/pdf.ts'
import { orThrow, refused } from '../answers.ts'
import { filterOf, outreachDesk } from './desk.server.ts'
import { FilterForm, OutreachTabs, People, Tallies } from './parts.tsx'
import './outreach.css'

/** `/office/outreach`: the survey's register, by town and employer (DG-7). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, ctx, towns, grades, leads } = outreachDesk(args)
  const asked = new URL(args.request.url).searchParams
  const [filter, page] = [filterOf(asked), pageOf(asked)]
  const survey = `${originOf(args.request)}/survey`
  const qr = qrMatrix(survey)
  return {
    ...orThrow(await outreach.people(ctx(), filter, page)), filter, page, size: PAGE, towns, grades, leads, stopped: asked.has('stopped'),
    byTown: orThrow(await outreach.counts(ctx(), filter, 'town')), byEmployer: orThrow(await outreach.counts(ctx(), filter, 'employer')),
    survey: { address: survey, size: qr.size, path: qrPath(qr) },
  }
}

/** Somebody rang and wants no more messages; the number travels in the form only. */
export async function action(args: ActionFunctionArgs) {
  const { outreach, ctx, lang } = outreachDesk(args)
  const form = await args.request.formData()
  const done = await outreach.optOut(ctx(form), textOf(form, 'phone', 30))
  return done.ok ? redirect(hrefIn(lang, '/office/outreach?stopped'), 303) : refused(done.refusals, lang, form)
}

export default function Register() {
  const { t, text, href } = useLang()
  const { rows, total, filter, page, size, towns, grades, leads, byTown, byEmployer, stopped } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const query = Object.entries(filter).flatMap(([key, value]) => (value ? [`${key}=${encodeURIComponent(value)}`] : []))
  return (
    <>
      <PageHead title={t('技能人才摸底登记簿', 'Survey of skilled people')} lead={t('人数和入户意愿，按镇街和用人单位。姓名只显示姓氏，打开个人页会留下查阅记录。', 'How many there are and whether they wish to settle, by town and employer. Opening a person is recorded.')}>
        <p className="actions">
          <LinkButton href={href('/office/outreach/excel')}>{t('用人单位 Excel 填报', 'An employer’s file')}</LinkButton>
          <LinkButton kind="plain" href={href('/office/outreach/new')}>{t('登记一人', 'Add one person')}</LinkButton>
        </p>
      </PageHead>
      <OutreachTabs here="register" leads={leads} />
      <ErrorSummary problems={problems} />
      {stopped && <Notice tone="good" live><p>{t('已记下退订，以后不再向此号码发送短信。', 'Noted: no further messages to this number.')}</p></Notice>}
      <FilterForm lists={{ towns, grades }} values={filter} action={href('/office/outreach')} />
      <div className="outreach-tallies">
        <Tallies caption={t('按镇街', 'By town')} head={t('镇街', 'Town')} rows={byTown} name={key => text(findTown(key)?.name ?? { zh: key, en: key })} />
        <Tallies caption={t('按用人单位（人数最多的 20 家）', 'By employer (the 20 largest)')} head={t('用人单位', 'Employer')} rows={byEmployer} name={key => key} />
      </div>
      <h2>{t(`名单 ${formatCount(total)} 人`, `${formatCount(total)} people`)}</h2>
      <People rows={rows} grades={grades} empty={t('还没有人填报。把下面的填报地址或二维码发给企业和职工。', 'Nobody has answered yet. Give employers and workers the address or code below.')} />
      <Pager page={page} pages={Math.ceil(total / size)} href={n => `${href('/office/outreach')}?${[...query, `page=${n}`].join('&')}`} />
      <SurveyLink />
      <StopForm />
    </>
  )
}

function SurveyLink() {
  const { t } = useLang()
  const { survey } = useLoaderData<typeof loader>()
  return (
    <Card title={t('个人填报地址', 'The form for individuals')}>
      <div className="outreach-qr">
        <svg viewBox={`-4 -4 ${survey.size + 8} ${survey.size + 8}`} role="img" shapeRendering="crispEdges" aria-label={t('填报地址的二维码', 'QR code of the form')}>
          <rect x="-4" y="-4" width={survey.size + 8} height={survey.size + 8} fill="#fff" />
          <path d={survey.path} fill="#000" />
        </svg>
        <p><a href={survey.address}>{survey.address}</a></p>
      </div>
    </Card>
  )
}

function StopForm() {
  const { t } = useLang()
  const answer = useActionData<typeof action>()
  return (
    <Card title={t('登记退订', 'Somebody wants no messages')}>
      <PostForm name="stop" className="row-form">
        <TextField name="phone" type="tel" search label={t('手机号码', 'Mobile number')} value={answer?.values['phone']} problems={answer?.problems} maxLength={20} />
        <Button kind="plain">{t('记下退订', 'Note it')}</Button>
      </PostForm>
    </Card>
  )
}
