import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { InspectionView } from '#server/reports/index.ts'
import { EmptyState, ErrorSummary, PageHead, StatusTag, Table, formatDate } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { orThrow, refused } from '../answers.ts'
import { findingOf } from './finding-fields.tsx'
import { HoldForm } from './hold.tsx'
import { Done, Printing } from './parts.tsx'
import { reportDesk } from './server.ts'

export const handle: Handle = { enhance: true }

/** `/office/reports/inspections`: inspections of intake and review, and what they found (DG-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, reports, today } = reportDesk(args)
  const bureau = actor.role === 'bureau'
  const units = orThrow(await reports.units(ctx())).filter(({ kind }) => kind !== 'department')
  return {
    rows: orThrow(await reports.inspections(ctx())),
    bureau,
    today,
    clauses: reports.clauses(),
    units,
    about: aboutCase(new URL(args.request.url).searchParams, units),
    done: new URL(args.request.url).searchParams.get('done'),
  }
}

/** What a case that supervision looked at says for the form: who handled it, and its number. */
function aboutCase(asked: URLSearchParams, units: readonly { readonly id: string }[]) {
  const number = asked.get('number') ?? ''
  const places = [asked.get('town'), asked.get('district')]
  if (!/^[0-9A-Za-z-]{4,40}$/.test(number)) return undefined
  return { unit: units.find(({ id }) => places.includes(id))?.id, scope: `受理编号 ${number} 的受理和审核情况` }
}

export async function action(args: ActionFunctionArgs) {
  const {
    services: { reports },
    ctx,
    lang,
  } = signedIn(args, 'bureau')
  const form = await args.request.formData()
  const finding = await findingOf(form, 'finding')
  const held = await reports.hold(ctx(form), {
    unit: textOf(form, 'unit', 40),
    on: textOf(form, 'on', 10),
    inspectors: textOf(form, 'inspectors', 300),
    scope: textOf(form, 'scope', 1200),
    findings: isEmpty(finding) ? [] : [finding],
  })
  return held.ok
    ? redirect(hrefIn(lang, `/office/reports/inspections/${held.value.id}?done=hold`))
    : refused(held.refusals, lang, form)
}

const isEmpty = ({ text, clause, dueOn, files }: Awaited<ReturnType<typeof findingOf>>): boolean =>
  text === '' && clause === '' && dueOn === '' && files.length === 0

export type InspectionsData = Awaited<ReturnType<typeof loader>>

export default function Inspections() {
  const { t, href } = useLang()
  const loaded = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <>
      <PageHead
        title={t('监督检查', 'Inspections')}
        crumbs={[{ href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') }]}
      >
        <Printing />
      </PageHead>
      <ErrorSummary problems={problems} />
      <Done done={loaded.done} />
      <Rows rows={loaded.rows} />
      {loaded.bureau && <HoldForm loaded={loaded} problems={problems} values={values} />}
    </>
  )
}

function Rows({ rows }: Pick<InspectionsData, 'rows'>) {
  const { lang, t, text, href } = useLang()
  return (
    <Table<InspectionView>
      caption={t('检查记录', 'Inspections')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('还没有检查记录', 'No inspection is recorded')} />}
      columns={[
        {
          key: 'on',
          head: t('检查日期', 'On'),
          cell: ({ id, state }) => <a href={href(`/office/reports/inspections/${id}`)}>{formatDate(state.on, lang)}</a>,
        },
        { key: 'unit', head: t('单位', 'Unit'), cell: ({ unit }) => text(unit.name) },
        {
          key: 'by',
          head: t('检查人', 'Inspectors'),
          cell: ({ state }) => <span lang="zh-Hans-CN">{state.inspectors}</span>,
        },
        { key: 'findings', head: t('问题', 'Findings'), numeric: true, cell: ({ state }) => state.findings.length },
        { key: 'state', head: t('整改', 'Settled'), cell: one => <Open view={one} /> },
      ]}
    />
  )
}

export function Open({ view: { open, done, overdue, state } }: { readonly view: InspectionView }) {
  const { t } = useLang()
  if (state.findings.length === 0) return <StatusTag tone="quiet">{t('没有发现问题', 'nothing found')}</StatusTag>
  if (open === 0) return <StatusTag tone="good">{t('已全部办结', 'all settled')}</StatusTag>
  if (done === open)
    return <StatusTag tone="warn">{t(`${done} 个已整改，待验收`, `${done} to accept`)}</StatusTag>
  return overdue > 0 ? (
    <StatusTag tone="bad">{t(`${overdue} 个逾期`, `${overdue} overdue`)}</StatusTag>
  ) : (
    <StatusTag tone="info">{t(`${open} 个待整改`, `${open} open`)}</StatusTag>
  )
}
