import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { qrMatrix, qrPath } from '#server/documents/index.ts'
import { KEPT_DAYS, PAGE } from '#server/outreach/index.ts'
import {
  Button,
  Card,
  ErrorSummary,
  LinkButton,
  PageHead,
  Pager,
  PostForm,
  StatusTag,
  Table,
  TextField,
  formatCount,
  formatInstant,
} from '../../design/index.ts'
import { pageOf, textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { originOf } from '../../portal/card/pdf.ts'
import { orThrow, refused } from '../answers.ts'
import { filterOf, outreachDesk } from './desk.server.ts'
import { addressOf, Done, FilterForm, OutreachTabs } from './parts.tsx'
import { People, useTownName } from './people.tsx'
import { Tallies, useRegisterFigures } from './tallies.tsx'
import './outreach.css'

/** `/office/outreach`: the survey's register, by town and employer (DG-7). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, ctx, towns, grades, leads, demo, services } = outreachDesk(args)
  const asked = new URL(args.request.url).searchParams
  const [filter, page] = [filterOf(asked), pageOf(asked)]
  const [people, byTown, byEmployer, unverified] = await Promise.all([
    outreach.people(ctx(), filter, page),
    outreach.counts(ctx(), filter, 'town'),
    outreach.counts(ctx(), filter, 'employer'),
    outreach.unverified(ctx()),
  ])
  const survey = `${originOf(args.request)}/survey${demo ? `?city=${services.platform.city}` : ''}`
  const qr = qrMatrix(survey)
  return {
    ...orThrow(people),
    filter,
    page,
    size: PAGE,
    towns,
    grades,
    leads,
    stopped: asked.has('stopped'),
    forgotten: asked.has('forgotten'),
    byTown: orThrow(byTown),
    byEmployer: orThrow(byEmployer),
    unverified: orThrow(unverified),
    keptDays: KEPT_DAYS.unverified,
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
  const { t, href } = useLang()
  const { leads, filter, towns, grades, stopped, forgotten } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={t('技能人才摸底登记簿', 'Survey of skilled people')}
        lead={t(
          '人数和入户意愿，按镇街和用人单位；申请入户的自动登记。姓名只显示姓氏，打开个人页会留下查阅记录。',
          'How many there are and whether they wish to settle, by town and employer; who applies is registered too. ' +
            'Opening a person is recorded.',
        )}
      >
        <p className="actions no-print">
          <LinkButton href={href('/office/outreach/excel')}>{t('用人单位填报', 'Employers’ lists')}</LinkButton>
          <LinkButton kind="plain" href={href('/office/outreach/new')}>
            {t('登记一人', 'Add one person')}
          </LinkButton>
        </p>
      </PageHead>
      <OutreachTabs here="register" leads={leads} />
      <ErrorSummary problems={useActionData<typeof action>()?.problems} />
      {stopped && (
        <Done>{t('已记下退订，以后不再向此号码发送短信。', 'Noted: no further messages to this number.')}</Done>
      )}
      {forgotten && <Done>{t('此人的信息已删除。', 'The person’s data are removed.')}</Done>}
      <FilterForm lists={{ towns, grades }} values={filter} action={href('/office/outreach')} />
      <Counted />
      <Listed />
      <Unverified />
      <SurveyLink />
      <div className="no-print">
        <StopForm />
      </div>
    </>
  )
}

function Counted() {
  const { t } = useLang()
  const townName = useTownName()
  const { byTown, byEmployer } = useLoaderData<typeof loader>()
  const figures = useRegisterFigures()
  return (
    <div className="outreach-tallies">
      <Tallies
        caption={t('按镇街', 'By town')}
        head={t('镇街', 'Town')}
        rows={byTown}
        figures={figures}
        name={townName}
      />
      <Tallies
        caption={t('按用人单位（人数最多的 20 家）', 'By employer (the 20 largest)')}
        head={t('用人单位', 'Employer')}
        rows={byEmployer}
        figures={figures}
        name={key => key || '—'}
      />
    </div>
  )
}

function Listed() {
  const { t, href } = useLang()
  const { rows, total, filter, page, size, grades } = useLoaderData<typeof loader>()
  const filtered = Object.values(filter).some(Boolean)
  return (
    <>
      <h2>{t(`名单 ${formatCount(total)} 人`, total === 1 ? '1 person' : `${formatCount(total)} people`)}</h2>
      <People
        rows={rows}
        grades={grades}
        empty={
          filtered
            ? t('没有符合筛选条件的人', 'Nobody answers to this filter')
            : t(
                '还没有人填报。把下面的填报地址或二维码发给企业和职工。',
                'Nobody has answered yet. Give employers and workers the address or code below.',
              )
        }
      />
      <Pager
        page={page}
        pages={Math.ceil(total / size)}
        href={n => addressOf(href('/office/outreach'), { ...filter, page: String(n) })}
      />
    </>
  )
}

/** Answers whose number nobody has verified: shown, but counted nowhere. */
function Unverified() {
  const { t } = useLang()
  const { unverified, keptDays } = useLoaderData<typeof loader>()
  if (unverified.length === 0) return null
  return (
    <details className="no-print">
      <summary>
        {t(
          `未核实号码的填报 ${formatCount(unverified.length)} 份`,
          `${formatCount(unverified.length)} answers whose number is not verified`,
        )}
      </summary>
      <p>
        {t(
          `没有填短信验证码，不计入人数，也不发短信；${keptDays} 天后自动删除。`,
          `The code was not entered: not counted, not written to, removed after ${keptDays} days.`,
        )}
      </p>
      <Pending rows={unverified} />
    </details>
  )
}

type Waiting = ReturnType<typeof useLoaderData<typeof loader>>['unverified'][number]

function Pending({ rows }: { readonly rows: readonly Waiting[] }) {
  const { t, lang } = useLang()
  const townName = useTownName()
  const mark = () => <StatusTag tone="warn">{t('未核实', 'Not verified')}</StatusTag>
  return (
    <Table<Waiting>
      caption={t('未核实的填报', 'Not verified')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: t('姓名', 'Name'), cell: row => <span lang="zh">{row.maskedName}</span> },
        { key: 'town', head: t('镇街', 'Town'), cell: row => townName(row.town) },
        { key: 'employer', head: t('用人单位', 'Employer'), cell: row => <span lang="zh">{row.employer}</span> },
        { key: 'at', head: t('填报时间', 'Answered'), cell: row => formatInstant(row.at, lang) },
        { key: 'state', head: t('状态', 'State'), cell: mark },
      ]}
    />
  )
}

function SurveyLink() {
  const { t } = useLang()
  const { survey } = useLoaderData<typeof loader>()
  return (
    <Card title={t('个人填报地址', 'The form for individuals')}>
      <div className="outreach-qr">
        <svg
          viewBox={`-4 -4 ${survey.size + 8} ${survey.size + 8}`}
          role="img"
          shapeRendering="crispEdges"
          aria-label={t('填报地址的二维码', 'QR code of the form')}
        >
          <rect x="-4" y="-4" width={survey.size + 8} height={survey.size + 8} fill="#fff" />
          <path d={survey.path} fill="#000" />
        </svg>
        <p>
          <a href={survey.address}>{survey.address}</a>
        </p>
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
        <TextField
          name="phone"
          type="tel"
          search
          label={t('手机号码', 'Mobile number')}
          value={answer?.values['phone']}
          problems={answer?.problems}
          maxLength={20}
        />
        <Button kind="plain">{t('记下退订', 'Note it')}</Button>
      </PostForm>
    </Card>
  )
}
