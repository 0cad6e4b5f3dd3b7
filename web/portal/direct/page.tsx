import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { findTown } from '#identity'
import {
  Button,
  Card,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  StatusTag,
  TextareaField,
  Timeline,
  formatDate,
  type TimelineStep,
} from '../../design/index.ts'
import { refuse, type Refusal } from '#platform/result.ts'
import { textOf } from '../../forms.ts'
import { hrefIn, type Lang } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { named } from '../../office/direct/labels.ts'
import { statusWords } from '../../office/direct/words.ts'
import { problemsOf } from '../../refusals.ts'
import { Entitlements } from './entitlements.tsx'
import { openOwn } from './own.server.ts'
import { Papers } from './scans.tsx'
import { Basis } from './start.tsx'

/** `/direct/:id`: where one's own case stands, what was decided and why, and what one can do. */
export async function loader(args: LoaderFunctionArgs) {
  const { signed, view, scheme, pack } = await openOwn(args)
  const { state, row, steps, entitlements, id, version } = view
  if (state.status === 'draft') throw redirect(hrefIn(signed.lang, `/direct/${id}/form/${state.formStep ?? 'who'}`))
  return {
    id,
    version,
    row,
    steps,
    entitlements,
    scheme,
    clauses: pack.clauses,
    sent: new URL(args.request.url).searchParams.has('sent'),
    town: findTown(row.town)?.name,
    state: {
      status: state.status,
      acceptedOn: row.acceptedOn,
      decision: state.decision,
      sentBack: state.sentBack,
      settled: state.settled,
      cancelled: state.cancelled,
      correction: state.correction,
      objections: state.objections,
      review: state.review && { on: state.review.on },
    },
    materials: view.materials.map(({ document, dependant, scans }) => ({
      id: `${document.id}:${dependant?.key ?? ''}`,
      document: document.id,
      dependant: dependant?.key,
      name: document.name,
      whose: dependant?.name,
      scans,
    })),
  }
}

type Loaded = Awaited<ReturnType<typeof loader>>

export async function action(args: ActionFunctionArgs) {
  const { signed, view } = await openOwn(args)
  const {
    services: { direct },
    ctx,
    lang,
  } = signed
  const form = await args.request.formData()
  const text = textOf(form, 'text', 2000)
  if (textOf(form, 'intent') === 'scan') {
    const [document = '', dependant = ''] = textOf(form, 'paper', 80).split(':')
    const file = form.get('file')
    if (document === '') return problemsAnswer(refuse('field.required', { field: 'paper' }).refusals, lang)
    if (!(file instanceof File) || file.name === '')
      return problemsAnswer(refuse('field.required', { field: 'file' }).refusals, lang)
    const kept = await direct.addScan(ctx(form), view.id, {
      document,
      ...(dependant ? { dependant } : {}),
      name: file.name,
      content: new Uint8Array(await file.arrayBuffer()),
    })
    // Whatever is wrong with the file is said at the file.
    if (!kept.ok)
      return problemsAnswer(
        kept.refusals.map(refusal => ({ ...refusal, field: 'file' })),
        lang,
      )
    throw redirect(hrefIn(lang, `/direct/${view.id}`), 303)
  }
  const done =
    textOf(form, 'intent') === 'withdraw'
      ? await direct.withdraw(ctx(form), view.id)
      : await direct.object(ctx(form), view.id, text)
  if (done.ok) throw redirect(hrefIn(lang, `/direct/${view.id}`), 303)
  return data({ problems: problemsOf(done.refusals, lang), text }, { status: 422 })
}

function problemsAnswer(refusals: readonly Refusal[], lang: Lang) {
  return data({ problems: problemsOf(refusals, lang), text: '' }, { status: 422 })
}

