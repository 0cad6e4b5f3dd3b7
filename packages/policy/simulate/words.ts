/** A comparison as rows of a table, for the terminal, a file and a page alike. */
import type { Points, Text } from '../types.ts'
import { formatPoints } from '../words.ts'
import type { Bin, ChangeBin, Comparison, Flow } from './types.ts'

/** One line of the summary. Undefined where a version has none: no quota, no cut-off. */
export interface SummaryRow {
  readonly id: string
  readonly name: Text
  readonly unit: 'people' | 'points'
  readonly before: number | undefined
  readonly after: number | undefined
}

/** The whole cohort before and after, what there is nothing to say about left out. */
export function summaryRows({ before, after }: Comparison): readonly SummaryRow[] {
  const rows: readonly SummaryRow[] = [
    { id: 'eligible', name: { zh: '符合条件', en: 'Eligible' }, unit: 'people', before: before.eligible, after: after.eligible },
    { id: 'notEligible', name: { zh: '不符合条件', en: 'Not eligible' }, unit: 'people', before: before.notEligible, after: after.notEligible },
    { id: 'open', name: { zh: '条件未核实', en: 'Condition not verified' }, unit: 'people', before: before.open, after: after.open },
    { id: 'quota', name: { zh: '名额', en: 'Quota' }, unit: 'people', before: before.quota, after: after.quota },
    { id: 'admitted', name: { zh: '入围', en: 'Admitted' }, unit: 'people', before: before.admitted, after: after.admitted },
    { id: 'cutOff', name: { zh: '入围线', en: 'Cut-off' }, unit: 'points', before: before.cutOff, after: after.cutOff },
    { id: 'tied', name: { zh: '名额末位同分', en: 'Tied where the quota ends' }, unit: 'people', before: before.tied, after: after.tied },
    { id: 'mean', name: { zh: '平均分', en: 'Mean points' }, unit: 'points', before: before.mean, after: after.mean },
  ]
  const quotas = before.quota !== undefined || after.quota !== undefined
  return rows.filter(row => {
    if (row.id === 'open') return row.before !== 0 || row.after !== 0
    return quotas || !['quota', 'admitted', 'cutOff', 'tied'].includes(row.id)
  })
}

/** What moves: who may apply, who is admitted. */
export function flows({ eligible, admitted }: Comparison): readonly { readonly name: Text; readonly flow: Flow }[] {
  return [
    { name: { zh: '符合条件', en: 'Eligible' }, flow: eligible },
    ...(admitted ? [{ name: { zh: '入围', en: 'Admitted' }, flow: admitted }] : []),
  ]
}

/** `60 至不满 70` */
export function binText({ from, below }: Bin): Text {
  return { zh: `${formatPoints(from)} 至不满 ${formatPoints(below)}`, en: `${formatPoints(from)} to under ${formatPoints(below)}` }
}

/** `减少 5 至不满 10 分`: how much somebody's points change. */
export function changeText({ from, below }: ChangeBin): Text {
  if (from === 0 && below === 1) return { zh: '不变', en: 'no change' }
  const amount = (points: Points) => formatPoints(Math.abs(points))
  if (from === undefined && below === 0) return { zh: '减少', en: 'down' }
  if (from === 1 && below === undefined) return { zh: '增加', en: 'up' }
  if (below === undefined) return { zh: `增加 ${amount(from ?? 0)} 分及以上`, en: `${amount(from ?? 0)} or more up` }
  if (from === undefined) return { zh: `减少 ${amount(below - 1)} 分及以上`, en: `${amount(below - 1)} or more down` }
  if (from >= 0) {
    return from <= 1
      ? { zh: `增加不满 ${amount(below)} 分`, en: `up by less than ${amount(below)}` }
      : { zh: `增加 ${amount(from)} 至不满 ${amount(below)} 分`, en: `up by ${amount(from)} to under ${amount(below)}` }
  }
  const [least, most] = [below - 1, from - 1]
  return least >= -1
    ? { zh: `减少不满 ${amount(most)} 分`, en: `down by less than ${amount(most)}` }
    : { zh: `减少 ${amount(least)} 至不满 ${amount(most)} 分`, en: `down by ${amount(least)} to under ${amount(most)}` }
}
