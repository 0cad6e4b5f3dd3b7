/** A comparison as tables of text: what the terminal and the page show. */
import { formatPoints, type Text } from '#policy'
import {
  binText, changeText, FEWEST, flows, summaryRows, type Breakdown, type Comparison, type PointsMove, type ShownFlow,
} from '../../packages/policy/simulate/index.ts'
import type { Language } from '../evaluate/options.ts'

export interface Table {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly note?: string
}

const THOUSANDS = /\B(?=(\d{3})+$)/g
export const count = (value: number): string => String(value).replace(THOUSANDS, ',')
const signed = (value: number): string => (value > 0 ? `+${count(value)}` : value < 0 ? `−${count(-value)}` : '0')

const say = (language: Language) => (zh: string, en: string) => (language === 'zh' ? zh : en)
const HIDDEN = '·'
const NONE = '–'

function summary(comparison: Comparison, language: Language): Table {
  const t = say(language)
  const rows = summaryRows(comparison).map(({ name, unit, before, after }) => {
    const shown = (value: number | undefined) => (value === undefined ? NONE : unit === 'points' ? formatPoints(value) : count(value))
    const change = before === undefined || after === undefined ? NONE
      : unit === 'people' ? signed(after - before) : `${after > before ? '+' : ''}${formatPoints(after - before)}`
    return [name[language], shown(before), shown(after), change]
  })
  return { title: t('总的情况', 'Overall'), heads: ['', t('改前', 'Before'), t('改后', 'After'), t('变化', 'Change')], rows }
}

function movements(comparison: Comparison, language: Language): Table {
  const t = say(language)
  const { points } = comparison
  const rows = flows(comparison).map(({ name, flow }) => [name[language], count(flow.gained), count(flow.lost)])
  return {
    title: t('谁得谁失', 'Who gains, who loses'),
    heads: ['', t('改后才有', 'Gain'), t('改后没有', 'Lose')],
    rows: [...rows, [t('得分', 'Points'), count(points.higher), count(points.lower)]],
  }
}

const cell = (value: number | undefined) => (value === undefined ? HIDDEN : count(value))
const flowCells = ({ before, after, gained, lost }: ShownFlow) => [cell(before), cell(after), cell(gained), cell(lost)]
const pointCells = (points: PointsMove | undefined) => [cell(points?.higher), cell(points?.lower)]

function breakdown({ name, rows, merged }: Breakdown, language: Language): Table {
  const t = say(language)
  const of = (text: Text) => text[language]
  const admitted = rows.some(row => row.admitted)
  const [eligible, ranked] = [t('符合', 'Eligible'), t('入围', 'Admitted')]
  const heads = (what: string) => [t(`${what}·改前`, `${what} before`), t(`${what}·改后`, `${what} after`), t('得', 'gain'), t('失', 'lose')]
  const hidden = rows.some(row => [...flowCells(row.eligible), ...(row.admitted ? flowCells(row.admitted) : []), ...pointCells(row.points)].includes(HIDDEN))
  const notes = [
    ...(merged ? [t(`不足 ${FEWEST} 人的并入相邻的或“其他”`, `values of fewer than ${FEWEST} people are merged`)] : []),
    ...(hidden ? [t(`${HIDDEN} 人数太少，不显示`, `${HIDDEN} too few people to show`)] : []),
  ]
  return {
    title: t(`按${of(name)}`, `By ${of(name).toLowerCase()}`),
    heads: [of(name), t('人数', 'People'), ...heads(eligible), ...(admitted ? heads(ranked) : []), t('分数升', 'Points up'), t('分数降', 'Points down')],
    rows: rows.map(row => [
      of(row.label), count(row.people), ...flowCells(row.eligible), ...(row.admitted ? flowCells(row.admitted) : []), ...pointCells(row.points),
    ]),
    ...(notes.length > 0 ? { note: notes.join(language === 'zh' ? '；' : '; ') } : {}),
  }
}

export interface Tables {
  readonly overall: readonly Table[]
  readonly by: readonly Table[]
  readonly change: Table
  readonly histogram: Table
}

export function tablesOf(comparison: Comparison, language: Language): Tables {
  const t = say(language)
  return {
    overall: [summary(comparison, language), movements(comparison, language)],
    by: comparison.by.map(each => breakdown(each, language)),
    change: {
      title: t('分数变化', 'Change of points'),
      heads: [t('变化', 'Change'), t('人数', 'People')],
      rows: comparison.change.filter(each => each.people > 0).map(each => [changeText(each)[language], count(each.people)]),
    },
    histogram: {
      title: t('得分分布', 'How the points fall'),
      heads: [t('得分', 'Points'), t('改前人数', 'People before'), t('改后人数', 'People after')],
      rows: comparison.histogram.map(bin => [binText(bin)[language], count(bin.before), count(bin.after)]),
    },
  }
}
