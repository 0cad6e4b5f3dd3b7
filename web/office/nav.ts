import type { Role } from '#platform/access.ts'
import type { Text } from '#policy'

/** One entry of the office's menu and who sees it. Seeing is not access: each page checks for itself. */
export interface OfficeEntry {
  readonly path: string
  readonly zh: string
  readonly en: string
  readonly roles: readonly Role[]
  /** What one does there, in a sentence; shown on the desk. */
  readonly hint?: Text
}

export const officeEntries: readonly OfficeEntry[] = [
  { path: '/office', zh: '工作台', en: 'Desk', roles: ['clerk', 'reviewer', 'officer', 'police', 'administrator'] },
  {
    path: '/office/review', zh: '联合核查', en: 'Joint review', roles: ['reviewer'],
    hint: { zh: '按职责分给本部门的核查任务，最早到期的在前。', en: 'Review tasks of your department, oldest deadline first.' },
  },
  {
    path: '/office/review/excel', zh: 'Excel 批量核查', en: 'Findings by Excel', roles: ['reviewer'],
    hint: { zh: '下载任务表，填写结论后一次导入。', en: 'Download the queue, fill in findings, upload them at once.' },
  },
  {
    path: '/office/rounds', zh: '批次', en: 'Rounds', roles: ['officer'],
    hint: { zh: '开放批次、看进度、冻结排名、发布公示。', en: 'Open rounds, watch progress, freeze rankings, publish notices.' },
  },
  {
    path: '/office/objections', zh: '公示异议', en: 'Objections', roles: ['officer'],
    hint: { zh: '逐条处理公示期内提出的异议。', en: 'Handle objections entry by entry.' },
  },
  {
    path: '/office/cards', zh: '入户卡签发', en: 'Settlement cards', roles: ['officer'],
    hint: { zh: '按名额签发入户卡，处理暂缓。', en: 'Issue cards within the quota, handle holds.' },
  },
  {
    path: '/office/police', zh: '凭卡入户登记', en: 'Settlement by card', roles: ['police'],
    hint: { zh: '扫码或输入卡号核对本人，登记落户。', en: 'Check the card and the person, record the settlement.' },
  },
]
