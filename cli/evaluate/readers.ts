/** One evaluation told to the officer, the legislator and the auditor; `words.ts` tells the applicant. */
import { formatPoints, formatRange, formatValue, type Facts, type Pack, type PointsRange, type Text } from '#policy'
import type { ClauseExplained, ConditionTrace, DrawnRule, Explainer, OfficerItem, RuleTrace } from '#policy/explain'
import type { Language } from './options.ts'

const mark = (holds: boolean | undefined): string => (holds === undefined ? '?' : holds ? '✓' : '✗')
const pointsOf = (range: PointsRange, language: Language): string =>
  language === 'zh' ? `${formatRange(range).zh} 分` : `${formatRange(range).en} points`

function conditionLines(trace: ConditionTrace, language: Language, indent: string): readonly string[] {
  const below = trace.of.flatMap(each => conditionLines(each, language, `${indent}  `))
  return [`${indent}${mark(trace.holds)} ${trace.text[language]}`, ...below]
}

const KINDS: Readonly<Record<RuleTrace['kind'], Text>> = {
  give: { zh: '固定分值', en: 'fixed' },
  when: { zh: '符合则计', en: 'if so' },
  table: { zh: '查表', en: 'table' },
  bands: { zh: '分段', en: 'bands' },
  per: { zh: '每满', en: 'each full unit' },
  steps: { zh: '分级', en: 'steps' },
  ladder: { zh: '档次', en: 'rungs' },
  switch: { zh: '选择一项', en: 'chosen' },
  sum: { zh: '累计', en: 'sum' },
  best: { zh: '取最高', en: 'the highest' },
  cap: { zh: '封顶或保底', en: 'limited' },
  divide: { zh: '均分', en: 'divided' },
  percent: { zh: '按比例', en: 'in proportion' },
  round: { zh: '取整', en: 'rounded' },
  each: { zh: '逐项相加', en: 'each, added up' },
}

function ruleLines(trace: RuleTrace, language: Language, indent: string): readonly string[] {
  return [
    `${indent}${KINDS[trace.kind][language]}${language === 'zh' ? '：' : ': '}${pointsOf(trace.points, language)}`,
    ...trace.conditions.flatMap(each => conditionLines(each, language, `${indent}  `)),
    ...trace.of.flatMap(each => ruleLines(each, language, `${indent}  `)),
  ]
}

const ORIGINS = {
  claim: { zh: '申报', en: 'claimed' },
  document: { zh: '材料', en: 'document' },
  finding: { zh: '核查', en: 'found' },
  derived: { zh: '推算', en: 'follows' },
} as const satisfies Record<string, Text>

function factLines({ facts }: OfficerItem, pack: Pack, language: Language): readonly string[] {
  return facts.map(({ fact, name, value, origin }) => {
    const known = pack.facts.find(each => each.id === fact)
    const shown = value === undefined ? { zh: '未知', en: 'unknown' } : known ? formatValue(known, value) : name
    const from = origin ? ` [${[ORIGINS[origin.kind][language], origin.from, origin.on].filter(Boolean).join(' ')}]` : ''
    return `    ${name[language]} = ${shown[language]}${from}`
  })
}

function officer(pack: Pack, explain: Explainer, facts: Facts, language: Language): string {
  const claims = Object.fromEntries(Object.keys(facts).map(id => [id, { kind: 'claim' as const }]))
  return explain.officer(facts, claims).flatMap(item => [
    `${item.name[language]} (${item.clause?.number ?? ''} ${item.clause?.id ?? ''})`,
    ...(item.condition ? conditionLines(item.condition, language, '  ') : []),
    ...(item.rule ? ruleLines(item.rule, language, '  ') : []),
    ...factLines(item, pack, language),
  ]).join('\n')
}

function drawnLines(rule: DrawnRule, language: Language): readonly string[] {
  const own = language === 'zh' ? '本人 ' : 'this person: '
  const said = rule.points ? `${own}${pointsOf(rule.points, language)}` : rule.part === 'condition' || rule.part === 'route' ? mark(rule.holds) : ''
  return [
    `  ${rule.name[language]}${said === '' ? '' : ` (${said})`}`,
    ...(rule.asks ? [`    ${rule.asks[language]}`] : []),
    ...rule.gives.map(line => `    ${line.what[language]}${line.points === undefined ? '' : ` ${formatPoints(line.points)}`}`),
    ...(rule.interpretation ? [`    ${language === 'zh' ? '理解：' : 'reading: '}${rule.interpretation[language]}`] : []),
  ]
}

function legislator(explained: readonly ClauseExplained[], language: Language): string {
  return explained.filter(({ rules }) => rules.length > 0).flatMap(({ clause, rules }) => [
    `${clause.number} ${clause.id}`,
    `  「${clause.quote}」`,
    ...(language === 'en' ? [`  ${clause.en}`] : []),
    ...rules.flatMap(rule => drawnLines(rule, language)),
  ]).join('\n')
}

/** The answer as this reader needs it; an auditor's record is JSON, to be replayed. */
export async function toldTo(
  reader: 'officer' | 'legislator' | 'auditor', pack: Pack, explain: Explainer, facts: Facts, language: Language,
): Promise<string> {
  if (reader === 'auditor') return `${JSON.stringify(await explain.auditor(facts), undefined, 2)}\n`
  const head = `${pack.title[language]} ${pack.version}\n`
  return `${head}${reader === 'officer' ? officer(pack, explain, facts, language) : legislator(explain.legislator(facts), language)}\n`
}
