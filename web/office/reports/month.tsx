import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import {
  Button,
  ErrorSummary,
  Notice,
  PageHead,
  PostForm,
  PrintButton,
  Table,
  formatCount,
  formatDate,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { refused } from '../answers.ts'
import { Compiled } from './compiled.tsx'
import { Done, LastReminder, StatusTags } from './parts.tsx'
import { ofMonth, reportDesk } from './server.ts'
import { measureNames, monthName, type Line } from './words.ts'

/** `/office/reports/month/:month`: every unit's report of a month; the bureau chases, compiles and takes the tables away. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, reports, lang } = reportDesk(args)
  const month = args.params['month'] ?? ''
  const view = ofMonth(await reports.month(ctx(), month), month, { lang })
  return { view, bureau: actor.role === 'bureau', done: new URL(args.request.url).searchParams.get('done') }
}

export async function action(args: ActionFunctionArgs) {
  const {
    services: { reports },
    ctx,
    lang,
  } = signedIn(args, 'bureau')
  const form = await args.request.formData()
  const month = args.params['month'] ?? ''
  const here = (done: string) => redirect(hrefIn(lang, `/office/reports/month/${month}?done=${done}`))
  if (textOf(form, 'intent', 20) === 'compile') {
    const compiled = await reports.compile(ctx(form), month, textOf(form, 'reason', 600))
    return compiled.ok ? here('compile') : refused(compiled.refusals, lang, form)
  }
  const chosen = form
    .getAll('unit')
    .filter((one): one is string => typeof one === 'string')
    .slice(0, 500)
  const chased = await reports.chase(ctx(form), month, chosen)
  return chased.ok ? here(`${chased.value.reminded}-${chased.value.messages}`) : refused(chased.refusals, lang, form)
}

export type MonthData = Awaited<ReturnType<typeof loader>>

export default function ReportMonth() {
  const { lang, t, href } = useLang()
  const { view, bureau, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const sent = /^(\d{1,3})-(\d{1,3})$/.exec(done ?? '')
  const due = formatDate(view.dueOn, lang)
  return (
    <>
      <PageHead
        title={t(`${monthName(view.month, lang)}月报`, `Reports of ${monthName(view.month, lang)}`)}
        lead={t(`报送截止 ${due}`, `Due by ${due}`)}
        crumbs={[{ href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') }]}
      >
        <p className="actions">
          <PrintButton>{t('打印', 'Print')}</PrintButton>
        </p>
      </PageHead>
      <ErrorSummary problems={answer?.problems} />
      <Done done={done} />
      {sent && (
        <Notice tone="good" live>
          <p>
            {t(
              `已催报 ${sent[1]} 个单位，其中发出短信 ${sent[2]} 条；没有登记手机的单位在月报页面看到提醒。`,
              `${sent[1]} units chased, ${sent[2]} by message; the others find it on their page.`,
            )}
          </p>
        </Notice>
      )}
      {bureau && <Compiled view={view} problems={answer?.problems} reason={answer?.values['reason']} />}
      {bureau && <Late />}
      <Lines />
    </>
  )
}

/** Everybody who is late, ticked to begin with: one press chases them all. */
function Late() {
  const { t, text } = useLang()
  const { view } = useLoaderData<typeof loader>()
  const late = view.lines.filter(line => line.late)
  if (late.length === 0) return null
  return (
    <PostForm name="chase" className="form wide" label={t('催报', 'Chase')}>
      <input type="hidden" name="intent" value="chase" />
      <details className="more">
        <summary>{t(`逾期未报 ${late.length} 个单位`, `${late.length} units are late`)}</summary>
        <fieldset className="bare" id="unit" tabIndex={-1}>
          <legend className="visually-hidden">{t('选择要催报的单位', 'Units to chase')}</legend>
          <Table
            caption={t('逾期未报的单位', 'Late units')}
            hideCaption
            rows={late}
            rowKey={({ unit }) => unit.id}
            columns={[
              {
                key: 'unit',
                head: t('单位', 'Unit'),
                cell: ({ unit }) => (
                  <label className="chosen">
                    <input className="tick-box" type="checkbox" name="unit" value={unit.id} defaultChecked />{' '}
                    {text(unit.name)}
                  </label>
                ),
              },
              { key: 'state', head: t('状态', 'State'), cell: line => <StatusTags line={line} /> },
              {
                key: 'last',
                head: t('上次催报', 'Last chased'),
                cell: ({ unit }) => <LastReminder reminders={view.reminders.filter(one => one.unit === unit.id)} />,
              },
            ]}
          />
        </fieldset>
      </details>
      <p>
        <Button kind="plain">{t('催报逾期单位', 'Chase those who are late')}</Button>
      </p>
    </PostForm>
  )
}

const SHOWN = ['submitted', 'accepted', 'approved', 'settled', 'people_settled'] as const

function Lines() {
  const { t, text, href } = useLang()
  const { view } = useLoaderData<typeof loader>()
  const numbers = ({ report, now }: Line) => (report?.state.issues.at(-1)?.numbers ?? now).month
  return (
    <Table<Line>
      caption={t(
        '各单位本月数据：签发前为台账数据，签发后为所签数据',
        'The month by unit: as the cases say, once signed as signed',
      )}
      rows={view.lines}
      rowKey={({ unit }) => unit.id}
      columns={[
        {
          key: 'unit',
          head: t('单位', 'Unit'),
          cell: ({ unit }) => <a href={href(`/office/reports/month/${view.month}/${unit.id}`)}>{text(unit.name)}</a>,
        },
        ...SHOWN.map(measure => ({
          key: measure,
          head: text(measureNames[measure]),
          numeric: true,
          cell: (line: Line) => formatCount(numbers(line)[measure]),
        })),
        { key: 'state', head: t('状态', 'State'), cell: line => <StatusTags line={line} /> },
      ]}
    />
  )
}
