import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Grade, YearRow } from '#server/reports/index.ts'
import {
  Card,
  DefinitionList,
  LinkButton,
  PageHead,
  PrintButton,
  Table,
  Tabs,
  formatCount,
  formatDate,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { orThrow } from '../answers.ts'
import './reports.css'
import { Opens } from './opens.tsx'
import { bureauDesk } from './server.ts'
import { measureNames } from './words.ts'

export const handle: Handle = { enhance: true }

/** `/office/reports/year/:year`: the year's numbers by unit, against targets, and what inspections found (DG-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { reports, ctx } = bureauDesk(args)
  return { view: orThrow(await reports.year(ctx(), Number(args.params['year']))), years: reports.years(ctx()) }
}

const SHOWN = ['submitted', 'accepted', 'approved', 'settled', 'people_settled', 'cancelled'] as const
const total = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)

type View = Awaited<ReturnType<typeof loader>>['view']

export default function Year() {
  const { t, href } = useLang()
  const { view } = useLoaderData<typeof loader>()
  const held = view.inspections.length
  return (
    <>
      <Head />
      <Years />
      <Units view={view} />
      <Grades view={view} />
      <Weak view={view} />
      <p>
        <a href={href('/office/reports/inspections')}>{t(`本年检查 ${held} 次`, `Inspections this year: ${held}`)}</a>
      </p>
    </>
  )
}

function Head() {
  const { lang, t, href } = useLang()
  const { year, over, asOf } = useLoaderData<typeof loader>().view
  const day = formatDate(asOf, lang)
  const file = `/office/reports/year/${year}/summary`
  return (
    <PageHead
      title={t(`${year}年入户工作总结`, `Summary of ${year}`)}
      lead={
        over
          ? t(`数据截至${day}`, `As of ${day}`)
          : t(`本年尚未结束，数据截至${day}`, `The year is not over; as of ${day}`)
      }
      crumbs={[{ href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') }]}
    >
      <p className="actions">
        <LinkButton kind="plain" href={href(`${file}.pdf`)}>
          PDF
        </LinkButton>
        <LinkButton kind="plain" href={href(`${file}.xlsx`)}>
          Excel
        </LinkButton>
        <PrintButton>{t('打印', 'Print')}</PrintButton>
      </p>
    </PageHead>
  )
}

function Years() {
  const { t, href } = useLang()
  const { view, years } = useLoaderData<typeof loader>()
  if (years.length < 2) return null
  const tabs = years.map(one => ({
    href: href(`/office/reports/year/${one}`),
    here: one === view.year,
    label: String(one),
  }))
  return <Tabs label={t('年份', 'Year')} tabs={tabs} />
}

function Units({ view: { year, rows, sum, target, months } }: { readonly view: View }) {
  const { t, text } = useLang()
  const asked = (count: number | undefined) => (count === undefined ? '—' : formatCount(count))
  const settled = `${total(rows.map(row => row.closed))} / ${total(rows.map(row => row.open + row.closed))}`
  return (
    <div className="unit-lines">
      <Table<YearRow>
        caption={t('各单位情况', 'By unit')}
        rows={rows}
        rowKey={({ unit }) => unit.id}
        foot={[t('合计', 'Total'), asked(target), ...SHOWN.map(one => <Opens key={one} measure={one} count={sum[one]} month={`${year}-12`} period="year" />), '', settled]}
        columns={[
          { key: 'unit', head: t('单位', 'Unit'), cell: ({ unit }) => text(unit.name) },
          { key: 'target', head: t('任务', 'Target'), numeric: true, cell: row => asked(row.target) },
          ...SHOWN.map(measure => ({
            key: measure,
            head: text(measureNames[measure]),
            numeric: true,
            cell: (row: YearRow) => (
              <Opens measure={measure} count={row.counts[measure]} unit={row.unit} month={`${year}-12`} period="year" />
            ),
          })),
          { key: 'signed', head: t('月报签发', 'Signed'), numeric: true, cell: row => `${row.signed} / ${months}` },
          {
            key: 'findings',
            head: t('问题已整改', 'Findings settled'),
            numeric: true,
            cell: row => `${row.closed} / ${row.open + row.closed}`,
          },
        ]}
      />
    </div>
  )
}

function Grades({ view: { year, grades } }: { readonly view: View }) {
  const { t, text } = useLang()
  if (grades.length === 0) return null
  return (
    <Table<Grade>
      caption={t('按职业资格等级', 'By grade')}
      rows={grades}
      rowKey={({ skill }) => skill}
      columns={[
        { key: 'grade', head: t('等级', 'Grade'), cell: ({ name }) => text(name) },
        ...SHOWN.map(measure => ({
          key: measure,
          head: text(measureNames[measure]),
          numeric: true,
          cell: ({ counts, skill }: Grade) => (
            <Opens measure={measure} count={counts[measure]} skill={skill} month={`${year}-12`} period="year" />
          ),
        })),
      ]}
    />
  )
}

/** 存在问题和薄弱环节 (DG-10). */
function Weak({ view: { weak } }: { readonly view: View }) {
  const { t, text } = useLang()
  const points = [
    { said: t('有月报没有签发', 'Months not signed'), units: weak.unsigned },
    { said: t('检查发现的问题尚未整改', 'Findings not settled'), units: weak.unsettled },
    { said: t('入户件数未达到任务数', 'Less settled than the target'), units: weak.behind },
  ].filter(({ units }) => units.length > 0)
  if (points.length === 0) return null
  return (
    <Card title={t('存在问题和薄弱环节', 'Problems and weak points')}>
      <DefinitionList
        items={points.map(({ said, units }) => ({
          term: `${said} (${units.length})`,
          value: units.map(({ name }) => text(name)).join(t('、', ', ')),
        }))}
      />
    </Card>
  )
}
