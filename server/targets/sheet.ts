import { writeWorkbook, type Column, type Sheet } from '#server/sheets/index.ts'
import type { TargetProgress } from './index.ts'
import { monthName, TOTAL_NAME } from './names.ts'
import { SUM, TOTAL, type TargetTable, type Units } from './types.ts'

/** The table in the annex's layout; on a second sheet target and actual numbers by county and month. In Chinese. */
export function targetsWorkbook(progress: TargetProgress): Promise<Uint8Array> {
  const { view, elapsed } = progress
  const { from, to } = progress.period
  return writeWorkbook([tableSheet(view.current.table, view.units), progressSheet(progress)], {
    name: '说明',
    lines: [
      `数据截至 ${progress.asOf}。受理、核准、入户按各自发生的日期计入月份。`,
      '任务分解表没有写明按受理、核准还是入户计算完成任务，因此三步分别列出。',
      `推算：至今完成数 ÷ 已过天数 × 全期天数（${from} 至 ${to}，共 ${elapsed.of} 天），四舍五入，不考虑季节变化。`,
    ],
  })
}

/** Annex 1's own layout; reads back as it was written. */
export function tableSheet({ months, rows, sum }: TargetTable, units: Units): Sheet {
  const columns: Column[] = [
    { key: 'unit', heading: '名称', width: 24, kind: 'text' },
    { key: TOTAL, heading: TOTAL_NAME.zh, width: 10, kind: 'number' },
    ...months.map((month): Column => ({ key: month, heading: headingOf(month, months), width: 10, kind: 'number' })),
  ]
  return {
    name: '任务分解表',
    columns,
    rows: [...rows.map(row => [nameIn(units, row.unit), row.total, ...row.cells]), ['合计', sum.total, ...sum.cells]],
  }
}

/** With its year where the months are of two years. */
function headingOf(month: string, months: readonly string[]): string {
  const years = new Set(months.map(each => each.slice(0, 4)))
  return `${years.size > 1 ? `${month.slice(0, 4)}年` : ''}${monthName(month).zh}`
}

const nameIn = (units: Units, unit: string): string => units.all.find(({ code }) => code === unit)?.name.zh ?? '合计'

function progressSheet({ rows, sum, view: { units } }: TargetProgress): Sheet {
  const number = (key: string, heading: string): Column => ({ key, heading, width: 10, kind: 'number' })
  return {
    name: '进度',
    columns: [
      { key: 'unit', heading: '名称', width: 24, kind: 'text' },
      { key: 'month', heading: '月份', width: 12, kind: 'text' },
      number('target', '任务数'),
      number('accepted', '受理'),
      number('approved', '核准'),
      number('settled', '入户'),
      number('projected', '推算到期末入户'),
    ],
    rows: [...rows, sum].flatMap(({ unit, target, actual, projected, months }) => {
      const name = unit === SUM ? '合计' : nameIn(units, unit)
      return [
        ...months.map(({ month, target: of, actual: { accepted, approved, settled } }) => [
          name,
          month,
          of,
          accepted,
          approved,
          settled,
          undefined,
        ]),
        [name, '合计', target, actual.accepted, actual.approved, actual.settled, projected.settled],
      ]
    }),
  }
}
