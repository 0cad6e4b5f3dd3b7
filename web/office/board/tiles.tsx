import type { BoardView } from '#server/board/index.ts'
import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { addressOf, type Filter } from './filter.ts'

/** The board in four numbers; each opens what it counts. */
export function Tiles({
  board: { id, counts },
  filter,
  path,
}: {
  readonly board: BoardView
  readonly filter: Filter
  readonly path: string
}) {
  const { t, href } = useLang()
  const all = { ...filter, lead: '', state: '' as const, words: '' }
  const tiles = [
    { to: addressOf(path, all, { only: '' }), count: counts.tasks, name: t('项任务', 'tasks'), late: false },
    {
      to: addressOf(path, all, { only: 'unreported' }),
      count: counts.tasks - counts.reported,
      name: t('项牵头单位未签报', 'not reported by the lead'),
      late: false,
    },
    { to: addressOf(path, all, { only: 'late' }), count: counts.late, name: t('项逾期', 'late'), late: true },
    {
      to: href(`/office/board/${id}/leaders#silent`),
      count: counts.silent,
      name: t('个单位一件未报', 'departments silent'),
      late: true,
    },
  ]
  return (
    <ul className="counts no-print">
      {tiles.map(({ to, count, name, late }) => (
        <li key={name}>
          <a href={to} className={late && count > 0 ? 'late' : undefined}>
            <strong>{formatCount(count)}</strong>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
