import type { ShownContent, ShownReport, ShownSigned, TaskView } from '#server/board/index.ts'
import {
  Button,
  Card,
  EmptyState,
  PostForm,
  StatusTag,
  TextareaField,
  formatBytes,
  formatDate,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Chinese, Name, ProgressTag } from './words.tsx'

interface Sent {
  readonly problems: readonly Problem[] | undefined
  readonly values: Readonly<Record<string, string>>
}

/** What every department of the task has signed, this period first; earlier versions below each. */
export function Reports({
  view: { reports, line, period },
  bureau,
  ...sent
}: Sent & { readonly view: TaskView; readonly bureau: boolean }) {
  const { t } = useLang()
  const missing = line.reports.filter(({ signedOn }) => signedOn === undefined)
  return (
    <Card title={t('各单位签报', 'Signed reports')}>
      {reports.length === 0 && <EmptyState title={t('还没有单位签报', 'No department has reported yet')} />}
      {reports.map(report => (
        <OneReport
          key={report.id}
          report={report}
          mayReturn={bureau && report.stands && report.period === period.number && !period.closed}
          {...sent}
        />
      ))}
      {missing.length > 0 && (
        <p className="muted">
          {t('本期未签报：', 'Not reported in this period: ')}
          {missing.map(({ organisation }, at) => (
            <span key={organisation.id}>
              {at > 0 && t('、', ', ')}
              <Name organisation={organisation} />
            </span>
          ))}
        </p>
      )}
    </Card>
  )
}

function OneReport({
  report,
  mayReturn,
  ...sent
}: Sent & { readonly report: ShownReport; readonly mayReturn: boolean }) {
  const { t } = useLang()
  const [last, ...earlier] = report.signed
  if (!last) return null
  return (
    <article className="report">
      <h3>
        <Name organisation={report.organisation} />{' '}
        <span className="muted small">{t(`第 ${report.period} 期`, `period ${report.period}`)}</span>
      </h3>
      <Version signed={last} />
      {earlier.length > 0 && (
        <details className="more">
          <summary>{t(`之前的 ${earlier.length} 个版本`, `${earlier.length} earlier versions`)}</summary>
          {earlier.map((one, at) => (
            <Version key={at} signed={one} />
          ))}
        </details>
      )}
      {mayReturn && <Return report={report} {...sent} />}
    </article>
  )
}

function Version({ signed }: { readonly signed: ShownSigned }) {
  const { lang, t } = useLang()
  const { content, on, name, returned } = signed
  return (
    <div className="version">
      <p className="small muted">
        {t(`${formatDate(on, lang)} 由`, `${formatDate(on, lang)}, signed by `)}
        <Chinese>{name}</Chinese>
        {t('签报', '')}
        {returned && (
          <>
            {' '}
            <StatusTag tone="bad">
              {t(`${formatDate(returned.on, lang)}退回`, `given back ${formatDate(returned.on, lang)}`)}
            </StatusTag>
          </>
        )}
      </p>
      {returned && (
        <p className="small">
          {t('退回理由：', 'Reason: ')}
          <Chinese>{returned.reason}</Chinese>
        </p>
      )}
      <Content content={content} />
    </div>
  )
}

export function Content({ content: { progress, text, difficulty, next, files } }: { readonly content: ShownContent }) {
  const { t, href } = useLang()
  return (
    <>
      <p>
        <ProgressTag progress={progress} />
      </p>
      {text && (
        <p className="written" lang="zh-Hans-CN">
          {text}
        </p>
      )}
      {difficulty && (
        <p>
          <strong>{t('困难：', 'Difficulty: ')}</strong>
          <span className="written" lang="zh-Hans-CN">
            {difficulty}
          </span>
        </p>
      )}
      {next && (
        <p>
          <strong>{t('下一步：', 'Next: ')}</strong>
          <span className="written" lang="zh-Hans-CN">
            {next}
          </span>
        </p>
      )}
      {files.length > 0 && (
        <ul className="files">
          {files.map(({ id, name, bytes }) => (
            <li key={id}>
              <a href={href(`/office/board/evidence/${id}`)}>
                <Chinese>{name}</Chinese>
              </a>{' '}
              <span className="muted small">{formatBytes(bytes)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Return({ report: { id, version }, problems, values }: Sent & { readonly report: ShownReport }) {
  const { t } = useLang()
  const name = `reason-${id}`
  return (
    <details className="more" open={problems?.some(({ field }) => field === name)}>
      <summary>{t('退回修改', 'Give it back')}</summary>
      <PostForm name={`return-${id}-${version}`}>
        <input type="hidden" name="intent" value="return" />
        <input type="hidden" name="report" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextareaField
          name={name}
          label={t('退回理由', 'Reason')}
          rows={2}
          maxLength={1000}
          value={values[name]}
          problems={problems}
        />
        <Button kind="plain">{t('退回', 'Give back')}</Button>
      </PostForm>
    </details>
  )
}
