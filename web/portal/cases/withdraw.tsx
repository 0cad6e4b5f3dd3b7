import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { Button, ErrorSummary, LinkButton, Notice, PageHead, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import { openCase } from './case.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { open: { id, state, version } } = await openCase(args)
  return { id, version, number: state.number, year: state.year, submittedAt: state.submittedAt }
}

export async function action(args: ActionFunctionArgs) {
  const { open: { id }, signed } = await openCase(args)
  const form = await args.request.formData()
  const done = await signed.services.applications.withdraw(signed.ctx(form), id)
  if (done.ok) return redirect(hrefIn(signed.lang, `/cases/${id}`), 303)
  return data({ problems: problemsOf(done.refusals, signed.lang) }, { status: 409 })
}

export default function Withdraw() {
  const { t, href } = useLang()
  const { id, number, year } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  return (
    <>
      <PageHead title={t('撤回申请', 'Withdraw the application')} crumbs={[{ href: href(`/cases/${id}`), label: t(
        `申请 ${number}`,
        `Application ${number}`,
      ) }]} />
      <ErrorSummary problems={problems} />
      <Notice tone="warn" title={t('撤回后不能恢复', 'A withdrawal cannot be undone')}>
        <p>
          {t(`申请 ${number} 将停止办理，不再参加 ${year} 年度的审核和排名。需要时可以重新申请，会有新的编号，并按重新提交的日期确定年度。`,
            `Application ${number} stops and takes no part in the review and ranking of ${year}. You may apply anew; the year then goes by the new day.`)}
        </p>
      </Notice>
      <PostForm>
        <div className="actions">
          <Button kind="danger">{t('确认撤回', 'Withdraw it')}</Button>
          <LinkButton kind="plain" href={href(`/cases/${id}`)}>{t('不撤回', 'Keep it')}</LinkButton>
        </div>
      </PostForm>
    </>
  )
}
