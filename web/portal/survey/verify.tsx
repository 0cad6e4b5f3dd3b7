import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ErrorSummary, Notice, PageHead, PostForm } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { refused } from '../../office/answers.ts'
import { CodeField, DemoOutbox } from './code.tsx'
import { commandOf, surveyed } from './survey.server.ts'

/** `/survey/verify/:id`: the code that was sent to the number; only then the answer counts (DG-7). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, lang, demo } = surveyed(args)
  const waiting = await outreach.survey.waiting(args.params['id'] ?? '')
  if (!waiting) throw redirect(hrefIn(lang, '/survey?expired'))
  return { ...waiting, demo, again: new URL(args.request.url).searchParams.has('again') }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, lang } = surveyed(args)
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  if (textOf(form, 'intent') === 'again') {
    const sent = await outreach.survey.resend(id)
    return sent.ok ? redirect(hrefIn(lang, `/survey/verify/${id}?again`), 303) : refused(sent.refusals, lang, form)
  }
  const done = await outreach.survey.confirm(id, textOf(form, 'code', 40), commandOf(form))
  return done.ok ? redirect(hrefIn(lang, `/s/${done.value.own}?received`), 303) : refused(done.refusals, lang, form)
}

export default function Verify() {
  const { t, href } = useLang()
  const { maskedPhone, demo, again } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  return (
    <>
      <PageHead
        title={t('核实手机号码', 'Verify your number')}
        lead={t(
          `验证码已发送到 ${maskedPhone}，10 分钟内有效。填写后，您的填报才算登记。`,
          `A code was sent to ${maskedPhone}. It is valid for 10 minutes; your answer counts once you have entered it.`,
        )}
      />
      <ErrorSummary problems={problems} />
      {again && !problems && (
        <Notice tone="good" live>
          <p>{t('已重新发送。', 'Sent again.')}</p>
        </Notice>
      )}
      {demo && <DemoOutbox />}
      <PostForm name="code">
        <CodeField problems={problems} />
        <Button>{t('核实并提交', 'Verify and send')}</Button>
      </PostForm>
      <PostForm name="again" className="form again">
        <Button kind="quiet" name="intent" value="again">
          {t('没有收到？重新获取', 'Not received? Send again')}
        </Button>
      </PostForm>
      <p>
        <a href={href('/survey')}>{t('号码填错了，重新填写', 'The number is wrong: start again')}</a>
      </p>
    </>
  )
}
