import type { TaskView } from '#server/board/index.ts'
import {
  Button,
  Card,
  DateField,
  LinkButton,
  PostForm,
  TextField,
  TextareaField,
  formatDate,
  formatPoints,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Chinese } from './words.tsx'

interface Props {
  readonly view: TaskView
  readonly problems: readonly Problem[] | undefined
  readonly values: Readonly<Record<string, string>>
}

/** What the bureau does about a task: a day, other departments, its scores. */
export function BureauSide(props: Props) {
  return (
    <>
      <Scores {...props} />
      <Schedule {...props} />
      <Reassign {...props} />
    </>
  )
}

function Scores({ view: { assessments, board } }: Props) {
  const { t, lang, href } = useLang()
  return (
    <Card title={t('考核', 'Assessment')}>
      {assessments.length === 0 && <p className="muted">{t('还没有评分。', 'No score yet.')}</p>}
      <ul className="bare-list">
        {assessments.toReversed().map(({ period, score, comment, name, at }) => (
          <li key={at}>
            <strong>{formatPoints(score)}</strong> {t(`第 ${period} 期`, `period ${period}`)} ·{' '}
            <Chinese>{name}</Chinese> · {formatDate(at, lang)}
            {comment && (
              <>
                <br />
                <Chinese>{comment}</Chinese>
              </>
            )}
          </li>
        ))}
      </ul>
      <LinkButton kind="plain" href={href(`/office/board/${board.id}/assess`)}>
        {t('到考核表评分', 'Score it')}
      </LinkButton>
    </Card>
  )
}

function Schedule({ view: { line }, problems, values }: Props) {
  const { t } = useLang()
  return (
    <Card title={t('完成期限', 'To be done by')}>
      <PostForm name={`schedule-${line.version}`}>
        <input type="hidden" name="intent" value="schedule" />
        <DateField
          name="dueOn"
          label={t('日期', 'Day')}
          value={values['dueOn'] ?? line.dueOn}
          problems={problems}
          hint={t('文件没有规定单项期限的，由市局设定。', 'Where the document sets none the bureau does.')}
        />
        <Button kind="plain">{t('保存期限', 'Save')}</Button>
      </PostForm>
    </Card>
  )
}

function Reassign({ view: { line }, problems, values }: Props) {
  const { t } = useLang()
  const names = line.partners.map(({ zh }) => zh).join('、')
  return (
    <Card title={t('单位调整', 'Departments')}>
      <details className="more" open={values['intent'] === 'reassign'}>
        <summary>{t('机构调整时更改牵头、参与单位', 'Change lead and partners')}</summary>
        <PostForm name={`reassign-${line.version}`}>
          <input type="hidden" name="intent" value="reassign" />
          <TextField
            name="lead"
            label={t('牵头单位', 'Lead')}
            value={values['lead'] ?? line.lead.zh}
            problems={problems}
          />
          <TextField
            name="partners"
            optional
            label={t('参与单位（用顿号分开）', 'Partners, separated by 、')}
            value={values['partners'] ?? names}
            problems={problems}
          />
          <TextareaField
            name="reason"
            label={t('理由', 'Reason')}
            rows={2}
            maxLength={500}
            value={values['reason']}
            problems={problems}
          />
          <Button kind="plain">{t('保存', 'Save')}</Button>
        </PostForm>
      </details>
    </Card>
  )
}
