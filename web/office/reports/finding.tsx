import type { InspectionView } from '#server/reports/index.ts'
import { Button, PostForm, StatusTag, TextareaField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { EvidenceField } from './finding-fields.tsx'
import type { InspectionData } from './inspection.tsx'

type One = InspectionView['state']['findings'][number]

interface Props {
  readonly finding: One
  readonly at: number
  readonly loaded: InspectionData
  readonly problems: readonly Problem[] | undefined
  readonly values: Readonly<Record<string, string>>
}

/** One finding: what it is, what was done about it, and what comes next. */
export function Finding(props: Props) {
  const { lang, t } = useLang()
  const { finding, at, loaded } = props
  const { text: words, dueOn, settled, done, files } = finding
  const due = formatDate(dueOn, lang)
  return (
    <article className="finding">
      <h3>
        {t(`问题 ${at + 1}`, `Finding ${at + 1}`)}{' '}
        {settled ? (
          <StatusTag tone="good">{t('已办结', 'settled')}</StatusTag>
        ) : done ? (
          <StatusTag tone="warn">{t('已报整改，待验收', 'reported done, to accept')}</StatusTag>
        ) : (
          <StatusTag tone={dueOn < loaded.today ? 'bad' : 'info'}>{t(`${due}前整改`, `due ${due}`)}</StatusTag>
        )}
      </h3>
      <p className="written" lang="zh-Hans-CN">
        {words}
      </p>
      <Cited {...props} />
      <Files files={files} loaded={loaded} />
      <Past {...props} />
      {!settled && (loaded.bureau || !done) && <SettleForm {...props} />}
      {(settled ?? done) && loaded.bureau && <ReopenForm {...props} />}
    </article>
  )
}

function Cited({ finding: { clause }, loaded }: Props) {
  const { t } = useLang()
  const cited = loaded.clauses.find(one => one.id === clause)
  if (!cited) return null
  return (
    <p className="muted small">
      {t('依据：', 'Clause: ')}
      <span lang="zh-Hans-CN">
        {cited.number} {cited.quote.zh}
      </span>
    </p>
  )
}

/** What was said to settle it, and why that was not enough, oldest first. */
function Past({ finding: { reopened, settled, done }, loaded }: Props) {
  const { lang, t } = useLang()
  const written = (words: string) => (
    <span className="written" lang="zh-Hans-CN">
      {words}
    </span>
  )
  return (
    <>
      {reopened.map(({ on, byName, reason, note, files }) => (
        <div className="small" key={`${on} ${reason}`}>
          {note && (
            <p>
              {t('原整改情况：', 'What had been said: ')}
              {written(note)}
            </p>
          )}
          <Files files={files} loaded={loaded} />
          <p>
            {t(`${formatDate(on, lang)}${byName}退回：`, `Sent back ${formatDate(on, lang)} by ${byName}: `)}
            {written(reason)}
          </p>
        </div>
      ))}
      {done && (
        <>
          <p>
            {t(
              `${formatDate(done.on, lang)}${done.byName}报告整改：`,
              `Reported as put right on ${formatDate(done.on, lang)} by ${done.byName}: `,
            )}
            {written(done.note)}
          </p>
          <Files files={done.files} loaded={loaded} />
        </>
      )}
      {settled && (
        <>
          <p>
            {t(
              `${formatDate(settled.on, lang)}由${settled.byName}登记办结。`,
              `Settled on ${formatDate(settled.on, lang)} by ${settled.byName}. `,
            )}
            {settled.note !== done?.note && written(settled.note)}
          </p>
          {settled.files !== done?.files && <Files files={settled.files} loaded={loaded} />}
        </>
      )}
    </>
  )
}

function Files({ files = [], loaded }: { readonly files: One['files']; readonly loaded: InspectionData }) {
  const { t, href } = useLang()
  if (files.length === 0) return null
  return (
    <p className="small">
      {t('附件：', 'Attached: ')}
      {files.map(({ id, bytes }, at) => (
        <span key={id}>
          {at > 0 && t('、', ', ')}
          <a href={href(`/office/reports/files/${id}`)} lang="zh-Hans-CN">
            {loaded.files[id] ?? t('文件', 'file')}
          </a>{' '}
          ({Math.max(1, Math.round(bytes / 1024))} KB)
        </span>
      ))}
    </p>
  )
}

function Hidden({ intent, finding, loaded }: { readonly intent: string } & Pick<Props, 'finding' | 'loaded'>) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="finding" value={finding.id} />
      <input type="hidden" name="version" value={loaded.view.version} />
    </>
  )
}

function SettleForm({ finding, loaded, problems, values }: Props) {
  const { t } = useLang()
  const note = `note-${finding.id}`
  const { bureau } = loaded
  const accepting = bureau && finding.done !== undefined
  return (
    <PostForm name={`settle-${finding.id}-${loaded.view.version}`} files className="form no-print">
      <Hidden intent="settle" finding={finding} loaded={loaded} />
      <TextareaField
        name={note}
        rows={2}
        maxLength={1000}
        optional={accepting}
        label={
          accepting ? t('验收意见', 'On what was done') : t('整改情况和依据', 'What was done, and what shows it')
        }
        problems={problems}
        value={values[note]}
      />
      <EvidenceField name={`files-${finding.id}`} problems={problems} />
      <Button kind={accepting ? 'main' : 'plain'}>
        {bureau
          ? accepting
            ? t('验收，登记办结', 'Accept it as settled')
            : t('登记办结', 'Record as settled')
          : t('报告已整改', 'Report it as put right')}
      </Button>
    </PostForm>
  )
}

function ReopenForm({ finding, loaded, problems, values }: Props) {
  const { t } = useLang()
  const reason = `reason-${finding.id}`
  return (
    <details className="more no-print" open={problems?.some(({ field }) => field === reason)}>
      <summary>{t('退回继续整改', 'Send it back')}</summary>
      <PostForm name={`reopen-${finding.id}-${loaded.view.version}`}>
        <Hidden intent="reopen" finding={finding} loaded={loaded} />
        <TextareaField
          name={reason}
          rows={2}
          maxLength={500}
          label={t('退回理由', 'Reason')}
          problems={problems}
          value={values[reason]}
        />
        <Button kind="plain">{t('退回', 'Send back')}</Button>
      </PostForm>
    </details>
  )
}
