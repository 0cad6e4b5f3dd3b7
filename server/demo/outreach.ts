import { actorFromStaff, type StaffRow } from '#server/accounts/index.ts'
import type { Services } from '#server/services.ts'
import { systemActor } from '#platform/platform.ts'
import { createRandom } from './random.ts'
import { contextMaker, must } from './year/walk.ts'

/** Invented workers of 东莞: town, employer, grade, trade, wish. All names and numbers are made up. */
const PEOPLE = [
  ['虚构甲', '441900121', '虎门虚构五金厂', 'senior', '电工', 'yes'],
  ['虚构乙', '441900121', '虎门虚构五金厂', 'technician', '焊工', 'yes'],
  ['虚构丙', '441900121', '虎门虚构五金厂', 'senior', '钳工', 'undecided'],
  ['虚构丁', '441900121', '示例电子厂', 'senior_technician', '模具工', 'yes'],
  ['虚构戊', '441900121', '示例电子厂', 'senior', '', 'no'],
  ['虚构己', '441900119', '长安样本模具厂', 'technician', '模具工', 'yes'],
] as const

/** A first register, one person followed up, one message waiting for its approval: every step once (DG-7, 8, 12). */
export async function fillOutreach(services: Services, staff: readonly StaffRow[]): Promise<void> {
  const { outreach, platform } = services
  const [bureau, clerk, officer] = ['bureau', 'clerk', 'officer'].map(username =>
    staff.find(row => row.username === username),
  )
  if (platform.city !== '441900' || !bureau || !clerk || !officer) return
  const make = contextMaker(createRandom(`outreach ${platform.city}`), 'demo')
  const as = (row: StaffRow, on: string, label: string) =>
    make(actorFromStaff({ ...row, city: platform.city }), `${on}T02:00:00.000Z`, `outreach:${label}`)
  const ids: string[] = []
  for (const [at, [name, town, employer, grade, trade, wish]] of PEOPLE.entries()) {
    const input = { name, phone: `1380000010${at}`, town, employer, grade, trade, wish }
    ids.push(must(await outreach.enter(as(bureau, '2012-10-29', name), input), name).id)
  }
  const [first = ''] = ids
  must(await outreach.assign(as(clerk, '2012-10-30', 'assign'), first, clerk.id), 'assign')
  const contact = {
    on: '2012-10-31',
    way: 'phone',
    reached: true,
    blockers: ['school'],
    note: '子女入学的事已答复（演示数据，虚构）',
  }
  must(await outreach.contact(as(clerk, '2012-10-31', 'contact'), first, contact), 'contact')
  must(
    await outreach.draft(as(officer, '2012-11-01', 'draft'), {
      text: '高级工以上可直接入户东莞，请到镇街窗口咨询。',
      segment: { wish: 'yes' },
    }),
    'draft',
  )
  // Who applied is in the register too.
  await outreach.due(make(systemActor(platform.city), '2012-11-02T02:00:00.000Z', 'outreach:cases'))
}
