import { findTown, findDistrict } from '#identity'
import { writeWorkbook, type Column, type Sheet, type Value } from '#server/sheets/index.ts'
import type { CompilationState, Counts, ReportUnit } from './types.ts'
import { MEASURES, type Change, type Measure } from './types.ts'
import type { YearView } from './year.ts'

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

const number = (key: string, heading: string, width = 9): Column => ({ key, heading, width, kind: 'number' })
const text = (key: string, heading: string, width: number, wrap = false): Column => ({
  key,
  heading,
  width,
  kind: 'text',
  wrap,
})
const counts = (all: Counts): readonly Value[] => MEASURES.map(measure => all[measure])

const countColumns = (prefix: 'month' | 'year'): readonly Column[] =>
  MEASURES.map(measure => number(`${prefix}_${measure}`, `${PERIOD_WORDS[prefix]}${MEASURE_WORDS[measure]}`, 11))

/** One compiled month, as sent to the city and the province. */
export async function compiledWorkbook(
  { month, issues }: CompilationState,
  names: Names,
  to: Addressee,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const issue = issues.at(-1)
  if (!issue) throw new Error('a compilation has an issue')
  const sheet: Sheet = {
    name: '汇总表',
    columns: [
      text('unit', '报送单位', 20),
      ...countColumns('month'),
      ...countColumns('year'),
      text('issue', '报送情况', 16),
    ],
    rows: [
      ...issue.rows.map(({ unit, unitKind, issue: of, numbers }): readonly Value[] => [
        `${nameIn(names, unit)}${unitKind === 'department' ? '（部门，不计入合计）' : ''}`,
        ...(numbers
          ? [...counts(numbers.month), ...counts(numbers.year)]
          : MEASURES.flatMap(() => [undefined, undefined])),
        of === undefined ? '未报' : of === 1 ? '已签发' : `第 ${of} 次签发`,
      ]),
      [
        '合计',
        ...counts(issue.sum.month),
        ...counts(issue.sum.year),
        `${issue.rows.filter(row => row.issue !== undefined).length} / ${issue.rows.length} 个单位`,
      ],
    ],
  }
  const changes: Sheet = {
    name: '更正',
    columns: [
      text('unit', '报送单位', 20),
      text('period', '期间', 10),
      text('measure', '项目', 18),
      number('before', '原报'),
      number('after', '更正后'),
    ],
    rows: issue.changes.map(({ unit, period, measure, before, after }) => [
      nameIn(names, unit),
      PERIOD_WORDS[period],
      MEASURE_WORDS[measure],
      before,
      after,
    ]),
  }
  const content = await writeWorkbook(issue.number > 1 ? [sheet, changes] : [sheet], {
    name: '说明',
    lines: [
      `${monthWords(month)}高技能人才入户城镇工作情况月报`,
      `报：${ADDRESSEES[to]}`,
      `第 ${issue.number} 次汇总，${issue.on}，汇总人：${issue.byName}`,
      ...(issue.reason === '' ? [] : [`重新汇总原因：${issue.reason}`]),
      ...(issue.added.length === 0 ? [] : [`新报单位：${issue.added.map(unit => nameIn(names, unit)).join('、')}`]),
      '部门报送的是同一批申请，不计入合计。未报单位不计入合计。',
    ],
  })
  return { name: `入户月报-${month}-${ADDRESSEES[to]}.xlsx`, content }
}

export function monthWords(month: string): string {
  const [year, number = ''] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** The year-end summary with its inspections (DG-10). */
export async function yearWorkbook(view: YearView): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const { year, over, asOf, rows, sum, target, months } = view
  const units: Sheet = {
    name: '年度情况',
    columns: [
      text('unit', '单位', 20),
      number('target', '任务数'),
      ...countColumns('year'),
      text('share', '入户完成任务', 12),
      text('signed', '月报签发', 10),
      number('inspections', '检查次数'),
      number('open', '未整改'),
      number('closed', '已整改'),
    ],
    rows: [
      ...rows.map((row): readonly Value[] => [
        row.unit.name.zh,
        row.target,
        ...counts(row.counts),
        share(row.counts.settled, row.target),
        `${row.signed}/${months}`,
        row.inspections,
        row.open,
        row.closed,
      ]),
      [
        '合计',
        target,
        ...counts(sum),
        share(sum.settled, target),
        '',
        total(rows.map(row => row.inspections)),
        total(rows.map(row => row.open)),
        total(rows.map(row => row.closed)),
      ],
    ],
  }
  const findings: Sheet = {
    name: '检查问题',
    columns: [
      text('unit', '单位', 20),
      text('on', '检查日期', 12),
      text('inspectors', '检查人', 18),
      text('text', '问题', 50, true),
      text('clause', '条款', 10),
      text('due', '整改期限', 12),
      text('settled', '办结日期', 12),
      text('by', '办结人', 12),
      text('note', '办结依据', 40, true),
    ],
    rows: view.inspections.flatMap(({ unit, state }) =>
      state.findings.map((one): readonly Value[] => [
        unit.name.zh,
        state.on,
        state.inspectors,
        one.text,
        one.clause,
        one.dueOn,
        one.settled?.on,
        one.settled?.byName,
        one.settled?.note,
      ]),
    ),
  }
  const content = await writeWorkbook([units, findings], {
    name: '说明',
    lines: [
      `${year}年高技能人才入户城镇工作总结`,
      over ? `数据截至 ${asOf}。` : `本年尚未结束，数据截至 ${asOf}。`,
      target === undefined ? '本年没有下达任务分解表。' : '任务数按任务分解表；完成任务按入户件数计算。',
    ],
  })
  return { name: `入户工作总结-${year}.xlsx`, content }
}

const total = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)

/** In whole per cent, rounded down: what is not reached is not called reached. */
export function share(done: number, target: number | undefined): string {
  return target ? `${Math.floor((done * 100) / target)}%` : ''
}
