import { randomUUIDv7 } from 'node:crypto'
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { Button, ErrorSummary, Notice, PageHead, PostForm } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { refused } from '../../office/answers.ts'

/** `/s/:code`: a person's own address in a message: no more messages, or forgotten altogether (DG-8). Looking changes nothing. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { services } = context.get(requestContext)
  const found = await services.outreach.survey.behind(params['code'] ?? '')
  const gone = new URL(request.url).searchParams.has('gone')
  if (!found && !gone) throw new Response(null, { status: 404 })
  return { found }
}

export async function action({ params, context, request }: ActionFunctionArgs) {
  const { services: { outreach }, lang } = context.get(requestContext)
  const form = await request.formData()
  const code = params['code'] ?? ''
  const command = textOf(form, 'command', 100) || randomUUIDv7()
  const forget = textOf(form, 'intent') === 'forget'
  const done = await (forget ? outreach.survey.forget(code, command) : outreach.survey.stop(code, command))
  return done.ok ? redirect(hrefIn(lang, `/s/${encodeURIComponent(code)}${forget ? '?gone' : ''}`), 303) : refused(done.refusals, lang, form)
}

export default function Own() {
  const { t } = useLang()
  const { found } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  if (!found) {
    return (
      <>
        <PageHead title={t('已删除', 'Forgotten')} />
        <Notice tone="good" live><p>{t('您的姓名、手机号码和联系记录已删除，以后也不会再收到短信。', 'Your name, number and contacts are removed, and no messages will come.')}</p></Notice>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('短信和个人信息', 'Messages and your data')} lead={t(`登记人：${found.maskedName}`, 'You are in the register of skilled people.')} />
      <ErrorSummary problems={problems} />
      {found.optedOut
        ? <Notice tone="good" live><p>{t('已退订，不会再向您发送政策短信。', 'Stopped: no further messages about the policy.')}</p></Notice>
        : (
          <PostForm name="stop">
            <Button name="intent" value="stop">{t('不再接收短信', 'No more messages')}</Button>
          </PostForm>
        )}
      <h2>{t('删除我的信息', 'Be forgotten')}</h2>
      <p>{t('删除姓名、手机号码和联系记录，不能恢复；不影响已经提交的入户申请。', 'Removes name, number and contacts for good. Applications you made are not touched.')}</p>
      <PostForm name="forget">
        <Button kind="danger" name="intent" value="forget">{t('删除', 'Forget me')}</Button>
      </PostForm>
    </>
  )
}
