import type { DepartmentProgress } from '#server/review/index.ts'
import { EmptyState, formatCount, ProgressMeter, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

/** How far each department is with the joint review of a round (FS-7). */
export function ReviewProgress({ rows }: { readonly rows: readonly DepartmentProgress[] }) {
  const { t, text } = useLang()
  const sum = (pick: (row: DepartmentProgress) => number): number => rows.reduce((total, row) => total + pick(row), 0)
  const all = (row: DepartmentProgress): number => row.open + row.done + row.escalated
  const number = (key: string, head: string, pick: (row: DepartmentProgress) => number) =>
    ({ key, head, numeric: true, cell: (row: DepartmentProgress) => formatCount(pick(row)) })
  const columns = [
    { key: 'department', head: t('部门', 'Department'), cell: (row: DepartmentProgress) => text(row.department.name) },
    number('all', t('任务', 'Tasks'), all),
    number('done', t('已完成', 'Done'), row => row.done),
    number('open', t('待核查', 'To review'), row => row.open),
    number('overdue', t('其中逾期', 'Overdue'), row => row.overdue),
    number('escalated', t('已上报', 'Escalated'), row => row.escalated),
  ]
  if (rows.length === 0) {
    return (
      <EmptyState title={t('还没有核查任务', 'No review tasks yet')}>
        <p>
          {t(
            '窗口受理申请后，任务会自动分派到各部门。',
            'Tasks go to the departments when windows accept applications.',
          )}
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      <ProgressMeter label={t('已完成的核查任务', 'Review tasks done')} value={sum(row => row.done)} of={sum(all)} />
      <Table
        caption={t('各部门核查进度', 'Progress by department')}
        rows={rows}
        rowKey={row => row.department.id}
        columns={columns}
      />
    </>
  )
}
