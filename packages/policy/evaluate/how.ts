/** How a number came about, in words: the applicant reads it beside the line. */
import type { Rule } from '../ast.ts'
import { amountOf, type Definitions } from '../environment.ts'
import { points, truth } from '../interpret/index.ts'
import type { Facts, Text } from '../types.ts'
import { factsOfRule } from '../walk.ts'
import { conditionText } from '../wording/index.ts'
import { both, formatPoints, formatRange, formatValue, inPoints, singular } from '../words.ts'
import { unsetInRule } from './hanging.ts'

/** What every indicator without a published value says. */
export const NOT_PUBLISHED: Text = { zh: '未公布分值，暂不计分', en: 'no published value: not applied' }

/** One sentence for a rule under these facts: 「大专：60 分」「养老保险缴费月数 24 个月，每满 12 个月 1 分：2 分」「封顶 50 分」. */
export function how(rule: Rule, facts: Facts, definitions: Definitions): Text {
  const open = factsOfRule(rule).filter(id => facts[id] === undefined)
  const range = points(rule, facts, definitions)
  if (open.length > 0 && range.min !== range.max) {
    const names = open.map(id => definitions.facts.get(id)?.name ?? { zh: id, en: id })
    return {
      zh: `待确认：${names.map(each => each.zh).join('、')}（${formatRange(range).zh} 分）`,
      en: `open: ${names.map(each => each.en).join(', ')} (${inPoints(formatRange(range).en)})`,
    }
  }
  return known(rule, facts, definitions)
}

function known(rule: Rule, facts: Facts, definitions: Definitions): Text {
  switch (rule.kind) {
    case 'give':
      return amountOf(rule.points, definitions) === undefined ? NOT_PUBLISHED : gives('', '', rule, facts, definitions)
    case 'when':
      return branch(rule, facts, definitions)
    case 'table':
    case 'bands':
      return withValue(rule.fact, rule, facts, definitions)
    case 'per':
      return perUnit(rule, facts, definitions)
    case 'sum':
      return parts(rule.of, facts, definitions)
    case 'best':
      return bestOf(rule.of, facts, definitions)
    case 'cap':
      return capped(rule, facts, definitions)
    case 'steps':
      return stepped(rule, facts, definitions)
    case 'ladder':
      return rung(rule, facts, definitions)
    case 'switch':
      return chosen(rule, facts, definitions)
    case 'divide':
    case 'percent':
    case 'round':
      return changed(rule, facts, definitions)
    case 'each':
      return withValue(rule.fact, rule, facts, definitions)
  }
}

function gives(zh: string, en: string, rule: Rule, facts: Facts, definitions: Definitions): Text {
  const number = formatRange(points(rule, facts, definitions))
  return {
    zh: zh === '' ? `${number.zh} 分` : `${zh}：${number.zh} 分`,
    en: en === '' ? inPoints(number.en) : `${en}: ${inPoints(number.en)}`,
  }
}

/** The value a line shows for a fact; what nobody stated is named as such. */
function shown(id: string, facts: Facts, definitions: Definitions): Text {
  const fact = definitions.facts.get(id)
  const value = facts[id]
  if (!fact || value === undefined) return { zh: '未提供', en: 'not stated' }
  return formatValue(fact, value)
}

function withValue(id: string, rule: Rule, facts: Facts, definitions: Definitions): Text {
  const value = shown(id, facts, definitions)
  return gives(value.zh, value.en, rule, facts, definitions)
}

function branch(rule: Extract<Rule, { kind: 'when' }>, facts: Facts, definitions: Definitions): Text {
  const met = truth(rule.if, facts, definitions)
  if (met === undefined) return unchosen(rule, facts, definitions)
  const holds = met
  const then = holds ? rule.gives : rule.otherwise
  const label = holds ? { zh: '符合', en: 'met' } : { zh: '不符合', en: 'not met' }
  if (!then) return { zh: `${label.zh}：0 分`, en: `${label.en}: 0 points` }
  return then.kind === 'give' ? gives(label.zh, label.en, then, facts, definitions) : known(then, facts, definitions)
}

/** Which branch counts is not known: a setting nobody has chosen, or facts that make no difference. */
function unchosen(rule: Extract<Rule, { kind: 'when' }>, facts: Facts, definitions: Definitions): Text {
  const names = unsetInRule(rule, facts, definitions).flatMap(id => definitions.parameters.get(id)?.name ?? [])
  if (names.length === 0) return known(rule.gives, facts, definitions)
  const number = formatRange(points(rule, facts, definitions))
  return {
    zh: `${number.zh} 分，取决于「${names.map(each => each.zh).join('」「')}」，尚未设定`,
    en: `${inPoints(number.en)}, depending on a setting not made yet: ${names.map(each => each.en).join('; ')}`,
  }
}

