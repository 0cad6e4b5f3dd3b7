import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { ErrorSummary, Notice, PageHead, Table, formatCount, formatDate } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { refused } from '../answers.ts'
import { Compiled } from './compiled.tsx'
import { Late } from './late.tsx'
import { Done, Printing, StatusTags } from './parts.tsx'
import { Opens } from './opens.tsx'
import { ofMonth, reportDesk } from './server.ts'
import { measureNames, monthName, type Line } from './words.ts'

export const handle: Handle = { enhance: true }

/** `/office/reports/month/:month`: every unit's report of a month; the bureau chases, compiles, takes tables away. */
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
  const due = formatDate(view.dueOn, lang)
  const signed = `${view.lines.filter(({ stands }) => stands).length} / ${view.lines.length}`
  return (
    <>
      <PageHead
        title={t(`${monthName(view.month, lang)}月报`, `Reports of ${monthName(view.month, lang)}`)}
        lead={t(`报送截止 ${due}，已签发 ${signed} 个单位`, `Due by ${due}; ${signed} units have signed`)}
        crumbs={[{ href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') }]}
      >
        <Printing />
      </PageHead>
      <ErrorSummary problems={answer?.problems} />
      <Done done={done} />
      <Chased done={done} />
      {bureau && <Compiled view={view} problems={answer?.problems} reason={answer?.values['reason']} />}
      {bureau && <Late view={view} />}
      <Lines />
    </>
  )
}

/** What chasing came to: `?done=<units>-<messages>`. */
function Chased({ done }: { readonly done: string | null }) {
  const { t } = useLang()
  const [, units, messages] = /^(\d{1,3})-(\d{1,3})$/.exec(done ?? '') ?? []
  if (units === undefined) return null
  return (
    <Notice tone="good" live>
      <p>
        {t(
          `已催报 ${units} 个单位，其中发出短信 ${messages} 条；没有登记手机的单位在月报页面看到提醒。`,
          `${units} units chased, ${messages} by message; the others find it on their page.`,
        )}
      </p>
    </Notice>
  )
}

const SHOWN = ['submitted', 'accepted', 'approved', 'settled', 'people_settled'] as const

const numberOf = ({ unit, stands, now }: Line, measure: (typeof SHOWN)[number]): number | undefined =>
  unit.measures.includes(measure) ? (stands?.numbers ?? now).month[measure] : undefined

function Lines() {
  const { t, text, href } = useLang()
  const { view } = useLoaderData<typeof loader>()
  const own = view.lines.filter(({ unit }) => unit.kind !== 'department')
  const total = (measure: (typeof SHOWN)[number]) => own.reduce((sum, line) => sum + (numberOf(line, measure) ?? 0), 0)
  return (
    <div className="unit-lines">
      <Table<Line>
        caption={t(
          '各单位本月数据：签发前为台账数据，签发后为所签数据；部门不计入合计',
          'The month by unit: as the cases say, once signed as signed; departments are not added',
        )}
        rows={view.lines}
        rowKey={({ unit }) => unit.id}
        {...(own.length > 1 ? { foot: [t('合计', 'Total'), ...SHOWN.map(one => formatCount(total(one))), ''] } : {})}
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
            cell: (line: Line) => <Cell line={line} measure={measure} month={view.month} />,
          })),
          { key: 'state', head: t('状态', 'State'), cell: line => <StatusTags line={line} /> },
        ]}
      />
    </div>
  )
}

interface CellProps {
  readonly line: Line
  readonly measure: (typeof SHOWN)[number]
  readonly month: string
}

function Cell({ line, measure, month }: CellProps) {
  const count = numberOf(line, measure)
  return count === undefined ? '—' : <Opens measure={measure} count={count} unit={line.unit} month={month} period="month" />
}
