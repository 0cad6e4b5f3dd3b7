import type { TaskLine } from '#server/board/index.ts'
import { StatusTag } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Chinese, COLUMNS, LateTags, Name, PROGRESS_WORDS, Quote } from './words.tsx'

interface Props {
  readonly lines: readonly TaskLine[]
  /** Whether the reader may open the task. */
  readonly opens: (line: TaskLine) => boolean
}

/** The board as columns by what the lead reported last; on a phone one below the other. */
export function Columns({ lines, opens }: Props) {
  const { t, text } = useLang()
  return (
    <div className="board-columns">
      {COLUMNS.map(id => {
        const own = lines.filter(line => (line.progress ?? 'none') === id)
        return (
          <section
            key={id}
            className={`board-column ${id}${own.length > 12 ? ' many' : own.length === 0 ? ' none-here' : ''}`}
            aria-labelledby={`column-${id}`}
          >
            <h2 id={`column-${id}`}>
              {text(PROGRESS_WORDS[id])} <span className="muted">{own.length}</span>
            </h2>
            {own.length === 0 ? (
              <p className="muted small">{t('没有任务', 'No task')}</p>
            ) : (
              <ol className="bare-list">
                {own.map(line => (
                  <li key={line.id}>
                    <TaskCard line={line} open={opens(line)} />
                  </li>
                ))}
              </ol>
            )}
          </section>
        )
      })}
    </div>
  )
}

function TaskCard({ line, open }: { readonly line: TaskLine; readonly open: boolean }) {
  const { t, href } = useLang()
  const { id, clause, quote, en, lead, partners, reports, lateness, milestones } = line
  const signed = reports.filter(({ signedOn }) => signedOn !== undefined).length
  return (
    <article className={open ? 'task-card leads' : 'task-card'}>
      <h3>
        {open ? (
          <a href={href(`/office/board/task/${id}`)}>
            <Chinese>{clause}</Chinese>
          </a>
        ) : (
          <Chinese>{clause}</Chinese>
        )}
      </h3>
      <p>
        <Quote quote={quote} en={en} brief />
      </p>
      <p className="small">
        <strong>
          <Name organisation={lead} />
        </strong>
        {partners.length > 0 && t(` +${partners.length} 个参与单位`, ` +${partners.length} partners`)}
      </p>
      <p className="tag-row small">
        <LateTags lateness={lateness} />
        <span className="muted">{t(`签报 ${signed}/${reports.length}`, `${signed}/${reports.length} signed`)}</span>
        {milestones.total > 0 && (
          <span className="muted">
            {t(`节点 ${milestones.done}/${milestones.total}`, `${milestones.done}/${milestones.total} milestones`)}
          </span>
        )}
        {line.verbatim ? null : <StatusTag tone="quiet">{t('文字有改动', 'wording changed')}</StatusTag>}
      </p>
    </article>
  )
}
