import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { Counts } from './counts.tsx'

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
  const { t } = useLang()
  const tiles = [
    { to: '/office/board', count: missing, name: t('项任务未签报', 'tasks not reported on') },
    { to: '/office/board', count: late, name: t('项逾期', 'overdue'), late: true },
    { to: '/office/board', count: returned, name: t('项被退回', 'given back'), late: true },
  ]
  return <Counts tiles={tiles} />
}
