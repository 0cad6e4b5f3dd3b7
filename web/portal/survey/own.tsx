import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ErrorSummary, Notice, PageHead, PostForm } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { refused } from '../../office/answers.ts'
import { CodeField, DemoOutbox } from './code.tsx'
import { commandOf, surveyed } from './survey.server.ts'

/** `/s/:code`: a person's own address: stop messages, have them again, be forgotten (DG-8). Looking changes nothing. */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, demo } = surveyed(args)
  const found = await outreach.own.behind(args.params['code'] ?? '')
  const asked = new URL(args.request.url).searchParams
  if (!found && !asked.has('gone')) throw new Response(null, { status: 404 })
  return { found, demo, received: asked.has('received'), resuming: asked.has('code') }
}

export async function action(args: ActionFunctionArgs) {
  const {
    outreach: { own },
    lang,
  } = surveyed(args)
  const form = await args.request.formData()
  const code = args.params['code'] ?? ''
  const intent = textOf(form, 'intent')
  const work = {
    stop: () => own.stop(code, commandOf(form)),
    forget: () => own.forget(code, commandOf(form)),
    ask: () => own.askResume(code),
    resume: () => own.resume(code, textOf(form, 'code', 40), commandOf(form)),
  }
  const done = await (intent in work ? work[intent as keyof typeof work]() : work.stop())
  const next = intent === 'forget' ? '?gone' : intent === 'ask' ? '?code' : ''
  return done.ok
    ? redirect(hrefIn(lang, `/s/${encodeURIComponent(code)}${next}`), 303)
    : refused(done.refusals, lang, form)
}

export default function Own() {
  const { t } = useLang()
  const { found, received } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  if (!found) return <Gone />
  return (
    <>
      {received ? (
        <Received />
      ) : (
        <PageHead
          title={t('短信和个人信息', 'Messages and your data')}
          lead={t(`登记人：${found.maskedName}`, 'You are in the register of skilled people.')}
        />
      )}
      <ErrorSummary problems={problems} />
      <h2>{t('政策短信', 'Messages about the policy')}</h2>
      {found.optedOut ? (
        <Stopped />
      ) : (
        <>
          <p>{t(`有新政策时发到 ${found.maskedPhone}。`, `When the policy changes, to ${found.maskedPhone}.`)}</p>
          <PostForm name="stop">
            <Button kind={received ? 'plain' : 'main'} name="intent" value="stop">
              {t('不再接收短信', 'No more messages')}
            </Button>
          </PostForm>
        </>
      )}
      <Forget />
    </>
  )
}

function Gone() {
  const { t, href } = useLang()
  return (
    <>
      <PageHead title={t('已删除', 'Forgotten')} />
      <Notice tone="good" live>
        <p>
          {t(
            '您的姓名、手机号码、联系记录和短信内容已删除，以后也不会再收到短信。',
            'Your name, number, contacts and messages are removed, and no messages will come.',
          )}
        </p>
      </Notice>
      <p>
        <a href={href('/')}>{t('回到首页', 'To the start')}</a>
      </p>
    </>
  )
}

function Received() {
  const { t, href } = useLang()
  return (
    <>
      <PageHead title={t('已收到，谢谢', 'Received, thank you')} />
      <Notice tone="good" live>
        <p>
          {t(
            '号码已核实，填报已登记。愿意入户的，窗口工作人员会与您联系。',
            'Your number is verified, your answer registered. If you wish to settle, the window will contact you.',
          )}
        </p>
        <p>
          <a href={href('/check')}>{t('先测一测自己符不符合条件', 'See whether you meet the conditions')}</a>
        </p>
      </Notice>
    </>
  )
}

/** Only the person lifts it: a code goes to the number, because a link may have been passed on. */
function Stopped() {
  const { t } = useLang()
  const { found, demo, resuming } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  return (
    <>
      <Notice tone="good" live>
        <p>{t('已退订，不会再向您发送政策短信。', 'Stopped: no further messages about the policy.')}</p>
      </Notice>
      {resuming || problems ? (
        <>
          <p>
            {t(
              `验证码已发送到 ${found?.maskedPhone}，10 分钟内有效。`,
              `A code was sent to ${found?.maskedPhone}, valid for 10 minutes.`,
            )}
          </p>
          {demo && <DemoOutbox />}
          <PostForm name="resume">
            <CodeField problems={problems} />
            <Button name="intent" value="resume">
              {t('恢复接收', 'Have messages again')}
            </Button>
          </PostForm>
        </>
      ) : null}
      <PostForm name="ask" className="form again">
        <Button kind="quiet" name="intent" value="ask">
          {resuming || problems
            ? t('没有收到？重新获取', 'Not received? Send again')
            : t('想重新接收短信', 'I want messages again')}
        </Button>
      </PostForm>
    </>
  )
}

function Forget() {
  const { t } = useLang()
  return (
    <>
      <h2>{t('删除我的信息', 'Be forgotten')}</h2>
      <p>
        {t(
          '删除姓名、手机号码、联系记录和短信内容，不能恢复；不影响已经提交的入户申请。',
          'Removes name, number, contacts and messages for good. Applications you made are not touched.',
        )}
      </p>
      <PostForm name="forget">
        <Button kind="danger" name="intent" value="forget">
          {t('删除', 'Forget me')}
        </Button>
      </PostForm>
    </>
  )
}
