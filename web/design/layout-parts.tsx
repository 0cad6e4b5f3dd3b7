import type { ReactNode } from 'react'
import { useLang } from '../language.tsx'

/** Head of a page: one h1, a lead sentence, and where the page stands. Names the browser's tab, too. */
export function PageHead({ title, lead, crumbs, children }: {
  readonly title: string
  readonly lead?: ReactNode
  /** The way back up, outermost first. */
  readonly crumbs?: readonly { readonly href: string; readonly label: string }[]
  readonly children?: ReactNode
}) {
  const { t } = useLang()
  return (
    <header className="page-head">
      <title>{`${title} · ${t('落户', 'Luohu')}`}</title>
      {crumbs && (
        <nav className="crumbs" aria-label={t('当前位置', 'You are here')}>
          <ol>{crumbs.map(({ href, label }) => <li key={href}><a href={href}>{label}</a></li>)}</ol>
        </nav>
      )}
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </header>
  )
}

/** A box of things that belong together. With `href` the title leads on. */
export function Card({ title, href, children, level = 2 }: {
  readonly title?: ReactNode
  readonly href?: string
  readonly children?: ReactNode
  readonly level?: 2 | 3
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={href ? 'card leads' : 'card'}>
      {title && <Heading className="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>}
      {children}
    </section>
  )
}

/** Terms with their values: a record read at a glance. Entries without a value are left out. */
export function DefinitionList({ items }: {
  readonly items: readonly { readonly term: ReactNode; readonly value: ReactNode | undefined; readonly key?: string }[]
}) {
  return (
    <dl className="definitions">
      {items.filter(({ value }) => value !== undefined && value !== '').map(({ term, value, key }, at) => (
        <div key={key ?? at}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Numbered steps that explain a way; not progress (that is `Timeline`). */
export function Steps({ steps }: {
  readonly steps: readonly { readonly title: ReactNode; readonly text?: ReactNode }[]
}) {
  return (
    <ol className="steps">
      {steps.map(({ title, text }, at) => (
        <li key={at}>
          <p className="step-title">{title}</p>
          {text && <p>{text}</p>}
        </li>
      ))}
    </ol>
  )
}

/** Views of one thing as links; each is its own address. */
export function Tabs({ label, tabs }: {
  readonly label: string
  readonly tabs: readonly { readonly href: string; readonly label: ReactNode; readonly here?: boolean }[]
}) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}><a href={tab.href} aria-current={tab.here ? 'page' : undefined}>{tab.label}</a></li>
        ))}
      </ul>
    </nav>
  )
}

export interface TimelineStep {
  readonly title: ReactNode
  readonly state: 'done' | 'now' | 'next' | 'stopped'
  /** When it happened or by when it must. Already formatted. */
  readonly when?: ReactNode
  /** Who has it. */
  readonly department?: ReactNode
  readonly text?: ReactNode
}

/** The way of a case: what is done, where it is now, by when and with which department, and what comes. */
export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  const { t } = useLang()
  const words = {
    done: t('已完成', 'Done'),
    now: t('进行中', 'Now'),
    next: t('未开始', 'Not yet'),
    stopped: t('已终止', 'Stopped'),
  }
  return (
    <ol className="timeline">
      {steps.map(({ title, state, when, department, text }, at) => (
        <li key={at} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <p className="timeline-title">{title} <span className="timeline-state">{words[state]}</span></p>
          {(when || department) && (
            <p className="timeline-meta">{when}{when && department ? ' · ' : ''}{department}</p>
          )}
          {text && <div className="timeline-text">{text}</div>}
        </li>
      ))}
    </ol>
  )
}
