import type { Role } from '#platform/access.ts'
import type { Text } from '#policy'
import type { SchemeKind } from '../shell.ts'

/** One entry of the office's menu and who sees it. Seeing is not access: each page checks for itself. */
export interface OfficeEntry {
  readonly path: string
  readonly zh: string
  readonly en: string
  readonly roles: readonly Role[]
  /** Only in cities that run a scheme of this kind. */
  readonly kind?: SchemeKind
  /** Other addresses that belong under this entry. */
  readonly also?: readonly string[]
  /** What one does there, in a sentence; shown on the desk. */
  readonly hint?: Text
  /** In a city without counties. */
  readonly townHint?: Text
}

export const STAFF_ROLES = [
  'clerk', 'reviewer', 'officer', 'police', 'bureau', 'department', 'administrator',
] as const satisfies readonly Role[]

export const officeEntries: readonly OfficeEntry[] = [
  { path: '/office', zh: '工作台', en: 'Desk', roles: STAFF_ROLES },
  {
    path: '/office/intake/new', zh: '录入纸质申请', en: 'Paper application', roles: ['clerk'], kind: 'points',
    hint: { zh: '先核对身份证号码，再按纸质表录入。', en: 'Check the identity number, then type the form in.' },
  },
  {
    path: '/office/cases', zh: '申请登记簿', en: 'Register', roles: ['clerk', 'officer'], kind: 'points',
    hint: { zh: '查找、受理、补正、不予受理。', en: 'Find, accept, ask for corrections, refuse.' },
  },
  {
    path: '/office/review', zh: '并联审核', en: 'Joint review', roles: ['reviewer'], kind: 'points',
    hint: { zh: '按职责分给本部门的核查任务，最早到期的在前。', en: 'Review tasks of your department, oldest deadline first.' },
  },
  {
    path: '/office/review/excel', zh: 'Excel 批量核查', en: 'Findings by Excel', roles: ['reviewer'], kind: 'points',
    hint: { zh: '下载任务表，填写结论后一次导入。', en: 'Download the queue, fill in findings, upload them at once.' },
  },
  {
    path: '/office/rounds', zh: '批次', en: 'Rounds', roles: ['officer'], kind: 'points', also: ['/office/notices'],
    hint: { zh: '开放批次、看进度、固定排名、发布公示。', en: 'Open rounds, watch progress, freeze rankings, publish notices.' },
  },
  {
    path: '/office/objections', zh: '公示异议', en: 'Objections', roles: ['officer'], kind: 'points',
    hint: { zh: '逐条处理公示期内提出的异议。', en: 'Handle objections entry by entry.' },
  },
  {
    path: '/office/cards', zh: '入户卡签发', en: 'Settlement cards', roles: ['officer'], kind: 'points',
    hint: { zh: '按名额签发入户卡，处理暂缓。', en: 'Issue cards within the quota, handle holds.' },
  },
  {
    path: '/office/police', zh: '凭卡入户登记', en: 'Settlement by card', roles: ['police'], kind: 'points',
    hint: { zh: '扫码或输入卡号核对本人，登记落户。', en: 'Check the card and the person, record the settlement.' },
  },
  {
    path: '/office/targets', zh: '任务与进度', en: 'Targets', roles: ['officer', 'bureau'], kind: 'direct',
    hint: { zh: '任务分解表，各县（市、区）逐月完成情况，推算到年底。', en: 'The target table, what each county reached by month, and where it leads.' },
    townHint: { zh: '任务分解表，各镇街、园区逐月完成情况，推算到年底。', en: 'The target table, what each town reached by month, and where it leads.' },
  },
  {
    path: '/office/direct', zh: '直接入户', en: 'Direct settlement', roles: ['clerk', 'officer', 'police', 'bureau'], kind: 'direct',
    hint: { zh: '受理、审核、决定、入户登记，全部台账。', en: 'Intake, review, decision, settlement; the whole register.' },
  },
  {
    path: '/office/direct/addresses', zh: '政府指定的户口', en: 'Designated households', roles: ['police'], kind: 'direct',
    hint: { zh: '登记可以落户的地址和人数。', en: 'Households the government designates and the people they take.' },
  },
  {
    path: '/office/direct/settings', zh: '时限和补贴标准', en: 'Limits and amounts', roles: ['bureau'], kind: 'direct',
    hint: { zh: '各步骤办理时限，文件没有公布的数值。', en: 'Limits of the steps, numbers the documents leave open.' },
  },
  {
    path: '/office/reports', zh: '月报和总结', en: 'Monthly reports', roles: ['clerk', 'officer', 'bureau', 'department'], kind: 'direct',
    hint: { zh: '每月由台账起草、核对、签发；市局催报、汇总；检查和年度总结。', en: 'Drafted from the cases each month, checked, signed; compiled; inspections; the year.' },
  },
  {
    path: '/office/outreach', zh: '摸底和跟踪服务', en: 'Survey and tracking', roles: ['clerk', 'officer', 'bureau'], kind: 'survey',
    hint: { zh: '技能人才登记簿、政策短信、一对一跟踪服务。', en: 'Register of skilled people, messages, one-to-one tracking.' },
  },
  {
    path: '/office/bars', zh: '不予受理期限', en: 'Bars', roles: ['clerk', 'officer'],
    hint: { zh: '查询谁在不予受理期限内，依据哪一条款。', en: 'Who is barred, until when and by which clause.' },
  },
  {
    path: '/office/board', zh: '任务台账', en: 'Task board', roles: ['bureau', 'department'],
    hint: { zh: '文件分工的任务：报送进展、督办、考核。', en: 'Tasks a document gives: report, chase, assess.' },
  },
  {
    path: '/office/admin', zh: '工作人员账号', en: 'Staff accounts', roles: ['administrator'],
    hint: { zh: '新增、停用账号，重置密码和动态码。', en: 'Add and disable accounts, reset secrets.' },
  },
  {
    path: '/office/admin/reads', zh: '查阅记录', en: 'Log of reads', roles: ['administrator'],
    hint: { zh: '谁在什么时候打开过哪一件，谁被拒绝。', en: 'Who opened which case when, and who was refused.' },
  },
  {
    path: '/office/simulate', zh: '规则变动试算', en: 'Simulations', roles: ['officer', 'bureau'],
    hint: { zh: '改分值、封顶、名额或同分规则，看谁得谁失。', en: 'Change points, caps, quota or tie rule: who gains, who loses.' },
  },
  {
    path: '/office/conditions', zh: '条件和材料', en: 'Conditions', roles: ['clerk', 'reviewer', 'officer', 'police', 'bureau', 'department'],
    hint: { zh: '公布的全部条件、材料和依据条款。', en: 'Every published condition and document with its clause.' },
  },
]

/** What this role finds in the menu of a city that runs these kinds of schemes. */
export function entriesFor(role: Role, kinds: readonly SchemeKind[]): readonly OfficeEntry[] {
  return officeEntries.filter(({ roles, kind }) => roles.includes(role) && (kind === undefined || kinds.includes(kind)))
}
