import { useLang } from '../../language.tsx'
import type { Grades } from './shelf.ts'

const PARTS = ['A', 'B', 'C', 'none'] as const

/** How well the numbers of a pack are attested, as a bar and in words; nothing where it has no such numbers. */
export function GradeBar({ grades: { counts, standIns, all } }: { readonly grades: Grades }) {
  const { t } = useLang()
  if (all === 0) return null
  const here = PARTS.filter((part) => counts[part] > 0)
  const words = {
    A: t('A 级官方文本', 'A official'),
    B: t('B 级官方表格或引用官员的报道', 'B form or press quoting officials'),
    C: t('C 级一致转载', 'C agreeing copies'),
    none: t('未公布', 'not published'),
  }
  const widths = here.map((part) => (counts[part] / all) * 100)
  const starts = widths.map((_, at) => widths.slice(0, at).reduce((sum, each) => sum + each, 0))
  return (
    <div className="grades">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {here.map((part, at) => (
          <rect
            key={part}
            className={`grade-part ${part.toLowerCase()}`}
            x={starts[at]}
            width={widths[at]}
            y="0"
            height="10"
          />
        ))}
      </svg>
      <ul>
        {here.map((part) => (
          <li key={part}>
            <span className={`grade-key ${part.toLowerCase()}`} aria-hidden="true" />
            {words[part]} <b>{counts[part]}</b>
          </li>
        ))}
        {standIns > 0 && (
          <li>
            <span className="stand-in">{t('代用值', 'Stand-ins')}</span> <b>{standIns}</b>
          </li>
        )}
      </ul>
    </div>
  )
}
