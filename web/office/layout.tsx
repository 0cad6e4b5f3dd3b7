import { Outlet, useLocation } from 'react-router'
import '../design/office.css'
import '../design/casework.css'
import { Brand, DemoStrip, LookLinks, Main, SignInState, SkipLink } from '../design/frame.tsx'
import { useLang } from '../language.tsx'
import { bare } from '../lang.ts'
import { useShell } from '../shell.ts'
import { entriesFor } from './nav.ts'

export default function OfficeLayout() {
  const { t } = useLang()
  const role = useShell()?.actor?.role
  const atDesk = role !== undefined && role !== 'citizen'
  return (
    <div className="office">
      <SkipLink />
      <DemoStrip />
      <header className="office-header">
        <Brand name={t('落户 · 办公', 'Luohu office')} to={atDesk ? '/office' : '/office/sign-in'} />
        <LookLinks />
        <SignInState />
      </header>
      <div className="office-body">
        <OfficeNav />
        <Main><Outlet /></Main>
      </div>
    </div>
  )
}

function OfficeNav() {
  const { lang, t, href } = useLang()
  const here = bare(useLocation().pathname)
  const shell = useShell()
  const entries = shell?.actor ? entriesFor(shell.actor.role, shell.kinds) : []
  if (entries.length === 0) return null
  const covers = (path: string): boolean => here === path || (path !== '/office' && here.startsWith(`${path}/`))
  const inside = entries.filter(({ path, also = [] }) => [path, ...also].some(covers))
  const current = inside.reduce((best, { path }) => (path.length > best.length ? path : best), '')
  return (
    <nav className="office-nav" aria-label={t('办公导航', 'Office')}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.path}>
            <a href={href(entry.path)} aria-current={entry.path === current ? 'page' : undefined}>{entry[lang]}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
