import type { Text } from '#policy'
import type { HistoryLine } from '#server/direct/index.ts'
import { Card, formatDate, formatInstant } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { CaseData } from './case.tsx'
import { Basis } from './parts.tsx'
import { historyWords } from './words.ts'

interface Props {
  readonly loaded: CaseData
}

interface Said {
  readonly key: string
  readonly said: Text
  readonly on: string
  readonly byName: string
  readonly clause?: string | undefined
  readonly reason?: string | undefined
}

const OUTCOMES = {
  approve: { zh: '符合条件，同意入户', en: 'eligible, approved' },
  refuse: { zh: '不予核准', en: 'refused' },
} as const

/** Opinions and decisions so far, with who and when and by which clause. */
function saidOf({ view: { state } }: CaseData): readonly Said[] {
  const { review, decision, sentBack, cancelled, settled, objections } = state
  const of = (zh: string, en: string, outcome: Text): Text => ({
    zh: `${zh}：${outcome.zh}`,
    en: `${en}: ${outcome.en}`,
  })
  const lines = [
    review && { ...review, key: 'review', said: of('审核意见', 'Review', OUTCOMES[review.outcome]) },
    decision && { ...decision, key: 'decision', said: of('决定', 'Decision', OUTCOMES[decision.outcome]) },
    sentBack && { ...sentBack, key: 'sent', said: { zh: '公安核实不一致，退回审核', en: 'The police sent it back' } },
    settled && {
      key: 'settled',
      said: { zh: `已入户 ${settled.people} 人`, en: `${settled.people} settled` },
      reason: settled.address,
      on: settled.on,
      byName: settled.byName,
    },
    cancelled && {
      ...cancelled,
      key: 'cancelled',
      said: cancelled.proposed
        ? {
            zh: `已取消入户资格（${cancelled.proposed.byName}提出）`,
            en: `Qualification cancelled (proposed by ${cancelled.proposed.byName})`,
          }
        : { zh: '已取消入户资格', en: 'Qualification cancelled' },
    },
    cancelled?.revoked && {
      ...cancelled.revoked,
      key: 'revoked',
      said: { zh: `已撤销入户登记（${cancelled.revoked.office}）`, en: `Settlement revoked (${cancelled.revoked.office})` },
    },
    cancelled?.from === 'settled' &&
      !cancelled.revoked && {
        key: 'revoking',
        said: { zh: '等待公安撤销入户登记', en: 'Waiting for the police to revoke the settlement' },
        on: cancelled.on,
        byName: '',
      },
    ...objections.map(
      ({ id, answer }) =>
        answer && {
          ...answer,
          key: id,
          said: answer.upheld
            ? { zh: '异议成立', en: 'Objection upheld' }
            : { zh: '异议不成立', en: 'Objection not upheld' },
        },
    ),
  ]
  return lines.flatMap(each => each || [])
}

export function Past({ loaded }: Props) {
  const { lang, text } = useLang()
  return saidOf(loaded).map(({ key, said, clause, reason, on, byName }) => (
    <div key={key} className="said">
      <p>
        <strong>{text(said)}</strong>{' '}
        <span className="field-hint">
          {byName} {formatDate(on, lang)}
        </span>
      </p>
      {reason && <p>{reason}</p>}
      {clause && <Basis loaded={loaded} id={clause} />}
    </div>
  ))
}

/** What was asked for, once and in full, as the notice to the applicant says it; it can be printed. */
export function Asked({ loaded }: Props) {
  const { lang, t, text } = useLang()
  const { correction } = loaded.view.state
  if (!correction) return null
  const until = formatDate(correction.dueOn, lang)
  return (
    <Card title={t('补正告知', 'Correction asked for')}>
      <p>
        {correction.suppliedOn
          ? t(
              `已于${formatDate(correction.suppliedOn, lang)}补正。`,
              `Supplied on ${formatDate(correction.suppliedOn, lang)}.`,
            )
          : loaded.today > correction.dueOn
            ? t(`补正期限${until}已过，尚未补齐。`, `The day given, ${until}, is past; it is not complete.`)
            : t(`请在${until}前补齐。`, `To be supplied by ${until}.`)}{' '}
        <span className="field-hint">
          {t(`${formatDate(correction.requestedOn, lang)}告知`, `asked on ${formatDate(correction.requestedOn, lang)}`)}
        </span>
      </p>
      {correction.note && <p>{t(`补正说明：${correction.note}`, `What was done: ${correction.note}`)}</p>}
      <ol>
        {loaded.asked.map(({ name, whose, reason, clause }, at) => (
          <li key={at}>
            <strong>
              {text(name)}
              {whose ? t(`（${whose}）`, ` (${whose})`) : ''}
            </strong>
            {t('：', ': ')}
            {reason} <Basis loaded={loaded} id={clause} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** Every step with who and when: what a supervisor reads, and whoever takes the case over. */
export function Course({ loaded }: Props) {
  const { lang, t, text } = useLang()
  const who = ({ by }: HistoryLine) => {
    if (typeof by === 'object') return by.staff
    if (by === 'system') return t('系统', 'the system')
    return by === 'employer' ? t('用人单位', 'the employer') : t('申请人', 'the applicant')
  }
  return (
    <Card title={t('办理记录', 'Course of the case')}>
      <ol className="bare-list course">
        {loaded.history.map((line, at) => (
          <li key={at}>
            {text(historyWords[line.kind])}{' '}
            <span className="field-hint">
              {who(line)} {formatInstant(line.at, lang)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
