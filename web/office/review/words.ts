import { daysBetween } from '#calendar'
import type { Fact, Answer, Text } from '#policy'
import type { TaskStatus, Verdict } from '#server/review/index.ts'

/** What a verdict is called, and what it does. */
export const verdictWords: Record<Verdict, { readonly name: Text; readonly hint: Text }> = {
  true: { name: { zh: '属实', en: 'True' }, hint: { zh: '申报值成立', en: 'The claim stands' } },
  false: {
    name: { zh: '不属实', en: 'False' },
    hint: { zh: '申报不成立，须写理由', en: 'Needs a reason' },
  },
  adjusted: {
    name: { zh: '核定为其他值', en: 'Adjusted' },
    hint: { zh: '填核定值和理由', en: 'Needs value and reason' },
  },
  unverifiable: {
    name: { zh: '无法核实', en: 'Cannot be verified' },
    hint: { zh: '不计分，须写理由', en: 'No points; needs a reason' },
  },
}

export const statusWords: Record<TaskStatus, Text & { readonly tone: 'info' | 'good' | 'warn' | 'bad' | 'quiet' }> = {
  open: { zh: '待核查', en: 'To review', tone: 'info' },
  done: { zh: '已完成', en: 'Done', tone: 'good' },
  escalated: { zh: '已上报', en: 'Escalated', tone: 'warn' },
  cancelled: { zh: '已撤回', en: 'Withdrawn', tone: 'quiet' },
}

/** A claim or a finding as a reviewer reads it. */
export function shownValue(fact: Fact, value: Answer | undefined): Text {
  if (value === undefined) return { zh: '未申报', en: 'not claimed' }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (typeof value === 'string')
    return fact.options?.find(option => option.value === value)?.name ?? { zh: value, en: value }
  return fact.unit
    ? { zh: `${value} ${fact.unit.zh}`, en: `${value} ${fact.unit.en}` }
    : { zh: `${value}`, en: `${value}` }
}

/** How far a deadline is: 「还剩 3 天」「今天截止」「已过期 2 天」. */
export function remaining(dueOn: string, today: string): Text {
  const days = daysBetween(today, dueOn)
  const counted = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  if (days < 0) return { zh: `已过期 ${-days} 天`, en: `${counted} late` }
  return days === 0 ? { zh: '今天截止', en: 'due today' } : { zh: `还剩 ${days} 天`, en: `${counted} left` }
}
