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
  ErrorSummary,
  Notice,
  PageHead,
  PostForm,
  StatusTag,
  Timeline,
  formatDate,
  type TimelineStep,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { named } from '../../office/direct/labels.ts'
import { statusWords } from '../../office/direct/words.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import { After, Now } from './now.tsx'
import { Objections } from './objection.tsx'
import { openOwn, pointsScheme } from './own.server.ts'
import { scanCommand } from './scans.server.ts'
import { Papers, papersOf } from './scans.tsx'
import { Basis } from './basis.tsx'
import { windowName } from './window.ts'

/** `/direct/:id`: where one's own case stands, what was decided and why, and what one can do. */
export async function loader(args: LoaderFunctionArgs) {
  const { signed, view, scheme, pack } = await openOwn(args)
  const { state, row, steps, entitlements, id, version } = view
  const town = findTown(row.town)?.name
  if (state.status === 'draft') throw redirect(hrefIn(signed.lang, `/direct/${id}/form/${state.formStep ?? 'who'}`))
  return {
    id,
    version,
    row,
    steps,
    entitlements,
    mayObject: view.mayObject,
    scheme,
    clauses: pack.clauses,
    sent: new URL(args.request.url).searchParams.has('sent'),
    town: town && windowName(town, scheme),
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
    papers: papersOf(view, 'applicant'),
    form: signed.services.annex2.scheme === scheme.pack,
    fallback: pointsScheme(signed.services, scheme.pack, signed.today),
  }
}

export type OwnCase = Awaited<ReturnType<typeof loader>>

interface Answer {
  readonly problems: readonly Problem[]
  /** The objection as it was typed. */
  readonly text: string
}

export async function action(args: ActionFunctionArgs) {
  const { signed, view } = await openOwn(args)
  const { services, ctx, lang } = signed
  const { direct } = services
  const form = await args.request.formData()
  const text = textOf(form, 'text', 2000)
  const withdraws = textOf(form, 'intent') === 'withdraw'
  const done =
    (await scanCommand(signed, view.id, form)) ??
    (withdraws ? await direct.withdraw(ctx(form), view.id) : await direct.object(ctx(form), view.id, text))
  if (done.ok) throw redirect(hrefIn(lang, `/direct/${view.id}`), 303)
  const answer: Answer = { problems: problemsOf(done.refusals, lang), text }
  return data(answer, { status: 422 })
}

export default function DirectCase() {
  const { t, text } = useLang()
  const loaded = useLoaderData<typeof loader>() as OwnCase
  const answer = useActionData<typeof action>() as Answer | undefined
  const { row, sent, scheme } = loaded
  return (
    <>
      <Head loaded={loaded} />
      <ErrorSummary problems={named(answer?.problems, scheme, text)} />
      {sent && (
        <Notice tone="good" live title={t('已提交', 'Sent')}>
          <p>{t('请带材料原件和复印件到受理窗口。', 'Please bring originals and copies to the window.')}</p>
        </Notice>
      )}
      <Now loaded={loaded} />
      {loaded.form && <Form id={loaded.id} />}
      {(row.status === 'submitted' || row.status === 'correction') && (
        <Papers id={loaded.id} papers={loaded.papers} problems={answer?.problems} />
      )}
      <Timeline steps={useSteps(loaded)} />
      <After loaded={loaded} />
      <Objections loaded={loaded} problems={answer?.problems} text={answer?.text} />
      <Own loaded={loaded} />
    </>
  )
}

/** QY-4: the form goes to the window on paper, in duplicate. */
function Form({ id }: Pick<OwnCase, 'id'>) {
  const { t } = useLang()
  // The form is Chinese in every language: its address has none.
  return (
    <p>
      <a href={`/direct/${id}/annex2.pdf`}>
        {t('打印申请表（PDF，一式两份，签名后带到窗口）', 'Print the application form (PDF, in duplicate; sign it and bring it to the window)')}
      </a>
    </p>
  )
}

function Head({ loaded: { row, town } }: { readonly loaded: OwnCase }) {
  const { t, text, href } = useLang()
  const words = statusWords[row.status]
  return (
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
  )
}

function useSteps({ steps, row, state, scheme, clauses }: OwnCase): readonly TimelineStep[] {
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

function Own({ loaded: { id, state } }: { readonly loaded: OwnCase }) {
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
