import { isRouteErrorResponse, useLocation, useRouteError } from 'react-router'
import { LinkButton } from './design/button.tsx'
import { PortalFrame } from './portal/layout.tsx'
import { bare } from './lang.ts'
import { useLang } from './language.tsx'
import { useShell } from './shell.ts'

const WORDS = {
  401: {
    title: { zh: '请先登录', en: 'Please sign in' },
    text: { zh: '此页面需要登录后查看。登录后会回到这里。', en: 'This page is shown after signing in. You will come back here.' },
  },
  403: {
    title: { zh: '您无权查看此页面', en: 'You may not see this page' },
    text: {
      zh: '此页面不在您的职责或管辖范围内。如果您认为应当可以查看，请联系本单位的系统管理员，并告知下面的编号。',
      en: 'This page is outside your duties or your district. If you think you should see it, tell your administrator the reference below.',
    },
  },
  404: {
    title: { zh: '没有找到此页面', en: 'There is no such page' },
    text: { zh: '地址可能输入有误，或页面已经撤下。请核对地址，或从首页重新查找。', en: 'The address may be mistyped, or the page was taken down. Check the address or start from the home page.' },
  },
  400: {
    title: { zh: '此请求无法处理', en: 'This request cannot be handled' },
    text: { zh: '请回到上一页，核对所填内容后再提交一次。', en: 'Go back, check what you entered and send it again.' },
  },
  500: {
    title: { zh: '系统出现故障', en: 'Something went wrong on our side' },
    text: {
      zh: '您的操作没有完成，已保存的内容不受影响。请稍后再试；如果仍然不行，请告诉我们下面的编号。',
      en: 'What you did was not completed; what was saved is untouched. Try again later; if it goes on, tell us the reference below.',
    },
  },
} as const

/** Every failure that reaches a reader: what happened, what to do, and a reference; never what is inside. */
export function ErrorPage() {
  const error = useRouteError()
  const status = statusOf(error)
  const { t, text, href } = useLang()
  const reference = useShell()?.requestId
  const { pathname } = useLocation()
  const said = status === 403 ? saidBy(error) : undefined
  const door = bare(pathname).startsWith('/office') ? '/office/sign-in' : '/sign-in'
  const { title, text: sentence } = WORDS[status]
  return (
    <PortalFrame>
      <title>{`${text(title)} · ${t('落户', 'Luohu')}`}</title>
      <div className="page-head">
        <p className="error-status">{status}</p>
        <h1>{text(title)}</h1>
        <p className="lead">{said ?? text(sentence)}</p>
        {reference && <p>{t('编号：', 'Reference: ')}<code>{reference}</code></p>}
      </div>
      <p className="actions">
        {status === 401 && <LinkButton href={href('/sign-in')}>{t('登录', 'Sign in')}</LinkButton>}
        {said && (
          <LinkButton kind="plain" href={`${href(door)}?back=${encodeURIComponent(pathname)}`}>
            {t('换账户登录', 'Sign in with another account')}
          </LinkButton>
        )}
        <LinkButton kind={status === 401 ? 'plain' : 'main'} href={href('/')}>{t('回到首页', 'To the home page')}</LinkButton>
      </p>
    </PortalFrame>
  )
}

/** Whose page it is, as `denied` says it. */
function saidBy(error: unknown): string | undefined {
  const said: unknown = isRouteErrorResponse(error) ? error.data : undefined
  return typeof said === 'string' && said !== '' ? said : undefined
}

function statusOf(error: unknown): keyof typeof WORDS {
  if (!isRouteErrorResponse(error) || error.status >= 500) return 500
  if (error.status === 405) return 404
  return error.status in WORDS ? (error.status as keyof typeof WORDS) : 400
}
