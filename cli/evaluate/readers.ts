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

function ruleLines(trace: RuleTrace, language: Language, indent: string): readonly string[] {
  return [
    `${indent}${trace.kind}: ${pointsOf(trace.points, language)}`,
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
  const said = rule.points ? pointsOf(rule.points, language) : rule.part === 'condition' || rule.part === 'route' ? mark(rule.holds) : ''
  return [
    `  ${rule.name[language]} ${said}`.trimEnd(),
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
