import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useLang } from '../language.tsx'
import { bare, hrefIn } from '../lang.ts'
import { useShell } from '../shell.ts'
import { formatDate } from './format.ts'
import { Mark } from './mark.tsx'

/** First thing on every page: past the header to what the page is about. */
export function SkipLink() {
  const { t } = useLang()
  return <a className="skip" href="#main">{t('跳到正文', 'Skip to content')}</a>
}

/** The mark and the name, leading home. */
export function Brand({ name, to }: { readonly name: string; readonly to: string }) {
  const { href } = useLang()
  return (
    <a className="brand" href={href(to)}>
      <Mark />
      <span>{name}</span>
    </a>
  )
}

/** In demo mode every page says which day it is there and that nobody on it is real. */
export function DemoStrip() {
  const shell = useShell()
  const { lang, t, href } = useLang()
  if (!shell?.demo) return null
  return (
    <aside className="demo-strip" aria-label={t('演示说明', 'About this demonstration')}>
      <p>
        {t('演示时间 ', 'Demo date ')}
        <time dateTime={shell.today}>{formatDate(shell.today, lang)}</time>
        {t(' · 演示数据，均为虚构', ' · all data invented')}
      </p>
      <a href={href('/demo')}>{t('调整时间与演示账号', 'Move the clock, demo accounts')}</a>
    </aside>
  )
}

/** Language, type size and dark mode: plain links that keep the page. `brief` leaves dark mode to the foot of the page. */
export function LookLinks({ brief }: { readonly brief?: boolean }) {
  const { pathname, search } = useLocation()
  const { lang, t, href } = useLang()
  const look = useShell()?.look
  const large = look?.size === 'large'
  const dark = look?.theme === 'dark'
  const keep = (choice: string) => `${href('/look')}?${choice}&back=${encodeURIComponent(pathname + search)}`
  const other = hrefIn(lang === 'zh' ? 'en' : 'zh', bare(pathname)) + search
  const otherLang = lang === 'zh' ? 'en' : 'zh-Hans-CN'
  return (
    <ul className="look-links">
      <li>
        <a href={keep(large ? 'size=normal' : 'size=large')} rel="nofollow">
          {large ? t('标准字号', 'Normal type') : t('大字版', 'Large type')}
        </a>
      </li>
      <li><a href={other} lang={otherLang} hrefLang={otherLang}>{lang === 'zh' ? 'English' : '简体中文'}</a></li>
      {!brief && (
        <li>
          <a href={keep(dark ? 'theme=light' : 'theme=dark')} rel="nofollow">
            {dark ? t('浅色', 'Light') : t('深色', 'Dark')}
          </a>
        </li>
      )}
    </ul>
  )
}

/** Who is signed in, with the way out; or the way in. */
export function SignInState() {
  const { t, href } = useLang()
  const shell = useShell()
  const { pathname } = useLocation()
  if (!shell) return null
  if (!shell.actor) {
    return <a className="sign-in" href={`${href('/sign-in')}?back=${encodeURIComponent(pathname)}`}>{t('登录', 'Sign in')}</a>
  }
  return (
    <form className="signed-in" method="post" action={href('/sign-out')}>
      <span>{shell.actor.name}</span>
      <button className="button quiet" type="submit">{t('退出', 'Sign out')}</button>
    </form>
  )
}

/** The landmark all pages put their content in. */
export function Main({ children }: { readonly children: ReactNode }) {
  return <main id="main" tabIndex={-1}>{children}</main>
}
