import type { BoardView, TaskLine } from '#server/board/index.ts'
import { Button, EmptyState, PostForm, Table, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Chinese, DateWords, LateTags, Name, ProgressTag, Quote } from './words.tsx'

/** What a form was answered: its problems, and what had been typed. */
export interface Answered {
  readonly problems: readonly Problem[] | undefined
  readonly values: Readonly<Record<string, string>>
}

/** Every task with its score: open to the bureau until the period is closed. */
export function Scores({ board, problems, values }: Answered & { readonly board: BoardView }) {
  const { t } = useLang()
  const { lines, period, counts, scale } = board
  if (lines.length === 0) return <EmptyState title={t('没有任务', 'No task')} />
  const open = !period.closed && scale !== undefined
  const table = (
    <Table
      caption={t(`已评分 ${counts.assessed} / ${counts.tasks}`, `${counts.assessed} of ${counts.tasks} scored`)}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: 'clause', head: t('条款', 'Clause'), cell: line => <Clause line={line} /> },
        { key: 'quote', head: t('任务', 'Task'), cell: line => <Quote quote={line.quote} en={line.en} brief /> },
        { key: 'lead', head: t('牵头单位', 'Lead'), cell: line => <Name organisation={line.lead} /> },
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
        { key: 'signed', head: t('签报', 'Signed'), cell: line => <DateWords date={line.reports[0]?.signedOn} /> },
        {
          key: 'score',
          head: t('评分', 'Score'),
          cell: line => (open ? <ScoreInput line={line} problems={problems} values={values} /> : score(line)),
        },
        {
          key: 'comment',
          head: t('评语', 'Remark'),
          cell: line => (open ? <CommentInput line={line} values={values} /> : <Chinese>{line.comment}</Chinese>),
        },
      ]}
    />
  )
  if (!open) return table
  return (
    <PostForm name="scores" className="form wide assess" label={t('评分', 'Scores')}>
      <input type="hidden" name="intent" value="scores" />
      {table}
      <Button>{t('保存评分', 'Save scores')}</Button>
    </PostForm>
  )
}

const score = (line: TaskLine): string => (line.score === undefined ? '–' : formatPoints(line.score))

function Clause({ line }: { readonly line: TaskLine }) {
  const { href } = useLang()
  return (
    <a href={href(`/office/board/task/${line.id}`)}>
      <Chinese>{line.clause}</Chinese>
    </a>
  )
}

function ScoreInput({ line, problems, values }: Answered & { readonly line: TaskLine }) {
  const { t } = useLang()
  const name = `score-${line.id}`
  const wrong = problems?.some(({ field }) => field === name)
  return (
    <input
      className="input short"
      id={name}
      name={name}
      inputMode="decimal"
      autoComplete="off"
      aria-invalid={wrong || undefined}
      aria-label={t(`任务 ${line.clause} 评分`, `Score of task ${line.clause}`)}
      defaultValue={values[name] ?? (line.score === undefined ? '' : formatPoints(line.score))}
    />
  )
}

function CommentInput({ line, values }: Pick<Answered, 'values'> & { readonly line: TaskLine }) {
  const { t } = useLang()
  const name = `comment-${line.id}`
  return (
    <input
      className="input"
      id={name}
      name={name}
      autoComplete="off"
      maxLength={500}
      aria-label={t(`任务 ${line.clause} 评语`, `Remark on task ${line.clause}`)}
      defaultValue={values[name] ?? line.comment}
    />
  )
}
