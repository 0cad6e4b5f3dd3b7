import type { Amount, Band, Condition, Fact, Pack, Parameter, Points, Rule, Source, Text } from '#policy'

/** One row of a points table: what one must have, what it gives, and where the number comes from. */
export interface RuleLine {
  readonly what: Text
  /** Undefined: no value is published and none is applied. */
  readonly points: Points | undefined
  readonly kind: 'gives' | 'most'
  readonly source: Source | undefined
}

type Book = Pick<Pack, 'facts' | 'parameters'>

/** Reads a rule of a pack as the rows of a table, caps as rows of their own. */
export function ruleLines(book: Book, rule: Rule): RuleLine[] {
  switch (rule.kind) {
    case 'give': return [line(book, { zh: '符合即得', en: 'If so' }, rule.points)]
    case 'when': return whenLines(book, rule)
    case 'table': return rule.rows.map((row) => line(book, optionNames(factOf(book, rule.fact), row.values), row.points))
    case 'bands': return rule.rows.map((row) => line(book, bandText(factOf(book, rule.fact), row), row.points))
    case 'per': return [line(book, perText(factOf(book, rule.fact), rule.every), rule.points)]
    case 'sum':
    case 'best': return rule.of.flatMap((of) => ruleLines(book, of))
    case 'cap': return [...ruleLines(book, rule.of), { ...line(book, CAP, rule.most), kind: 'most' }]
  }
}

const CAP: Text = { zh: '最高', en: 'At most' }

/** What a condition asks, in words. */
export function conditionText(book: Book, condition: Condition): Text {
  switch (condition.kind) {
    case 'is': return isText(factOf(book, condition.fact), condition.value)
    case 'in': return optionNames(factOf(book, condition.fact), condition.values)
    case 'range': return rangeText(factOf(book, condition.fact), condition)
    case 'not': return wrap(conditionText(book, condition.of), { zh: '不属于：', en: 'not: ' })
    case 'all': return join(condition.of.map((of) => conditionText(book, of)), { zh: '，并且', en: ' and ' })
    case 'any': return join(condition.of.map((of) => conditionText(book, of)), { zh: '，或者', en: ' or ' })
    case 'at_least': {
      const of = join(condition.of.map((each) => conditionText(book, each)), { zh: '；', en: '; ' })
      return wrap(of, { zh: `至少符合 ${condition.count} 项：`, en: `at least ${condition.count} of: ` })
    }
  }
}

/** The facts a rule or condition reads, each once. */
export function factsOf(node: Rule | Condition): string[] {
  const found = JSON.stringify(node).matchAll(/"fact":"([^"]+)"/g)
  return [...new Set([...found].flatMap(([, fact]) => fact ?? []))]
}

function line(book: Book, what: Text, amount: Amount): RuleLine {
  if ('points' in amount) return { what, points: amount.points, kind: 'gives', source: undefined }
  const parameter: Parameter | undefined = book.parameters.find(({ id }) => id === amount.parameter)
  return { what, points: parameter?.value, kind: 'gives', source: parameter?.source }
}

function whenLines(book: Book, rule: Extract<Rule, { kind: 'when' }>): RuleLine[] {
  const what = conditionText(book, rule.if)
  const then = ruleLines(book, rule.gives)
  const [only] = then
  const named = then.length === 1 && only && rule.gives.kind === 'give' ? [{ ...only, what }] : then
  return [...named, ...(rule.otherwise ? ruleLines(book, rule.otherwise) : [])]
}

function factOf(book: Book, id: string): Fact | undefined {
  return book.facts.find((fact) => fact.id === id)
}

function optionNames(fact: Fact | undefined, values: readonly string[]): Text {
  const names = values.map((value) => fact?.options?.find((option) => option.value === value)?.name ?? { zh: value, en: value })
  return join(names, { zh: '、', en: ', ' })
}

function isText(fact: Fact | undefined, value: boolean | number | string): Text {
  const name = nameOf(fact)
  if (value === true) return name
  if (value === false) return { zh: `不属于：${name.zh}`, en: `Not: ${name.en}` }
  return join([name, typeof value === 'string' ? optionNames(fact, [value]) : both(value)], { zh: '：', en: ': ' })
}

function perText(fact: Fact | undefined, every: number): Text {
  const { zh, en } = nameOf(fact)
  const unit = fact?.unit ?? { zh: '', en: '' }
  const years = every % 12 === 0 && unit.en === 'months' ? every / 12 : undefined
  if (years !== undefined) return { zh: `${zh}：每满${years}年`, en: `${en}: each full ${years === 1 ? 'year' : `${years} years`}` }
  return { zh: `${zh}：每满${every}${unit.zh}`, en: `${en}: each full ${every} ${unit.en}` }
}

function bandText(fact: Fact | undefined, { from, below }: Band): Text {
  const unit = fact?.unit ?? { zh: '', en: '' }
  if (below === undefined) return { zh: `${from}${unit.zh}以上`, en: `${from} ${unit.en} or more` }
  return { zh: `${from}${unit.zh}以上、不满${below}${unit.zh}`, en: `${from} to under ${below} ${unit.en}` }
}

function rangeText(fact: Fact | undefined, range: Extract<Condition, { kind: 'range' }>): Text {
  const unit = fact?.unit ?? { zh: '', en: '' }
  const parts: Text[] = []
  const say = (n: number | undefined, zh: string, en: string): void => {
    if (n !== undefined) parts.push({ zh: zh.replace('n', `${n}${unit.zh}`), en: en.replace('#', `${n} ${unit.en}`) })
  }
  say(range.min, '满n', '# or more')
  say(range.above, '超过n', 'over #')
  say(range.max, 'n及以下', '# or less')
  say(range.below, '不满n', 'under #')
  return join([nameOf(fact), join(parts, { zh: '、', en: ', ' })], { zh: '：', en: ': ' })
}

const nameOf = (fact: Fact | undefined): Text => fact?.name ?? both('')
const both = (value: string | number): Text => ({ zh: String(value), en: String(value) })
const wrap = (text: Text, before: Text): Text => ({ zh: before.zh + text.zh, en: before.en + text.en })

function join(texts: readonly Text[], between: Text): Text {
  return { zh: texts.map(({ zh }) => zh).join(between.zh), en: texts.map(({ en }) => en).join(between.en) }
}
