import {
  Button,
  Card,
  Checkbox,
  Notice,
  PostForm,
  RadioField,
  SelectField,
  TextareaField,
  formatDate,
} from '../../design/index.ts'
import { findCity, cityOf } from '#identity'
import { useLang } from '../../language.tsx'
import type { Refused } from '../answers.ts'
import type { CaseData } from './case.tsx'
import { Basis } from './parts.tsx'
import { SettleForm } from './settle.tsx'

interface Props {
  readonly loaded: CaseData
  readonly answer: Refused | undefined
}

/** What this person may do with the case as it stands; nothing else is offered. */
export function Handling({ loaded, answer }: Props) {
  const { t } = useLang()
  const { view, role, scheme } = loaded
  const { status, settled, objections } = view.state
  const open = objections.find(each => !each.answer)
  const review = status === 'accepted'
  return (
    <Card title={t('办理', 'Handle')}>
      <Past loaded={loaded} />
      {role === 'clerk' && (status === 'submitted' || status === 'correction') && (
        <Intake loaded={loaded} answer={answer} />
      )}
      {role === 'clerk' && review && scheme.needsTwo && !view.state.review && (
        <OpinionForm loaded={loaded} answer={answer} intent="propose" />
      )}
      {role === 'clerk' && review && !scheme.needsTwo && (
        <OpinionForm loaded={loaded} answer={answer} intent="decide" />
      )}
      {role === 'officer' && review && <OpinionForm loaded={loaded} answer={answer} intent="decide" />}
      {role === 'police' && status === 'approved' && <SettleForm loaded={loaded} answer={answer} />}
      {role === 'officer' && open && <AnswerForm loaded={loaded} answer={answer} text={open.text} />}
      {role === 'officer' && (status === 'approved' || settled) && status !== 'cancelled' && (
        <CancelForm loaded={loaded} answer={answer} />
      )}
      {role === 'police' && status === 'approved' && <SendBackForm loaded={loaded} answer={answer} />}
      {role === 'clerk' && (status === 'submitted' || status === 'correction' || status === 'accepted') && (
        <WithdrawForm loaded={loaded} />
      )}
      {role === 'clerk' && (status === 'submitted' || status === 'accepted') && (
        <TransferForm loaded={loaded} answer={answer} />
      )}
    </Card>
  )
}

/** Opinions and decisions so far, with who and when and by which clause. */
function Past({ loaded }: Pick<Props, 'loaded'>) {
  const { lang, t } = useLang()
  const { review, decision, sentBack, cancelled, settled, objections } = loaded.view.state
  const words = { approve: t('符合条件，同意入户', 'eligible, approved'), refuse: t('不予核准', 'refused') }
  const lines = [
    review && {
      key: 'review',
      said: t(`审核意见：${words[review.outcome]}`, `Review: ${words[review.outcome]}`),
      ...review,
    },
    decision && {
      key: 'decision',
      said: t(`决定：${words[decision.outcome]}`, `Decision: ${words[decision.outcome]}`),
      ...decision,
    },
    sentBack && { key: 'sent-back', said: t('公安核实不一致，退回审核', 'The police sent it back'), ...sentBack },
    settled && {
      key: 'settled',
      said: t(`已入户 ${settled.people} 人`, `${settled.people} settled`),
      clause: undefined,
      reason: settled.address,
      on: settled.on,
      byName: settled.byName,
    },
    cancelled && { key: 'cancelled', said: t('已取消入户资格', 'Qualification cancelled'), ...cancelled },
    ...objections.flatMap(({ id, answer }) =>
      answer
        ? [
            {
              key: id,
              said: answer.upheld ? t('异议成立', 'Objection upheld') : t('异议不成立', 'Objection not upheld'),
              ...answer,
            },
          ]
        : [],
    ),
  ].flatMap(each => each || [])
  return lines.map(({ key, said, clause, reason, on, byName }) => (
    <div key={key} className="said">
      <p>
        <strong>{said}</strong>{' '}
        <span className="field-hint">
          {byName} {formatDate(on, lang)}
        </span>
      </p>
      {reason && <p>{reason}</p>}
      {clause && <Basis loaded={loaded} id={clause} />}
    </div>
  ))
}

