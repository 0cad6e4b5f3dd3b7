import type { Text } from '#policy'
import type { Blocker, Standing, Way, Wish } from '#server/outreach/index.ts'

export const wishWords: Readonly<Record<Wish, Text & { readonly tone: 'good' | 'quiet' | 'info' }>> = {
  yes: { zh: '愿意', en: 'Yes', tone: 'good' },
  no: { zh: '不愿意', en: 'No', tone: 'quiet' },
  undecided: { zh: '未定', en: 'Undecided', tone: 'info' },
}

export const sourceWords: Readonly<Record<string, Text>> = {
  survey: { zh: '本人填报', en: 'own answer' },
  excel: { zh: '用人单位', en: 'employer' },
  case: { zh: '窗口登记', en: 'window' },
  direct: { zh: '入户申请', en: 'application' },
}

/** Where the newest application for direct settlement stands. */
export const standingWords: Readonly<Record<Standing, Text & { readonly tone: 'good' | 'info' | 'quiet' }>> = {
  applied: { zh: '已申请', en: 'Applied', tone: 'info' },
  approved: { zh: '已核准', en: 'Approved', tone: 'info' },
  settled: { zh: '已入户', en: 'Settled', tone: 'good' },
  ended: { zh: '申请已终结', en: 'Ended', tone: 'quiet' },
}

/** Our own words for what stands in the way; the document names none. */
export const blockerWords: Readonly<Record<Blocker, Text>> = {
  papers: { zh: '材料不齐', en: 'papers lacking' },
  home: { zh: '落户地址', en: 'an address to settle at' },
  school: { zh: '子女入学', en: 'school for children' },
  family: { zh: '家人意见或随迁', en: 'the family' },
  land: { zh: '原籍土地权益', en: 'land rights at home' },
  insurance: { zh: '社保转接', en: 'moving social insurance' },
  unsure: { zh: '条件不清楚', en: 'unsure of the conditions' },
  other: { zh: '其他', en: 'other' },
}

export const wayWords: Readonly<Record<Way, Text>> = {
  phone: { zh: '电话', en: 'phone' },
  visit: { zh: '上门', en: 'visit' },
  window: { zh: '窗口', en: 'at the window' },
  message: { zh: '短信或网络', en: 'message' },
}

export const sendWords: Readonly<Record<string, Text>> = {
  waiting: { zh: '待发', en: 'waiting' },
  sending: { zh: '发送中', en: 'being sent' },
  handed: { zh: '已交发', en: 'handed over' },
  delivered: { zh: '已送达', en: 'delivered' },
  failed: { zh: '未送达', en: 'failed' },
  dropped: { zh: '已退订未发', en: 'stopped, not sent' },
}

export const messageWords: Readonly<
  Record<'drafted' | 'sent' | 'returned', Text & { readonly tone: 'good' | 'warn' | 'info' }>
> = {
  drafted: { zh: '待审批', en: 'Awaiting approval', tone: 'info' },
  sent: { zh: '已发送', en: 'Sent', tone: 'good' },
  returned: { zh: '已退回', en: 'Returned', tone: 'warn' },
}
