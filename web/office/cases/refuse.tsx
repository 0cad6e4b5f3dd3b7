import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { refuse, refuseAll } from '#platform/result.ts'
import { ErrorSummary, Notice, PageHead } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused, versionOf } from '../answers.ts'
import { ConfirmRefusal, RefusalForm } from './refusal-form.tsx'

/** `/office/cases/:id/refuse`: acceptance refused on a published clause; nothing is saved without one. Shown again first. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx } = signedIn(args, 'clerk')
  const { id, version, state } = orThrow(await services.applications.get(ctx(), args.params['id'] ?? ''))
  return {
    id,
    version,
    number: state.number ?? '',
    open: state.status === 'submitted' || state.status === 'correction',
    pack: services.packs.get(state.pack),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'clerk')
  const form = await args.request.formData()
  const values = textsOf(form)
  const id = args.params['id'] ?? ''
  const { clause = '', reason = '', intent } = values
  if (intent === 'confirm') {
    const done = await services.applications.refuse(ctx(form), id, { clause, reason }, versionOf(form))
    return done.ok ? redirect(hrefIn(lang, `/office/cases/${id}?done=refused`)) : refused(done.refusals, lang, form)
  }
  const { state } = orThrow(await services.applications.get(ctx(), id))
  const known = services.packs.get(state.pack).clauses.some(each => each.id === clause)
  const against = refuseAll([
    ...(known ? [] : refuse('applications.clause', { field: 'clause' }).refusals),
    ...(reason.trim() === '' ? refuse('field.required', { field: 'reason' }).refusals : []),
  ])
  return against && intent !== 'back'
    ? refused(against.refusals, lang, form)
    : { preview: intent !== 'back', values, problems: undefined }
}

export default function RefusePage() {
  const { t, href } = useLang()
  const { id, version, number, pack, open } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const values = answer?.values ?? {}
  const preview = answer && 'preview' in answer && answer.preview
  const clause = pack.clauses.find(each => each.id === values['clause'])
  return (
    <>
      <PageHead
        title={t('不予受理', 'Refuse acceptance')}
        crumbs={[
          { href: href('/office/cases'), label: t('申请登记簿', 'Register') },
          { href: href(`/office/cases/${id}`), label: number },
        ]}
        lead={t(
          '须引用已公布的条款。缺材料的应当要求补正，不是不予受理的理由。',
          'It must cite a published clause. Missing documents call for a correction, not for a refusal.',
        )}
      />
      <ErrorSummary problems={answer?.problems} />
      {!open && (
        <Notice tone="warn">
          <p>{t('此件目前不能作出不予受理决定。', 'Acceptance cannot be refused as the case stands.')}</p>
        </Notice>
      )}
      {open && !preview && <RefusalForm pack={pack} values={values} problems={answer?.problems} />}
      {open && preview && clause && <ConfirmRefusal pack={pack} clause={clause} values={values} version={version} />}
    </>
  )
}
