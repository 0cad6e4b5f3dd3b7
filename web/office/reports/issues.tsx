import { Button, Card, EmptyState, Notice, PostForm, StatusTag, TextareaField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Changes, MonthAndYear } from './parts.tsx'
import type { Line } from './words.ts'

type Issue = NonNullable<Line['stands']>

/** What was signed, the newest first; earlier issues stay to be compared. */
export function Issues({ line: { report, unit } }: { readonly line: Line }) {
  const { t } = useLang()
  const issues = (report?.state.issues ?? []).toReversed()
  return (
    <Card title={t('已签发', 'Signed')}>
      {issues.length === 0 && <EmptyState title={t('还没有签发', 'Nothing is signed yet')} />}
      {issues.map(issue => (
        <OneIssue key={issue.number} issue={issue} measures={unit.measures} />
      ))}
    </Card>
  )
}

function OneIssue({ issue, measures }: { readonly issue: Issue; readonly measures: Line['unit']['measures'] }) {
  const { lang, t } = useLang()
  const { number, byName, signedByName, signedOn, reason, changes, numbers, remark, returned } = issue
  const day = formatDate(signedOn, lang)
  return (
    <article className="report-issue">
      <h3>
        {t(`第 ${number} 次签发`, `Issue ${number}`)}{' '}
        {returned && <StatusTag tone="warn">{t('已退回', 'given back')}</StatusTag>}
      </h3>
      <p>
        {t(
          `${byName}起草，${signedByName}于${day}签发。`,
          `Drafted by ${byName}, signed by ${signedByName} on ${day}.`,
        )}
      </p>
      {returned && (
        <p>
          <BackWords returned={returned} />
        </p>
      )}
      {reason && (
        <p>
          {t('重报原因：', 'Why again: ')}
          <span lang="zh-Hans-CN">{reason}</span>
        </p>
      )}
      {changes.length > 0 && <Changes caption={t('更正对照', 'What changed')} changes={changes} />}
      <MonthAndYear caption={t('所报数据', 'Reported')} numbers={numbers} measures={measures} />
      {remark && (
        <p className="written" lang="zh-Hans-CN">
          {remark}
        </p>
      )}
    </article>
  )
}

interface BackProps {
  readonly returned: NonNullable<Line['returned']>
}

/** Who gave it back, when and why: above everything else while it waits to be mended. */
export function GivenBack({ returned }: BackProps) {
  return (
    <Notice tone="warn">
      <p>
        <BackWords returned={returned} />
      </p>
    </Notice>
  )
}

function BackWords({ returned: { on, byName, reason } }: BackProps) {
  const { lang, t } = useLang()
  const day = formatDate(on, lang)
  return (
    <>
      {t(`${byName}于${day}退回更正：`, `Given back on ${day} by ${byName}: `)}
      <span className="written" lang="zh-Hans-CN">
        {reason}
      </span>
    </>
  )
}

interface ReturnProps {
  readonly version: number
  readonly problems: readonly Problem[] | undefined
  readonly reason: string | undefined
}

/** The bureau gives back what stands signed. */
export function ReturnForm({ version, problems, reason }: ReturnProps) {
  const { t } = useLang()
  return (
    <details className="more no-print" open={problems?.some(({ field }) => field === 'back')}>
      <summary>{t('退回更正', 'Give it back to be mended')}</summary>
      <PostForm name={`return-${version}`} className="form" label={t('退回更正', 'Give it back')}>
        <input type="hidden" name="intent" value="return" />
        <input type="hidden" name="version" value={version} />
        <TextareaField
          name="back"
          rows={3}
          maxLength={500}
          label={t('退回原因', 'Why it is given back')}
          value={reason}
          problems={problems}
          hint={t(
            '报送单位会看到原因并收到短信；重新签发之前按未报计。',
            'The unit sees the reason and gets a message; until it signs again it counts as not reported.',
          )}
        />
        <Button kind="plain">{t('退回', 'Give back')}</Button>
      </PostForm>
    </details>
  )
}