function perUnit(rule: Extract<Rule, { kind: 'per' }>, facts: Facts, definitions: Definitions): Text {
  const fact = definitions.facts.get(rule.fact)
  const each = amountOf(rule.points, definitions)
  if (each === undefined) return NOT_PUBLISHED
  const value = shown(rule.fact, facts, definitions)
  const unit = fact?.unit ?? { zh: '', en: '' }
  const number = formatRange(points(rule, facts, definitions))
  const one = rule.every === 1
  const rate = {
    zh: one
      ? `每${unit.zh} ${formatPoints(each)} 分`
      : `每满 ${`${rule.every} ${unit.zh}`.trim()} ${formatPoints(each)} 分`,
    en: `${formatPoints(each)} for each ${one ? singular(unit.en) : `full ${rule.every} ${unit.en}`.trim()}`,
  }
  const over =
    rule.above === undefined
      ? { zh: '', en: '' }
      : { zh: `超过 ${rule.above} ${unit.zh}的部分`, en: ` over ${`${rule.above} ${unit.en}`.trim()}` }
  return {
    zh: `${fact?.name.zh ?? rule.fact} ${value.zh}，${over.zh}${rate.zh}：${number.zh} 分`,
    en: `${fact?.name.en ?? rule.fact}: ${value.en}, ${rate.en}${over.en}: ${inPoints(number.en)}`,
  }
}

function parts(of: readonly Rule[], facts: Facts, definitions: Definitions): Text {
  const counted = of.filter(each => {
    const range = points(each, facts, definitions)
    return range.min !== 0 || range.max !== 0
  })
  if (counted.length === 0) return { zh: '0 分', en: '0 points' }
  const texts = counted.map(each => known(each, facts, definitions))
  return both(language => texts.map(each => each[language]).join(language === 'zh' ? '；' : '; '))
}

function bestOf(of: readonly Rule[], facts: Facts, definitions: Definitions): Text {
  const scores = of.map(each => points(each, facts, definitions).max)
  const most = Math.max(...scores)
  const winner = of[scores.indexOf(most)]
  if (!winner || most === 0) return { zh: '0 分', en: '0 points' }
  const text = known(winner, facts, definitions)
  const others = of.length > 1
  return others ? { zh: `${text.zh}（只取最高）`, en: `${text.en} (only the highest counts)` } : text
}

function capped(rule: Extract<Rule, { kind: 'cap' }>, facts: Facts, definitions: Definitions): Text {
  const text = known(rule.of, facts, definitions)
  const inner = points(rule.of, facts, definitions).max
  const most = rule.most && amountOf(rule.most, definitions)
  const least = rule.least && amountOf(rule.least, definitions)
  if (most !== undefined && inner > most) {
    return { zh: `${text.zh}，封顶 ${formatPoints(most)} 分`, en: `${text.en}, capped at ${formatPoints(most)}` }
  }
  if (least === undefined || inner >= least) return text
  return { zh: `${text.zh}，最低 ${formatPoints(least)} 分`, en: `${text.en}, not less than ${formatPoints(least)}` }
}

function stepped(rule: Extract<Rule, { kind: 'steps' }>, facts: Facts, definitions: Definitions): Text {
  const fact = definitions.facts.get(rule.fact)
  const value = shown(rule.fact, facts, definitions)
  const text = gives(`${fact?.name.zh ?? ''} ${value.zh}`, `${fact?.name.en ?? ''}: ${value.en}`, rule, facts, definitions)
  return rule.apply === 'all'
    ? { zh: `${text.zh}（全部按所达档次计）`, en: `${text.en} (all at the rate reached)` }
    : { zh: `${text.zh}（分段计）`, en: `${text.en} (each step at its own rate)` }
}

function rung(rule: Extract<Rule, { kind: 'ladder' }>, facts: Facts, definitions: Definitions): Text {
  const most = points(rule, facts, definitions).max
  const reached = rule.rows.find(
    row => truth(row.if, facts, definitions) === true && amountOf(row.points, definitions) === most,
  )
  if (!reached) return { zh: '没有达到的档次：0 分', en: 'no rung reached: 0 points' }
  const text = conditionText(reached.if, definitions)
  return gives(text.zh, text.en, rule, facts, definitions)
}

function chosen(rule: Extract<Rule, { kind: 'switch' }>, facts: Facts, definitions: Definitions): Text {
  const value = facts[rule.fact]
  const found = rule.cases.find(each => each.values.some(known => known === value))?.gives ?? rule.otherwise
  const choice = shown(rule.fact, facts, definitions)
  if (!found) return { zh: `${choice.zh}：0 分`, en: `${choice.en}: 0 points` }
  const text = known(found, facts, definitions)
  return { zh: `${choice.zh}：${text.zh}`, en: `${choice.en}: ${text.en}` }
}

type Changing = Extract<Rule, { kind: 'divide' | 'percent' | 'round' }>

/** 「20 分 ÷ 3 人 = 6.66 分」: what stands below the node, what is done to it, and the result. */
function changed(rule: Changing, facts: Facts, definitions: Definitions): Text {
  const text = known(rule.of, facts, definitions)
  const result = formatRange(points(rule, facts, definitions))
  const by = rule.kind === 'round' ? undefined : shown(rule.kind === 'divide' ? rule.by : rule.fact, facts, definitions)
  const step = rule.kind === 'divide' ? '÷' : '×'
  if (!by) return { zh: `${text.zh}，取 ${result.zh} 分`, en: `${text.en}, rounded to ${result.en}` }
  return { zh: `${text.zh}，${step} ${by.zh} = ${result.zh} 分`, en: `${text.en}, ${step} ${by.en} = ${inPoints(result.en)}` }
}
