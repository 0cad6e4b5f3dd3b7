import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'

/** What a department has to report on the task boards (JM-10): missing, late, given back. */
export async function departmentDesk({ services, ctx }: Signed) {
  const tasks = orThrow(await services.boards.own(ctx())).flatMap(board => board.tasks)
  return {
    role: 'department',
    missing: tasks.filter(({ signedOn }) => signedOn === undefined).length,
    late: tasks.filter(({ signedOn, late }) => signedOn === undefined && late).length,
    returned: tasks.filter(({ returned }) => returned !== undefined).length,
  } as const
}

export function DepartmentDesk({ missing, late, returned }: Awaited<ReturnType<typeof departmentDesk>>) {
  const { t, href } = useLang()
  const tiles = [
    { count: missing, name: t('项任务未签报', 'tasks not reported on'), bad: false },
    { count: late, name: t('项逾期', 'overdue'), bad: true },
    { count: returned, name: t('项被退回', 'given back'), bad: true },
  ]
  return (
    <ul className="counts">
      {tiles.map(({ count, name, bad }) => (
        <li key={name}>
          <a href={href('/office/board')} className={bad && count > 0 ? 'late' : undefined}>
            <strong>{formatCount(count)}</strong>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
