import type { TaskView } from '#server/board/index.ts'
import { Button, Card, DateField, PostForm, StatusTag, TextField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Chinese } from './words.tsx'

type One = TaskView['milestones'][number]

interface Props {
  readonly view: TaskView
  readonly today: string
  readonly problems: readonly Problem[] | undefined
  readonly values: Readonly<Record<string, string>>
}

/** Milestones of a task; its lead sets, finishes and opens them again. */
export function Milestones(props: Props) {
  const { t } = useLang()
  const { view, today } = props
  const lead = view.mine?.lead === true
  const sorted = view.milestones.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const none = lead
    ? t(
        '还没有节点。把任务分成几步，到期未完成会提示。',
        'None yet. Take the task in steps; one past its day is shown.',
      )
    : t('牵头单位还没有设节点。', 'The lead has set none.')
  return (
    <Card title={t('节点', 'Milestones')}>
      {sorted.length === 0 && <p className="muted">{none}</p>}
      <ul className="bare-list milestones">
        {sorted.map(one => (
          <li key={one.id}>
            <Milestone one={one} today={today} lead={lead} />
          </li>
        ))}
      </ul>
      {lead && <AddForm {...props} />}
    </Card>
  )
}

function AddForm({ view: { milestones }, problems, values }: Props) {
  const { t } = useLang()
  return (
    <details className="more" open={values['intent'] === 'add_milestone'}>
      <summary>{t('添加节点', 'Add a milestone')}</summary>
      <PostForm name={`milestone-${milestones.length}`}>
        <input type="hidden" name="intent" value="add_milestone" />
        <TextField
          name="title"
          label={t('节点', 'Milestone')}
          maxLength={60}
          value={values['title']}
          problems={problems}
        />
        <DateField name="dueOn" label={t('完成日期', 'Day')} value={values['dueOn']} problems={problems} />
        <Button kind="plain">{t('添加', 'Add')}</Button>
      </PostForm>
    </details>
  )
}

function Milestone({ one, today, lead }: { readonly one: One; readonly today: string; readonly lead: boolean }) {
  const { lang, t } = useLang()
  const { id, title, dueOn, doneOn } = one
  return (
    <>
      <p>
        <Chinese>{title}</Chinese>{' '}
        {doneOn ? (
          <StatusTag tone="good">{t(`${formatDate(doneOn, lang)}完成`, `done ${formatDate(doneOn, lang)}`)}</StatusTag>
        ) : (
          <StatusTag tone={dueOn < today ? 'bad' : 'quiet'}>
            {formatDate(dueOn, lang)}
            {dueOn < today && t(' 逾期', ' late')}
          </StatusTag>
        )}
      </p>
      {lead && (
        <div className="tag-row">
          <Change id={id} title={title} intent={doneOn ? 'reopen_milestone' : 'finish_milestone'}>
            {doneOn ? t('撤销完成', 'Not done after all') : t('标为完成', 'Done')}
          </Change>
          {!doneOn && (
            <Change id={id} title={title} intent="remove_milestone">
              {t('删除', 'Remove')}
            </Change>
          )}
        </div>
      )}
    </>
  )
}

function Change({
  id,
  title,
  intent,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly intent: string
  readonly children: string
}) {
  return (
    <PostForm name={`${intent}-${id}`} className="inline-form">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="milestone" value={id} />
      <Button kind="quiet" label={`${children} ${title}`}>
        {children}
      </Button>
    </PostForm>
  )
}