function Version({ loaded }: Pick<Props, 'loaded'>) {
  return <input type="hidden" name="version" value={loaded.view.version} />
}

/** A published clause and a reason: without both nothing is refused (QY-7). */
export function WhyFields({ loaded, answer, label }: Props & { readonly label?: string }) {
  const { t } = useLang()
  const clauses = loaded.clauses.map(({ id, number, quote }) => ({
    value: id,
    label: `${number} ${quote.slice(0, 28)}${quote.length > 28 ? '……' : ''}`,
  }))
  return (
    <>
      <SelectField
        name="clause"
        label={label ?? t('依据的条款', 'The clause')}
        optional
        none={t('请选择', 'Choose')}
        value={answer?.values['clause']}
        problems={answer?.problems}
        choices={clauses}
      />
      <TextareaField
        name="reason"
        label={t('理由', 'Reason')}
        optional
        value={answer?.values['reason']}
        problems={answer?.problems}
        rows={3}
        maxLength={1000}
      />
    </>
  )
}

function Intake({ loaded, answer }: Props) {
  const { t, text } = useLang()
  const { view } = loaded
  const lacking = view.materials.filter(({ originalSeen, copyKept }) => !originalSeen || !copyKept)
  return (
    <>
      {lacking.length > 0 && (
        <Notice tone="warn">
          <p>{t(`还有 ${lacking.length} 项材料没有核对齐全。`, `${lacking.length} materials are not complete yet.`)}</p>
        </Notice>
      )}
      <PostForm name={`accept-${view.id}`}>
        <Version loaded={loaded} />
        <Button kind={lacking.length > 0 ? 'plain' : 'main'} name="intent" value="accept">
          {t('受理', 'Accept')}
        </Button>
      </PostForm>
      {view.state.correction ? (
        <p className="muted">
          {t('已告知过一次补正，不能再次要求。', 'A correction was asked for once; it cannot be asked for again.')}
        </p>
      ) : (
        <details>
          <summary>{t('要求补正（一次告知全部）', 'Ask for a correction (once, in full)')}</summary>
          <PostForm name={`correct-${view.id}`}>
            <Version loaded={loaded} />
            {view.materials.map(({ document, dependant }) => (
              <Checkbox
                key={`${document.id}:${dependant?.key ?? ''}`}
                name={`lack:${document.id}:${dependant?.key ?? ''}`}
                label={`${text(document.name)} ${dependant?.name ?? ''}`}
              />
            ))}
            <details>
              <summary>{t('表上填写的内容', 'What the form says')}</summary>
              {[...loaded.scheme.fields.map(({ field, name }) => ({ id: field, name })), ...loaded.scheme.facts].map(
                ({ id, name }) => (
                  <Checkbox key={id} name={`field:${id}`} label={text(name)} />
                ),
              )}
            </details>
            <TextareaField
              name="reason"
              label={t('缺什么、怎样补', 'What is missing and how to supply it')}
              value={answer?.values['reason']}
              problems={answer?.problems}
              rows={3}
              maxLength={500}
            />
            <Button kind="plain" name="intent" value="correct">
              {t('告知补正', 'Ask')}
            </Button>
          </PostForm>
        </details>
      )}
    </>
  )
}

function OpinionForm({ loaded, answer, intent }: Props & { readonly intent: 'propose' | 'decide' }) {
  const { t } = useLang()
  const title = intent === 'propose' ? t('提出审核意见', 'Propose') : t('作出决定', 'Decide')
  return (
    <PostForm name={`${intent}-${loaded.view.id}`} label={title}>
      <Version loaded={loaded} />
      <RadioField
        name="outcome"
        label={title}
        value={answer?.values['outcome']}
        problems={answer?.problems}
        choices={[
          {
            value: 'approve',
            label: t('符合条件，同意入户', 'Eligible: approve'),
            hint: t('核查结论须符合全部条件。', 'The findings must meet every condition.'),
          },
          {
            value: 'refuse',
            label: t('不予核准', 'Refuse'),
            hint: t('须写明公布的条款和理由。', 'With a published clause and a reason.'),
          },
        ]}
      />
      <WhyFields loaded={loaded} answer={answer} label={t('依据的条款（不予核准时）', 'The clause (when refusing)')} />
      <Button name="intent" value={intent}>
        {title}
      </Button>
    </PostForm>
  )
}

