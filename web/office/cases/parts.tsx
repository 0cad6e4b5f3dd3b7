import type { ReactNode } from 'react'
import type { Pack } from '#policy'
import type { ApplicationStatus } from '#server/applications/index.ts'
import { StatusTag, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { clockWords, statusWords } from './words.ts'

export function CaseStatus({ status }: { readonly status: ApplicationStatus }) {
  const { text } = useLang()
  return <StatusTag tone={statusWords[status].tone}>{text(statusWords[status])}</StatusTag>
}

/** A day to act by and the working days left to it. */
export function Due({
  on,
  today,
  children,
}: {
  readonly on: string
  readonly today: string
  readonly children?: ReactNode
}) {
  const { lang, text } = useLang()
  const clock = clockWords(today, on)
  return (
    <span className="due">
      <time dateTime={on}>{formatDate(on, lang)}</time>{' '}
      <StatusTag tone={clock.late ? 'bad' : 'quiet'}>{text(clock)}</StatusTag>
      {children}
    </span>
  )
}

/** The clause a line rests on, by the number its document gives it; leads to its wording. */
export function ClauseMark({ id, pack }: { readonly id: string; readonly pack: Pick<Pack, 'id' | 'clauses'> }) {
  const { lang, t, href } = useLang()
  const number = pack.clauses.find(clause => clause.id === id)?.number
  const shown = lang === 'zh' && number ? number : id
  return (
    <a
      className="clause-link"
      href={href(`/policies/${pack.id}#${id}`)}
      aria-label={t(`条款 ${shown}`, `Clause ${shown}`)}
    >
      {shown}
    </a>
  )
}

/** Marks a form with the version its reader saw: who is slower is told, and sees the latest. */
export function Version({ version }: { readonly version: number }) {
  return <input type="hidden" name="version" value={version} />
}
