import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, Card, ErrorSummary, PageHead, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused, versionOf } from '../answers.ts'
import { CaseStatus, Version } from './parts.tsx'

/** `/office/cases/:id/withdraw`: asks once more before an application is taken back. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx } = signedIn(args, 'clerk')
  const { id, version, state } = orThrow(await services.applications.get(ctx(), args.params['id'] ?? ''))
  return { id, version, number: state.number ?? '', maskedName: state.maskedName, status: state.status }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'clerk')
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const done = await services.applications.withdraw(ctx(form), id, versionOf(form))
  return done.ok ? redirect(hrefIn(lang, `/office/cases/${id}?done=withdrawn`)) : refused(done.refusals, lang, form)
}

export default function WithdrawPage() {
  const { t, href } = useLang()
  const { id, version, number, maskedName, status } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const over = status === 'refused' || status === 'withdrawn'
  return (
    <>
      <PageHead
        title={t('应申请人要求撤回', 'Withdraw as the applicant asks')}
        crumbs={[
          { href: href('/office/cases'), label: t('申请登记簿', 'Register') },
          { href: href(`/office/cases/${id}`), label: number },
        ]}
      />
      <ErrorSummary problems={problems} />
      <Card
        title={
          <>
            {number} {maskedName} <CaseStatus status={status} />
          </>
        }
      >
        <Consequences />
        {!over && (
          <PostForm name="withdraw" className="actions" label={t('确认撤回', 'Confirm')}>
            <Version version={version} />
            <Button kind="danger">{t('确认撤回', 'Confirm the withdrawal')}</Button>
            <a href={href(`/office/cases/${id}`)}>{t('不撤回，回到此件', 'Keep it, back to the case')}</a>
          </PostForm>
        )}
      </Card>
    </>
  )
}

function Consequences() {
  const { t } = useLang()
  return (
    <ul>
      <li>{t('只能应申请人本人的要求撤回。', 'Only the applicant can ask for it.')}</li>
      <li>
        {t(
          '各部门尚未完成的核查随即取消，本件不参加排名。',
          'Reviews still open are cancelled and the case is not ranked.',
        )}
      </li>
      <li>
        {t(
          '撤回后不能恢复；申请人可以重新申请，归入届时的年度。',
          'It cannot be taken back; the applicant may apply anew, for the year it is then.',
        )}
      </li>
    </ul>
  )
}
