import { findDistrict, findTown } from '#identity'
import type { Change, Compilation, Counts, Measure, ReportUnit, UnitChange } from './types.ts'
import { MEASURES } from './types.ts'
import type { WeakPoints } from './year.ts'

/** Words of reports as offices print them: Chinese, for PDF and Excel. */

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  submitted: '申请',
  accepted: '受理',
  approved: '核准',
  refused: '不予核准',
  settled: '入户',
  people_settled: '入户人数（含家属）',
  cancelled: '取消资格',
}
export const PERIOD_WORDS: Readonly<Record<Change['period'], string>> = { month: '本月', year: '本年累计' }

/** To whom the compiled report goes (DG-13): 市政府, 省有关部门. */
export type Addressee = 'city' | 'province'
export const ADDRESSEES: Readonly<Record<Addressee, string>> = { city: '市政府', province: '省有关部门' }

export type Names = ReadonlyMap<string, string>
export const namesOf = (units: readonly ReportUnit[]): Names => new Map(units.map(({ id, name }) => [id, name.zh]))
export const nameIn = (names: Names, unit: string): string =>
  names.get(unit) ?? findTown(unit)?.name.zh ?? findDistrict(unit)?.name.zh ?? unit

export function monthWords(month: string): string {
  const [year, number = ''] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** What is said of every compiled table. */
export const COMPILED_NOTE =
  '部门只报本部门环节（受理、审核或入户办理），报的是同一批申请，不计入合计；未报单位不计入合计。'

/** Numbers in the order of the paper; what a department does not report is left empty. */
export const countsOf = (all: Counts, measures: readonly Measure[] = MEASURES): readonly (number | undefined)[] =>
  MEASURES.map(measure => (measures.includes(measure) ? all[measure] : undefined))

/** How a row stands in a compilation: not reported, signed, signed again. */
export function issueWords(issue: number | undefined): string {
  if (issue === undefined) return '未报'
  return issue === 1 ? '已签发' : `第 ${issue} 次签发`
}

/**
 * What a compilation changed, in sentences: which issue it replaces and why, every number from what to what, who
 * reports anew and whose report was given back. Empty for the first.
 */
export function changedInWords(issues: readonly Compilation[], names: Names): readonly string[] {
  const [last, before] = [issues.at(-1), issues.at(-2)]
  if (!last || !before) return []
  const { reason, changes, added, returned = [] } = last
  const all = (units: readonly string[]): string => units.map(unit => nameIn(names, unit)).join('、')
  return [
    `本次为第 ${last.number} 次汇总，代替 ${before.on} 的第 ${before.number} 次汇总。重新汇总原因：${reason}`,
    ...(changes.length === 0 ? ['原已报送单位的数字没有更正。'] : unitsInWords(changes, names)),
    ...(added.length === 0 ? [] : [`新报单位：${all(added)}。`]),
    ...(returned.length === 0 ? [] : [`退回更正、尚未重新签发的单位：${all(returned)}，本次不计入合计。`]),
  ]
}

function unitsInWords(changes: readonly UnitChange[], names: Names): readonly string[] {
  const said = ({ period, measure, before, after }: Change): string =>
    `${PERIOD_WORDS[period]}${MEASURE_WORDS[measure]}由 ${before} 更正为 ${after}`
  return [...Map.groupBy(changes, ({ unit }) => unit)].map(
    ([unit, own]) => `${nameIn(names, unit)}：${own.map(said).join('，')}。`,
  )
}

/** 存在问题和薄弱环节 (DG-10), as the numbers show them. */
export function weakInWords({ unsigned, unsettled, behind }: WeakPoints): readonly string[] {
  const those = (zh: string, units: readonly ReportUnit[]): readonly string[] =>
    units.length === 0 ? [] : [`${zh}：${units.map(({ name }) => name.zh).join('、')}（${units.length} 个）。`]
  return [
    ...those('有月报没有签发的单位', unsigned),
    ...those('检查发现的问题尚未整改的单位', unsettled),
    ...those('入户件数未达到任务数的单位（分解表没有写明按哪一步计算，这里按入户）', behind),
  ]
}

/** In whole per cent, rounded down: what is not reached is not called reached. */
export function share(done: number, target: number | undefined): string {
  return target ? `${Math.floor((done * 100) / target)}%` : ''
}
