import type { BoardCounts } from '#server/board/index.ts'
import { useLang } from '../../language.tsx'
import { COLUMNS, PROGRESS_WORDS } from './words.tsx'

/** All tasks as one bar by state; the legend says the same in numbers. */
export function Share({ counts: { tasks, progress } }: { readonly counts: BoardCounts }) {
  const { t, text } = useLang()
  const parts = COLUMNS.toReversed().map((id, at, all) => ({
    id,
    count: progress[id],
    from: all.slice(0, at).reduce((sum, one) => sum + progress[one], 0),
  }))
  const words = parts.map(({ id, count }) => `${text(PROGRESS_WORDS[id])} ${count}`).join(t('，', ', '))
  return (
    <figure className="share">
      <svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label={words}>
        {parts.map(({ id, count, from }) => (
          <rect
            key={id}
            className={id}
            x={(from / Math.max(tasks, 1)) * 1000}
            width={(count / Math.max(tasks, 1)) * 1000}
            height="24"
          />
        ))}
      </svg>
      <figcaption>
        {parts.map(({ id, count }) => (
          <span key={id} className={`key ${id}`}>
            {text(PROGRESS_WORDS[id])} <strong>{count}</strong>
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
