import type { Ctx } from '#platform/context.ts'
import { actorFromStaff, type StaffRow } from '#server/accounts/index.ts'
import type { Services } from '#server/services.ts'
import { createRandom } from './random.ts'
import { sampleScan } from './sample.ts'
import { contextMaker, must } from './year/walk.ts'

const MARK = '（演示数据，虚构）'
/** Months the demonstration's own town has signed, and when; every other town owes both, the first of them late. */
const SIGNED: readonly (readonly [month: string, on: string, remark: string])[] = [
  ['2012-09', '2012-10-09', `办法月底施行，本月开始受理。${MARK}`],
  ['2012-10', '2012-11-02', `受理平稳，个别材料需补正。${MARK}`],
]

/** Dongguan begins with two signed reports of its town and one inspection with a finding still open (DG-10, DG-13). Once. */
export async function fillReports(services: Services, rows: readonly StaffRow[]): Promise<void> {
  const { reports, platform } = services
  const { city } = platform
  const of = (username: string) => rows.find(each => each.username === username)
  const [clerk, bureau] = [of('clerk'), of('bureau')]
  if (city !== '441900' || !clerk?.town || !bureau) return
  const make = contextMaker(createRandom('reports'), 'demo')
  const at = (who: StaffRow, on: string, label: string): Ctx =>
    make(actorFromStaff({ ...who, city }), `${on}T02:00:00.000Z`, `reports:${label}`)
  for (const [month, on, remark] of SIGNED) {
    const drafted = await reports.draft(at(clerk, on, `draft ${month}`), month, clerk.town, { remark, reason: '' })
    must(drafted, month)
    const signed = await reports.sign(at(clerk, on, `sign ${month}`), month, clerk.town)
    // A load that was killed half-way finds it signed.
    if (!signed.ok && signed.refusals.some(({ code }) => code !== 'reports.signed')) must(signed, month)
  }
  must(
    await reports.hold(at(bureau, '2012-10-30', 'inspection'), {
      unit: clerk.town,
      on: '2012-10-30',
      inspectors: `监督检查组${MARK}`,
      scope: `受理窗口和审核台账${MARK}`,
      findings: [
        {
          field: 'finding',
          text: `窗口没有张贴材料清单。${MARK}`,
          clause: 'DG-6',
          dueOn: '2012-11-20',
          files: [{ name: '受理窗口（演示）.png', content: sampleScan() }],
        },
      ],
    }),
    'inspection',
  )
}
