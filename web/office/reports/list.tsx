import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { MonthEntry } from '#server/reports/index.ts'
import {
  Button,
  EmptyState,
  ErrorSummary,
  LinkButton,
  NumberField,
  PageHead,
  PostForm,
  StatusTag,
  Table,
  formatCount,
  formatDate,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused } from '../answers.ts'
import { Done } from './parts.tsx'
import { reportDesk } from './server.ts'
import { monthName } from './words.ts'

/** `/office/reports`: the months that are over and what is still owed of each (DG-13). */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, reports, lang } = reportDesk(args)
  const months = orThrow(await reports.months(ctx()))
  const [newest] = months
  const view = newest && orThrow(await reports.month(ctx(), newest.month))
  const units = orThrow(await reports.units(ctx()))
  const asked = new URL(args.request.url).searchParams
  const wanted = asked.get('month')
  const found = wanted === null ? undefined : await reports.month(ctx(), wanted)
  return {
    problems:
      found && !found.ok
        ? problemsOf(
            found.refusals.map(({ field: _, ...one }) => one),
            lang,
          )
        : undefined,
    months: units.length > 0 ? months : undefined,
    bureau: actor.role === 'bureau',
    unit: units.length === 1 ? units[0] : undefined,
    dueDay: view?.dueDay,
    years: reports.years(ctx()),
    inspects: actor.role !== 'department',
    done: asked.get('done'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'bureau')
  const form = await args.request.formData()
  const saved = await services.reports.saveDueDay(ctx(form), textOf(form, 'dueDay', 10))
  return saved.ok ? redirect(hrefIn(lang, '/office/reports?done=day')) : refused(saved.refusals, lang, form)
}

export default function ReportMonths() {
  const { t } = useLang()
  const { months, bureau, unit, done, problems } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <Head />
      <ErrorSummary problems={answer?.problems ?? problems} />
      <Done done={done} />
      {months ? (
        <Months months={months} unit={unit?.id} />
      ) : (
        <EmptyState title={t('本单位没有月报任务', 'Your department reports nothing here')}>
          <p>
            {t(
              '镇街、园区、县（市、区）和办法中承担受理、审核、入户的部门按月报送。',
              'Towns, parks, counties and departments with a part in intake, review or settlement report each month.',
            )}
          </p>
        </EmptyState>
      )}
      {bureau && <DueDay />}
    </>
  )
}

function Head() {
  const { t, text, href } = useLang()
  const { bureau, unit, years, inspects } = useLoaderData<typeof loader>()
  const [year] = years
  const name = unit ? text(unit.name) : ''
  const own = t(
    `${name}：每月核对台账数据，签发后报市局。`,
    `${name}: check the numbers of each month, sign them and report to the bureau.`,
  )
  const everybody = t(
    '各单位每月报送受理、审核和入户情况，市局汇总后报市政府和省有关部门。',
    'Every unit reports intake, review and settlement each month; the bureau compiles them for city and province.',
  )
  return (
    <PageHead title={t('月报和总结', 'Monthly reports')} lead={unit ? own : everybody}>
      <p className="actions">
        {inspects && (
          <LinkButton kind="plain" href={href('/office/reports/inspections')}>
            {t('监督检查', 'Inspections')}
          </LinkButton>
        )}
        {bureau && year !== undefined && (
          <LinkButton kind="plain" href={href(`/office/reports/year/${year}`)}>
            {t('年度总结', 'Year-end summary')}
          </LinkButton>
        )}
      </p>
    </PageHead>
  )
}

function DueDay() {
  const { t } = useLang()
  const { dueDay } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PostForm name="day" className="inline-form no-print" label={t('报送日', 'Report day')}>
      <NumberField
        name="dueDay"
        optional
        label={t('次月几日前报送', 'Due by which day of the month after')}
        value={answer?.values['dueDay'] ?? dueDay}
        problems={answer?.problems}
        hint={t(
          '文件没有规定日期；留空则以次月最后一天为限。',
          'The text names no day; left empty, the last day of the month after.',
        )}
      />
      <Button kind="plain">{t('保存', 'Save')}</Button>
    </PostForm>
  )
}

function Months({ months, unit }: { readonly months: readonly MonthEntry[]; readonly unit: string | undefined }) {
  const { lang, t, href } = useLang()
  const address = (month: string) =>
    href(unit === undefined ? `/office/reports/month/${month}` : `/office/reports/month/${month}/${unit}`)
  return (
    <Table
      caption={t('各月报送情况', 'Months')}
      hideCaption
      rows={months}
      rowKey={({ month }) => month}
      empty={
        <EmptyState title={t('还没有结束的月份', 'No month is over yet')}>
          <p>{t('一个月结束后才能起草月报。', 'A report can be drafted once its month is over.')}</p>
        </EmptyState>
      }
      columns={[
        {
          key: 'month',
          head: t('月份', 'Month'),
          cell: ({ month }) => <a href={address(month)}>{monthName(month, lang)}</a>,
        },
        { key: 'due', head: t('报送截止', 'Due'), cell: ({ dueOn }) => formatDate(dueOn, lang) },
        {
          key: 'signed',
          head: t('已签发', 'Signed'),
          numeric: true,
          cell: ({ signed, units }) => `${formatCount(signed)} / ${formatCount(units)}`,
        },
        { key: 'state', head: t('状态', 'State'), cell: entry => <State entry={entry} /> },
      ]}
    />
  )
}

function State({ entry }: { readonly entry: MonthEntry }) {
  const { t } = useLang()
  const { units, changed, outdated } = entry
  const again =
    units === 1
      ? t('签发后有更正，须重新签发', 'corrected since signed: sign again')
      : t(`签发后有更正 ${changed} 个，待重签`, `${changed} corrected since, to sign again`)
  return (
    <span className="tag-row">
      {(changed === 0 || entry.signed < units) && <Reported entry={entry} />}
      {changed > 0 && <StatusTag tone="warn">{again}</StatusTag>}
      {outdated && <StatusTag tone="warn">{t('汇总已过时，须重新汇总', 'compilation outdated')}</StatusTag>}
    </span>
  )
}

function Reported({ entry: { signed, units, late, owed } }: { readonly entry: MonthEntry }) {
  const { t } = useLang()
  if (signed === units) return <StatusTag tone="good">{t('已报齐', 'complete')}</StatusTag>
  if (!owed) return <StatusTag tone="quiet">{t('施行当月不满一月，不必报', 'not a whole month: need not be')}</StatusTag>
  const left = units - signed
  return late ? (
    <StatusTag tone="bad">{t(`逾期 ${left} 个`, `${left} late`)}</StatusTag>
  ) : (
    <StatusTag tone="info">{t(`待报 ${left} 个`, `${left} to come`)}</StatusTag>
  )
}
