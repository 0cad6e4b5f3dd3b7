import {
  DefinitionList, ErrorSummary, FileField, Notice, NumberField, PostForm, Button, StatusTag, TextField, TextareaField,
  formatDate,
} from '../../design/index.ts'
import type { ObjectionStatus } from '#server/objections/index.ts'
import type { Problem } from '../../refusals.ts'
import { useLang } from '../../language.tsx'

export interface ObjectionValues {
  readonly position: string
  readonly name: string
  readonly text: string
}

/** One's own objection as its maker reads it. */
export interface MyObjection {
  readonly id: string
  /** Absent for one's own result that is not on the list. */
  readonly position: number | undefined
  readonly raisedOn: string
  readonly status: ObjectionStatus
  readonly text: string
  readonly answer: string | undefined
  readonly clause: string | undefined
  readonly decidedOn: string | undefined
  readonly changed: boolean
}

/** Who objects, to which number, why. `own`: to one's own result, so that no number is asked. */
export function ObjectionForm({ values, problems, own }: {
  readonly values: ObjectionValues
  readonly problems: readonly Problem[] | undefined
  readonly own?: boolean
}) {
  const { t } = useLang()
  return (
    <>
      <ErrorSummary problems={problems} />
      <PostForm files>
        {!own && (
          <NumberField name="position" label={t('有异议的序号', 'List number you object to')}
            hint={t(
              '公示名单每行开头的数字。', 'The number at the start of each row of the list.',
            )} value={values.position} problems={problems} />
        )}
        <TextField name="name" label={t('您的真实姓名', 'Your real name')}
          hint={t(
            '异议须实名提出；姓名只有经办人员能看到，不会告诉被异议人。',
            'Objections are made in one\'s own name. Only the officers in charge see it; the person concerned is not told.',
          )}
          value={values.name} autoComplete="name" width="medium" maxLength={50} problems={problems} />
        <TextareaField name="text" label={t('异议内容和理由', 'What you object to, and why')}
          hint={t('写明哪一项有误、您知道的事实。至少 10 个字。', 'Say which item is wrong and what you know. At least 10 characters.')}
          value={values.text} rows={6} maxLength={2000} problems={problems} />
        <FileField name="files" label={t('证据', 'Evidence')}
          hint={t(
            '照片或 PDF，每个不超过 10 MB，最多 3 个。', 'Photos or PDF, 10 MB each at most, up to 3.',
          )} multiple optional problems={problems} />
        <Button>{t('提交异议', 'Send the objection')}</Button>
      </PostForm>
    </>
  )
}

const STATUS = {
  open: { zh: '已收到', en: 'Received', tone: 'info' },
  rechecking: { zh: '部门复核中', en: 'Being checked again', tone: 'warn' },
  upheld: { zh: '异议成立', en: 'Upheld', tone: 'good' },
  rejected: { zh: '异议不成立', en: 'Not upheld', tone: 'quiet' },
} as const satisfies Record<ObjectionStatus, { zh: string; en: string; tone: string }>

export function ObjectionTag({ status }: { readonly status: ObjectionStatus }) {
  const { text } = useLang()
  return <StatusTag tone={STATUS[status].tone}>{text(STATUS[status])}</StatusTag>
}

/** What one has raised, with the answers and what one can do against them. */
export function MyObjections(
  { objections, policy }: { readonly objections: readonly MyObjection[]; readonly policy: string }
) {
  const { lang, t, href } = useLang()
  if (objections.length === 0) return null
  return (
    <section className="part" aria-labelledby="mine">
      <h2 id="mine">{t('我提出的异议', 'My objections')}</h2>
      {objections.map(one => (
        <section key={one.id} className="card"
          aria-label={
            one.position === undefined
              ? t('对本人结果的异议', 'Objection to my own result')
              : t(`对序号 ${one.position} 的异议`, `Objection to number ${one.position}`)
          }>
          <DefinitionList items={[
            { term: t('序号', 'List number'), value: one.position },
            { term: t('提出日期', 'Raised'), value: formatDate(one.raisedOn, lang) },
            { term: t('状态', 'State'), value: <ObjectionTag status={one.status} /> },
            { term: t('内容', 'What you wrote'), value: one.text },
            { term: t('答复', 'Answer'), value: one.answer },
            {
              term: t('依据', 'Basis'),
              value: one.clause && <a href={href(`/policies/${policy}#${one.clause}`)}>{one.clause}</a>,
            },
            { term: t('答复日期', 'Answered'), value: one.decidedOn && formatDate(one.decidedOn, lang) },
          ]} />
          {one.changed && <p>{t('名单已按新的核查结论重新排名。', 'The list has been ranked again by the new findings.')}</p>}
          {one.answer !== undefined && <Remedies />}
        </section>
      ))}
    </section>
  )
}

function Remedies() {
  const { t } = useLang()
  return (
    <Notice>
      <p>{t(
        '对答复不服的，可以自收到答复之日起 60 日内依法申请行政复议，也可以依法向人民法院提起行政诉讼。',
        'If you disagree, you may apply for administrative reconsideration within 60 days of receiving this answer, or sue in the people\'s court, as the law provides.',
      )}</p>
    </Notice>
  )
}
