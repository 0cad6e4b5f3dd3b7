/** A rule as the rows of a points table. */
import type { Amount, Band, Rate, Rounding, Rule } from '../ast.ts'
import type { Fact, Points, Source, Text } from '../types.ts'
import { formatPoints, singular } from '../words.ts'
import { after, type Book, joined, nameOf, optionNames, same } from './book.ts'
import { conditionText } from './condition.ts'

/** One row of a points table: what one must have, what it gives, and where the number comes from. */
export interface RuleLine {
  readonly what: Text
  /** Undefined: no value is published and none is applied. */
  readonly points: Points | undefined
  /** `gives` points, a limit (`most`, `least`), or a `note` on how the rows above are counted. */
  readonly kind: 'gives' | 'most' | 'least' | 'note'
  readonly source: Source | undefined
  /** The parameter the number is, for tables that may be changed. */
  readonly parameter?: string
}

/** Reads a rule of a pack as the rows of a table, limits and ways of counting as rows of their own. */
export function ruleLines(rule: Rule, book: Book): readonly RuleLine[] {
  const below = (each: Rule) => ruleLines(each, book)
  const factOf = (id: string) => book.facts.get(id)
  switch (rule.kind) {
    case 'give':
      return [line({ zh: '符合即得', en: 'If so' }, rule.points, book)]
    case 'when':
      return whenLines(rule, book)
    case 'table':
      return rule.rows.map(row => line(optionNames(factOf(rule.fact), row.values), row.points, book))
    case 'bands':
      return rule.rows.map(row => line(bandText(factOf(rule.fact), row), row.points, book))
    case 'per':
      return [line(perText(factOf(rule.fact), rule.every, rule.above), rule.points, book)]
    case 'steps':
      return [
        ...rule.rates.map((rate, at) => line(rateText(factOf(rule.fact), rule.every, rate, rule.rates[at + 1]), rate.points, book)),
        note(rule.apply === 'all' ? ALL : EACH),
      ]
    case 'ladder':
      return [...rule.rows.map(row => line(conditionText(row.if, book), row.points, book)), note(HIGHEST)]
    case 'switch':
      return switchLines(rule, book)
    case 'sum':
      return rule.of.flatMap(below)
    case 'best':
      return [...rule.of.flatMap(below), note(HIGHEST)]
    case 'cap':
      return [...below(rule.of), ...limits(rule, book)]
    case 'divide':
      return [...below(rule.of), note(after({ zh: '除以', en: 'divided by ' }, dividedBy(nameOf(factOf(rule.by)), rule.round)))]
    case 'percent':
      return [...below(rule.of), note(after({ zh: '按比例计：', en: 'in proportion to ' }, dividedBy(nameOf(factOf(rule.fact)), rule.round)))]
    case 'round':
      return [...below(rule.of), note(roundText(rule.round))]
    case 'each':
      return [...ruleLines(rule.of, inList(rule.fact, book)), note(EVERY)]
  }
}

const HIGHEST: Text = { zh: '只取最高的一项，不累计', en: 'Only the highest counts' }
const EACH: Text = { zh: '分段计：每个单位按所在段的分值', en: 'In steps: every unit at the rate of its own step' }
const ALL: Text = { zh: '全部单位按所达到那一段的分值', en: 'All units at the rate of the step reached' }
const EVERY: Text = { zh: '逐项计算后相加', en: 'Counted for each, then added up' }

function note(what: Text): RuleLine {
  return { what, points: undefined, kind: 'note', source: undefined }
}

function line(what: Text, amount: Amount, book: Book, kind: RuleLine['kind'] = 'gives'): RuleLine {
  if ('points' in amount) return { what, points: amount.points, kind, source: undefined }
  const parameter = book.parameters.get(amount.parameter)
  return { what, points: parameter?.value, kind, source: parameter?.source, parameter: amount.parameter }
}

function limits({ most, least }: Extract<Rule, { kind: 'cap' }>, book: Book): readonly RuleLine[] {
  return [
    ...(most ? [line({ zh: '最高', en: 'At most' }, most, book, 'most')] : []),
    ...(least ? [line({ zh: '最低', en: 'Not less than' }, least, book, 'least')] : []),
  ]
}

