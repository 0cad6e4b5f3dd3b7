/** What a condition asks, in words. */
import type { Bound, Condition } from '../ast.ts'
import type { Fact, Text } from '../types.ts'
import { formatPoints, inPoints } from '../words.ts'
import { after, type Book, joined, nameOf, optionNames, same } from './book.ts'

/** 「年龄：满18周岁」「高级工，并且在本市工作」. Numbers nobody has published are named as such. */
export function conditionText(condition: Condition, book: Book): Text {
  switch (condition.kind) {
    case 'is':
      return isText(book.facts.get(condition.fact), condition.value)
    case 'in': {
      const fact = book.facts.get(condition.fact)
      return joined([nameOf(fact), optionNames(fact, condition.values)], COLON)
    }
    case 'range':
      return rangeText(condition, book)
    case 'not':
      return after({ zh: '不属于：', en: 'not: ' }, conditionText(condition.of, book))
    case 'all':
      return listed(condition.of, { zh: '，并且', en: ' and ' }, book)
    case 'any':
      return implied(condition.of, book) ?? listed(condition.of, { zh: '，或者', en: ' or ' }, book)
    case 'at_least':
      return after(
        { zh: `至少符合 ${condition.count} 项：`, en: `at least ${condition.count} of: ` },
        listed(condition.of, { zh: '；', en: '; ' }, book),
      )
    case 'setting':
      return settingText(condition, book)
    case 'scores':
      return scoresText(condition, book)
  }
}

const COLON: Text = { zh: '：', en: ': ' }
const UNSET: Text = { zh: '（未公布）', en: '(not published)' }

/** Parts of several words stand in brackets, so that 并且 and 或者 do not run together. */
function listed(of: readonly Condition[], between: Text, book: Book): Text {
  const texts = of.map(each => {
    const text = conditionText(each, book)
    const inner = each.kind === 'all' || each.kind === 'any' || each.kind === 'at_least'
    return inner && each.of.length > 1 && of.length > 1 ? { zh: `（${text.zh}）`, en: `(${text.en})` } : text
  })
  return joined(texts, between)
}

/** Of two alternatives the first being that something is not so: what is asked of whom it is so of, as one would say it. */
function implied([first, second, ...more]: readonly Condition[], book: Book): Text | undefined {
  if (first?.kind !== 'is' || first.value !== false || !second || more.length > 0) return undefined
  const [name, asked] = [nameOf(book.facts.get(first.fact)), conditionText(second, book)]
  return { zh: `没有“${name.zh}”的情形；有的，须符合“${asked.zh}”`, en: `not “${name.en}”; whoever is, needs “${asked.en}”` }
}

function isText(fact: Fact | undefined, value: boolean | number | string): Text {
  const name = nameOf(fact)
  if (value === true) return name
  if (value === false) return { zh: `不属于：${name.zh}`, en: `Not: ${name.en}` }
  return joined([name, typeof value === 'string' ? optionNames(fact, [value]) : same(value)], COLON)
}

const SIDES = [
  ['min', '满n', '# or more'],
  ['above', '超过n', 'over #'],
  ['max', 'n及以下', '# or less'],
  ['below', '不满n', 'under #'],
] as const

/** A bound with its unit; a number nobody has published by its name alone, which says what it counts. */
function boundText(bound: Bound, unit: Text, book: Book): Text {
  const parameter = typeof bound === 'number' ? undefined : book.parameters.get(bound.parameter)
  const number = typeof bound === 'number' ? bound : parameter?.value
  if (number !== undefined) return { zh: `${number}${unit.zh}`, en: `${number} ${unit.en}`.trim() }
  return parameter ? { zh: `「${parameter.name.zh}」${UNSET.zh}`, en: `“${parameter.name.en}” ${UNSET.en}` } : UNSET
}

function rangeText(range: Extract<Condition, { kind: 'range' }>, book: Book): Text {
  const fact = book.facts.get(range.fact)
  const unit = fact?.unit ?? same('')
  const parts = SIDES.flatMap(([side, zh, en]) => {
    const bound: Bound | undefined = range[side]
    if (bound === undefined) return []
    const number = boundText(bound, unit, book)
    return [{ zh: zh.replace('n', () => number.zh), en: en.replace('#', () => number.en) }]
  })
  return joined([nameOf(fact), joined(parts, { zh: '、', en: ', ' })], COLON)
}

function settingText({ parameter, value }: Extract<Condition, { kind: 'setting' }>, book: Book): Text {
  const setting = book.parameters.get(parameter)
  const option = setting?.options?.find(each => each.value === value)?.name ?? same(value)
  return joined([setting?.name ?? same(parameter), option], COLON)
}

function scoresText(condition: Extract<Condition, { kind: 'scores' }>, book: Book): Text {
  const amount = condition.min
  const number = 'points' in amount ? amount.points : book.parameters.get(amount.parameter)?.value
  const shown = number === undefined ? UNSET : same(formatPoints(number))
  const what = book.names?.get(condition.indicator ?? condition.group ?? '') ?? same('')
  return { zh: `${what.zh}不少于 ${shown.zh} 分`, en: `${what.en} at least ${inPoints(shown.en)}` }
}
