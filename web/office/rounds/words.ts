import type { Text } from '#policy'
import type { ReturnedPlace, RoundStage } from '#server/rounds/index.ts'
import type { Outcome } from '#server/ranking/index.ts'

export const STAGES = {
  prepared: { zh: '待开放', en: 'To be opened', tone: 'quiet' },
  upcoming: { zh: '尚未开始', en: 'Not yet begun', tone: 'quiet' },
  applying: { zh: '受理申请', en: 'Taking applications', tone: 'good' },
  review: { zh: '并联审核', en: 'Joint review', tone: 'info' },
  ranking: { zh: '排名', en: 'Ranking', tone: 'warn' },
  notice: { zh: '公示', en: 'Public notice', tone: 'warn' },
  cards: { zh: '发放入户卡', en: 'Issuing cards', tone: 'info' },
  closed: { zh: '已结束', en: 'Closed', tone: 'quiet' },
} as const satisfies Record<RoundStage, Text & { tone: string }>

export const OUTCOMES = {
  ranked: { zh: '进入排名', en: 'Ranked' },
  below: { zh: '未达分数线', en: 'Under the threshold' },
  ineligible: { zh: '不符合条件', en: 'Not eligible' },
  undecided: { zh: '条件未核实', en: 'Condition not verified' },
} as const satisfies Record<Outcome, Text>

/** What becomes of a place whose card lapsed: the text is silent, so the district chooses (FS-9, interpretation). */
export const RETURNED = {
  kept: {
    zh: '由区留存，计入下一年度名额规划，本批次不再补发',
    en: 'Kept by the district for planning its next round; not filled again in this one',
  },
  next: { zh: '由排名在后的依次递补', en: 'Offered to the next in the ranking' },
  carried: { zh: '结转到下一年度名额', en: 'Carried over to next year\'s quota' },
} as const satisfies Record<ReturnedPlace, Text>

export const CUTOFF_DAY = {
  next_round: { zh: '当日申请计入下一年度', en: 'An application on the day belongs to next year' },
  this_round: { zh: '当日申请仍计入本年度', en: 'An application on the day still belongs to this year' },
} as const
