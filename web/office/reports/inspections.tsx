import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { InspectionView } from '#server/reports/index.ts'
import {
  Button,
  DateField,
  EmptyState,
  ErrorSummary,
  PageHead,
  PostForm,
  SelectField,
  StatusTag,
  Table,
  TextareaField,
  TextField,
  formatDate,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow, refused } from '../answers.ts'
import { findingOf, FindingFields } from './finding-fields.tsx'
import { Done } from './parts.tsx'
import { reportDesk } from './server.ts'

/** `/office/reports/inspections`: inspections of intake and review, and what they found (DG-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, reports, today } = reportDesk(args)
  const bureau = actor.role === 'bureau'
  return {
    rows: orThrow(await reports.inspections(ctx())),
    bureau,
    today,
    clauses: reports.clauses(),
    units: orThrow(await reports.units(ctx())).filter(({ kind }) => kind !== 'department'),
    done: new URL(args.request.url).searchParams.get('done'),
  }
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

export default function Inspections() {
  const { lang, t, text, href } = useLang()
  const { rows, bureau, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title={t('监督检查', 'Inspections')}
        crumbs={[{ href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') }]}
      />
      <ErrorSummary problems={answer?.problems} />
      <Done done={done} />
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
            cell: ({ id, state }) => (
              <a href={href(`/office/reports/inspections/${id}`)}>{formatDate(state.on, lang)}</a>
            ),
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
      {bureau && <Hold />}
    </>
  )
}

export function Open({ view: { open, overdue, state } }: { readonly view: InspectionView }) {
  const { t } = useLang()
  if (state.findings.length === 0) return <StatusTag tone="quiet">{t('没有发现问题', 'nothing found')}</StatusTag>
  if (open === 0) return <StatusTag tone="good">{t('已全部整改', 'all settled')}</StatusTag>
  return overdue > 0 ? (
    <StatusTag tone="bad">{t(`${overdue} 个逾期`, `${overdue} overdue`)}</StatusTag>
  ) : (
    <StatusTag tone="info">{t(`${open} 个待整改`, `${open} open`)}</StatusTag>
  )
}

function Hold() {
  const { t, text } = useLang()
  const { units, clauses, today } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <section className="no-print" aria-labelledby="hold-title">
      <h2 id="hold-title">{t('登记一次检查', 'Record an inspection')}</h2>
      <PostForm name="hold" files>
        <SelectField
          name="unit"
          label={t('被检查单位', 'Unit inspected')}
          problems={problems}
          value={values['unit']}
          choices={units.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
        <DateField
          name="on"
          label={t('检查日期', 'Day')}
          problems={problems}
          value={values['on'] ?? today}
          max={today}
        />
        <TextField
          name="inspectors"
          label={t('检查人', 'Inspectors')}
          problems={problems}
          value={values['inspectors']}
          maxLength={200}
          hint={t('监督检查组成员，用顿号分开。', 'Members of the inspection group.')}
        />
        <TextareaField
          name="scope"
          optional
          rows={2}
          maxLength={1000}
          label={t('检查内容', 'What was looked at')}
          problems={problems}
          value={values['scope']}
        />
        <FindingFields
          field="finding"
          legend={t('发现的问题（没有则留空，更多问题登记后再添加）', 'A finding (empty if none; add more afterwards)')}
          clauses={clauses}
          problems={problems}
          values={values}
        />
        <Button>{t('登记检查', 'Record it')}</Button>
      </PostForm>
    </section>
  )
}
