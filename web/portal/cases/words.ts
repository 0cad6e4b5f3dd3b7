import type { Text } from '#policy'
import type { ApplicationStatus } from '#server/applications/index.ts'

/** The states as an applicant reads them. */
export const STATUS = {
  draft: { zh: '草稿，未提交', en: 'Draft, not submitted', tone: 'warn' },
  submitted: { zh: '等待窗口受理', en: 'Waiting for the window', tone: 'info' },
  correction: { zh: '需要您补正', en: 'You must correct it', tone: 'warn' },
  accepted: { zh: '已受理', en: 'Accepted', tone: 'good' },
  refused: { zh: '不予受理', en: 'Refused', tone: 'bad' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', tone: 'quiet' },
} as const satisfies Record<ApplicationStatus, Text & { readonly tone: string }>
