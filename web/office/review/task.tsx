import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { Clause } from '#policy'
import {
  Button,
  Card,
  DefinitionList,
  ErrorSummary,
  formatDate,
  Notice,
  PageHead,
  PostForm,
  StatusTag,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import './review.css'
import { Consequences, SavedNotice } from './consequences.tsx'
import { Documents } from './documents.tsx'
import { entriesOf, findingsOf, type Entries } from './entries.ts'
import { FactForm, FactRecord } from './fact.tsx'
import { savedTask } from './saved.ts'
import { field, orThrow } from './server.ts'
import { remaining, statusWords } from './words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, today, lang } = signedIn(args, 'reviewer')
  const task = orThrow(await services.review.task(ctx(), args.params['id'] ?? ''))
  const { clauses } = services.packs.get(task.state.pack)
  const cited = new Set(task.facts.map(({ clause }) => clause))
  const here = new URL(args.request.url).searchParams.get('saved') === task.id
  return {
    task,
    today,
    saved: here ? ('here' as const) : await savedTask(args),
    clauses: clauses.filter(({ id }) => cited.has(id)),
    closed: task.closed ? problemsOf([task.closed], lang)[0] : undefined,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'reviewer')
  const id = args.params['id'] ?? ''
  const form = await args.request.formData()
  const entries = entriesOf(form)
  const refused = (refusals: Parameters<typeof problemsOf>[0]) =>
    data({ problems: problemsOf(refusals, lang), entries }, { status: 422 })
  const findings = findingsOf(entries)
  if (!findings.ok) return refused(findings.refusals)
  const expected = Number(field(form, 'version')) || undefined
  const saved = await services.review.record(ctx(form), id, findings.value, expected ? { expected } : {})
  if (!saved.ok) return refused(saved.refusals)
  const { next, status } = saved.value
  const list = hrefIn(lang, '/office/review')
  if (field(form, 'then') !== 'next') throw redirect(`${list}/${id}?saved=${id}#points`, 303)
  throw redirect(
    next && (status === 'done' || next !== id) ? `${list}/${next}?saved=${id}` : `${list}?saved=${id}`,
    303,
  )
}

export default function ReviewTask() {
  const { t, text, href } = useLang()
  const { task, saved, today, closed, clauses } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { state } = task
  const words = statusWords[state.status]
  return (
    <>
      <PageHead
        title={t(`核查 ${state.number}`, `Review ${state.number}`)}
        crumbs={[{ href: href('/office/review'), label: t('并联审核', 'Joint review') }]}
      >
        <p>
          <StatusTag tone={words.tone}>{text(words)}</StatusTag>{' '}
          {state.status === 'open' && (
            <StatusTag tone={task.overdue ? 'bad' : 'quiet'}>{text(remaining(state.dueOn, today))}</StatusTag>
          )}
        </p>
      </PageHead>
      {saved === 'here' && <Notice tone="good" live title={t('已保存', 'Saved')} />}
      {saved && saved !== 'here' && <SavedNotice saved={saved} />}
      <ErrorSummary problems={answer?.problems} />
      {closed && (
        <Notice tone="warn" title={t('现在不能录入', 'Nothing can be recorded now')}>
          <p>{closed.text}</p>
        </Notice>
      )}
      {state.reopened && <Reopened />}
      <div className="side-by-side">
        <div className="beside">
          <Person />
          <Documents taskId={task.id} facts={task.facts} />
        </div>
        <div>
          {closed ? (
            <Findings />
          ) : (
            <FindingsForm entries={answer?.entries} clauses={clauses} problems={answer?.problems} />
          )}
          <div id="points">
            <Consequences rows={task.consequences} />
          </div>
        </div>
      </div>
    </>
  )
}

function Reopened() {
  const { lang, t } = useLang()
  const { state } = useLoaderData<typeof loader>().task
  if (!state.reopened) return null
  const { on, reason, until } = state.reopened
  return (
    <Notice tone="warn" title={t(`区人力资源社会保障部门于${formatDate(on, lang)}重新开放此件，至${formatDate(until, lang)}`,
      `Reopened by the district officer on ${formatDate(on, lang)}, until ${formatDate(until, lang)}`)}>
      <p>{t('原因：', 'Reason: ')}<span lang="zh-Hans-CN">{reason}</span></p>
      {state.status === 'open' && <p>{t('每项结论都要填写理由。', 'Every finding needs a reason.')}</p>}
    </Notice>
  )
}

function Person() {
  const { lang, t } = useLang()
  const { person, state } = useLoaderData<typeof loader>().task
  return (
    <Card title={t('申请人', 'Applicant')}>
      <DefinitionList
        items={[
          { term: t('姓名', 'Name'), value: person.name },
          { term: t('证件号', 'Identity number'), value: <span className="code">{person.idNumber}</span> },
          { term: t('用人单位', 'Employer'), value: person.employer },
          { term: t('现居住地址', 'Address'), value: person.address },
          {
            term: t('核查期限', 'Review period'),
            value: `${formatDate(state.from, lang)} – ${formatDate(state.dueOn, lang)}`,
          },
        ]}
      />
    </Card>
  )
}

function FindingsForm({ entries, clauses, problems }: {
  readonly entries: Entries | undefined
  readonly clauses: readonly Clause[]
  readonly problems: Parameters<typeof ErrorSummary>[0]['problems']
}) {
  const { t } = useLang()
  const { task } = useLoaderData<typeof loader>()
  return (
    <PostForm name={`record-${task.id}`} label={t('核查结论', 'Findings')}>
      <input type="hidden" name="version" value={task.version} />
      {task.facts.map(row => (
        <FactForm
          key={row.fact.id}
          row={row}
          entry={entries?.[row.fact.id]}
          problems={problems}
          policy={task.state.pack}
          clause={clauses.find(({ id }) => id === row.clause)}
          lateReason={task.state.reopened !== undefined}
        />
      ))}
      <p className="actions">
        <Button name="then" value="next">
          {t('保存并核查下一件', 'Save and next')}
        </Button>
        <Button kind="plain" name="then" value="stay">
          {t('保存', 'Save')}
        </Button>
      </p>
    </PostForm>
  )
}

function Findings() {
  const { lang, t } = useLang()
  const { task } = useLoaderData<typeof loader>()
  return (
    <>
      {task.facts.map(row => (
        <FactRecord key={row.fact.id} row={row} />
      ))}
      {task.state.escalatedOn && (
        <p className="field-hint">
          {t('上报日期：', 'Escalated on ')}
          {formatDate(task.state.escalatedOn, lang)}
        </p>
      )}
    </>
  )
}

