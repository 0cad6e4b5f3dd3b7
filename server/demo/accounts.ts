import { findCity, findDistrict, findTown } from '#identity'
import type { Text } from '#policy'
import type { Accounts, NewStaff, StaffRow } from '#server/accounts/index.ts'

/** The password of every demo account: printed by `npm start`, worthless elsewhere. */
export const DEMO_PASSWORD = 'luohu-demo'
/** 禅城区: where the demonstration plays. */
export const DEMO_DISTRICT = '440604'

export type DemoStaff = Omit<NewStaff, 'password' | 'totp'> & { readonly post: Text }

/** The departments that have something to verify (FS-11), and an invented reviewer's name for each. */
const departments: readonly (readonly [id: string, name: string, post: Text])[] = [
  ['hr', '黄社保', { zh: '人力资源社会保障部门', en: 'human resources' }],
  ['police', '林户政', { zh: '公安部门', en: 'public security' }],
  ['education', '吴学历', { zh: '教育部门', en: 'education' }],
  ['floating_population', '梁流管', { zh: '流动人口服务管理部门', en: 'floating-population services' }],
  ['family_planning', '罗计生', { zh: '人口计生部门', en: 'family planning' }],
  ['housing', '郑房产', { zh: '住建管理部门', en: 'housing' }],
  ['land', '邓国土', { zh: '国土规划部门', en: 'land and planning' }],
  ['health', '谢卫生', { zh: '卫生部门', en: 'health' }],
  ['civil_affairs', '唐民政', { zh: '民政部门', en: 'civil affairs' }],
  ['science', '蒋科技', { zh: '科技部门', en: 'science and technology' }],
  ['commerce', '韦工商', { zh: '工商部门', en: 'business registration' }],
  ['national_tax', '覃国税', { zh: '国税部门', en: 'national tax' }],
  ['local_tax', '莫地税', { zh: '地税部门', en: 'local tax' }],
  ['volunteers', '宋义工', { zh: '志愿者（义工）组织', en: 'volunteer organisations' }],
  ['donation_recipients', '龙捐赠', { zh: '接收捐赠机构', en: 'organisations that receive donations' }],
  ['awarding_bodies', '朱荣誉', { zh: '奖励荣誉颁发机构', en: 'bodies that grant awards' }],
]

const clerks = ['陈窗口', '何窗口', '许窗口', '曾窗口', '彭窗口', '萧窗口', '蔡窗口', '潘窗口', '田窗口', '董窗口', '袁窗口', '于窗口'] as const

/**
 * One account for each role of a district, invented names. Two officers, because whoever prepares a ranking may not publish
 * it. User names carry the district's code everywhere but in the demonstration's own.
 */
export function staffOf(district: string): readonly DemoStaff[] {
  const found = findDistrict(district)
  if (!found) throw new Error(`no such district: ${district}`)
  const suffix = found.code === DEMO_DISTRICT ? '' : `-${found.code}`
  const { name } = found
  const here = { district: found.code }
  return [
    ...found.towns.map((town, n) => ({
      username: `clerk${n === 0 ? '' : n + 1}${suffix}`, name: clerks[n] ?? `窗口${n + 1}`, role: 'clerk' as const,
      post: { zh: `${town.name.zh}窗口受理员`, en: `window clerk, ${town.name.en}` }, ...here, town: town.code,
    })),
    ...departments.map(([department, person, post]) => ({
      username: `review-${department}${suffix}`, name: person, role: 'reviewer' as const,
      post: { zh: `${post.zh}核查员`, en: `reviewer, ${post.en}` }, ...here, department,
    })),
    { username: `officer${suffix}`, name: '李经办', role: 'officer', post: { zh: `${name.zh}人社部门经办人`, en: `district officer who prepares, ${name.en}` }, ...here },
    { username: `approver${suffix}`, name: '周审批', role: 'officer', post: { zh: `${name.zh}人社部门审批人`, en: `district officer who approves, ${name.en}` }, ...here },
    { username: `police${suffix}`, name: '孙民警', role: 'police', post: { zh: `${name.zh}公安户籍民警`, en: `household police, ${name.en}` }, ...here },
  ]
}

const administrator: DemoStaff = {
  username: 'admin', name: '赵管理', role: 'administrator', post: { zh: '系统管理员', en: 'administrator' },
}

