import type { ReactNode } from 'react'
import { Outlet, useLocation } from 'react-router'
import '../design/portal.css'
import { Brand, DemoStrip, LookLinks, Main, SignInState, SkipLink } from '../design/frame.tsx'
import { useLang } from '../language.tsx'
import { bare } from '../lang.ts'
import { useShell } from '../shell.ts'

/** The portal's frame, also worn by error pages. */
export function PortalFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="portal">
      <SkipLink />
      <DemoStrip />
      <Header />
      <Main>{children}</Main>
      <Footer />
    </div>
  )
}

export default function PortalLayout() {
  return <PortalFrame><Outlet /></PortalFrame>
}

function Header() {
  const { t } = useLang()
  return (
    <header className="portal-header">
      <Brand name={t('落户', 'Luohu')} to="/" />
      <PortalNav />
      <div className="portal-tools">
        <LookLinks brief />
        <SignInState />
      </div>
    </header>
  )
}

function PortalNav() {
  const { t, href } = useLang()
  const here = bare(useLocation().pathname)
  const shell = useShell()
  const signedIn = shell?.actor?.role === 'citizen'
  const direct = shell?.kinds.includes('direct') === true
  const items = [
    { path: '/check', label: t('在哪里落户', 'Where to settle') },
    direct
      ? { path: '/direct', label: t('直接入户', 'Settle directly') }
      : { path: signedIn ? '/cases' : '/apply', label: signedIn ? t('我的申请', 'My applications') : t('申请', 'Apply') },
    ...(direct ? [] : [{ path: '/notices', label: t('公示', 'Notices') }]),
    { path: '/policies', label: t('政策', 'Policies') },
  ]
  return (
    <nav className="portal-nav" aria-label={t('主导航', 'Main')}>
      <ul>
        {items.map(({ path, label }) => (
          <li key={path}>
            <a href={href(path)} aria-current={here === path ? 'page' : here.startsWith(`${path}/`) ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Footer() {
  const { t, href } = useLang()
  const direct = useShell()?.kinds.includes('direct') === true
  return (
    <footer className="portal-footer">
      <LookLinks />
      <ul>
        {!direct && <li><a href={href('/cards/verify')}>{t('查验入户卡', 'Verify a card')}</a></li>}
        <li><a href={href('/conditions')}>{t('现行条件和依据', 'Conditions in force')}</a></li>
        <li><a href={href('/office/sign-in')}>{t('工作人员入口', 'For staff')}</a></li>
      </ul>
      <p>
        {t(
          '落户是开放源代码的入户办事平台。每一项条件、每一分都注明所依据的条款，由您核对。',
          'Luohu is an open-source platform for settlement. Every condition and every point names its clause, for you to check.',
        )}
      </p>
    </footer>
  )
}
