import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { relayMessages, sentMessages } from '#platform/messages.ts'
import { requestContext } from '../../context.ts'
import { EmptyState, PageHead } from '../../design/index.ts'
import { formatInstant } from '../../design/format.ts'
import { useLang } from '../../language.tsx'

/** What would have gone to people's phones, newest first. Only in demo mode: everybody there is invented. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { demo, services } = context.get(requestContext)
  if (!demo) throw data(null, { status: 404 })
  await relayMessages(services.platform)
  return { messages: await sentMessages(services.platform, 50) }
}

export default function Outbox() {
  const { t, lang, href } = useLang()
  const { messages } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('短信发件箱', 'Message outbox')} crumbs={[{ href: href('/demo'), label: t('演示', 'Demonstration') }]}
        lead={t('演示环境中，发给手机的短信都到这里，最新的在最上面。重新载入本页可以看到新的短信。',
          'In the demonstration, messages to phones arrive here, the newest first. Reload the page to see new ones.')} />
      {messages.length === 0 && (
        <EmptyState title={t('还没有短信', 'No messages yet')}>
          <p>{t('在登录页获取验证码后，短信会出现在这里。', 'Ask for a code on the sign-in page and the message will appear here.')}</p>
        </EmptyState>
      )}
      <ol className="outbox">
        {messages.map((message, at) => (
          <li key={at}>
            <p className="outbox-head"><span>{message.phone}</span> <time dateTime={message.at}>{formatInstant(message.at, lang)}</time></p>
            <p lang="zh-Hans-CN">{message.text}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