/** The places of the other cities where the demonstration plays: a county or town with its window, office and police. */
const stages: Readonly<Record<string, { readonly town: string; readonly departments: readonly Liaison[] }>> = {
  '441800': { town: '441881001', departments: [] },
  '441900': {
    town: '441900121', departments: [
      { id: 'police', name: '林联络', post: { zh: '市公安局月报联络员', en: 'public security bureau, reports each month' } },
      { id: 'insurance_fund', name: '莫联络', post: { zh: '市社会保险经办机构月报联络员', en: 'social insurance agency, reports each month' } },
    ],
  },
  '440700': {
    town: '440781001', departments: [
      { id: 'hr', name: '吴联络', post: { zh: '市人力资源社会保障局联络员', en: 'liaison officer, human resources bureau' } },
      { id: 'police', name: '林联络', post: { zh: '市公安局联络员', en: 'liaison officer, public security bureau' } },
      { id: 'education', name: '韦联络', post: { zh: '市教育局联络员', en: 'liaison officer, education bureau' } },
      { id: 'finance', name: '覃联络', post: { zh: '市财政局联络员', en: 'liaison officer, finance bureau' } },
      { id: 'youth_league', name: '龙联络', post: { zh: '团市委联络员', en: 'liaison officer, youth league' } },
      { id: 'party_publicity', name: '朱联络', post: { zh: '市委宣传部联络员', en: 'liaison officer, party publicity' } },
      { id: 'region-440781', name: '台山联络', post: { zh: '台山市联络员', en: 'liaison officer, Taishan' } },
      { id: 'region-440703', name: '蓬江联络', post: { zh: '蓬江区联络员', en: 'liaison officer, Pengjiang' } },
      { id: 'city_leaders', name: '江领导', post: { zh: '市领导（任务台账总览）', en: 'city leader, sees the task board at a glance' } },
    ],
  },
}

/** Who speaks for one organisation of a city. */
interface Liaison {
  readonly id: string
  readonly name: string
  readonly post: Text
}

/** Everybody who works in a city's demonstration, one account for each role. */
export function demoStaffOf(city: string): readonly DemoStaff[] {
  const stage = stages[city]
  const town = findTown(stage?.town ?? '')
  const bureau: DemoStaff = {
    username: 'bureau', name: '钱市局', role: 'bureau',
    post: { zh: `${findCity(city)?.name.zh ?? ''}人力资源社会保障局`, en: `human resources bureau, ${findCity(city)?.name.en ?? ''}` },
  }
  if (!stage || !town) return [...staffOf(DEMO_DISTRICT), bureau, administrator]
  const { district, name } = town
  const here = { district: district.code }
  return [
    {
      username: 'clerk', name: '陈窗口', role: 'clerk', town: town.code, ...here,
      post: { zh: `${district.name.zh}${name.zh}窗口受理员`, en: `window clerk, ${name.en}` },
    },
    { username: 'officer', name: '李经办', role: 'officer', post: { zh: `${district.name.zh}人社部门经办人`, en: `officer who prepares, ${district.name.en}` }, ...here },
    { username: 'approver', name: '周审批', role: 'officer', post: { zh: `${district.name.zh}人社部门审批人`, en: `officer who approves, ${district.name.en}` }, ...here },
    { username: 'police', name: '孙民警', role: 'police', post: { zh: `${district.name.zh}公安户籍民警`, en: `household police, ${district.name.en}` }, ...here },
    ...stage.departments.map(({ id, name: person, post }) => ({
      username: `dept-${id.replaceAll('_', '-')}`, name: person, role: 'department' as const, department: id, post,
    })),
    bureau, administrator,
  ]
}

/** Everybody who works in Foshan's demonstration. */
export const demoStaff: readonly DemoStaff[] = demoStaffOf('440600')

/** Makes those of `wanted` that are missing; answers all of them with their ids. */
export async function ensureStaff(accounts: Accounts, wanted: readonly DemoStaff[] = demoStaff): Promise<StaffRow[]> {
  const there = new Map((await accounts.listStaff()).map(row => [row.username, row]))
  return Promise.all(wanted.map(async ({ post: _, ...person }) =>
    there.get(person.username) ?? accounts.addStaff({ ...person, password: DEMO_PASSWORD })))
}
