import { useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { Button, ErrorSummary, Notice, PageHead, PostForm, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import { enter } from '../../session.ts'

export function loader({ context }: LoaderFunctionArgs) {
  const { demo, actor } = context.get(requestContext)
  return { demo, atDesk: actor !== undefined && actor.role !== 'citizen' }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { services, lang } = context.get(requestContext)
  const form = await request.formData()
  const username = text(form, 'username')
  const session = await services.accounts.signInStaff(username, text(form, 'password'), text(form, 'code'))
  if (!session.ok) return { username, problems: problemsOf(session.refusals, lang) }
  return enter(request, session.value, hrefIn(lang, '/office'))
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim().slice(0, 200) : ''
}

export default function StaffSignIn() {
  const { t, href } = useLang()
  const { demo, atDesk } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problems = answer?.problems
  return (
    <>
      <PageHead title={t('工作人员登录', 'Staff sign-in')} />
      <ErrorSummary problems={problems} />
      {atDesk && <p><a href={href('/office')}>{t('您已登录：回到工作台', 'You are signed in: to your desk')}</a></p>}
      {demo && (
        <Notice>
          <p>
            {t('演示环境：', 'Demonstration: ')}
            <a href={href('/demo')}>{t('在演示页选一个岗位，一键登录', 'choose a post on the demo page and sign in with one click')}</a>
          </p>
        </Notice>
      )}
      <PostForm>
        <TextField name="username" label={t('用户名', 'User name')} value={answer?.username} autoComplete="username" width="medium"
          problems={problems} />
        <TextField name="password" type="password" label={t('密码', 'Password')} autoComplete="current-password" width="medium" />
        <TextField name="code" label={t('动态码', 'One-time code')} hint={t('六位数字，见您的动态码应用。', 'Six digits, from your authenticator app.')}
          autoComplete="one-time-code" inputMode="numeric" width="short" maxLength={6} optional={demo} />
        <Button>{t('登录', 'Sign in')}</Button>
      </PostForm>
    </>
  )
}
