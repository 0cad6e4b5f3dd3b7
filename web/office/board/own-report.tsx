import type { OwnReport as Report, ShownContent, TaskView } from '#server/board/index.ts'
import { Button, FileField, Notice, PostForm, RadioField, TextareaField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Content } from './reports.tsx'
import { Chinese, Name, PROGRESS_WORDS, STATES } from './words.tsx'

interface Props {
  readonly view: TaskView
  readonly mine: NonNullable<TaskView['mine']>
  readonly signer: string
  readonly today: string
  readonly problems: readonly Problem[] | undefined
  readonly values: Readonly<Record<string, string>>
}

/** The department's own report: a draft nobody else sees, taken back step by step, and signed. */
export function OwnReport(props: Props) {
  const { t } = useLang()
  const { view, mine } = props
  const { lead, organisation } = mine
  return (
    <section className="card" id="own" aria-labelledby="own-title">
      <h2 className="card-title" id="own-title">
        {t('本单位工作情况', 'Report of my department')}{' '}
        <span className="muted small">
          <Name organisation={organisation} /> · {lead ? t('牵头', 'lead') : t('参与', 'partner')}
        </span>
      </h2>
      <Standing {...props} />
      {view.period.closed ? (
        <p className="muted">
          {t('本期考核已经办结，不能再填报。', 'This period is closed; nothing can be reported in it.')}
        </p>
      ) : (
        <Writing {...props} />
      )}
    </section>
  )
}

/** What became of the report so far: given back, signed, or late. */
function Standing({ view: { period }, mine: { report }, today }: Props) {
  const { t, lang } = useLang()
  const last = report?.signed[0]
  if (!last) {
    if (period.closed || today <= period.dueOn) return null
    return (
      <Notice tone="warn">
        <p>{t('报送已截止，签报后记为逾期。', 'The report day is over: what you sign now counts as late.')}</p>
      </Notice>
    )
  }
  if (report?.draft) return null
  if (last.returned)
    return (
      <Notice tone="bad" title={t('市局已退回，请修改后重新签报', 'The bureau gave it back: correct it and sign anew')}>
        <p>
          <Chinese>{last.returned.reason}</Chinese>
        </p>
      </Notice>
    )
  const on = formatDate(last.on, lang)
  return (
    <Notice tone="good">
      <p>
        {t(
          `已于${on}由${last.name}签报。有新进展可以更新后再签报。`,
          `Signed on ${on} by ${last.name}. With news, update it and sign again.`,
        )}
      </p>
    </Notice>
  )
}

function Writing({ mine: { report }, signer, problems, values }: Props) {
  const last = report?.signed[0]
  const open = !last || last.returned !== undefined || problems !== undefined
  return (
    <>
      {report?.draft && <Draft report={report} draft={report.draft} signer={signer} />}
      {!report?.draft && report?.canUndo && <Undo report={report} />}
      <Entry report={report} problems={problems} values={values} open={open} />
    </>
  )
}

function Hidden({ report, intent }: { readonly report: Report; readonly intent: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="report" value={report.id} />
      <input type="hidden" name="version" value={report.version} />
    </>
  )
}

function Draft({
  report,
  draft,
  signer,
}: {
  readonly report: Report
  readonly draft: ShownContent
  readonly signer: string
}) {
  const { t } = useLang()
  return (
    <div className="draft">
      <h3>{t('待签报的草稿', 'Draft, not signed')}</h3>
      <Content content={draft} />
      <div className="actions">
        <PostForm name={`sign-${report.version}`} className="inline-form">
          <Hidden report={report} intent="sign" />
          <Button>{t(`签报（${signer}）`, `Sign (${signer})`)}</Button>
        </PostForm>
        {report.canUndo && <Undo report={report} />}
        <PostForm name={`discard-${report.version}`} className="inline-form">
          <Hidden report={report} intent="discard" />
          <Button kind="quiet">{t('删除草稿', 'Throw the draft away')}</Button>
        </PostForm>
      </div>
    </div>
  )
}

function Undo({ report }: { readonly report: Report }) {
  const { t } = useLang()
  return (
    <PostForm name={`undo-${report.version}`} className="inline-form">
      <Hidden report={report} intent="undo" />
      <Button kind="plain">{t('撤销上一步修改', 'Undo the last change')}</Button>
    </PostForm>
  )
}

interface EntryProps extends Pick<Props, 'problems' | 'values'> {
  readonly report: Report | undefined
  readonly open: boolean
}

function Entry(props: EntryProps) {
  const { t } = useLang()
  const { report, problems, open } = props
  const now = report?.draft ?? report?.signed[0]?.content
  return (
    <details open={open || report?.draft !== undefined}>
      <summary>{now ? t('修改工作情况', 'Change the report') : t('填写工作情况', 'Enter the report')}</summary>
      <PostForm name={`save-${report?.version ?? 0}`} files label={t('工作情况', 'Report')}>
        <input type="hidden" name="intent" value="save" />
        {report && <input type="hidden" name="version" value={report.version} />}
        <Texts {...props} now={now} />
        <Remove content={now} />
        <FileField
          name="files"
          optional
          multiple
          problems={problems}
          label={t('佐证材料', 'Evidence')}
          hint={t('照片或 PDF，每个 10 MB 以内，最多 5 个。', 'Photos or PDF, 10 MB each, 5 at most.')}
        />
        <Button kind="plain">{t('保存草稿', 'Save the draft')}</Button>
      </PostForm>
    </details>
  )
}

function Texts({ problems, values, now }: EntryProps & { readonly now: ShownContent | undefined }) {
  const { t, text } = useLang()
  const typed = values['intent'] === 'save'
  const shared = (name: 'progress' | 'text' | 'difficulty' | 'next', maxLength: number) => ({
    name,
    problems,
    maxLength,
    value: typed ? values[name] : now?.[name],
  })
  const states = STATES.map(value => ({ value, label: text(PROGRESS_WORDS[value]) }))
  const { maxLength: _, ...progress } = shared('progress', 0)
  return (
    <>
      <RadioField {...progress} label={t('任务状态', 'State of the task')} choices={states} />
      <TextareaField
        {...shared('text', 2000)}
        label={t('做了什么，有什么成效', 'What was done, with what effect')}
        rows={5}
      />
      <TextareaField
        {...shared('difficulty', 1000)}
        optional
        label={t('困难和需要协调的事项', 'Difficulties, what needs to be settled')}
        rows={3}
        hint={t('状态为「有困难」的必须填写。', 'Needed where the state is “in difficulty”.')}
      />
      <TextareaField {...shared('next', 1000)} optional label={t('下一步打算', 'What comes next')} rows={3} />
    </>
  )
}

function Remove({ content }: { readonly content: ShownContent | undefined }) {
  const { t } = useLang()
  if (!content || content.files.length === 0) return null
  return (
    <fieldset className="field">
      <legend>{t('移除已附的材料', 'Take attached files out')}</legend>
      {content.files.map(({ id, name }) => (
        <div className="tick" key={id}>
          <input id={`remove-${id}`} type="checkbox" name="remove" value={id} />
          <label htmlFor={`remove-${id}`}>
            <Chinese>{name}</Chinese>
          </label>
        </div>
      ))}
    </fieldset>
  )
}
