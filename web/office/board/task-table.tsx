import type { TaskLine } from '#server/board/index.ts'
import { Table, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Chinese, DateWords, LateTags, Name, Names, ProgressTag } from './words.tsx'

interface Props {
  readonly lines: readonly TaskLine[]
  readonly opens: (line: TaskLine) => boolean
  readonly bureau: boolean
}

/** Every task in full; prints on A4. */
export function TaskTable({ lines, opens, bureau }: Props) {
  const { t } = useLang()
  const score = {
    key: 'score',
    head: t('评分', 'Score'),
    numeric: true,
    cell: (line: TaskLine) => (line.score === undefined ? '–' : formatPoints(line.score)),
  }
  return (
    <div className="task-table">
      <Table
        caption={t(`${lines.length} 项任务`, `${lines.length} tasks`)}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: 'clause', head: t('条款', 'Clause'), cell: line => <Clause line={line} opens={opens(line)} /> },
          { key: 'quote', head: t('任务原文', 'Task'), cell: line => <Words line={line} /> },
          { key: 'lead', head: t('牵头', 'Lead'), cell: line => <Name organisation={line.lead} /> },
          { key: 'partners', head: t('参与', 'Partners'), cell: line => <Names organisations={line.partners} /> },
          { key: 'state', head: t('状态', 'State'), cell: line => <State line={line} /> },
          {
            key: 'signed',
            head: t('牵头签报', 'Lead signed'),
            cell: line => <DateWords date={line.reports[0]?.signedOn} />,
          },
          ...(bureau ? [score] : []),
        ]}
      />
    </div>
  )
}

function Clause({ line: { id, clause }, opens }: { readonly line: TaskLine; readonly opens: boolean }) {
  const { href } = useLang()
  if (!opens) return <Chinese>{clause}</Chinese>
  return (
    <a href={href(`/office/board/task/${id}`)}>
      <Chinese>{clause}</Chinese>
    </a>
  )
}

function Words({ line: { en, quote } }: { readonly line: TaskLine }) {
  const { lang } = useLang()
  return lang === 'en' && en ? en : <Chinese>{quote}</Chinese>
}

function State({ line: { progress, lateness } }: { readonly line: TaskLine }) {
  return (
    <span className="tag-row">
      <ProgressTag progress={progress} />
      <LateTags lateness={lateness} />
    </span>
  )
}
