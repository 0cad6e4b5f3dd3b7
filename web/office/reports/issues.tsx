import { Button, Card, EmptyState, Notice, PostForm, TextareaField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Changes, NumbersTable } from './parts.tsx'
import type { Line } from './words.ts'

interface Props {
  readonly line: Line
  readonly me: string
  readonly signer: string
  readonly two: boolean
  readonly problems: readonly Problem[] | undefined
  readonly values: Readonly<Record<string, string>>
}

/** Drafting from the cases, checking, signing; a report that stands is issued anew only where something changed. */
export function DraftCard({ line, me, signer, two, problems, values }: Props) {
  const { lang, t } = useLang()
  const { report, changes } = line
  const draft = report?.state.draft
  const last = report?.state.issues.at(-1)
  const own = draft?.by === me
  return (
    <Card title={last ? t('更正重报', 'Issue again') : t('起草和签发', 'Draft and sign')}>
      {draft && (
        <>
          <p>
            {t(
              `${draft.byName}于${formatDate(draft.on, lang)}起草。`,
              `Drafted by ${draft.byName} on ${formatDate(draft.on, lang)}.`,
            )}
          </p>
          <NumbersTable
            caption={t('草稿', 'Draft')}
            columns={[
              { head: t('本月', 'Month'), numbers: draft.numbers, period: 'month' },
              { head: t('本年累计', 'Year so far'), numbers: draft.numbers, period: 'year' },
            ]}
          />
          {draft.changes.length > 0 && (
            <Changes caption={t('与已签发的相比', 'Against what stands signed')} changes={draft.changes} />
          )}
          {draft.remark && (
            <p className="written" lang="zh-Hans-CN">
              {draft.remark}
            </p>
          )}
          {two && own ? (
            <Notice>
              <p>
                {t(
                  '本单位有两名以上经办人：请由另一人核对后签发。',
                  'Your office has two people or more: somebody else checks and signs.',
                )}
              </p>
            </Notice>
          ) : (
            <PostForm name={`sign-${report?.version ?? 0}`} className="inline-form no-print">
              <input type="hidden" name="intent" value="sign" />
              <input type="hidden" name="version" value={report?.version ?? 0} />
              <Button>{t(`核对无误，签发（${signer}）`, `Checked: sign (${signer})`)}</Button>
            </PostForm>
          )}
        </>
      )}
      {!draft && last && changes.length === 0 && (
        <p>
          {t(
            '台账数据与已签发的一致，不需要重报。',
            'The cases agree with what was signed; there is nothing to issue again.',
          )}
        </p>
      )}
      {!draft && changes.length > 0 && (
        <>
          <Notice tone="warn">
            <p>
              {t(
                `签发以后台账有更正，${changes.length} 个数字不同。请写明原因，重新起草、签发。`,
                `The cases were corrected since: ${changes.length} numbers differ. Say why, draft it anew and sign.`,
              )}
            </p>
          </Notice>
          <Changes caption={t('更正对照', 'What differs')} changes={changes} />
        </>
      )}
      <Drafting line={line} problems={problems} values={values} />
    </Card>
  )
}

function Drafting({ line: { report, changes }, problems, values }: Pick<Props, 'line' | 'problems' | 'values'>) {
  const { t } = useLang()
  const draft = report?.state.draft
  const last = report?.state.issues.at(-1)
  const form = (
    <PostForm name={`draft-${report?.version ?? 0}`} label={t('起草', 'Draft')} className="form no-print">
      <input type="hidden" name="intent" value="draft" />
      {report && <input type="hidden" name="version" value={report.version} />}
      {last && (
        <TextareaField
          name="reason"
          rows={2}
          maxLength={500}
          label={t('重报原因', 'Why it is issued again')}
          value={values['reason'] ?? draft?.reason}
          problems={problems}
        />
      )}
      <TextareaField
        name="remark"
        optional
        rows={3}
        maxLength={2000}
        label={t('情况说明', 'Remark')}
        value={values['remark'] ?? draft?.remark ?? last?.remark}
        problems={problems}
        hint={t(
          '进展、困难、需要协调的事项。数字由台账生成，不能手改。',
          'Progress, difficulties, what needs settling. The numbers come from the cases and cannot be typed.',
        )}
      />
      <Button kind={draft ? 'plain' : 'main'}>
        {draft ? t('按今日台账重新起草', 'Draft anew from today’s cases') : t('由台账起草', 'Draft from the cases')}
      </Button>
    </PostForm>
  )
  if (!draft && (!last || changes.length > 0)) return form
  return (
    <details className="more no-print" open={problems?.some(({ field }) => field === 'reason' || field === 'remark')}>
      <summary>{draft ? t('重新起草', 'Draft anew') : t('补充说明并重报', 'Add a remark and issue again')}</summary>
      {form}
    </details>
  )
}

/** What stands signed, the newest first; earlier issues stay to be compared. */
export function Issues({ line: { report } }: Pick<Props, 'line'>) {
  const { lang, t } = useLang()
  const issues = (report?.state.issues ?? []).toReversed()
  return (
    <Card title={t('已签发', 'Signed')}>
      {issues.length === 0 && <EmptyState title={t('还没有签发', 'Nothing is signed yet')} />}
      {issues.map(issue => (
        <article className="report-issue" key={issue.number}>
          <h3>{t(`第 ${issue.number} 次签发`, `Issue ${issue.number}`)}</h3>
          <p>
            {t(
              `${issue.byName}起草，${issue.signedByName}于${formatDate(issue.signedOn, lang)}签发。`,
              `Drafted by ${issue.byName}, signed by ${issue.signedByName} on ${formatDate(issue.signedOn, lang)}.`,
            )}
          </p>
          {issue.reason && (
            <p>
              {t('重报原因：', 'Why again: ')}
              <span lang="zh-Hans-CN">{issue.reason}</span>
            </p>
          )}
          {issue.changes.length > 0 && <Changes caption={t('更正对照', 'What changed')} changes={issue.changes} />}
          <NumbersTable
            caption={t('所报数据', 'Reported')}
            columns={[
              { head: t('本月', 'Month'), numbers: issue.numbers, period: 'month' },
              { head: t('本年累计', 'Year so far'), numbers: issue.numbers, period: 'year' },
            ]}
          />
          {issue.remark && (
            <p className="written" lang="zh-Hans-CN">
              {issue.remark}
            </p>
          )}
        </article>
      ))}
    </Card>
  )
}
