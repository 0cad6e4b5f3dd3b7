import type { Lateness, Organisation, Progress } from '#server/board/index.ts'
import type { Text } from '#policy'
import { StatusTag, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

export const PROGRESS_WORDS: Readonly<Record<Progress | 'none', Text>> = {
  none: { zh: '尚无报告', en: 'No report' },
  not_started: { zh: '未开始', en: 'Not started' },
  under_way: { zh: '进行中', en: 'Under way' },
  difficult: { zh: '有困难', en: 'In difficulty' },
  done: { zh: '已完成', en: 'Done' },
}

/** In the order of the board's columns. */
export const COLUMNS = [
  'none',
  'not_started',
  'under_way',
  'difficult',
  'done',
] as const satisfies readonly (keyof typeof PROGRESS_WORDS)[]
export type ColumnId = (typeof COLUMNS)[number]

/** The four states a department may report. */
export const STATES = ['not_started', 'under_way', 'done', 'difficult'] as const satisfies readonly Progress[]

export const LATE_WORDS: Readonly<Record<Lateness, Text>> = {
  report: { zh: '未按时签报', en: 'Report late' },
  milestone: { zh: '节点逾期', en: 'Milestone late' },
  task: { zh: '任务逾期', en: 'Task late' },
}

const TONES = { none: 'quiet', not_started: 'quiet', under_way: 'info', difficult: 'warn', done: 'good' } as const

export function ProgressTag({ progress }: { readonly progress: Progress | undefined }) {
  const { text } = useLang()
  const id = progress ?? 'none'
  return <StatusTag tone={TONES[id]}>{text(PROGRESS_WORDS[id])}</StatusTag>
}

export function LateTags({ lateness }: { readonly lateness: readonly Lateness[] }) {
  const { text } = useLang()
  return (
    <>
      {lateness.map(one => (
        <StatusTag key={one} tone="bad">
          {text(LATE_WORDS[one])}
        </StatusTag>
      ))}
    </>
  )
}

/** By the name the document gives it; in English pages the English where there is one. */
export function Name({ organisation }: { readonly organisation: Organisation }) {
  const { lang } = useLang()
  const known = organisation.en !== organisation.zh
  return <span lang={lang === 'en' && !known ? 'zh-Hans-CN' : undefined}>{organisation[lang]}</span>
}

export function Names({ organisations }: { readonly organisations: readonly Organisation[] }) {
  const { t } = useLang()
  return (
    <>
      {organisations.map((one, at) => (
        <span key={one.id}>
          {at > 0 && t('、', ', ')}
          <Name organisation={one} />
        </span>
      ))}
    </>
  )
}

/** The document's own words, with their English below where the page is English. */
export function Quote({
  quote,
  en,
  brief,
}: {
  readonly quote: string
  readonly en: string | undefined
  readonly brief?: boolean
}) {
  const { lang } = useLang()
  if (brief)
    return lang === 'en' && en ? (
      <span className="brief">{en}</span>
    ) : (
      <span className="brief" lang="zh-Hans-CN">
        {quote}
      </span>
    )
  return (
    <>
      <blockquote lang="zh-Hans-CN">{quote}</blockquote>
      {lang === 'en' && en && <p>{en}</p>}
    </>
  )
}

/** Clause numbers side by side: each has a 、 of its own. */
export function Clauses({ clauses }: { readonly clauses: readonly string[] }) {
  return (
    <span className="clauses" lang="zh-Hans-CN">
      {clauses.map(clause => (
        <span key={clause} className="unbroken">
          {clause}
        </span>
      ))}
    </span>
  )
}

/** A title, number or remark as somebody wrote it in Chinese. */
export function Chinese({ children }: { readonly children: string }) {
  return <span lang="zh-Hans-CN">{children}</span>
}

export function DateWords({ date }: { readonly date: string | undefined }) {
  const { lang } = useLang()
  return <span className="unbroken">{date ? formatDate(date, lang) : '–'}</span>
}
