import type { TaskLine } from '#server/board/index.ts'
import { Table, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Chinese, DateWords, LateTags, Name, Names, ProgressTag } from './words.tsx'

/** Every task in full; prints on A4. */
export function TaskTable({
  lines,
  opens,
  bureau,
}: {
  readonly lines: readonly TaskLine[]
  readonly opens: (line: TaskLine) => boolean
  readonly bureau: boolean
}) {
  const { lang, t, href } = useLang()
  const clause = (line: TaskLine) =>
    opens(line) ? (
      <a href={href(`/office/board/task/${line.id}`)}>
        <Chinese>{line.clause}</Chinese>
      </a>
    ) : (
      <Chinese>{line.clause}</Chinese>
    )
  const words = (line: TaskLine) => (lang === 'en' && line.en ? line.en : <Chinese>{line.quote}</Chinese>)
  return (
    <div className="task-table">
      <Table
        caption={t(`${lines.length} 项任务`, `${lines.length} tasks`)}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: 'clause', head: t('条款', 'Clause'), cell: clause },
          { key: 'quote', head: t('任务原文', 'Task'), cell: words },
          { key: 'lead', head: t('牵头', 'Lead'), cell: line => <Name organisation={line.lead} /> },
          { key: 'partners', head: t('参与', 'Partners'), cell: line => <Names organisations={line.partners} /> },
          {
            key: 'state',
            head: t('状态', 'State'),
            cell: line => (
              <span className="tag-row">
                <ProgressTag progress={line.progress} />
                <LateTags lateness={line.lateness} />
              </span>
            ),
          },
          {
            key: 'signed',
            head: t('牵头签报', 'Lead signed'),
            cell: line => <DateWords date={line.reports[0]?.signedOn} />,
          },
          ...(bureau
            ? [
                {
                  key: 'score',
                  head: t('评分', 'Score'),
                  numeric: true,
                  cell: (line: TaskLine) => (line.score === undefined ? '–' : formatPoints(line.score)),
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}
