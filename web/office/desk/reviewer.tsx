import { LinkButton, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'

/** What waits for the department, and the task whose deadline comes first. */
export async function reviewerDesk({ services, ctx }: Signed) {
  const { counts, rows, department } = orThrow(await services.review.queue(ctx()))
  const [first] = rows
  return {
    role: 'reviewer',
    counts,
    department: department.name,
    first: first && { id: first.id, number: first.number, dueOn: first.dueOn },
  } as const
}

export function ReviewerDesk({ counts, department, first }: Awaited<ReturnType<typeof reviewerDesk>>) {
  const { lang, t, text, href } = useLang()
  const tiles = [
    { status: 'open', count: counts.open, name: t('待核查', 'To review'), late: false },
    { status: 'overdue', count: counts.overdue, name: t('已逾期', 'Overdue'), late: true },
    { status: 'escalated', count: counts.escalated, name: t('已上报', 'Escalated'), late: false },
  ]
  return (
    <>
      <p className="lead">{text(department)}</p>
      <ul className="counts">
        {tiles.map(({ status, count, name, late }) => (
          <li key={status}>
            <a href={href(`/office/review?status=${status}`)} className={late && count > 0 ? 'late' : undefined}>
              <strong>{formatCount(count)}</strong>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {first && (
        <p className="actions">
          <LinkButton href={href(`/office/review/${first.id}`)}>
            {t('核查最先到期的一件', 'Review what is due first')}
          </LinkButton>
          <span className="muted">
            {first.number} · {t(`${formatDate(first.dueOn, lang)}前`, `by ${formatDate(first.dueOn, lang)}`)}
          </span>
        </p>
      )}
    </>
  )
}
