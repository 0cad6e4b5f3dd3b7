import { Card } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CancelForm, RevokeForm } from './cancel.tsx'
import { SendBackForm, TransferForm, WithdrawForm } from './endings.tsx'
import { Intake } from './intake.tsx'
import { AnswerForm, OpinionForm } from './opinions.tsx'
import { Past } from './past.tsx'
import { SettleForm } from './settle.tsx'
import type { HandlingProps } from './why.tsx'

/** What this person may do with the case as it stands; nothing else is offered. */
export function Handling(props: HandlingProps) {
  const { t } = useLang()
  const { role } = props.loaded
  return (
    <Card title={t('办理', 'Handle')}>
      <Past loaded={props.loaded} />
      <div className="no-print">
        {role === 'clerk' && <ForClerk {...props} />}
        {role === 'officer' && <ForOfficer {...props} />}
        {role === 'police' && <ForPolice {...props} />}
        {role === 'bureau' && <ForBureau {...props} />}
      </div>
    </Card>
  )
}

function ForClerk(props: HandlingProps) {
  const { t } = useLang()
  const { view, scheme } = props.loaded
  const { status, review } = view.state
  const atWindow = status === 'submitted' || status === 'correction'
  const open = atWindow || status === 'accepted'
  return (
    <>
      {atWindow && <Intake {...props} />}
      {status === 'accepted' && !scheme.needsTwo && <OpinionForm {...props} intent="decide" />}
      {status === 'accepted' && scheme.needsTwo && !review && <OpinionForm {...props} intent="propose" />}
      {open && review && (
        <p className="muted">{t('已提出意见，等待另一人决定。', 'Proposed; waiting for the decision.')}</p>
      )}
      {status === 'approved' && <p className="muted">{t('等待公安机关办理入户。', 'Waiting for the police.')}</p>}
      {open && <WithdrawForm {...props} />}
      {open && <TransferForm {...props} />}
    </>
  )
}

const CANCELLABLE = new Set(['submitted', 'correction', 'accepted', 'approved', 'settled'])

function ForOfficer(props: HandlingProps) {
  const { t } = useLang()
  const { view, scheme, actorId } = props.loaded
  const { status, review, objections } = view.state
  const objection = objections.find(each => !each.answer)
  const open = status === 'submitted' || status === 'correction' || status === 'accepted'
  const decides = scheme.needsTwo ? review !== undefined && review.by !== actorId : status === 'accepted'
  return (
    <>
      {status === 'accepted' && scheme.needsTwo && !review && <OpinionForm {...props} intent="propose" />}
      {open && decides && <OpinionForm {...props} intent="decide" />}
      {open && review?.by === actorId && (
        <p className="muted">{t('您已提出审核意见，须由另一人决定。', 'You have proposed; somebody else decides.')}</p>
      )}
      {(status === 'submitted' || status === 'correction') && !review && (
        <p className="muted">{t('等待窗口受理。', 'Waiting for the window.')}</p>
      )}
      {objection && <AnswerForm {...props} text={objection.text} />}
      {CANCELLABLE.has(status) && <CancelForm {...props} />}
    </>
  )
}

function ForPolice(props: HandlingProps) {
  const { t } = useLang()
  const { status, step } = props.loaded.view.state
  if (status === 'cancelled' && step?.id === 'revocation') return <RevokeForm {...props} />
  if (status !== 'approved')
    return <p className="muted">{t('没有需要公安办理的事项。', 'Nothing for the police to do now.')}</p>
  return (
    <>
      <SettleForm {...props} />
      <SendBackForm {...props} />
    </>
  )
}

/** DG-13: supervision looks on; what it finds goes into an inspection. */
function ForBureau({ loaded }: HandlingProps) {
  const { t, href } = useLang()
  const { number = '', district = '', town = '' } = loaded.view.state
  const about = new URLSearchParams({ number, district, town })
  return (
    <>
      <p className="muted">
        {t(
          '督查查看：身份信息已隐去，本次查看已记录。案件由县（市、区）和镇街办理。',
          'Supervision: who it is about is masked, and this look is on record. County and town handle the case.',
        )}
      </p>
      <p>
        <a href={`${href('/office/reports/inspections')}?${about}#hold-title`}>{t('登记督查意见', 'Record an inspection')}</a>
      </p>
    </>
  )
}
