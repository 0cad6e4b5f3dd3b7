/** One evaluation as lines of text. */
import { formatPoints, type Facts, type Pack, type Text } from '#policy'
import type { ApplicantItem, Explainer } from '../../packages/policy/explain/index.ts'
import type { Language } from './options.ts'

const OUTCOMES = {
  eligible: { zh: '符合条件', en: 'eligible' },
  not_eligible: { zh: '不符合条件', en: 'not eligible' },
  undecided: { zh: '还不能确定', en: 'cannot be said yet' },
} as const satisfies Record<string, Text>

const MARKS: Readonly<Record<ApplicantItem['state'], string>> = {
  met: '✓', failed: '✗', open: '?', gives: '+', gives_nothing: '·', not_published: '–',
}

const PARTS = {
  condition: { zh: '条件', en: 'Conditions' },
  route: { zh: '入户途径（符合一项即可）', en: 'Ways in (one is enough)' },
  total: { zh: '总分', en: 'Total' },
  indicator: { zh: '各项指标', en: 'Indicators' },
} as const satisfies Record<ApplicantItem['part'], Text>

const VALIDITY = {
  not_yet: { zh: '这一天本办法尚未施行', en: 'the scheme was not yet in force on this day' },
  expired: { zh: '这一天本办法已经失效', en: 'the scheme was no longer in force on this day' },
} as const satisfies Record<string, Text>

function itemLines({ state, name, said, clause, documents, next }: ApplicantItem, language: Language): readonly string[] {
  const where = clause === undefined ? '' : language === 'zh' ? `（${clause.number || clause.id}）` : ` (${clause.id})`
  const papers = documents.map(each => each[language]).join(language === 'zh' ? '、' : ', ')
  const [shown, arrow] = state === 'open' || state === 'failed' ? [papers, next?.[language]] : ['', next?.[language]]
  return [
    `  ${MARKS[state]} ${name[language]}${language === 'zh' ? '：' : ': '}${said[language]}${where}`,
    ...(arrow ? [`    → ${arrow}`] : []),
    ...(shown === '' ? [] : [`    ${language === 'zh' ? '材料：' : 'documents: '}${shown}`]),
  ]
}

/** The whole answer about one person in one language, indicators that give nothing left out. */
export function inWords(pack: Pack, { evaluate, applicant }: Explainer, facts: Facts, on: string, language: Language): string {
  const t = ({ zh, en }: Text) => (language === 'zh' ? zh : en)
  const evaluation = evaluate(facts)
  const items = applicant(facts).filter(each => each.part !== 'indicator' || (each.state !== 'gives_nothing' && each.state !== 'not_published'))
  const validity = evaluation.validity === 'not_yet' || evaluation.validity === 'expired' ? [t(VALIDITY[evaluation.validity])] : []
  const parts = (['condition', 'route', 'total', 'indicator'] as const).flatMap(part => {
    const own = items.filter(each => each.part === part)
    return own.length === 0 ? [] : [t(PARTS[part]), ...own.flatMap(each => itemLines(each, language))]
  })
  // The total that has to reach the threshold is a line of its own.
  const totals = evaluation.totals.slice(pack.threshold ? 1 : 0).map(({ name, points: { min, max } }) =>
    `${t(name)}${language === 'zh' ? '：' : ': '}${formatPoints(min)}${min === max ? '' : `–${formatPoints(max)}`}`)
  const entitled = evaluation.entitlements.flatMap(({ name, holds, amount, unit }) => {
    if (holds !== true) return []
    const much = amount && unit ? `${language === 'zh' ? '：' : ': '}${formatPoints(amount.min)}${amount.min === amount.max ? '' : `–${formatPoints(amount.max)}`} ${t(unit)}` : ''
    return [`  + ${t(name)}${much}`]
  })
  return [
    `${t(pack.title)} · ${on}`,
    ...validity,
    t({ zh: `结果：${OUTCOMES[evaluation.outcome].zh}`, en: `Outcome: ${OUTCOMES[evaluation.outcome].en}` }),
    ...totals,
    ...parts,
    ...(entitled.length === 0 ? [] : [t({ zh: '可以享受', en: 'Receives' }), ...entitled]),
    '',
  ].join('\n')
}
