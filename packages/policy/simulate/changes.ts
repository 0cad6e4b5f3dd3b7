/**
 * Every number of a pack that a reform might change, by a name of its own, and the pack with some of them changed:
 * parameters by their ids, the threshold, limits of headings, and each number printed in an indicator's table.
 */
import type { Amount, Rule } from '../ast.ts'
import { hint, meant, problem } from '../check/problem.ts'
import type { Indicator, Pack, Problem } from '../pack.ts'
import type { Parameter, Text } from '../types.ts'
import { bookOf, ruleLines } from '../wording/index.ts'
import { formatPoints } from '../words.ts'

/** A number that may be set: hundredths for points, as it is for counts, the option's place for settings. */
export interface Changeable {
  /** A parameter's id, `threshold`, `heading.most`, `heading.least` or `indicator.n`: the n-th number of its table, from 1. */
  readonly id: string
  readonly name: Text
  readonly unit: Parameter['unit']
  /** Undefined when none is published. */
  readonly value: number | undefined
  readonly options?: Parameter['options']
  /** The indicator whose table it stands in. */
  readonly indicator?: string
}

/** New values by the ids of `changeable`. */
export type Changes = Readonly<Record<string, number>>

export const THRESHOLD = 'threshold'
const MOST_POINTS = 1_000_000

const isPrinted = (amount: Amount): amount is { readonly points: number } => 'points' in amount

/** The rule with every number replaced, in the order in which `ruleLines` tells them. */
export function withAmounts(rule: Rule, put: (amount: Amount) => Amount): Rule {
  const below = (each: Rule): Rule => withAmounts(each, put)
  switch (rule.kind) {
    case 'give':
    case 'per':
      return { ...rule, points: put(rule.points) }
    case 'table':
      return { ...rule, rows: rule.rows.map(row => ({ ...row, points: put(row.points) })) }
    case 'bands':
      return { ...rule, rows: rule.rows.map(row => ({ ...row, points: put(row.points) })) }
    case 'ladder':
      return { ...rule, rows: rule.rows.map(row => ({ ...row, points: put(row.points) })) }
    case 'steps':
      return { ...rule, rates: rule.rates.map(rate => ({ ...rate, points: put(rate.points) })) }
    case 'when': {
      const gives = below(rule.gives)
      return rule.otherwise ? { ...rule, gives, otherwise: below(rule.otherwise) } : { ...rule, gives }
    }
    case 'switch': {
      const cases = rule.cases.map(each => ({ ...each, gives: below(each.gives) }))
      return rule.otherwise ? { ...rule, cases, otherwise: below(rule.otherwise) } : { ...rule, cases }
    }
    case 'sum':
    case 'best':
      return { ...rule, of: rule.of.map(below) }
    case 'cap': {
      const of = below(rule.of)
      const most = rule.most && put(rule.most)
      const least = rule.least && put(rule.least)
      return { ...rule, of, ...(most ? { most } : {}), ...(least ? { least } : {}) }
    }
    default:
      return { ...rule, of: below(rule.of) }
  }
}

/** The numbers printed in an indicator's own rule. Numbers that are parameters are told as those. */
function ownNumbers({ id, name, rule }: Indicator, pack: Pack): readonly Changeable[] {
  const lines = ruleLines(rule, bookOf(pack)).filter(line => line.kind !== 'note')
  return lines.flatMap((line, at): readonly Changeable[] =>
    line.parameter !== undefined || line.points === undefined
      ? []
      : [{
          id: `${id}.${at + 1}`,
          name: { zh: `${name.zh}：${line.what.zh}`, en: `${name.en}: ${line.what.en}` },
          unit: 'points',
          value: line.points,
          indicator: id,
        }],
  )
}

const LIMITS = { most: { zh: '封顶', en: 'at most' }, least: { zh: '最低', en: 'not less than' } } as const

function headingLimits(pack: Pack): readonly Changeable[] {
  return pack.groups.flatMap(({ id, name, ...limits }) =>
    (['most', 'least'] as const).flatMap((limit): readonly Changeable[] => {
      const amount = limits[limit]
      if (!amount || !isPrinted(amount)) return []
      const said = LIMITS[limit]
      return [{ id: `${id}.${limit}`, name: { zh: `${name.zh}${said.zh}`, en: `${name.en}, ${said.en}` }, unit: 'points', value: amount.points }]
    }),
  )
}

