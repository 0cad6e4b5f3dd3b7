import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { randomUUIDv7 } from 'node:crypto'
import { requestContext } from '../../context.ts'
import { Button, Checkbox, ErrorSummary, Notice, PageHead, PostForm } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { refused } from '../../office/answers.ts'
import { personIn } from '../../office/outreach/desk.server.ts'
import { PersonFields } from '../../office/outreach/parts.tsx'
import { townsOf } from '../direct/towns.ts'

function survey({ context }: LoaderFunctionArgs) {
  const facts = context.get(requestContext)
  const { outreach, platform } = facts.services
  if (outreach.grades.length === 0) throw new Response(null, { status: 404 })
  return { ...facts, outreach, towns: townsOf(platform.city) }
}

/** `/survey`: a skilled worker says whether they wish to settle (DG-7). Without an account and without script. */
export function loader(args: LoaderFunctionArgs) {
  const { outreach, towns } = survey(args)
  return { towns, grades: outreach.grades, done: new URL(args.request.url).searchParams.has('done') }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, lang } = survey(args)
  const form = await args.request.formData()
  const command = textOf(form, 'command', 100) || randomUUIDv7()
  const done = await outreach.survey.answer({ ...personIn(form), consent: textOf(form, 'consent') === 'yes' }, command)
  return done.ok ? redirect(hrefIn(lang, '/survey?done'), 303) : refused(done.refusals, lang, form)
}

export default function Survey() {
  const { t, href } = useLang()
  const { towns, grades, done } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  if (done) {
    return (
      <>
        <PageHead title={t('已收到，谢谢', 'Received, thank you')} />
        <Notice tone="good" live><p>{t('愿意入户的，窗口工作人员会与您联系。', 'If you wish to settle, somebody from the window will contact you.')}</p></Notice>
        <p><a href={href('/check')}>{t('先测一测自己符不符合条件', 'See whether you meet the conditions')}</a></p>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('技能人才入户意愿调查', 'Survey: do you wish to settle?')}
        lead={t('约一分钟。不填身份证号码，不影响您今后申请。', 'One minute. No identity number; it does not affect any application.')} />
      <Notice title={t('这份信息怎么用', 'What this is for')}>
        <ul>
          <li>{t('只用于了解技能人才人数和入户意愿、向您介绍政策、提供一对一服务。', 'Only to know how many wish to settle, to tell you the policy and to help you one to one.')}</li>
          <li>{t('姓名和手机号码加密保存；工作人员每次打开都有记录。', 'Name and number are stored encrypted; every look is recorded.')}</li>
          <li>{t('不想收短信：回复 R，或者告诉窗口。要求删除：用短信中您自己的地址，或者到窗口提出。', 'No messages: reply R, or tell the window. To be forgotten: your own address in a message, or at the window.')}</li>
        </ul>
      </Notice>
      <ErrorSummary problems={problems} />
      <PostForm>
        <PersonFields towns={towns} grades={grades} values={values} problems={problems} />
        <Checkbox name="consent" checked={values['consent'] === 'yes'} label={t('我已阅读以上说明，同意登记以上信息并接收政策短信。', 'I have read this and agree to be registered and to get messages about the policy.')} />
        <Button>{t('提交', 'Send')}</Button>
      </PostForm>
    </>
  )
}
