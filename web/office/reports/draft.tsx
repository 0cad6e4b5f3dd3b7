import { Button, Card, Notice, PostForm, TextareaField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Changes, MonthAndYear } from './parts.tsx'
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
  const { t } = useLang()
  const { report, changes, stands } = line
  const draft = report?.state.draft
  const again = (report?.state.issues.length ?? 0) > 0
  return (
    <Card title={again ? t('更正重报', 'Issue again') : t('起草和签发', 'Draft and sign')}>
      {draft && <Drafted line={line} />}
      {draft && <Sign line={line} signer={signer} other={two && draft.by === me} />}
      {!draft && stands && changes.length === 0 && (
        <p>
          {t(
            '台账数据与已签发的一致，不需要重报。',
            'The cases agree with what was signed; there is nothing to issue again.',
          )}
        </p>
      )}
      {!draft && changes.length > 0 && <Differs line={line} />}
      <Drafting line={line} problems={problems} values={values} />
    </Card>
  )
}

function Drafted({ line: { unit, report } }: Pick<Props, 'line'>) {
  const { lang, t } = useLang()
  const draft = report?.state.draft
  if (!draft) return null
  const { byName, on, numbers, changes, remark } = draft
  return (
    <>
      <p>{t(`${byName}于${formatDate(on, lang)}起草。`, `Drafted by ${byName} on ${formatDate(on, lang)}.`)}</p>
      <MonthAndYear caption={t('草稿', 'Draft')} numbers={numbers} measures={unit.measures} />
      {changes.length > 0 && <Changes caption={t('与上次签发的相比', 'Against the last issue')} changes={changes} />}
      {remark && (
        <p className="written" lang="zh-Hans-CN">
          {remark}
        </p>
      )}
    </>
  )
}

interface SignProps extends Pick<Props, 'line' | 'signer'> {
  /** Somebody else must sign. */
  readonly other: boolean
}

function Sign({ line: { report }, signer, other }: SignProps) {
  const { t } = useLang()
  const version = report?.version ?? 0
  if (other)
    return (
      <Notice>
        <p>
          {t(
            '本单位有两名以上经办人：请由另一人核对后签发。',
            'Your office has two people or more: somebody else checks and signs.',
          )}
        </p>
      </Notice>
    )
  return (
    <PostForm name={`sign-${version}`} className="inline-form no-print">
      <input type="hidden" name="intent" value="sign" />
      <input type="hidden" name="version" value={version} />
      <Button>{t(`核对无误，签发（${signer}）`, `Checked: sign (${signer})`)}</Button>
    </PostForm>
  )
}

function Differs({ line: { changes } }: Pick<Props, 'line'>) {
  const { t } = useLang()
  const count = changes.length
  return (
    <>
      <Notice tone="warn">
        <p>
          {t(
            `签发以后台账有更正，${count} 个数字不同。请写明原因，重新起草、签发。`,
            `The cases were corrected since: ${count} numbers differ. Say why, draft it anew and sign.`,
          )}
        </p>
      </Notice>
      <Changes caption={t('更正对照', 'What differs')} changes={changes} />
    </>
  )
}

function Drafting({ line, problems, values }: Pick<Props, 'line' | 'problems' | 'values'>) {
  const { t } = useLang()
  const { stands, changes, report } = line
  const draft = report?.state.draft
  const form = <DraftForm line={line} problems={problems} values={values} />
  if (!draft && (!stands || changes.length > 0)) return form
  const wrong = problems?.some(({ field }) => field === 'reason' || field === 'remark')
  return (
    <details className="more no-print" open={wrong}>
      <summary>{draft ? t('重新起草', 'Draft anew') : t('补充说明并重报', 'Add a remark and issue again')}</summary>
      {form}
    </details>
  )
}

function DraftForm({ line: { report }, problems, values }: Pick<Props, 'line' | 'problems' | 'values'>) {
  const { t } = useLang()
  const draft = report?.state.draft
  const last = report?.state.issues.at(-1)
  return (
    <PostForm name={`draft-${report?.version ?? 0}`} label={t('起草', 'Draft')} className="form no-print">
      <input type="hidden" name="intent" value="draft" />
      {report && <input type="hidden" name="version" value={report.version} />}
      {last && (
        <TextareaField
          name="reason"
          rows={2}
          maxLength={500}
          label={last.returned ? t('更正情况', 'What was mended') : t('重报原因', 'Why it is issued again')}
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
}