/** Everything that may be changed: the threshold, parameters, limits of headings, then the indicators' tables. */
export function changeable(pack: Pack): readonly Changeable[] {
  const threshold: readonly Changeable[] = pack.threshold
    ? [{ id: THRESHOLD, name: { zh: '分数线', en: 'Threshold' }, unit: 'points', value: pack.threshold.points }]
    : []
  const parameters = pack.parameters.map(({ id, name, unit, value, options }): Changeable => ({
    id, name, unit, value, ...(options ? { options } : {}),
  }))
  return [...threshold, ...parameters, ...headingLimits(pack), ...pack.indicators.flatMap(each => ownNumbers(each, pack))]
}

/** What of the changes the pack cannot take; `at` is the change's id. */
export function checkChanges(pack: Pack, changes: Changes): readonly Problem[] {
  const known = new Map(changeable(pack).map(each => [each.id, each]))
  return Object.entries(changes).flatMap(([id, value]) => {
    const of = known.get(id)
    if (!of) {
      const near = meant(id.slice(0, 64), [...known.keys()], hint('核对编号', 'check its id'))
      return [problem('change', id, `没有可以改的「${id}」`, `there is no "${id}" to change`, near)]
    }
    if (of.unit === 'option') return of.options?.[value] ? [] : [problem('change', id, '没有这个选项', 'there is no such option')]
    if (Number.isSafeInteger(value) && Math.abs(value) <= MOST_POINTS) return []
    return of.unit === 'points'
      ? [problem('change', id, '分值最多两位小数、不超过一万分', 'at most two decimals and 10,000 points')]
      : [problem('change', id, '请填写整数', 'give a whole number')]
  })
}

/** The pack with the changes made, and the values of its parameters for `compile`. The changes have been checked. */
export function changed(pack: Pack, changes: Changes): { readonly pack: Pack; readonly parameters: Readonly<Record<string, number>> } {
  const ids = new Set(pack.parameters.map(each => each.id))
  const parameters = Object.fromEntries(Object.entries(changes).filter(([id]) => ids.has(id)))
  const at = (id: string, amount: Amount | undefined): Amount | undefined => {
    const points = changes[id]
    return amount && isPrinted(amount) && points !== undefined ? { points } : amount
  }
  const groups = pack.groups.map(({ most, least, ...group }) => {
    const limits = { most: at(`${group.id}.most`, most), least: at(`${group.id}.least`, least) }
    return { ...group, ...(limits.most ? { most: limits.most } : {}), ...(limits.least ? { least: limits.least } : {}) }
  })
  const indicators = pack.indicators.map(indicator => {
    let place = 0
    const rule = withAmounts(indicator.rule, amount => {
      place += 1
      return at(`${indicator.id}.${place}`, amount) ?? amount
    })
    return { ...indicator, rule }
  })
  const points = changes[THRESHOLD]
  const threshold = pack.threshold && points !== undefined && !ids.has(THRESHOLD) ? { ...pack.threshold, points } : pack.threshold
  return { pack: { ...pack, groups, indicators, ...(threshold ? { threshold } : {}) }, parameters }
}

const NONE: Text = { zh: '未公布', en: 'none' }

/** A value as a reader sees it: points, a count, the name of an option. */
export function valueText({ unit, options }: Changeable, value: number | undefined): Text {
  if (value === undefined) return NONE
  const shown = unit === 'points' ? formatPoints(value) : String(value)
  return (unit === 'option' ? options?.[value]?.name : undefined) ?? { zh: shown, en: shown }
}

/** Every change that is one: 「分数线 60 → 70」. */
export function changesInWords(pack: Pack, changes: Changes): readonly Text[] {
  return changeable(pack).flatMap(each => {
    const value = changes[each.id]
    if (value === undefined || value === each.value) return []
    const [before, after] = [valueText(each, each.value), valueText(each, value)]
    return [{ zh: `${each.name.zh} ${before.zh} → ${after.zh}`, en: `${each.name.en} ${before.en} → ${after.en}` }]
  })
}
