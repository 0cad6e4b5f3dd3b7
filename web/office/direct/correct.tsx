import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { ErrorSummary, PageHead, formatDate } from '../../design/index.ts'
import { textOf, textsOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { askedBy, CorrectionForm, linesOf } from '../../portal/direct/correction.tsx'
import { overlaid, readForm, rearranged, rowKeys, writeForm } from '../../portal/direct/form.ts'
import { draftOf } from '../../portal/direct/own.server.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused, type Refused } from '../answers.ts'
import { named } from './labels.ts'
import './direct.css'

async function opened(args: LoaderFunctionArgs) {
  const signed = signedIn(args, 'clerk')
  const { direct, packs } = signed.services
  const view = orThrow(await direct.get(signed.ctx(), args.params['id'] ?? ''))
  const scheme = direct.scheme(view.state.pack)
  if (!scheme) throw new Response(null, { status: 404 })
  if (view.state.status !== 'correction') throw redirect(hrefIn(signed.lang, `/office/direct/${view.id}`))
  return { signed, view, scheme, pack: packs.get(scheme.pack) }
}

/**
 * `/office/direct/:id/correct`: who applied on paper brings the correction to the window, and the clerk keys it in on
 * their behalf. The same form as the applicant's own: only what was asked for may change.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { view, scheme, pack } = await opened(args)
  return {
    id: view.id,
    title: `${view.row.number} ${view.file.personal.name ?? ''}`,
    dueOn: view.state.correction?.dueOn ?? '',
    lines: linesOf(view, pack),
    scheme,
    clauses: pack.clauses,
    values: writeForm(draftOf(view)),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { signed, view, scheme, pack } = await opened(args)
  const { services, ctx, lang } = signed
  const form = await args.request.formData()
  const values = textsOf(form)
  const rows = rearranged(values)
  if (rows) return { problems: [], values: rows } satisfies Refused
  const { draft, wrong } = readForm(pack, askedBy(view, scheme), values)
  if (wrong.length > 0) return refused(wrong, lang, form)
  const done = await services.direct.supplyCorrection(ctx(form), view.id, { ...draft, note: textOf(form, 'note', 500) })
  if (!done.ok) return refused(done.refusals, lang, form)
  throw redirect(hrefIn(lang, `/office/direct/${view.id}?done=supplied`), 303)
}

export default function SupplyCorrection() {
  const { lang, t, text, href } = useLang()
  const { title, dueOn, values, ...form } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Refused | undefined
  const shown = overlaid(values, answer?.values)
  const until = formatDate(dueOn, lang)
  return (
    <>
      <PageHead
        title={t('代申请人登记补正', 'Record a correction for the applicant')}
        crumbs={[
          { href: href('/office/direct'), label: t('直接入户登记簿', 'Register') },
          { href: href(`/office/direct/${form.id}`), label: title },
        ]}
        lead={t(
          `补正期限：${until}。只能改动要求补正的各项；登记后短信告知申请人。`,
          `Due by ${until}. Only what was asked for can be changed; the applicant is told by message.`,
        )}
      />
      <ErrorSummary problems={named(answer?.problems, form.scheme, text, rowKeys(shown))} />
      <CorrectionForm {...form} office values={shown} problems={answer?.problems} />
    </>
  )
}
