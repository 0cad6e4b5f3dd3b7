import { Button, PostForm, RadioField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Version, WhyFields, type HandlingProps } from './why.tsx'

/** The review's opinion: by one person, or proposed by one and decided by another. */
export function OpinionForm({ loaded, answer, intent }: HandlingProps & { readonly intent: 'propose' | 'decide' }) {
  const { t } = useLang()
  const title = intent === 'propose' ? t('提出审核意见', 'Propose') : t('作出决定', 'Decide')
  const refusable = loaded.view.reasons.refuse.length > 0
  const approve = {
    value: 'approve',
    label: t('符合条件，同意入户', 'Eligible: approve'),
    hint: t('核查结论须符合全部条件。', 'The findings must meet every condition.'),
  }
  const refusal = {
    value: 'refuse',
    label: t('不予核准', 'Refuse'),
    hint: t('须选择公布的理由，并写明具体情况。', 'By a published reason, saying what it means here.'),
  }
  return (
    <PostForm name={`${intent}-${loaded.view.id}`} label={title}>
      <Version loaded={loaded} />
      <RadioField
        name="outcome"
        label={title}
        value={answer?.values['outcome']}
        problems={answer?.problems}
        choices={refusable ? [approve, refusal] : [approve]}
      />
      {refusable ? (
        <WhyFields loaded={loaded} answer={answer} act="refuse" when={t('不予核准时必填', 'needed when refusing')} />
      ) : (
        <NoReason />
      )}
      <Button name="intent" value={intent}>
        {title}
      </Button>
    </PostForm>
  )
}

/** Nothing found stands against the case: then it cannot be refused, and why is said (QY-7). */
function NoReason() {
  const { t, href } = useLang()
  return (
    <p className="muted">
      {t(
        '按现有核查结论和材料，公布的理由没有一项成立，不能不予核准。',
        'By the findings and papers there are, none of the published reasons stands: the case cannot be refused.',
      )}{' '}
      <a href={href('/office/conditions')}>{t('查看公布的理由', 'The published reasons')}</a>
    </p>
  )
}

/** Before the review: what plainly cannot be granted, or was never put right, ends here, by a clause and with a reason. */
export function RefuseForm({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const two = loaded.scheme.needsTwo
  if (loaded.view.reasons.refuse.length === 0) return <NoReason />
  return (
    <details>
      <summary>{two ? t('建议不予核准', 'Propose to refuse') : t('不予核准', 'Refuse')}</summary>
      <PostForm name={`refuse-${loaded.view.id}`}>
        <Version loaded={loaded} />
        <input type="hidden" name="outcome" value="refuse" />
        <p className="muted">
          {t(
            '不符合公布的条件，或者逾期没有补正的。须写明条款和理由，申请人可以提出异议。',
            'Where a published condition fails, or the correction never came. With clause and reason; the applicant may object.',
          )}
        </p>
        <WhyFields loaded={loaded} answer={answer} act="refuse" />
        <Button kind="plain" name="intent" value={two ? 'propose' : 'decide'}>
          {two ? t('提出意见，由另一人决定', 'Propose; somebody else decides') : t('不予核准', 'Refuse')}
        </Button>
      </PostForm>
    </details>
  )
}

/** By somebody who took no part in what is objected to. */
export function AnswerForm({ loaded, answer, text }: HandlingProps & { readonly text: string }) {
  const { t } = useLang()
  const { cancelled, decision, review } = loaded.view.state
  const involved = [cancelled?.by, cancelled?.proposed?.by, decision?.by, review?.by].includes(loaded.actorId)
  return (
    <>
      <p>
        {t('异议：', 'Objection: ')}
        {text}
      </p>
      {involved ? (
        <p className="muted">
          {t(
            '您参与了这项决定，须由另一名经办人答复。',
            'You took part in the decision: another officer has to answer.',
          )}
        </p>
      ) : (
        <Reply loaded={loaded} answer={answer} />
      )}
    </>
  )
}

function Reply({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const choices = [
    { value: 'yes', label: t('异议成立，恢复原状', 'Upheld: the case stands as before') },
    { value: 'no', label: t('异议不成立', 'Not upheld') },
  ]
  return (
    <PostForm name={`answer-${loaded.view.id}`} label={t('答复异议', 'Answer the objection')}>
      <Version loaded={loaded} />
      <RadioField
        name="upheld"
        label={t('答复', 'Answer')}
        value={answer?.values['upheld']}
        problems={answer?.problems}
        choices={choices}
      />
      <WhyFields loaded={loaded} answer={answer} act="answer" />
      <Button name="intent" value="answer">
        {t('答复', 'Answer')}
      </Button>
    </PostForm>
  )
}
