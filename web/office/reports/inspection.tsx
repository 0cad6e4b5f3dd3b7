import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { InspectionChange, InspectionView } from '#server/reports/index.ts'
import {
  Button,
  Card,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  PageHead,
  PostForm,
  PrintButton,
  StatusTag,
  TextareaField,
  formatDate,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow, refused, versionOf } from '../answers.ts'
import { findingOf, FindingFields } from './finding-fields.tsx'
import { Open } from './inspections.tsx'
import { Done } from './parts.tsx'
import { reportDesk } from './server.ts'

/** `/office/reports/inspections/:id`: one inspection; findings are settled here with what shows it (DG-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, reports, today } = reportDesk(args)
  const view = orThrow(await reports.inspection(ctx(), args.params['id'] ?? ''))
  return {
    view,
    today,
    bureau: actor.role === 'bureau',
    clauses: reports.clauses(),
    done: new URL(args.request.url).searchParams.get('done'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const {
    services: { reports },
    ctx,
    lang,
  } = signedIn(args, 'clerk', 'officer', 'bureau')
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const what = changeOf(form)
  const done = await reports.changeInspection(ctx(form), id, what, versionOf(form))
  return done.ok
    ? redirect(hrefIn(lang, `/office/reports/inspections/${id}?done=${what.kind}`))
    : refused(done.refusals, lang, form)
}

function changeOf(form: FormData): InspectionChange {
  const finding = textOf(form, 'finding', 40)
  switch (textOf(form, 'intent', 20)) {
    case 'settle':
      return { kind: 'settle', finding, note: textOf(form, `note-${finding}`, 1200) }
    case 'reopen':
      return { kind: 'reopen', finding, reason: textOf(form, `reason-${finding}`, 600) }
    default:
      return { kind: 'add_finding', finding: findingOf(form, 'finding') }
  }
}

export default function Inspection() {
  const { lang, t, text, href } = useLang()
  const { view, bureau, clauses, done } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  const { unit, state, version } = view
  return (
    <>
      <PageHead
        title={t(
          `${text(unit.name)}：${formatDate(state.on, lang)}检查`,
          `${text(unit.name)}, ${formatDate(state.on, lang)}`,
        )}
        lead={<Open view={view} />}
        crumbs={[
          { href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') },
          { href: href('/office/reports/inspections'), label: t('监督检查', 'Inspections') },
        ]}
      >
        <p className="actions">
          <PrintButton>{t('打印', 'Print')}</PrintButton>
        </p>
      </PageHead>
      <ErrorSummary problems={problems} />
      <Done done={done} />
      <Card title={t('检查情况', 'The inspection')}>
        <DefinitionList
          items={[
            { term: t('检查人', 'Inspectors'), value: <span lang="zh-Hans-CN">{state.inspectors}</span> },
            {
              term: t('检查内容', 'Looked at'),
              value: state.scope ? (
                <span className="written" lang="zh-Hans-CN">
                  {state.scope}
                </span>
              ) : undefined,
            },
            { term: t('登记人', 'Recorded by'), value: <span lang="zh-Hans-CN">{state.byName}</span> },
          ]}
        />
      </Card>
      <Card title={t('问题和整改', 'Findings')}>
        {state.findings.length === 0 && <EmptyState title={t('没有发现问题', 'Nothing was found')} />}
        {state.findings.map((finding, at) => (
          <Finding key={finding.id} finding={finding} at={at} />
        ))}
      </Card>
      {bureau && (
        <PostForm name={`add-${version}`} className="form no-print" label={t('添加问题', 'Add a finding')}>
          <input type="hidden" name="intent" value="add_finding" />
          <input type="hidden" name="version" value={version} />
          <FindingFields
            field="finding"
            legend={t('添加问题', 'Add a finding')}
            clauses={clauses}
            problems={problems}
            values={values}
          />
          <Button kind="plain">{t('添加', 'Add')}</Button>
        </PostForm>
      )}
    </>
  )
}

function Finding({
  finding,
  at,
}: {
  readonly finding: InspectionView['state']['findings'][number]
  readonly at: number
}) {
  const { lang, t } = useLang()
  const { today, clauses, view, bureau } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  const { id, text: words, clause, dueOn, settled, reopened } = finding
  const cited = clauses.find(one => one.id === clause)
  const hidden = (intent: string) => (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="finding" value={id} />
      <input type="hidden" name="version" value={view.version} />
    </>
  )
  const note = `note-${id}`
  const reason = `reason-${id}`
  return (
    <article className="finding">
      <h3>
        {t(`问题 ${at + 1}`, `Finding ${at + 1}`)}{' '}
        {settled ? (
          <StatusTag tone="good">{t('已整改', 'settled')}</StatusTag>
        ) : (
          <StatusTag tone={dueOn < today ? 'bad' : 'info'}>
            {t(`${formatDate(dueOn, lang)}前整改`, `due ${formatDate(dueOn, lang)}`)}
          </StatusTag>
        )}
      </h3>
      <p className="written" lang="zh-Hans-CN">
        {words}
      </p>
      {cited && (
        <p className="muted small">
          {t('依据：', 'Clause: ')}
          <span lang="zh-Hans-CN">
            {cited.number} {cited.quote.zh}
          </span>
        </p>
      )}
      {reopened.map((one, n) => (
        <p className="small" key={n}>
          {t(
            `${formatDate(one.on, lang)}${one.byName}退回：`,
            `Sent back ${formatDate(one.on, lang)} by ${one.byName}: `,
          )}
          <span lang="zh-Hans-CN">{one.reason}</span>
        </p>
      ))}
      {settled && (
        <p>
          {t(
            `${formatDate(settled.on, lang)}由${settled.byName}登记办结：`,
            `Settled on ${formatDate(settled.on, lang)} by ${settled.byName}: `,
          )}
          <span className="written" lang="zh-Hans-CN">
            {settled.note}
          </span>
        </p>
      )}
      {!settled && (
        <PostForm name={`settle-${id}-${view.version}`} className="form no-print">
          {hidden('settle')}
          <TextareaField
            name={note}
            rows={2}
            maxLength={1000}
            label={t('整改情况和依据', 'What was done, and what shows it')}
            problems={problems}
            value={values[note]}
          />
          <Button kind="plain">{t('登记办结', 'Record as settled')}</Button>
        </PostForm>
      )}
      {settled && bureau && (
        <details className="more no-print" open={problems?.some(({ field }) => field === reason)}>
          <summary>{t('退回继续整改', 'Send it back')}</summary>
          <PostForm name={`reopen-${id}-${view.version}`}>
            {hidden('reopen')}
            <TextareaField
              name={reason}
              rows={2}
              maxLength={500}
              label={t('退回理由', 'Reason')}
              problems={problems}
              value={values[reason]}
            />
            <Button kind="plain">{t('退回', 'Send back')}</Button>
          </PostForm>
        </details>
      )}
    </article>
  )
}
