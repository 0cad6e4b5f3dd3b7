import { formatCount, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CasesLink } from './cases-link.tsx'
import type { Reached } from './page.tsx'
import { levelNames, MEASURES, measureNames, percent, type Measure } from './words.ts'

/** County by county: what was asked, what was reached in each step, how far that is and where it leads. */
export function Summary({ progress, measure }: { readonly progress: Reached; readonly measure: Measure }) {
  const { t, text } = useLang()
  const { rows, sum } = progress
  const share = (row: (typeof rows)[number]) => {
    const done = percent(row.actual[measure].count, row.target)
    return done === undefined ? '—' : `${formatCount(done)}%`
  }
  const projected = (row: (typeof rows)[number]) => {
    const count = row.projected[measure]
    return count === undefined ? '—' : formatCount(count)
  }
  const name = text(measureNames[measure])
  return (
    <div className={rows.length > 1 ? 'target-table summed' : 'target-table'}>
      <Table
        caption={t('任务、受理、核准、入户', 'Target, accepted, approved, settled')}
        rows={rows.length > 1 ? [...rows, sum] : rows}
        rowKey={row => row.unit}
        columns={[
          { key: 'name', head: text(levelNames[progress.level].one), cell: row => text(row.name) },
          { key: 'target', head: t('任务', 'Target'), numeric: true, cell: row => formatCount(row.target) },
          ...MEASURES.map(each => ({
            key: each,
            head: text(measureNames[each]),
            numeric: true,
            cell: (row: (typeof rows)[number]) => (
              <CasesLink figure={row.actual[each]} what={`${text(row.name)} ${text(measureNames[each])}`} />
            ),
          })),
          { key: 'share', head: t(`${name}完成率`, `${name}, share`), numeric: true, cell: share },
          { key: 'projected', head: t('推算到年底', 'By year end'), numeric: true, cell: projected },
        ]}
      />
    </div>
  )
}
