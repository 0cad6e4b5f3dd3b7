import type { ReactNode } from 'react'
import { useLang } from '../language.tsx'
import type { Problem } from '../refusals.ts'

/**
 * What went wrong with a form, at the top of the page: takes the focus, and each line leads to its field.
 * Renders nothing without problems.
 */
export function ErrorSummary({ problems }: { readonly problems?: readonly Problem[] | undefined }) {
  const { t } = useLang()
  if (!problems || problems.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title" autoFocus>
      <h2 id="error-summary-title">{t('请先处理以下问题', 'There is a problem')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.code}${problem.field ?? ''}${problem.text}`}>
            {problem.field ? <a href={`#${problem.field}`}>{problem.text}</a> : problem.text}{' '}
            <code className="code">{problem.code}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Tone = 'info' | 'good' | 'warn' | 'bad'

/** A message in the flow of a page. `live` for the answer to what the reader just did. */
export function Notice({ children, title, tone = 'info', live }: {
  readonly children?: ReactNode
  readonly title?: ReactNode
  readonly tone?: Tone
  readonly live?: boolean
}) {
  return (
    <div className={`notice ${tone}`} role={live ? 'status' : undefined}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}

/** What a list says when there is nothing in it, and what to do then. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}

/** A state in one or two words. The colour only repeats what the word says. */
export function StatusTag({ children, tone = 'info' }: { readonly children: ReactNode; readonly tone?: Tone | 'quiet' }) {
  return <span className={`tag ${tone}`}>{children}</span>
}