export default function DirectCase() {
  const { t, text, href } = useLang()
  const loaded = useLoaderData<typeof loader>() as Loaded
  const answer = useActionData<typeof action>()
  const { row, town, sent, scheme } = loaded
  const words = statusWords[row.status]
  return (
    <>
      <PageHead
        title={t('办理进度', 'Progress')}
        crumbs={[{ href: href('/direct'), label: t('直接入户', 'Direct settlement') }]}
        lead={
          <>
            {t('受理编号 ', 'Application ')}
            <strong className="case-number">{row.number}</strong>
          </>
        }
      >
        <p>
          <StatusTag tone={words.tone}>{text(words.name)}</StatusTag>{' '}
          {town && <span className="muted">{t(`受理地：${town.zh}`, `Handled in ${town.en}`)}</span>}
        </p>
      </PageHead>
      <ErrorSummary problems={named(answer?.problems, scheme, text)} />
      {sent && (
        <Notice tone="good" live title={t('已提交', 'Sent')}>
          <p>{t('请带材料原件和复印件到受理窗口。', 'Please bring originals and copies to the window.')}</p>
        </Notice>
      )}
      <Now loaded={loaded} />
      {(row.status === 'submitted' || row.status === 'correction') && (
        <Papers id={loaded.id} papers={loaded.materials} problems={answer?.problems} open />
      )}
      <Timeline steps={useSteps(loaded)} />
      <After loaded={loaded} />
      <Objection loaded={loaded} answer={answer} />
      <Own loaded={loaded} />
    </>
  )
}

function useSteps({ steps, row, state, scheme, clauses }: Loaded): readonly TimelineStep[] {
  const { lang, t, text } = useLang()
  const { decision, settled, review } = state
  const ended = ['refused', 'cancelled', 'withdrawn'].includes(state.status)
  const days: Readonly<Record<string, string | undefined>> = {
    acceptance: state.acceptedOn,
    review: scheme.needsTwo ? review?.on : decision?.on,
    decision: decision?.on,
    settlement: settled?.on,
  }
  const first: TimelineStep = {
    title: t('提交申请', 'Handed in'),
    state: 'done',
    when: formatDate(row.submittedOn, lang),
  }
  return [
    first,
    ...steps.map((step): TimelineStep => {
      const on = days[step.id]
      const shown = on ? 'done' : ended ? 'stopped' : step.state === 'now' ? 'now' : 'next'
      const when = on
        ? formatDate(on, lang)
        : step.dueOn
          ? t(`${formatDate(step.dueOn, lang)}前`, `by ${formatDate(step.dueOn, lang)}`)
          : undefined
      return {
        title: text(step.name),
        state: shown,
        when,
        text: <Basis clauses={clauses} id={step.clause} pack={scheme.pack} />,
      }
    }),
  ]
}

/** What the reader has to know first. */
function Now({ loaded }: { readonly loaded: Loaded }) {
  const { lang, t, href } = useLang()
  const { id, state, clauses, scheme } = loaded
  const { status, correction, decision, cancelled } = state
  const why = ({ clause, reason }: { readonly clause?: string | undefined; readonly reason?: string | undefined }) => (
    <>
      {reason && <p>{reason}</p>}
      {clause && <Basis clauses={clauses} id={clause} pack={scheme.pack} />}
    </>
  )
  if (status === 'correction' && correction)
    return (
      <Notice
        tone="warn"
        title={t(
          `请在${formatDate(correction.dueOn, lang)}前补正`,
          `Please correct it by ${formatDate(correction.dueOn, lang)}`,
        )}
      >
        <p>
          {t(
            `窗口一次性列出了 ${correction.items.length} 项。`,
            `The window has listed ${correction.items.length} in all.`,
          )}
        </p>
        <LinkButton href={href(`/direct/${id}/correct`)}>{t('去补正', 'Correct it')}</LinkButton>
      </Notice>
    )
  if (status === 'refused' && decision)
    return (
      <Notice tone="bad" title={t('不予核准', 'Refused')}>
        {why(decision)}
      </Notice>
    )
  if (status === 'cancelled' && cancelled)
    return (
      <Notice tone="bad" title={t('入户资格已取消', 'The qualification was cancelled')}>
        {why(cancelled)}
        {cancelled.bar && (
          <p>
            {t(
              `${formatDate(cancelled.bar.until, lang)}之前不再受理。`,
              `No application is taken before ${formatDate(cancelled.bar.until, lang)}.`,
            )}
          </p>
        )}
      </Notice>
    )
  if (status === 'approved')
    return <Notice tone="good" title={t('已核准，请到公安部门办理入户', 'Approved: settle with the police')} />
  return null
}

