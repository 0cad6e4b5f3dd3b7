import { Card, LinkButton, Notice, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Entitlements } from './entitlements.tsx'
import { Fallback } from './fallback.tsx'
import type { OwnCase } from './page.tsx'
import { Basis } from './basis.tsx'

interface Props {
  readonly loaded: OwnCase
}

/** What the reader has to know first: where it stands and what to do, in every state. */
export function Now({ loaded }: Props) {
  const { t, href } = useLang()
  const { status, correction, decision, cancelled, sentBack } = loaded.state
  if (status === 'correction' && correction) return <CorrectionAsked loaded={loaded} />
  if (status === 'accepted' && sentBack)
    return (
      <Notice title={t('公安核实后退回审核', 'Sent back to the review by the police')}>
        <Why loaded={loaded} {...sentBack} />
      </Notice>
    )
  if (status === 'refused' && decision)
    return (
      <Notice tone="bad" title={t('不予核准', 'Refused')}>
        <Why loaded={loaded} {...decision} />
        <Fallback loaded={loaded} />
      </Notice>
    )
  if (status === 'cancelled' && cancelled) return <Cancelled loaded={loaded} />
  if (status === 'approved')
    return (
      <Notice tone="good" title={t('已核准，请到公安部门办理入户', 'Approved: settle with the police')}>
        <p>{t('请带身份证、户口本原件。', 'Bring your identity card and household book.')}</p>
      </Notice>
    )
  if (status === 'withdrawn')
    return (
      <Notice title={t('已撤回，不再办理', 'Withdrawn: nothing more is done')}>
        <LinkButton href={href('/direct')}>{t('重新申请', 'Apply anew')}</LinkButton>
      </Notice>
    )
  return null
}

function Why({
  loaded: { clauses, scheme },
  clause,
  reason,
}: Props & { readonly clause?: string; readonly reason?: string }) {
  return (
    <>
      {reason && <p>{reason}</p>}
      {clause && <Basis clauses={clauses} id={clause} pack={scheme.pack} />}
    </>
  )
}

function CorrectionAsked({ loaded: { id, state, row } }: Props) {
  const { lang, t, href } = useLang()
  if (!state.correction) return null
  const { dueOn, items } = state.correction
  const until = formatDate(dueOn, lang)
  const late = row.light === 'overdue'
  return (
    <Notice
      tone={late ? 'bad' : 'warn'}
      title={
        late
          ? t(`补正期限${until}已过，请尽快补正`, `The correction was due by ${until}: supply it now`)
          : t(`请在${until}前补正`, `Please correct it by ${until}`)
      }
    >
      <p>{t(`窗口一次性列出了 ${items.length} 项。`, `The window has listed ${items.length} in all.`)}</p>
      <LinkButton href={href(`/direct/${id}/correct`)}>{t('去补正', 'Correct it')}</LinkButton>
    </Notice>
  )
}

function Cancelled({ loaded }: Props) {
  const { lang, t } = useLang()
  const { cancelled } = loaded.state
  const until = cancelled?.bar && formatDate(cancelled.bar.until, lang)
  if (!cancelled) return null
  return (
    <Notice tone="bad" title={t('入户资格已取消', 'The qualification was cancelled')}>
      <Why loaded={loaded} {...cancelled} />
      {cancelled.from === 'settled' && (
        <p>
          {cancelled.revoked
            ? t(
                `公安机关已于${formatDate(cancelled.revoked.on, lang)}撤销入户登记。`,
                `The police revoked the settlement on ${formatDate(cancelled.revoked.on, lang)}.`,
              )
            : t('入户登记由公安机关撤销。', 'The police will revoke the settlement.')}
        </p>
      )}
      {until && <p>{t(`${until}之前不再受理。`, `No application is taken before ${until}.`)}</p>}
    </Notice>
  )
}

/** QY-8: what is open after the settlement, with the county's amounts. */
export function After({ loaded: { state, entitlements, clauses, scheme } }: Props) {
  const { lang, t } = useLang()
  const { status, settled } = state
  if (status !== 'approved' && status !== 'settled') return null
  const on = settled && formatDate(settled.on, lang)
  return (
    <>
      {settled && (
        <Notice tone="good" title={t(`${on}已入户，共 ${settled.people} 人`, `Settled on ${on}: ${settled.people}`)}>
          <p>
            {settled.address}（{settled.office}）
          </p>
        </Notice>
      )}
      {entitlements.length > 0 && (
        <Card title={t('可以享受的待遇', 'What you are entitled to')}>
          <Entitlements lines={entitlements} clauses={clauses} pack={scheme.pack} />
        </Card>
      )}
    </>
  )
}
