import { redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { Button, ErrorSummary, Notice, PageHead, PostForm, TextField } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { safeBack } from '../../look.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import { enter } from '../../session.ts'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, demo, lang } = context.get(requestContext)
  if (actor?.role === 'citizen') {
    const back = new URL(request.url).searchParams.get('back')
    throw redirect(back ? safeBack(back) : hrefIn(lang, '/cases'))
  }
  return { demo }
}

interface Answer {
  readonly step: 'phone' | 'code'
  readonly phone: string
  readonly minutes?: number
  readonly problems?: readonly Problem[]
}

/** First the phone, then the code that was sent to it. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Answer | Response> {
  const { services, lang } = context.get(requestContext)
  const form = await request.formData()
  const phone = textOf(form, 'phone', 40)
  if (textOf(form, 'step') !== 'code') {
    const sent = await services.accounts.requestCode(phone)
    // Asked again too soon: the earlier code still counts.
    const waiting = !sent.ok && sent.refusals.some(({ code }) => code === 'accounts.too_soon')
    if (!sent.ok) return { step: waiting ? 'code' : 'phone', phone, problems: problemsOf(sent.refusals, lang) }
    return { step: 'code', phone: sent.value.phone, minutes: sent.value.minutes }
  }
  const session = await services.accounts.signInWithCode(phone, textOf(form, 'code', 40))
  if (session.ok) return enter(request, session.value, hrefIn(lang, '/cases'))
  return { step: 'code', phone, problems: problemsOf(session.refusals, lang) }
}

export default function SignIn() {
  const { t } = useLang()
  const answer = useActionData<typeof action>() as Answer | undefined
  return (
    <>
      <PageHead title={t('登录', 'Sign in')} lead={t(
        '用手机号码登录，不用注册，也不用记密码。第一次登录会自动建立账号。',
        'Sign in with your mobile number: no registration, no password. The first time makes your account.',
      )} />
      <ErrorSummary problems={answer?.problems} />
      {answer?.step === 'code' ? <CodeForm answer={answer} /> : <PhoneForm answer={answer} />}
    </>
  )
}

function PhoneForm({ answer }: { readonly answer: Answer | undefined }) {
  const { t } = useLang()
  return (
    <PostForm name="phone">
      <TextField name="phone" type="tel" label={t('手机号码', 'Mobile number')} hint={t(
        '11 位中国内地手机号码',
        '11 digits, mainland China',
      )}
        inputMode="tel" autoComplete="tel-national" width="medium" value={answer?.phone} problems={answer?.problems} />
      <Button>{t('获取验证码', 'Send the code')}</Button>
    </PostForm>
  )
}

function CodeForm({ answer: { phone, minutes, problems } }: { readonly answer: Answer }) {
  const { t, href } = useLang()
  const { demo } = useLoaderData<typeof loader>()
  return (
    <>
      {minutes !== undefined && (
        <Notice tone="good" live>
          <p>{t(
            `验证码已发送到 ${phone}，${minutes} 分钟内有效。`,
            `A code was sent to ${phone}. It is valid for ${minutes} minutes.`,
          )}</p>
        </Notice>
      )}
      {demo && (
        <Notice>
          <p>
            {t('演示环境不会真的发送短信，验证码在', 'The demonstration sends no real message. The code is in the ')}
            <a href={href('/demo/outbox')} target="_blank" rel="noopener">{t(
              '短信发件箱（新窗口）',
              'message outbox (new window)',
            )}</a>
            {t('里。', '.')}
          </p>
        </Notice>
      )}
      <PostForm name="code">
        <input type="hidden" name="step" value="code" />
        <input type="hidden" name="phone" value={phone} />
        <TextField name="code" label={t('验证码', 'Code')} hint={t(
          '短信中的 6 位数字',
          'The 6 digits in the message',
        )} inputMode="numeric"
          autoComplete="one-time-code" width="short" maxLength={6} problems={problems} />
        <Button>{t('登录', 'Sign in')}</Button>
      </PostForm>
      <PostForm name="again" className="form again">
        <input type="hidden" name="phone" value={phone} />
        <Button kind="quiet">{t('没有收到？重新获取', 'Not received? Send again')}</Button>
      </PostForm>
      <p><a href={href('/sign-in')}>{t('换一个手机号码', 'Use another number')}</a></p>
    </>
  )
}
