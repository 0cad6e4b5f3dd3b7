import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { ErrorSummary, PageHead, formatDate } from '../../design/index.ts'
import { textOf, textsOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { named } from '../../office/direct/labels.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import { askedBy, CorrectionForm, linesOf } from './correction.tsx'
import { overlaid, readForm, rearranged, rowKeys, writeForm, type Values } from './form.ts'
import { draftOf, openOwn } from './own.server.ts'

/** `/direct/:id/correct`: what the window asked for, once and in full; only that may be changed. */
export async function loader(args: LoaderFunctionArgs) {
  const { signed, view, scheme, pack } = await openOwn(args)
  const { status, correction } = view.state
  if (status !== 'correction' || !correction) throw redirect(hrefIn(signed.lang, `/direct/${view.id}`))
  return {
    id: view.id,
    number: view.row.number,
    dueOn: correction.dueOn,
    lines: linesOf(view, pack),
    scheme,
    clauses: pack.clauses,
    values: writeForm(draftOf(view)),
  }
}

interface Answer {
  readonly problems: readonly Problem[]
  readonly values: Values
}

export async function action(args: ActionFunctionArgs) {
  const { signed, view, scheme, pack } = await openOwn(args)
  const { services, ctx, lang } = signed
  const form = await args.request.formData()
  const values = textsOf(form)
  const rows = rearranged(values)
  if (rows) return { problems: [], values: rows } satisfies Answer
  const { draft, wrong } = readForm(pack, askedBy(view, scheme), values)
  const done =
    wrong.length > 0
      ? { ok: false as const, refusals: wrong }
      : await services.direct.supplyCorrection(ctx(form), view.id, { ...draft, note: textOf(form, 'note', 500) })
  if (done.ok) throw redirect(hrefIn(lang, `/direct/${view.id}`), 303)
  const answer: Answer = { problems: problemsOf(done.refusals, lang), values }
  return data(answer, { status: 422 })
}

export default function Correct() {
  const { lang, t, text, href } = useLang()
  const { dueOn, number, values, ...form } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const shown = overlaid(values, answer?.values)
  const until = formatDate(dueOn, lang)
  return (
    <>
      <PageHead
        title={t('补正', 'Correction')}
        crumbs={[{ href: href(`/direct/${form.id}`), label: t(`申请 ${number}`, `Application ${number}`) }]}
        lead={t(
          `请在${until}前补齐下面各项，然后提交。窗口只能要求补正一次。`,
          `Please supply everything below by ${until}, then send it. The window may ask only once.`,
        )}
      />
      <ErrorSummary problems={named(answer?.problems, form.scheme, text, rowKeys(shown))} />
      <CorrectionForm {...form} values={shown} problems={answer?.problems} />
    </>
  )
}