function whenLines(rule: Extract<Rule, { kind: 'when' }>, book: Book): readonly RuleLine[] {
  const what = conditionText(rule.if, book)
  const named = under(what, rule.gives, book)
  return rule.otherwise ? [...named, ...under({ zh: '否则', en: 'Otherwise' }, rule.otherwise, book)] : named
}

function switchLines(rule: Extract<Rule, { kind: 'switch' }>, book: Book): readonly RuleLine[] {
  const fact = book.facts.get(rule.fact)
  return [
    ...rule.cases.flatMap(each => under(optionNames(fact, each.values), each.gives, book)),
    ...(rule.otherwise ? under({ zh: '其他', en: 'Otherwise' }, rule.otherwise, book) : []),
  ]
}

/** The rows of a rule that applies only then: one fixed number under that name, anything else with it in front. */
function under(what: Text, rule: Rule, book: Book): readonly RuleLine[] {
  const lines = ruleLines(rule, book)
  if (rule.kind === 'give') return lines.map(each => ({ ...each, what }))
  return lines.map(each => (each.kind === 'gives' ? { ...each, what: joined([what, each.what], { zh: '：', en: ': ' }) } : each))
}

/** Inside an `each`, `item` is one number of the list and bears the list's name. */
function inList(list: string, book: Book): Book {
  const fact = book.facts.get(list)
  return fact ? { ...book, facts: new Map([...book.facts, ['item', fact]]) } : book
}

function perText(fact: Fact | undefined, every: number, above: number | undefined): Text {
  const { zh, en } = nameOf(fact)
  const unit = fact?.unit ?? same('')
  const start = above === undefined ? same('') : { zh: `超过${above}${unit.zh}的部分，`, en: `above ${above} ${unit.en}, ` }
  const size = unitText(fact, every)
  return { zh: `${zh}：${start.zh}每满${size.zh}`, en: `${en}: ${start.en}each full ${size.en}` }
}

/** Twelve months are a year. */
function unitText(fact: Fact | undefined, every: number): Text {
  const unit = fact?.unit ?? same('')
  const years = every % 12 === 0 && unit.en === 'months' ? every / 12 : undefined
  if (years !== undefined) return { zh: `${years}年`, en: years === 1 ? 'year' : `${years} years` }
  return { zh: `${every}${unit.zh}`, en: every === 1 ? singular(unit.en) || '1' : `${every} ${unit.en}`.trim() }
}

function rateText(fact: Fact | undefined, every: number, rate: Rate, next: Rate | undefined): Text {
  const size = unitText(fact, every)
  const name = nameOf(fact)
  const to = next === undefined ? undefined : next.from - 1
  const zh = to === undefined ? `第${rate.from}个起` : rate.from === to ? `第${to}个` : `第${rate.from}至${to}个`
  const en = to === undefined ? `from no. ${rate.from} on` : rate.from === to ? `no. ${to}` : `no. ${rate.from} to ${to}`
  return { zh: `${name.zh}：每满${size.zh}，${zh}`, en: `${name.en}: each full ${size.en}, ${en}` }
}

function bandText(fact: Fact | undefined, { from, below }: Band): Text {
  const unit = fact?.unit ?? same('')
  if (below === undefined) return { zh: `${from}${unit.zh}以上`, en: `${from} ${unit.en} or more` }
  return { zh: `${from}${unit.zh}以上、不满${below}${unit.zh}`, en: `${from} to under ${below} ${unit.en}` }
}

function roundText({ to, mode }: Rounding): Text {
  const places = formatPoints(to)
  return mode === 'half_up'
    ? { zh: `四舍五入到 ${places} 分`, en: `rounded half up to ${places}` }
    : { zh: `取到 ${places} 分，余数舍去`, en: `cut off at ${places}` }
}

function dividedBy(name: Text, rounding: Rounding): Text {
  return joined([name, roundText(rounding)], { zh: '，', en: ', ' })
}
