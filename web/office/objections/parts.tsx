import { DefinitionList, Notice, StatusTag, Table, formatDate, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ObjectionTag } from '../../portal/objection/form.tsx'
import '../rounds/rounds.css'
import type { ObjectionCase } from './page.tsx'

interface Props {
  readonly found: ObjectionCase
}

/** Who objects, to what, why. */
export function Statement({ found: { objection, entry, version, roundId } }: Props) {
  const { lang, t, href } = useLang()
  const rank = entry?.rank === undefined
    ? t('，未进入排名', ', not ranked')
    : t(
      `，第 ${entry.rank} 名，${entry.admitted ? '入围' : '未入围'}`,
      `, rank ${entry.rank}, ${entry.admitted ? 'within' : 'not within'} the quota`,
    )
  return (
    <DefinitionList items={[
      { term: t('状态', 'State'), value: <ObjectionTag status={objection.status} /> },
      {
        term: t('提出', 'Raised'),
        value: `${formatDate(objection.raisedOn, lang)} · ${objection.name}${objection.about === 'own' ? t('（申请人本人的账号）', ' (from the applicant\'s own account)') : ''}`,
      },
      { term: t('内容和理由', 'What and why'), value: <span className="as-written">{objection.text}</span> },
      {
        term: t('证据', 'Evidence'),
        value: objection.files.length === 0 ? undefined : (
          <ul>{
            objection.files.map(
              (file, at) => <li key={file.id}><a href={
                href(`/objections/files/${file.id}`)
              }>{t(`附件 ${at + 1}`, `File ${at + 1}`)}</a> {Math.ceil(file.bytes / 1024)} kB</li>
            )
          }</ul>
        ),
      },
      {
        term: t('被异议人', 'Entry'),
        value: entry && (
          <>
            <a href={href(`/office/cases/${objection.applicationId}`)}>{entry.maskedName}</a>{' '}
            {t(`${formatPoints(entry.points)} 分`, `${formatPoints(entry.points)} points`)}{rank}{' '}
            <a href={
              href(`/office/rounds/${roundId}/rankings/${version}`)
            }>{t(`第 ${version} 版`, `version ${version}`)}</a>
          </>
        ),
      },
    ]} />
  )
}

const VERDICTS = {
  true: { zh: '属实', en: 'True', tone: 'good' },
  false: { zh: '不属实', en: 'False', tone: 'bad' },
  adjusted: { zh: '核定为', en: 'Adjusted', tone: 'warn' },
  unverifiable: { zh: '无法核实', en: 'Cannot be verified', tone: 'quiet' },
} as const

type Finding = ObjectionCase['findings'][number]

/** What departments have established about the application. */
export function Findings({ found: { findings } }: Props) {
  const { t, text } = useLang()
  const value = ({ fact, value: one }: Finding): string => {
    if (one === undefined) return '–'
    if (typeof one === 'boolean') return one ? t('是', 'yes') : t('否', 'no')
    const option = fact?.options?.find(each => each.value === one)
    return option ? text(option.name) : `${one}${fact?.unit ? ` ${text(fact.unit)}` : ''}`
  }
  return (
    <section className="part" aria-labelledby="findings">
      <h2 id="findings">{t('现有核查结论', 'Findings so far')}</h2>
      <Table<Finding> caption={t('核查结论', 'Findings')} hideCaption rows={findings} rowKey={
        row => `${row.department.id} ${row.fact?.id ?? ''}`
      }
        empty={<p className="muted">{t('没有核查结论。', 'No finding.')}</p>} columns={[
          { key: 'fact', head: t('事项', 'Item'), cell: row => (row.fact ? text(row.fact.name) : '–') },
          { key: 'department', head: t('部门', 'Department'), cell: row => text(row.department.name) },
          {
            key: 'verdict', head: t('结论', 'Finding'),
            cell: row => <StatusTag tone={VERDICTS[row.verdict].tone}>{text(VERDICTS[row.verdict])}</StatusTag>,
          },
          { key: 'value', head: t('核定值', 'Value'), cell: value },
          { key: 'reason', head: t('理由', 'Reason'), cell: row => row.reason ?? '–' },
        ]} />
    </section>
  )
}

export function Answered({ found: { objection, decidedBy, newVersion, roundId } }: Props) {
  const { lang, t, href } = useLang()
  const { decision } = objection
  if (!decision) return null
  return (
    <section className="part" aria-labelledby="answer">
      <h2 id="answer">{t('答复', 'Answer')}</h2>
      <DefinitionList items={[
        { term: t('结果', 'Result'), value: <ObjectionTag status={objection.status} /> },
        { term: t('理由', 'Reasons'), value: <span className="as-written">{objection.answer}</span> },
        {
          term: t('依据', 'Basis'),
          value: <a href={href(`/policies/${objection.pack}#${decision.clause}`)}>{decision.clause}</a>,
        },
        { term: t('答复', 'Answered'), value: `${formatDate(decision.on, lang)} · ${decidedBy}` },
      ]} />
      <Notice tone="good">
        <p>
          {t(
            '已短信通知异议人，并告知可在 60 日内申请行政复议或者依法提起诉讼。',
            'The objector has been told by text message, with the remedies: reconsideration within 60 days, or the court.',
          )}{' '}
          {
            newVersion !== undefined && <a href={href(`/office/rounds/${roundId}/rankings/${newVersion}`)}>{t(
              `名单已更新为第 ${newVersion} 版`, `The list is now version ${newVersion}`,
            )}</a>
          }
        </p>
      </Notice>
    </section>
  )
}
