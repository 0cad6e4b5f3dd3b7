import type { Text } from '#policy'
import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { addressOf, filterOf } from '../board/filter.ts'
import { Chinese } from '../board/words.tsx'
import { owed } from './owed.ts'
import { Counts } from './counts.tsx'

/** What a department has to report on the task boards (JM-10) and each month (DG-13): missing, late, given back. */
export async function departmentDesk({ services, ctx, actor }: Signed) {
  const { boards, reports } = services
  if (boards.isLeader(actor)) {
    return { role: 'department', leader: true, boards: orThrow(await boards.list(ctx())) } as const
  }
  const tasks = orThrow(await boards.own(ctx())).flatMap(board => board.tasks)
  const reporting = reports.has() && orThrow(await reports.units(ctx())).length > 0
  return {
    role: 'department',
    leader: false,
    onBoards: tasks.length > 0 || !reporting,
    months: reporting ? owed(orThrow(await reports.months(ctx()))) : undefined,
    missing: tasks.filter(({ signedOn }) => signedOn === undefined).length,
    late: tasks.filter(({ signedOn, late }) => signedOn === undefined && late).length,
    returned: tasks.filter(({ returned }) => returned !== undefined).length,
  } as const
}

type Desk = Awaited<ReturnType<typeof departmentDesk>>

export function DepartmentDesk(desk: Desk) {
  return desk.leader ? <LeaderDesk {...desk} /> : <OwnDesk {...desk} />
}

function OwnDesk({ onBoards, missing, late, returned, months }: Extract<Desk, { leader: false }>) {
  const { t } = useLang()
  const tasks = [
    { to: '/office/board?only=missing', count: missing, name: t('项任务未签报', 'tasks not reported on') },
    { to: '/office/board?only=late', count: late, name: t('项逾期', 'overdue'), late: true },
    { to: '/office/board?only=returned', count: returned, name: t('项被退回', 'given back'), late: true },
  ]
  const reports = months && [
    { to: '/office/reports', count: months.waiting, name: t('份月报待签发', 'monthly reports to sign') },
    { to: '/office/reports', count: months.late, name: t('份月报逾期', 'monthly reports late'), late: true },
    ...(months.changed > 0
      ? [{ to: '/office/reports', count: months.changed, name: t('份月报签发后有更正，须重签', 'to sign again: corrected since'), late: true }]
      : []),
  ]
  return <Counts tiles={[...(onBoards ? tasks : []), ...(reports ?? [])]} />
}

const ANY = filterOf(new URLSearchParams())
const overview: Text = { zh: '逾期和未报一览', en: 'What is late, who is silent' }

/** The city's leaders have no task of their own: their desk shows each board as it stands, and opens the overview. */
function LeaderDesk({ boards }: Extract<Desk, { leader: true }>) {
  const { t, text, href } = useLang()
  return boards.map(({ id, title, counts }) => {
    const path = `/office/board/${id}`
    return (
      <section key={id}>
        <h2>
          <Chinese>{title}</Chinese>
        </h2>
        <Counts
          tiles={[
            {
              to: addressOf(path, ANY, { only: 'unreported' }),
              count: counts.tasks - counts.reported,
              name: t('项牵头单位未签报', 'not reported by the lead'),
            },
            { to: addressOf(path, ANY, { only: 'late' }), count: counts.late, name: t('项逾期', 'overdue'), late: true },
            { to: `${path}/leaders#silent`, count: counts.silent, name: t('个单位一件未报', 'departments silent'), late: true },
          ]}
        />
        <p>
          <a href={href(`${path}/leaders`)}>{text(overview)}</a>
        </p>
      </section>
    )
  })
}
