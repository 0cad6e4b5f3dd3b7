import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, Checkbox, ErrorSummary, Notice, PageHead, PostForm } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { refused } from '../../office/answers.ts'
import { personIn } from '../../office/outreach/desk.server.ts'
import { PersonFields } from '../../office/outreach/parts.tsx'
import { townsOf } from '../direct/towns.ts'
import { commandOf, surveyed } from './survey.server.ts'

/** `/survey`: a skilled worker says whether they wish to settle (DG-7). Without an account and without script. */
export function loader(args: LoaderFunctionArgs) {
  const { outreach, services } = surveyed(args)
  const expired = new URL(args.request.url).searchParams.has('expired')
  return { towns: townsOf(services.platform.city), grades: outreach.grades, expired }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, lang } = surveyed(args)
  const form = await args.request.formData()
  const begun = await outreach.survey.begin(
    { ...personIn(form), consent: textOf(form, 'consent') === 'yes' },
    commandOf(form),
  )
  return begun.ok
    ? redirect(hrefIn(lang, `/survey/verify/${begun.value.id}`), 303)
    : refused(begun.refusals, lang, form)
}

export default function Survey() {
  const { t } = useLang()
  const { expired } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  return (
    <>
      <PageHead
        title={t('技能人才入户意愿调查', 'Survey: do you wish to settle?')}
        lead={t(
          '约一分钟，最后用短信验证码核实手机号码。不填身份证号码，不影响您今后申请。',
          'One minute; then a code verifies your number. No identity number; it does not affect any application.',
        )}
      />
      {expired && !problems && (
        <Notice tone="warn" live>
          <p>
            {t(
              '上一次填报已过期，没有登记。请重新填写。',
              'The earlier answer has expired and was not stored. Please fill it in again.',
            )}
          </p>
        </Notice>
      )}
      <Purpose />
      <ErrorSummary problems={problems} />
      <Form />
    </>
  )
}

function Form() {
  const { t } = useLang()
  const { towns, grades } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <PostForm>
      <PersonFields towns={towns} grades={grades} values={values} problems={problems} />
      <Checkbox
        name="consent"
        checked={values['consent'] === 'yes'}
        label={t(
          '我已阅读以上说明，同意登记以上信息并接收政策短信。',
          'I have read this and agree to be registered and to get messages about the policy.',
        )}
      />
      <Button>{t('下一步', 'Continue')}</Button>
    </PostForm>
  )
}

function Purpose() {
  const { t } = useLang()
  return (
    <Notice title={t('这份信息怎么用', 'What this is for')}>
      <ul>
        <li>
          {t(
            '只用于了解技能人才人数和入户意愿、向您介绍政策、提供一对一服务。',
            'Only to know how many wish to settle, to tell you the policy and to help you one to one.',
          )}
        </li>
        <li>
          {t(
            '姓名和手机号码加密保存；工作人员每次打开都有记录。',
            'Name and number are stored encrypted; every look is recorded.',
          )}
        </li>
        <li>
          {t(
            '不想收短信：回复 R，或者告诉窗口。要求删除：用短信中您自己的地址，或者到窗口提出。',
            'No messages: reply R or tell the window. To be forgotten: your own address in a message, or the window.',
          )}
        </li>
      </ul>
    </Notice>
  )
}
