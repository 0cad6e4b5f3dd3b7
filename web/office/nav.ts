import type { Role } from '#platform/access.ts'

/** One entry of the office's menu and who sees it. Seeing is not access: each page checks for itself. */
export interface OfficeEntry {
  readonly path: string
  readonly zh: string
  readonly en: string
  readonly roles: readonly Role[]
}

export const officeEntries: readonly OfficeEntry[] = [
  { path: '/office', zh: '工作台', en: 'Desk', roles: ['clerk', 'reviewer', 'officer', 'police', 'administrator'] },
]