function CancelForm({ loaded, answer }: Props) {
  const { t } = useLang()
  const rule = loaded.scheme.falseMaterial
  if (!rule) return null
  return (
    <details>
      <summary>{t('发现提供虚假材料', 'False material was found')}</summary>
      <Notice tone="warn">
        <p>
          {t(
            `取消入户资格，${rule.years} 年内全市不再受理。已入户的一并撤销。当事人会收到通知，可以提出异议。`,
            `Cancels the qualification; no application is accepted in the city for ${rule.years} years. A settlement is revoked. The person is told and may object.`,
          )}
        </p>
        <Basis loaded={loaded} id={rule.clause} />
      </Notice>
      <PostForm name={`cancel-${loaded.view.id}`}>
        <Version loaded={loaded} />
        <WhyFields loaded={loaded} answer={answer} />
        <Button kind="plain" name="intent" value="cancel">
          {t('取消入户资格', 'Cancel')}
        </Button>
      </PostForm>
    </details>
  )
}

/** QY-6: what does not agree goes back to the review. */
function SendBackForm({ loaded, answer }: Props) {
  const { t } = useLang()
  return (
    <details>
      <summary>{t('人口信息或户籍资料不一致，退回审核', 'Person or household data do not agree: send back')}</summary>
      <PostForm name={`send-back-${loaded.view.id}`}>
        <Version loaded={loaded} />
        <WhyFields loaded={loaded} answer={answer} />
        <Button kind="plain" name="intent" value="send_back">
          {t('退回审核', 'Send back')}
        </Button>
      </PostForm>
    </details>
  )
}

function WithdrawForm({ loaded }: Pick<Props, 'loaded'>) {
  const { t } = useLang()
  return (
    <details>
      <summary>{t('申请人要求撤回', 'The applicant withdraws')}</summary>
      <PostForm name={`withdraw-${loaded.view.id}`}>
        <Version loaded={loaded} />
        <p>{t('撤回后可以重新申请。', 'A new application may follow.')}</p>
        <Button kind="plain" name="intent" value="withdraw">
          {t('登记撤回', 'Record the withdrawal')}
        </Button>
      </PostForm>
    </details>
  )
}

function AnswerForm({ loaded, answer, text }: Props & { readonly text: string }) {
  const { t } = useLang()
  return (
    <PostForm name={`answer-${loaded.view.id}`} label={t('答复异议', 'Answer the objection')}>
      <p>
        {t('异议：', 'Objection: ')}
        {text}
      </p>
      <Version loaded={loaded} />
      <RadioField
        name="upheld"
        label={t('答复', 'Answer')}
        value={answer?.values['upheld']}
        problems={answer?.problems}
        choices={[
          { value: 'yes', label: t('异议成立，恢复原状', 'Upheld: the case stands as before') },
          { value: 'no', label: t('异议不成立', 'Not upheld') },
        ]}
      />
      <WhyFields loaded={loaded} answer={answer} />
      <Button name="intent" value="answer">
        {t('答复', 'Answer')}
      </Button>
    </PostForm>
  )
}

function TransferForm({ loaded, answer }: Props) {
  const { t, text } = useLang()
  const { town, district } = loaded.view.row
  const city = findCity(cityOf(district)?.code ?? '')
  const towns = (city?.districts ?? []).flatMap(({ towns: own, name }) =>
    own
      .filter(({ code }) => code !== town)
      .map(each => ({ value: each.code, label: `${text(name)} ${text(each.name)}` })),
  )
  return (
    <details>
      <summary>{t('转其他镇街办理', 'Transfer to another town')}</summary>
      <PostForm name={`transfer-${loaded.view.id}`}>
        <Version loaded={loaded} />
        <SelectField
          name="toTown"
          search
          label={t('转到', 'To')}
          value={answer?.values['toTown']}
          problems={answer?.problems}
          choices={towns}
        />
        <TextareaField
          name="reason"
          label={t('理由', 'Reason')}
          value={answer?.values['reason']}
          problems={answer?.problems}
          rows={2}
          maxLength={500}
        />
        <Button kind="plain" name="intent" value="transfer">
          {t('转办', 'Transfer')}
        </Button>
      </PostForm>
    </details>
  )
}
