/** What a signature stands for beside the points: threshold, totals, ties, readings and what is left open. */
import type { Exemption, Pack, PackCondition, Total } from '../pack.ts'
import type { Parameter, Text } from '../types.ts'
import { EXEMPTION, nodesOf, parametersOf, isCondition } from '../walk.ts'
import { bookOf, conditionText, derivationText, ruleLines } from '../wording/index.ts'
import { asked, given, type Item, POINTS, type TableRow, type TableSection } from './rows.ts'

const THRESHOLD: Text = { zh: '分数线和总分', en: 'Threshold and totals' }
const TIES: Text = { zh: '同分怎么排', en: 'Ties' }
const DERIVED: Text = { zh: '怎么推算', en: 'Derived facts' }
const SETTINGS: Text = { zh: '由市、区设定的事项', en: 'Left to the city or district' }

/** What something asks, and below it the reading that rests on, where the wording leaves something open. */
function readAs(heading: Text, item: Item, what: Text, reading: Text | undefined): readonly TableRow[] {
  const row = asked(heading, item, what)
  return reading ? [{ ...row, rests: true }, { ...asked(heading, item, reading, 'reading'), rests: true }] : [row]
}

const isOpen = ({ value, unit }: Parameter): boolean => value === undefined && unit !== 'points'

function joined(texts: readonly Text[], zh: string, en: string): Text {
  return { zh: texts.map(each => each.zh).join(zh), en: texts.map(each => each.en).join(en) }
}

/** 「险种」：五个险种均满4年；任何一个险种满4年 */
function choiceOf({ name, options = [] }: Parameter): Text {
  if (options.length === 0) return name
  const among = joined(options.map(each => each.name), '；', '; ')
  return { zh: `${name.zh}（${among.zh}）`, en: `${name.en} (${among.en})` }
}

/** Conditions or ways in, each with its reading and the settings it hangs on that nobody has chosen. */
export function testRows(heading: Text, list: readonly PackCondition[], pack: Pack): readonly TableRow[] {
  const book = bookOf(pack)
  return list.flatMap(each => {
    const asks = new Set(nodesOf(each.test).filter(isCondition).flatMap(parametersOf))
    const open = pack.parameters.filter(parameter => asks.has(parameter.id) && isOpen(parameter))
    return [
      ...readAs(heading, each, conditionText(each.test, book), each.interpretation?.text),
      ...open.map(parameter => ({ ...asked(heading, each, choiceOf(parameter), 'open'), parameter: parameter.id, rests: true })),
    ]
  })
}

/** What a total adds up, and what it is for: the first is held against the threshold, one ranks. */
function totalText(pack: Pack, total: Total): Text {
  const groups = total.groups && pack.groups.filter(each => total.groups?.includes(each.id)).map(each => each.name)
  const names = groups && joined(groups, '、', '; ')
  const gates = pack.threshold && total === pack.totals[0]
  const ranks = pack.kind === 'points' && total.id === (pack.rankedBy ?? pack.totals[0]?.id)
  const parts: readonly Text[] = [
    names ? { zh: `只加：${names.zh}`, en: `Adds only: ${names.en}` } : { zh: '各类得分相加', en: 'Adds up all headings' },
    ...(gates ? [{ zh: '分数线看这一项', en: 'held against the threshold' }] : []),
    ...(ranks ? [{ zh: '排名看这一项，从高到低', en: 'ranks, highest first' }] : []),
  ]
  return joined(parts, '；', '; ')
}

/** Whom the threshold does not bind. */
function exempt(pack: Pack, { name, clause, test, interpretation }: Exemption): readonly TableRow[] {
  const asks = conditionText(test, bookOf(pack))
  const what = { zh: `不受分数线限制：${asks.zh}`, en: `Not bound by the threshold: ${asks.en}` }
  return readAs(THRESHOLD, { id: EXEMPTION, name, clause }, what, interpretation?.text)
}

