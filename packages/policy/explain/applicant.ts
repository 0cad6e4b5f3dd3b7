/** For the applicant: this line, this clause, this document, and what to do next. */
import type { Pack, PackCondition } from '../pack.ts'
import type { Clause, ConditionLine, Evaluation, Improvement, Line, Text } from '../types.ts'
import { formatPoints, formatRange, inPoints } from '../words.ts'

export interface ApplicantItem {
  readonly id: string
  readonly part: 'condition' | 'route' | 'indicator' | 'total'
  readonly name: Text
  readonly state: 'met' | 'failed' | 'open' | 'gives' | 'gives_nothing' | 'not_published'
  /** What was found, in a sentence. */
  readonly said: Text
  readonly clause: Clause | undefined
  /** Names of documents that prove it. */
  readonly documents: readonly Text[]
  readonly next: Text | undefined
}

interface Given {
  readonly pack: Pack
  readonly evaluation: Evaluation
  readonly improvements: readonly Improvement[]
}

const SAID = {
  met: { zh: '符合', en: 'met' },
  failed: { zh: '不符合', en: 'not met' },
  open: { zh: '还不能确定', en: 'cannot be said yet' },
} as const satisfies Record<string, Text>

function named(pack: Pack, ids: readonly string[]): Text {
  const names = ids.map(id => pack.facts.find(each => each.id === id)?.name ?? { zh: id, en: id })
  return { zh: names.map(each => each.zh).join('、'), en: names.map(each => each.en).join(', ') }
}

function documentsFor(pack: Pack, facts: readonly string[]): readonly Text[] {
  const ids = new Set(pack.duties.filter(each => facts.includes(each.fact)).flatMap(each => each.documents))
  return pack.documents.filter(each => ids.has(each.id)).map(each => each.name)
}

function clauseOf(pack: Pack, id: string): Clause | undefined {
  return pack.clauses.find(each => each.id === id)
}

/** More than a reader takes in at once. */
const MOST_NAMED = 5

function ask(pack: Pack, open: readonly string[]): Text {
  const names = named(pack, open.slice(0, MOST_NAMED))
  const rest = open.length - MOST_NAMED
  if (rest <= 0) return { zh: `请补充：${names.zh}。`, en: `Please tell: ${names.en}.` }
  return { zh: `请补充：${names.zh}等 ${open.length} 项。`, en: `Please tell: ${names.en} and ${rest} more.` }
}

/** Numbers the city has not published leave a condition open with nothing to ask. */
const WAIT: Text = { zh: '本市尚未公布这一条的数值，请向受理窗口咨询。', en: 'The city has not published this number; please ask at the window.' }

function conditionItem(
  { pack }: Given,
  part: 'condition' | 'route',
  line: ConditionLine,
  written: PackCondition | undefined,
): ApplicantItem {
  const state = line.holds === undefined ? 'open' : line.holds ? 'met' : 'failed'
  const next = { met: undefined, failed: written?.refusal, open: line.open.length > 0 ? ask(pack, line.open) : WAIT }
  return {
    id: line.condition,
    part,
    name: line.name,
    state,
    said: SAID[state],
    clause: clauseOf(pack, line.clause),
    documents: documentsFor(pack, line.facts),
    next: next[state],
  }
}

function lineState(line: Line): ApplicantItem['state'] {
  if (!line.applied) return 'not_published'
  if (line.points.min !== line.points.max) return 'open'
  return line.points.min === 0 ? 'gives_nothing' : 'gives'
}

function lineItem({ pack, improvements }: Given, line: Line): ApplicantItem {
  const state = lineState(line)
  const better = improvements.find(each => line.facts.includes(each.fact))
  return {
    id: line.indicator,
    part: 'indicator',
    name: line.name,
    state,
    said: line.how,
    clause: clauseOf(pack, line.clause),
    documents: line.documents.flatMap(id => pack.documents.find(each => each.id === id)?.name ?? []),
    next: state === 'open' ? ask(pack, line.open) : better?.text,
  }
}

/** Somebody whom the threshold does not bind. */
function exemptItem(pack: Pack, total: Evaluation['total'], exemption: ConditionLine): ApplicantItem {
  const range = formatRange(total)
  return {
    id: 'threshold',
    part: 'total',
    name: pack.totals[0]?.name ?? { zh: '总分', en: 'Total' },
    state: 'met',
    said: {
      zh: `${range.zh} 分；${exemption.name.zh}，不受分数线限制`,
      en: `${inPoints(range.en)}; ${exemption.name.en}: the threshold does not apply`,
    },
    clause: clauseOf(pack, exemption.clause),
    documents: documentsFor(pack, exemption.facts),
    next: undefined,
  }
}

function totalItem({ pack, evaluation }: Given): readonly ApplicantItem[] {
  const { total, threshold, exemption, open, lines } = evaluation
  if (threshold === undefined || !pack.threshold) return []
  if (total.min < threshold && exemption?.holds === true) return [exemptItem(pack, total, exemption)]
  const spared = exemption !== undefined && exemption.holds === undefined
  const state = total.min >= threshold ? 'met' : total.max < threshold && !spared ? 'failed' : 'open'
  const range = formatRange(total)
  const [gate, lacking] = [formatPoints(threshold), formatPoints(threshold - total.min)]
  const scoring = new Set([...lines.flatMap(line => line.open), ...(exemption?.open ?? [])])
  const next: Readonly<Record<typeof state, Text | undefined>> = {
    met: undefined,
    failed: { zh: `还差 ${lacking} 分。`, en: `${inPoints(lacking)} ${lacking === '1' ? 'is' : 'are'} missing.` },
    open: ask(pack, open.filter(id => scoring.has(id))),
  }
  return [
    {
      id: 'threshold',
      part: 'total',
      name: pack.totals[0]?.name ?? { zh: '总分', en: 'Total' },
      state,
      said: { zh: `${range.zh} 分，须满 ${gate} 分`, en: `${inPoints(range.en)} of the ${gate} needed` },
      clause: clauseOf(pack, pack.threshold.clause),
      documents: [],
      next: next[state],
    },
  ]
}

/** Every line of the answer in the order in which a person reads it. Routes are left out once one of them holds. */
export function forApplicant(given: Given): readonly ApplicantItem[] {
  const { pack, evaluation } = given
  const written = (list: readonly PackCondition[], id: string) => list.find(each => each.id === id)
  const way = evaluation.routes.find(each => each.holds === true)
  const routes = way ? [way] : evaluation.routes
  return [
    ...evaluation.conditions.map(each => conditionItem(given, 'condition', each, written(pack.conditions, each.condition))),
    ...routes.map(each => conditionItem(given, 'route', each, written(pack.routes, each.condition))),
    ...totalItem(given),
    ...evaluation.lines.map(each => lineItem(given, each)),
  ]
}
