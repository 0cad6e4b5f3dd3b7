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
  { path: '/office/review', zh: '联合核查', en: 'Joint review', roles: ['reviewer'] },
  { path: '/office/review/excel', zh: 'Excel 批量核查', en: 'Findings by Excel', roles: ['reviewer'] },
  { path: '/office/rounds', zh: '批次', en: 'Rounds', roles: ['officer'] },
  { path: '/office/objections', zh: '公示异议', en: 'Objections', roles: ['officer'] },
  { path: '/office/cards', zh: '入户卡签发', en: 'Settlement cards', roles: ['officer'] },
  { path: '/office/police', zh: '凭卡入户登记', en: 'Settlement by card', roles: ['police'] },
]
