import type { Clause, Grade, Source } from '#policy'
import { useLang } from '../language.tsx'

const CHINESE = 'zh-Hans-CN'

const MEANING = {
  A: { zh: '官方文本', en: 'official text' },
  B: { zh: '官方表格或引用官员的报道', en: 'official form, or press quoting officials' },
  C: { zh: '相互一致的转载', en: 'copies that agree' },
} as const satisfies Record<Grade, { zh: string; en: string }>

/** How well a number is attested, and whether it stands in for one the scheme's own text does not give. */
export function SourceTag({ source, brief }: { readonly source: Source; readonly brief?: boolean }) {
  const { lang, t, text } = useLang()
  const meaning = text(MEANING[source.grade])
  // The title of a source stands as printed; in an English page it is marked as Chinese, and the rest as English again.
  return (
    <span title={source.title} lang={CHINESE}><span className="source" lang={lang === 'en' ? 'en' : undefined}>
      <span className={`grade grade-${source.grade.toLowerCase()}`}>
        {t(`来源 ${source.grade} 级`, `Source ${source.grade}`)}
        {!brief && <> · {meaning}</>}
      </span>
      {source.standIn && <span className="stand-in">{t('代用值', 'Stand-in')}</span>}
    </span></span>
  )
}

/** Beside points that rest on stand-ins: says so, and leads to where each value stands with its source. */
export function StandInNote({ href }: { readonly href: string }) {
  const { t } = useLang()
  return (
    <span className="source">
      <span className="stand-in">{t('含代用值', 'Stand-ins')}</span>{' '}
      <a href={href}>{t('部分分值没有公布文本，查看逐项来源', 'Some values were never published: see the source of each')}</a>
    </span>
  )
}

/** The clause a statement rests on: its number, the quoted wording on opening, and the way to the policy page. */
export function ClauseRef({ clause, policy }: { readonly clause: Clause; readonly policy: string }) {
  const { lang, t, href } = useLang()
  return (
    <details className="clause">
      <summary>
        {t('依据', 'Basis')} <span className="clause-id" lang={clause.number ? CHINESE : undefined}>{clause.number || clause.id}</span>
      </summary>
      <blockquote lang="zh-Hans-CN">{clause.quote}</blockquote>
      <Reported clause={clause} />
      {lang === 'en' && <p>{clause.en}</p>}
      <a href={href(`/policies/${policy}#${clause.id}`)}>{t('查看条款', 'Read the clause')} <span lang={clause.number ? CHINESE : undefined}>{clause.number || clause.id}</span></a>
    </details>
  )
}

/** Says so where a clause is known only by what the press printed of it. */
export function Reported({ clause }: { readonly clause: Clause }) {
  const { t } = useLang()
  if (clause.wording === 'official') return null
  return <p className="small muted">{t('据当时报道转述，不是文件原文。', 'As the press reported it, not the document’s own wording.')}</p>
}
