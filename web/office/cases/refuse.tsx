import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { refuse, refuseAll } from '#platform/result.ts'
import { Button, Card, ClauseRef, ErrorSummary, Notice, PageHead, PostForm, TextareaField } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused, versionOf } from '../answers.ts'
import { ClauseSelect } from './clause-select.tsx'
import { Version } from './parts.tsx'

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
      {open && !preview && (
        <PostForm name="draft" label={t('不予受理', 'Refuse acceptance')}>
          <ClauseSelect
            pack={pack}
            value={values['clause']}
            problems={answer?.problems}
            label={t('依据条款', 'Clause')}
          />
          <TextareaField
            name="reason"
            label={t('理由', 'Reason')}
            value={values['reason']}
            problems={answer?.problems}
            maxLength={500}
            hint={t(
              '写明事实和不符合之处，申请人会看到。',
              'State the facts and what is not met; the applicant reads it.',
            )}
          />
          <Button name="intent" value="check">
            {t('下一步：核对', 'Next: check it')}
          </Button>
        </PostForm>
      )}
      {open && preview && clause && (
        <Card title={t('请核对', 'Please check')}>
          <p>{values['reason']}</p>
          <ClauseRef clause={clause} policy={pack.id} />
          <p className="muted">
            {t(
              '决定作出后此件办结，不能撤销；申请人可以重新申请。',
              'The case is then closed for good; the applicant may apply anew.',
            )}
          </p>
          <PostForm name="confirm" className="actions" label={t('确认不予受理', 'Confirm the refusal')}>
            <Version version={version} />
            <input type="hidden" name="clause" value={values['clause']} />
            <input type="hidden" name="reason" value={values['reason']} />
            <Button kind="danger" name="intent" value="confirm">
              {t('确认不予受理', 'Confirm the refusal')}
            </Button>
            <Button kind="quiet" name="intent" value="back">
              {t('返回修改', 'Back to change it')}
            </Button>
          </PostForm>
        </Card>
      )}
    </>
  )
}
