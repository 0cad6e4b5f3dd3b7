import { formatCount, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CasesLink } from './cases-link.tsx'
import type { Reached } from './page.tsx'
import type { RowView } from './view.server.ts'
import { levelNames, measureNames, type Measure } from './words.ts'

/** County by month: what was reached over what was asked. */
export function MonthTable({
  progress: { rows, sum, level },
  measure,
}: {
  readonly progress: Reached
  readonly measure: Measure
}) {
  const { t, text } = useLang()
  const name = text(measureNames[measure])
  const cell = (row: RowView, at: number) => {
    const month = row.months[at]
    if (!month) return null
    return (
      <span>
        <CasesLink figure={month.actual[measure]} what={`${text(row.name)} ${text(month.name)} ${name}`} />
        <span className="of"> / {month.target === undefined ? '—' : formatCount(month.target)}</span>
      </span>
    )
  }
  return (
    <div className={rows.length > 1 ? 'target-table summed' : 'target-table'}>
      <Table
        caption={t(`逐月${name} / 任务`, `${name} / target, month by month`)}
        rows={rows.length > 1 ? [...rows, sum] : rows}
        rowKey={row => row.unit}
        columns={[
          { key: 'name', head: text(levelNames[level].one), cell: row => text(row.name) },
          ...sum.months.map((month, at) => ({
            key: month.month,
            head: text(month.name),
            numeric: true,
            cell: (row: RowView) => cell(row, at),
          })),
          {
            key: 'all',
            head: t('合计', 'Total'),
            numeric: true,
            cell: row => (
              <span>
                <CasesLink figure={row.actual[measure]} what={`${text(row.name)} ${name}`} />
                <span className="of"> / {formatCount(row.target)}</span>
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
