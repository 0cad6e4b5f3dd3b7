import type { Fact, Answer, Text } from '#policy'
import { civilDate, workingDaysBetween } from '#calendar'
import {
  PARTICULARS,
  type ApplicationStatus,
  type Channel,
  type DocumentNeed,
  type HistoryEntry,
} from '#server/applications/index.ts'

type Tone = 'info' | 'good' | 'warn' | 'bad' | 'quiet'

export const statusWords: Record<ApplicationStatus, Text & { readonly tone: Tone }> = {
  draft: { zh: '草稿', en: 'Draft', tone: 'quiet' },
  submitted: { zh: '待受理', en: 'To answer', tone: 'info' },
  correction: { zh: '待补正', en: 'Correction asked', tone: 'warn' },
  accepted: { zh: '已受理', en: 'Accepted', tone: 'good' },
  refused: { zh: '不予受理', en: 'Refused', tone: 'bad' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', tone: 'quiet' },
}

export const channelWords: Record<Channel, Text> = {
  online: { zh: '网上申请', en: 'Online' },
  window: { zh: '窗口录入', en: 'At the window' },
}

/** The particulars in the order of the paper form, each with the clause that asks for it; the number says the date of birth. */
export const personalFields = PARTICULARS.filter(({ id }) => id !== 'birthDate')

export const relationWords: Record<'spouse' | 'child', Text> = {
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '未成年子女', en: 'Minor child' },
}

export const needWords: Record<DocumentNeed['because'], Text> = {
  always: { zh: '所有申请人', en: 'Every applicant' },
  dependant: { zh: '有随迁人员', en: 'Dependants' },
  place: { zh: '落户地址', en: 'Settlement place' },
  claim: { zh: '证明申报内容', en: 'Proves a claim' },
}

export const eventWords: Record<HistoryEntry['kind'], Text> = {
  started: { zh: '开始填写', en: 'Begun' },
  saved: { zh: '保存', en: 'Saved' },
  evidence_added: { zh: '上传材料', en: 'Scan added' },
  evidence_removed: { zh: '删除材料', en: 'Scan removed' },
  ticked: { zh: '核对原件、留存复印件', en: 'Originals and copies ticked' },
  submitted: { zh: '收到申请', en: 'Application received' },
  accepted: { zh: '受理，转各部门核查', en: 'Accepted, handed to the departments' },
  correction_requested: { zh: '一次性告知补正', en: 'Correction requested, in full' },
  correction_supplied: { zh: '补正材料已提交', en: 'Correction supplied' },
  correction_overdue: { zh: '补正逾期', en: 'Correction overdue' },
  refused: { zh: '不予受理', en: 'Acceptance refused' },
  withdrawn: { zh: '撤回申请', en: 'Withdrawn' },
}

/** A claim as people read it. */
export function shownClaim(fact: Fact, value: Answer | undefined): Text {
  if (value === undefined) return { zh: '未填', en: 'not stated' }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (typeof value === 'string')
    return fact.options?.find(option => option.value === value)?.name ?? { zh: value, en: value }
  const unit = value === 1 ? fact.unit?.en.replace(/s$/, '') : fact.unit?.en
  return { zh: `${value} ${fact.unit?.zh ?? ''}`.trim(), en: `${value} ${unit ?? ''}`.trim() }
}

/** The working-day clock: how many are left to a day, today not counted; `late` once it has passed. */
export function clockWords(today: string, dueOn: string): Text & { readonly late: boolean } {
  const days = workingDaysBetween(today, dueOn)
  const late = today > dueOn
  if (!days.ok) return { zh: late ? '已超期' : '未到期', en: late ? 'late' : 'not yet due', late }
  if (late)
    return { zh: `已超 ${Math.max(1, -days.value)} 个工作日`, en: `${counted(Math.max(1, -days.value))} late`, late }
  if (today === dueOn) return { zh: '今天到期', en: 'due today', late }
  return { zh: `还有 ${days.value} 个工作日`, en: `${counted(days.value)} left`, late }
}

function counted(days: number): string {
  return `${days} working day${days === 1 ? '' : 's'}`
}

/** The same thing done again and again by one person on one day is one line: six scans, not six lines. */
export function joined(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return entries.reduce<readonly HistoryEntry[]>((lines, entry) => {
    const last = lines.at(-1)
    if (!last || !isOneLine(last, entry)) return [...lines, entry]
    return [...lines.slice(0, -1), { ...entry, documents: [...new Set([...last.documents, ...entry.documents])] }]
  }, [])
}

function isOneLine(a: HistoryEntry, b: HistoryEntry): boolean {
  const again = b.kind === 'evidence_added' || b.kind === 'ticked'
  return (
    again && a.kind === b.kind && JSON.stringify(a.by) === JSON.stringify(b.by) && civilDate(a.at) === civilDate(b.at)
  )
}
