import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { Button, Card, ErrorSummary, PageHead, PostForm, formatDate } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { named } from '../../office/direct/labels.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import { FactField, FamilyFields, PersonalFields, PlaceField } from './fields.tsx'
import { readForm, writeForm, type Values } from './form.ts'
import { draftOf, openOwn } from './own.server.ts'
import { Basis } from './start.tsx'

/** `/direct/:id/correct`: what the window asked for, once and in full; only that may be changed. */
export async function loader(args: LoaderFunctionArgs) {
  const { signed, view, scheme, pack } = await openOwn(args)
  const { status, correction } = view.state
  if (status !== 'correction' || !correction) throw redirect(hrefIn(signed.lang, `/direct/${view.id}`))
  const items = correction.items.map(({ target, clause, reason }) => ({
    clause,
    reason,
    field: 'field' in target ? target.field : undefined,
    document: 'document' in target ? pack.documents.find(({ id }) => id === target.document)?.name : undefined,
  }))
  return {
    id: view.id,
    number: view.row.number,
    dueOn: correction.dueOn,
    items,
    scheme,
    clauses: pack.clauses,
    values: writeForm(draftOf(view)),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { signed, view, scheme, pack } = await openOwn(args)
  const {
    services: { direct },
    ctx,
    lang,
  } = signed
  const form = await args.request.formData()
  const values = textsOf(form)
  const asked = (view.state.correction?.items ?? []).flatMap(({ target }) => ('field' in target ? [target.field] : []))
  const { draft, wrong } = readForm(
    pack,
    {
      personal: asked.filter(field => scheme.fields.some(each => each.field === field)),
      facts: asked.filter(field => scheme.facts.some(({ id }) => id === field)),
      ...(asked.includes('dependants') ? { family: true } : {}),
      ...(asked.includes('place') ? { where: true } : {}),
    },
    values,
  )
  const done =
    wrong.length > 0
      ? { ok: false as const, refusals: wrong }
      : await direct.supplyCorrection(ctx(form), view.id, draft)
  if (done.ok) throw redirect(hrefIn(lang, `/direct/${view.id}`), 303)
  return data({ problems: problemsOf(done.refusals, lang), values }, { status: 422 })
}

export default function Correct() {
  const { lang, t, text, href } = useLang()
  const { id, number, dueOn, items, scheme, clauses, values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { problems: readonly Problem[]; values: Values } | undefined
  const shown = { values: { ...values, ...answer?.values }, problems: answer?.problems }
  return (
    <>
      <PageHead
        title={t('补正', 'Correction')}
        crumbs={[{ href: href(`/direct/${id}`), label: t(`申请 ${number}`, `Application ${number}`) }]}
        lead={t(
          `请在${formatDate(dueOn, lang)}前补齐下面各项，然后提交。窗口只能要求补正一次。`,
          `Please supply everything below by ${formatDate(dueOn, lang)}, then send it. The window may ask only once.`,
        )}
      />
      <ErrorSummary problems={named(answer?.problems, scheme, text)} />
      <PostForm name={`correct-${id}`}>
        {items.map(({ clause, reason, field, document }, at) => {
          const fact = scheme.facts.find(each => each.id === field)
          return (
            <Card key={at} title={document ? text(document) : undefined}>
              <p>{reason}</p>
              <Basis clauses={clauses} id={clause} pack={scheme.pack} />
              {document && (
                <p className="muted">{t('请把原件和复印件带到窗口核对。', 'Bring original and copy to the window.')}</p>
              )}
              {field && scheme.fields.some(each => each.field === field) && (
                <PersonalFields scheme={scheme} only={[field]} {...shown} />
              )}
              {fact && <FactField fact={fact} {...shown} />}
              {field === 'dependants' && <FamilyFields scheme={scheme} {...shown} />}
              {field === 'place' && <PlaceField scheme={scheme} {...shown} />}
            </Card>
          )
        })}
        <Button>{t('已补齐，提交', 'Everything is supplied: send')}</Button>
      </PostForm>
    </>
  )
}
