/** Answers and parameter values before they reach the engine: each wrong one named, nothing guessed. */
import { dateOf, dayNumber } from '../derive/days.ts'
import type { Pack, Problem } from '../pack.ts'
import type { Answer, DatedEvent, Fact, Facts, Period } from '../types.ts'
import { hint, meant, problem } from './problem.ts'

/** A day of the calendar: 2014-02-30 is none. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = dayNumber(value)
  return !Number.isNaN(day) && dateOf(day) === value
}

const noDay = (at: string) => problem('type', at, '请填写真实存在的日期，例如 2014-09-01', 'give a date that exists, such as 2014-09-01')

/** Why this value cannot be an answer to this fact; empty when it can. */
function refusals(fact: Fact, value: Answer): readonly Problem[] {
  const at = fact.id
  switch (fact.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : [problem('type', at, '请回答是或否', 'answer yes or no')]
    case 'choice':
      return fact.options?.some(option => option.value === value)
        ? []
        : [problem('option', at, '请从选项中选一个', 'choose one of the options', optionHint(fact, value))]
    case 'date':
      return isDay(value) ? [] : [noDay(at)]
    case 'list':
    case 'periods':
    case 'events':
      return entries(fact, value)
    default:
      return number(fact, value, at)
  }
}

function optionHint(fact: Fact, value: Answer) {
  const known = (fact.options ?? []).map(each => each.value)
  return meant(String(value).slice(0, 64), known, hint(`可选：${known.join('、')}`, `it has ${known.join(', ')}`))
}

function number(fact: Fact, value: unknown, at: string): readonly Problem[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [problem('type', at, '请填写数字', 'give a number')]
  if (fact.type === 'integer' && !Number.isInteger(value))
    return [problem('type', at, '请填写整数', 'give a whole number')]
  if (Math.abs(value * 100 - Math.round(value * 100)) > 1e-6)
    return [problem('type', at, '最多两位小数', 'give at most two decimals')]
  const { min = -Infinity, max = Infinity } = fact
  if (value >= min && value <= max) return []
  return [problem('domain', at, `请填写 ${min} 到 ${max} 之间的数`, `give a number from ${min} to ${max}`)]
}

/** More entries than any person has, where the vocabulary names no limit. */
const MOST_ENTRIES = 1000

function entries(fact: Fact, value: Answer): readonly Problem[] {
  const at = fact.id
  if (!Array.isArray(value)) return [problem('type', at, '请填写一列条目', 'give a list of entries')]
  const most = fact.most ?? MOST_ENTRIES
  if (value.length > most) return [problem('domain', at, `最多 ${most} 条`, `at most ${most} entries`)]
  const check = { list: number, periods: period, events: event }[fact.type as 'list' | 'periods' | 'events']
  return value.flatMap((entry: unknown, index) => check(fact, entry, `${at}/${index}`))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function strange(entry: object, known: readonly string[], at: string): readonly Problem[] {
  return Object.keys(entry)
    .filter(key => !known.includes(key))
    .map(key => problem('type', `${at}/${key}`, `不认识「${key}」`, `"${key}" is not known here`))
}

function kind(fact: Fact, value: unknown, at: string): readonly Problem[] {
  const known = (fact.kinds ?? []).map(each => each.value)
  if (value === undefined || known.some(each => each === value)) return []
  return [
    problem(
      'option',
      `${at}/kind`,
      '没有这个类别',
      'there is no such kind',
      hint(`可选：${known.join('、')}`, `it has ${known.join(', ')}`),
    ),
  ]
}

function period(fact: Fact, entry: unknown, at: string): readonly Problem[] {
  if (!isRecord(entry)) return [problem('type', at, '请填写起止日期', 'give from and to')]
  const { from, to, kind: of } = entry as Partial<Record<keyof Period, unknown>>
  const backwards = isDay(from) && isDay(to) && to < from
  return [
    ...strange(entry, ['from', 'to', 'kind'], at),
    ...(isDay(from) ? [] : [noDay(`${at}/from`)]),
    ...(to === undefined || isDay(to) ? [] : [noDay(`${at}/to`)]),
    ...(backwards ? [problem('domain', `${at}/to`, '终止日期早于起始日期', 'it ends before it begins')] : []),
    ...kind(fact, of, at),
  ]
}

function event(fact: Fact, entry: unknown, at: string): readonly Problem[] {
  if (!isRecord(entry)) return [problem('type', at, '请填写日期', 'give a date')]
  const { on, amount, kind: of } = entry as Partial<Record<keyof DatedEvent, unknown>>
  return [
    ...strange(entry, ['on', 'amount', 'kind'], at),
    ...(isDay(on) ? [] : [noDay(`${at}/on`)]),
    ...(amount === undefined ? [] : number(fact, amount, `${at}/amount`)),
    ...kind(fact, of, at),
  ]
}

/**
 * Every answer that is no answer: unknown facts, wrong types, impossible dates, numbers outside their domain. `at` is
 * the fact's id, followed by the entry where there are several: `pension_periods/0/to`.
 */
export function checkFacts(pack: Pick<Pack, 'facts'>, facts: Facts): readonly Problem[] {
  const known = new Map(pack.facts.map(each => [each.id, each]))
  return Object.entries(facts).flatMap(([id, value]) => {
    const fact = known.get(id)
    if (!fact) return [problem('fact', id, `本办法不使用「${id}」`, `this scheme does not use "${id}"`)]
    return value === undefined ? [] : refusals(fact, value)
  })
}

/**
 * Parameter values (hundredths for points, the option's place for settings) a district wants to set that the pack
 * cannot take. `at` is the parameter's id.
 */
export function checkParameters(pack: Pack, parameters: Readonly<Record<string, number>>): readonly Problem[] {
  const known = new Map(pack.parameters.map(each => [each.id, each]))
  return Object.entries(parameters).flatMap(([id, value]) => {
    const parameter = known.get(id)
    if (!parameter) return [problem('parameter', id, `没有参数「${id}」`, `there is no parameter "${id}"`)]
    if (parameter.unit === 'option') {
      return parameter.options?.[value] ? [] : [problem('parameter', id, '没有这个选项', 'there is no such option')]
    }
    const fits = Number.isSafeInteger(value) && Math.abs(value) <= 1_000_000
    return fits
      ? []
      : [problem('parameter', id, '分值最多两位小数、不超过一万分', 'at most two decimals and 10,000 points')]
  })
}
