import type { Evaluation, Pack, RuleLine, Text } from '#policy'
import type { DrawnRule } from '#policy/explain'
import type { EntryPart } from '#policy/find'

/** How a scheme lets people in. */
export const KINDS = {
  points: { zh: '积分入户', en: 'By points' },
  direct: { zh: '直接入户', en: 'Direct settlement' },
  awards: { zh: '表彰奖励', en: 'Awards and payments' },
} as const satisfies Record<Pack['kind'], Text>

export type State = NonNullable<Evaluation['validity']>

/** Whether a document holds today. */
export const STATES = {
  in_force: { zh: '现行有效', en: 'In force' },
  expired: { zh: '已失效', en: 'Expired' },
  not_yet: { zh: '尚未施行', en: 'Not yet in force' },
} as const satisfies Record<State, Text>

export const STATE_TONES = { in_force: 'good', expired: 'quiet', not_yet: 'warn' } as const satisfies Record<
  State,
  string
>

/** What was drawn from a clause. */
export const DRAWN = {
  condition: { zh: '条件', en: 'Condition' },
  route: { zh: '途径', en: 'Way in' },
  indicator: { zh: '指标', en: 'Indicator' },
  threshold: { zh: '分数线', en: 'Threshold' },
  exemption: { zh: '不受分数线限制', en: 'Not bound by the threshold' },
  entitlement: { zh: '待遇', en: 'Benefit' },
  derivation: { zh: '推算', en: 'Derived' },
} as const satisfies Record<DrawnRule['part'], Text>

/** What a search found. */
export const FOUND = {
  title: { zh: '文件', en: 'Document' },
  clause: { zh: '条款', en: 'Clause' },
  condition: DRAWN.condition,
  route: DRAWN.route,
  indicator: DRAWN.indicator,
  document: { zh: '材料', en: 'Paper' },
  entitlement: DRAWN.entitlement,
  department: { zh: '部门', en: 'Department' },
  place: { zh: '落户与服务', en: 'Settling' },
  example: { zh: '示例', en: 'Example' },
} as const satisfies Record<EntryPart, Text>

export const OUTCOMES = {
  eligible: { zh: '符合', en: 'Eligible' },
  not_eligible: { zh: '不符合', en: 'Not eligible' },
  undecided: { zh: '待定', en: 'Undecided' },
} as const satisfies Record<Evaluation['outcome'], Text>

/** What stands where a row has no number. */
export const NO_NUMBER = {
  gives: { zh: '未公布，不计分', en: 'Not published, not counted' },
  most: { zh: '不封顶', en: 'No cap' },
  least: { zh: '不保底', en: 'No floor' },
  note: { zh: '', en: '' },
} as const satisfies Record<RuleLine['kind'], Text>

/** The same of benefits: their amounts are no points. */
export const UNPUBLISHED = { ...NO_NUMBER, gives: { zh: '未公布', en: 'Not published' } } as const

/** A pack's document as it is cited. */
export function citation({ document: { title, number = '' } }: Pick<Pack, 'document'>): string {
  return `《${title}》${number}`
}

/** The address of a clause or a part on the page of a pack. */
export function anchored(id: string, anchor: string): string {
  return anchor === '' ? `/policies/${id}` : `/policies/${id}#${anchor}`
}

/** The anchor of a rule on the page of its pack. */
export function ruleAnchor(part: DrawnRule['part'], id: string): string {
  if (part === 'exemption') return 'rule-exemption'
  return part === 'threshold' ? 'conditions' : `rule-${part}-${id}`
}
