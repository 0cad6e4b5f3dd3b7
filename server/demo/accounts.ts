import type { Accounts, NewStaff } from '#server/accounts/index.ts'

/** The password of every demo account: printed by `npm start`, worthless elsewhere. */
export const DEMO_PASSWORD = 'luohu-demo'

type DemoStaff = Omit<NewStaff, 'password' | 'totp'> & { readonly post: { readonly zh: string; readonly en: string } }

const chancheng = '440604'
const nanhai = '440605'

/** One account for each role, invented names; two officers, because whoever prepares a ranking may not publish it. */
export const demoStaff: readonly DemoStaff[] = [
  staff('clerk', '陈窗口', 'clerk', { zh: '祖庙街道窗口受理员', en: 'Window clerk, Zumiao' }, { district: chancheng, town: '440604012' }),
  staff('clerk2', '何窗口', 'clerk', { zh: '张槎街道窗口受理员', en: 'Window clerk, Zhangcha' }, { district: chancheng, town: '440604011' }),
  reviewer('hr', '黄社保', { zh: '人力资源社会保障部门核查员', en: 'Reviewer, human resources' }),
  reviewer('police', '林户政', { zh: '公安部门核查员', en: 'Reviewer, public security' }),
  reviewer('education', '吴学历', { zh: '教育部门核查员', en: 'Reviewer, education' }),
  reviewer('housing', '郑房产', { zh: '住建管理部门核查员', en: 'Reviewer, housing' }),
  reviewer('health', '谢卫生', { zh: '卫生部门核查员', en: 'Reviewer, health' }),
  reviewer('family_planning', '罗计生', { zh: '人口计生部门核查员', en: 'Reviewer, family planning' }),
  reviewer('floating_population', '梁流管', { zh: '流动人口服务管理部门核查员', en: 'Reviewer, floating-population services' }),
  reviewer('volunteers', '宋义工', { zh: '志愿者（义工）组织核查员', en: 'Reviewer, volunteer organisations' }),
  staff('officer', '李经办', 'officer', { zh: '禅城区人社局经办人', en: 'District officer (prepares), Chancheng' }, { district: chancheng }),
  staff('officer2', '周审批', 'officer', { zh: '禅城区人社局审批人', en: 'District officer (approves), Chancheng' }, { district: chancheng }),
  staff('nanhai', '冯南海', 'officer', { zh: '南海区人社局经办人', en: 'District officer, Nanhai' }, { district: nanhai }),
  staff('police', '孙民警', 'police', { zh: '禅城区公安户籍民警', en: 'Household police, Chancheng' }, { district: chancheng }),
  staff('admin', '赵管理', 'administrator', { zh: '系统管理员', en: 'Administrator' }, {}),
]

/** Makes the demo accounts that are missing. */
export async function ensureDemoStaff(accounts: Accounts): Promise<void> {
  const there = new Set((await accounts.listStaff()).map(({ username }) => username))
  for (const { post: _, ...person } of demoStaff) {
    if (!there.has(person.username)) await accounts.addStaff({ ...person, password: DEMO_PASSWORD })
  }
}

function staff(
  username: string, name: string, role: DemoStaff['role'], post: DemoStaff['post'], patch: Pick<NewStaff, 'district' | 'town' | 'department'>,
): DemoStaff {
  return { username, name, role, post, ...patch }
}

function reviewer(department: string, name: string, post: DemoStaff['post']): DemoStaff {
  return staff(`review-${department}`, name, 'reviewer', post, { district: chancheng, department })
}