export function thresholdSection(pack: Pack): TableSection {
  const { threshold, totals: [first] } = pack
  const gate = threshold && first ? [{ what: { zh: `${first.name.zh}须积满`, en: `${first.name.en} at least` }, points: threshold.points, kind: 'least' as const, source: undefined }] : []
  const item: Item = { id: 'threshold', name: { zh: '分数线', en: 'Threshold' }, clause: threshold?.clause ?? '' }
  return {
    id: 'threshold',
    name: THRESHOLD,
    rows: [
      ...given(THRESHOLD, item, gate, POINTS),
      ...(threshold?.unless ? exempt(pack, threshold.unless) : []),
      ...pack.totals.flatMap(total => {
        const own: Item = { ...total, id: `total-${total.id}` }
        const rounding = total.rounding && ruleLines({ kind: 'round', round: total.rounding, of: { kind: 'sum', of: [] } }, bookOf(pack))
        return [asked(THRESHOLD, own, totalText(pack, total)), ...given(THRESHOLD, own, rounding ?? [], POINTS)]
      }),
    ],
  }
}

const NO_TIES: Text = { zh: '这些规则没有写同分怎么排。', en: 'These rules say nothing of ties.' }
const CHOOSE: Text = {
  zh: '文件没有写同分怎么排，以下各种由区在开放批次之前选定一种',
  en: 'The text says nothing of ties; before a round opens, the district chooses one of those below',
}

/** The document's own rule under the clause of what ranks; or those a district chooses from, which no clause prints. */
export function tiesSection(pack: Pack): TableSection {
  const { ties, totals } = pack
  const ranking = totals.find(each => each.id === pack.rankedBy) ?? totals[0]
  const item: Item = { id: 'ties', name: TIES, clause: '' }
  const own = ties.length === 1 ? (ranking?.clause ?? '') : ''
  const rules = ties.map((tie): TableRow => ({
    ...asked(TIES, { id: `tie-${tie.id}`, name: tie.name, clause: own }, tie.description),
    source: { ...tie.source, standIn: false },
  }))
  const none = pack.kind === 'points' && ties.length === 0 ? [asked(TIES, item, NO_TIES, 'note')] : []
  const choose = ties.length > 1 ? [{ ...asked(TIES, item, CHOOSE, 'open'), rests: true }] : []
  return { id: 'ties', name: TIES, rows: [...none, ...choose, ...rules] }
}

/** How numbers follow from dated facts, with the readings. */
export function derivationsSection(pack: Pack): TableSection {
  const book = bookOf(pack)
  const rows = pack.derivations.flatMap(each => {
    const name = book.facts.get(each.fact)?.name ?? { zh: each.fact, en: each.fact }
    const item: Item = { id: `derived-${each.fact}`, name, clause: each.clause }
    return readAs(DERIVED, item, derivationText(each, book), each.interpretation?.text)
  })
  return { id: 'derivations', name: DERIVED, rows }
}

/** Settings, chosen or not, and counts nobody has published; numbers of points stand in their own tables. */
export function settingsSection(pack: Pack): TableSection {
  const settings = pack.parameters.filter(each => each.unit === 'option' || isOpen(each))
  const rows = settings.map((each): TableRow => {
    const chosen = each.value === undefined ? undefined : each.options?.[each.value]?.name
    const row = { ...asked(SETTINGS, each, chosen ?? choiceOf(each), chosen ? 'asks' : 'open'), parameter: each.id }
    return chosen ? { ...row, source: each.source } : { ...row, rests: true }
  })
  const { cutoff } = pack.round ?? {}
  const day: Item = { id: 'cutoff', name: { zh: '截止日当天', en: 'The cut-off day itself' }, clause: cutoff?.clause ?? '' }
  const counts = cutoff?.cutoffDayCounts === 'next_round'
    ? { zh: '进入下一年度', en: "belongs to next year's round" }
    : { zh: '仍算本年度', en: "belongs to this year's round" }
  return { id: 'settings', name: SETTINGS, rows: [...rows, ...(cutoff ? readAs(SETTINGS, day, counts, cutoff.interpretation.text) : [])] }
}
