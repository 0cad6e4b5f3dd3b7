import type { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'
import type { Count } from './counts.tsx'
import { owed, type Owed } from './owed.ts'

/** Who signs for a town and who for a county (DG-13); the others read the reports and cannot mend them. */
const SIGNS = { town: 'clerk', district: 'officer' } as const

/** Findings of inspections that wait for this account: to be put right by the unit, to be accepted by the bureau (DG-10). */
async function findingsOf(reports: Signed['services']['reports'], ctx: ReturnType<Signed['ctx']>): Promise<number> {
  const { role } = ctx.actor
  const all = orThrow(await reports.inspections(ctx)).flatMap(({ state }) => state.findings)
  return all.filter(({ settled, done }) => !settled && (role === 'bureau') === (done !== undefined)).length
}

type ReportsDesk = (Owed & { readonly findings: number }) | undefined

/** Reports and findings that wait for this account; undefined for who can do nothing about them. */
export async function reportsDesk({ services, ctx, actor }: Signed): Promise<ReportsDesk> {
  const { reports, targets } = services
  if (!reports.has() || (actor.role !== 'bureau' && actor.role !== SIGNS[targets.units().level])) return undefined
  return { ...owed(orThrow(await reports.months(ctx()))), findings: await findingsOf(reports, ctx()) }
}

interface Tiles {
  readonly staff: string
  readonly reports: ReportsDesk
}

/** Monthly reports owed, corrected since they were signed, and findings; nothing for who can do nothing about them. */
export function reportTiles(
  { staff, reports }: Tiles,
  t: ReturnType<typeof useLang>['t'],
): readonly Count[] {
  if (!reports) return []
  const bureau = staff === 'bureau'
  const changed = bureau
    ? t('份月报签发后有更正，待重签', 'reports corrected since signed')
    : t('份月报签发后有更正，须重签', 'reports to sign again: corrected since')
  const found = bureau ? t('个问题已整改，待验收', 'findings to accept') : t('个检查问题待整改', 'findings to put right')
  const all: readonly Count[] = [
    { to: '/office/reports', count: reports.late, name: t('份月报逾期', 'monthly reports late'), late: true },
    { to: '/office/reports', count: reports.changed, name: changed, late: true },
    {
      to: '/office/reports',
      count: reports.outdated,
      name: t('个月汇总已过时，须重新汇总', 'months to compile again'),
      late: true,
    },
    { to: '/office/reports/inspections', count: reports.findings, name: found, late: !bureau },
  ]
  // The first is always there; the others only where there is something.
  return all.filter(({ count }, at) => at === 0 || count > 0)
}
