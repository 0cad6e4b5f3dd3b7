/** Words of monthly reports and inspections. */
import type { Text } from '#policy'
import type { Change, Measure, ReportStatus, UnitLine } from '#server/reports/index.ts'
import type { Lang } from '../../lang.ts'

/** In the order of the paper. */
export const MEASURES = [
  'submitted',
  'accepted',
  'approved',
  'refused',
  'settled',
  'people_settled',
  'cancelled',
] as const satisfies readonly Measure[]

export const measureNames: Readonly<Record<Measure, Text>> = {
  submitted: { zh: '申请', en: 'handed in' },
  accepted: { zh: '受理', en: 'accepted' },
  approved: { zh: '核准', en: 'approved' },
  refused: { zh: '不予核准', en: 'refused' },
  settled: { zh: '入户', en: 'settled' },
  people_settled: { zh: '入户人数', en: 'people' },
  cancelled: { zh: '取消资格', en: 'cancelled' },
}

export const periodNames: Readonly<Record<Change['period'], Text>> = {
  month: { zh: '本月', en: 'the month' },
  year: { zh: '本年累计', en: 'the year so far' },
}

export const statusNames: Readonly<
  Record<ReportStatus, { readonly name: Text; readonly tone: 'info' | 'good' | 'warn' | 'quiet' }>
> = {
  missing: { name: { zh: '未起草', en: 'not drafted' }, tone: 'quiet' },
  drafted: { name: { zh: '已起草，待签发', en: 'drafted, not signed' }, tone: 'info' },
  signed: { name: { zh: '已签发', en: 'signed' }, tone: 'good' },
  returned: { name: { zh: '已退回，待更正', en: 'given back' }, tone: 'warn' },
  changed: { name: { zh: '签发后有更正', en: 'corrected since signed' }, tone: 'warn' },
}

/** A line as the page shows it; states of a report that holds nothing but dates and names. */
export type Line = UnitLine

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A month as people write it. */
export function monthName(month: string, lang: Lang): string {
  const [year = '', number = '1'] = month.split('-')
  return lang === 'zh' ? `${year}年${Number(number)}月` : `${MONTHS[Number(number) - 1] ?? ''} ${year}`
}

/** What a redirect after a step says was done. */
export const doneWords: Readonly<Record<string, Text>> = {
  draft: { zh: '已由台账数据起草。请核对后签发。', en: 'Drafted from the cases. Check it, then sign.' },
  sign: { zh: '已签发，报市局。', en: 'Signed and reported to the bureau.' },
  return: {
    zh: '已退回更正。报送单位重新签发之前按未报计。',
    en: 'Given back. Until the unit signs again it counts as not reported.',
  },
  phone: { zh: '已保存联系手机。', en: 'The phone is saved.' },
  compile: {
    zh: '已汇总。可以下载报市政府和省有关部门的表。',
    en: 'Compiled. The tables for city and province can be downloaded.',
  },
  day: { zh: '已保存报送日。', en: 'The report day is saved.' },
  hold: { zh: '已登记检查。', en: 'The inspection is recorded.' },
  add_finding: { zh: '已登记问题。', en: 'The finding is recorded.' },
  settle: { zh: '已登记办结。', en: 'The finding is recorded as settled.' },
  remedied: { zh: '已报告整改，由市局验收后办结。', en: 'Reported as put right; the bureau accepts it.' },
  reopen: { zh: '已退回继续整改。', en: 'The finding is open again.' },
  saved: { zh: '已保存视图。', en: 'The view is saved.' },
  removed: { zh: '已删除视图。', en: 'The view is removed.' },
}
