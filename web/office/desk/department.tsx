import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { Counts } from './counts.tsx'

/** What a department has to report on the task boards (JM-10) and each month (DG-13): missing, late, given back. */
export async function departmentDesk({ services, ctx }: Signed) {
  const { boards, reports } = services
  const tasks = orThrow(await boards.own(ctx())).flatMap(board => board.tasks)
  const reporting = reports.has() && orThrow(await reports.units(ctx())).length > 0
  const months = reporting ? orThrow(await reports.months(ctx())) : []
  return {
    role: 'department',
    onBoards: tasks.length > 0 || !reporting,
    reporting,
    reports: months.filter(({ signed, units }) => signed < units).length,
    missing: tasks.filter(({ signedOn }) => signedOn === undefined).length,
    late: tasks.filter(({ signedOn, late }) => signedOn === undefined && late).length,
    returned: tasks.filter(({ returned }) => returned !== undefined).length,
  } as const
}

export function DepartmentDesk(desk: Awaited<ReturnType<typeof departmentDesk>>) {
  const { t } = useLang()
  const { onBoards, reporting, missing, late, returned, reports } = desk
  const tasks = [
    { to: '/office/board', count: missing, name: t('项任务未签报', 'tasks not reported on') },
    { to: '/office/board', count: late, name: t('项逾期', 'overdue'), late: true },
    { to: '/office/board', count: returned, name: t('项被退回', 'given back'), late: true },
  ]
  const months = { to: '/office/reports', count: reports, name: t('份月报待签发', 'monthly reports to sign') }
  return <Counts tiles={[...(onBoards ? tasks : []), ...(reporting ? [months] : [])]} />
}
