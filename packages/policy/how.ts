/** How a number came about, in words: the applicant reads it beside the line. */
import type { Rule } from './ast.ts'
import { amountOf, type Definitions } from './environment.ts'
import { points, truth } from './interpret.ts'
import type { Facts, FactValue, Text } from './types.ts'
import { factsOfRule } from './walk.ts'
import { both, formatPoints, formatRange, formatValue, singular } from './words.ts'

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
      en: `open: ${names.map(each => each.en).join(', ')} (${formatRange(range).en} points)`,
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
  }
}

function gives(zh: string, en: string, rule: Rule, facts: Facts, definitions: Definitions): Text {
  const number = formatRange(points(rule, facts, definitions))
  return {
    zh: zh === '' ? `${number.zh} 分` : `${zh}：${number.zh} 分`,
    en: en === '' ? `${number.en} points` : `${en}: ${number.en} points`,
  }
}

/** The value a line shows for a fact; what nobody stated is named as such. */
function shown(id: string, facts: Facts, definitions: Definitions): Text {
  const fact = definitions.facts.get(id)
  const value: FactValue | undefined = facts[id]
  if (!fact || value === undefined) return { zh: '未提供', en: 'not stated' }
  return formatValue(fact, value)
}

function withValue(id: string, rule: Rule, facts: Facts, definitions: Definitions): Text {
  const value = shown(id, facts, definitions)
  return gives(value.zh, value.en, rule, facts, definitions)
}

function branch(rule: Extract<Rule, { kind: 'when' }>, facts: Facts, definitions: Definitions): Text {
  const holds = truth(rule.if, facts, definitions) === true
  const then = holds ? rule.gives : rule.otherwise
  const label = holds ? { zh: '符合', en: 'met' } : { zh: '不符合', en: 'not met' }
  if (!then) return { zh: `${label.zh}：0 分`, en: `${label.en}: 0 points` }
  return then.kind === 'give' ? gives(label.zh, label.en, then, facts, definitions) : known(then, facts, definitions)
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
  return {
    zh: `${fact?.name.zh ?? rule.fact} ${value.zh}，${rate.zh}：${number.zh} 分`,
    en: `${fact?.name.en ?? rule.fact}: ${value.en}, ${rate.en}: ${number.en} points`,
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
  const most = amountOf(rule.most, definitions)
  if (most === undefined || points(rule.of, facts, definitions).max <= most) return text
  return { zh: `${text.zh}，封顶 ${formatPoints(most)} 分`, en: `${text.en}, capped at ${formatPoints(most)}` }
}