/** QY-8: what is open after the settlement, with the county's amounts. */
function After({ loaded: { state, entitlements, clauses, scheme } }: { readonly loaded: Loaded }) {
  const { lang, t } = useLang()
  const { status, settled } = state
  if (status !== 'approved' && status !== 'settled') return null
  return (
    <>
      {settled && (
        <Notice
          tone="good"
          title={t(
            `${formatDate(settled.on, lang)}已入户，共 ${settled.people} 人`,
            `Settled on ${formatDate(settled.on, lang)}: ${settled.people}`,
          )}
        >
          <p>
            {settled.address}（{settled.office}）
          </p>
        </Notice>
      )}
      {entitlements.length > 0 && (
        <Card title={t('可以享受的待遇', 'What you are entitled to')}>
          <Entitlements lines={entitlements} clauses={clauses} pack={scheme.pack} />
        </Card>
      )}
    </>
  )
}

function Objection({
  loaded: { id, version, state, clauses, scheme },
  answer,
}: {
  readonly loaded: Loaded
  readonly answer: { readonly problems: ReturnType<typeof problemsOf>; readonly text: string } | undefined
}) {
  const { lang, t } = useLang()
  const { objections, status } = state
  const may = (status === 'refused' || status === 'cancelled') && !objections.some(each => each.against === status)
  return (
    <>
      {objections.map(each => (
        <Card
          key={each.id}
          title={t(`${formatDate(each.raisedOn, lang)}提出的异议`, `Objection of ${formatDate(each.raisedOn, lang)}`)}
        >
          <p>{each.text}</p>
          {each.answer ? (
            <>
              <p>
                <strong>{each.answer.upheld ? t('异议成立', 'Upheld') : t('异议不成立', 'Not upheld')}</strong>{' '}
                {each.answer.byName} {formatDate(each.answer.on, lang)}
              </p>
              <p>{each.answer.reason}</p>
              <Basis clauses={clauses} id={each.answer.clause} pack={scheme.pack} />
            </>
          ) : (
            <p className="muted">
              {t(
                '正在复核，由没有参与决定的人员答复。',
                'Being looked at by somebody who took no part in the decision.',
              )}
            </p>
          )}
        </Card>
      ))}
      {may && (
        <Card title={t('提出异议', 'Object')}>
          <PostForm name={`object-${id}`}>
            <input type="hidden" name="version" value={version} />
            <TextareaField
              name="text"
              label={t('您认为哪里不对', 'What you think is wrong')}
              value={answer?.text}
              problems={answer?.problems}
              maxLength={2000}
            />
            <Button name="intent" value="object">
              {t('提交异议', 'Send the objection')}
            </Button>
          </PostForm>
        </Card>
      )}
    </>
  )
}

function Own({ loaded: { id, state } }: { readonly loaded: Loaded }) {
  const { t } = useLang()
  if (!['submitted', 'correction', 'accepted', 'approved'].includes(state.status)) return null
  return (
    <details className="more">
      <summary>{t('撤回申请', 'Withdraw the application')}</summary>
      <PostForm name={`withdraw-${id}`}>
        <p>{t('撤回后停止办理；需要时可以重新申请。', 'It stops; you may apply anew.')}</p>
        <Button kind="plain" name="intent" value="withdraw">
          {t('撤回申请', 'Withdraw')}
        </Button>
      </PostForm>
    </details>
  )
}
