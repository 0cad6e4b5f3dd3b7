import { Button, LinkButton, Notice, PostForm, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { RefuseForm } from './opinions.tsx'
import { Version, type HandlingProps } from './why.tsx'

/** At the window before the review: accept, ask for a correction once, or refuse by a published clause. */
export function Intake({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const { view, scheme } = loaded
  const lacking = view.materials.filter(({ originalSeen, copyKept }) => !originalSeen || !copyKept).length
  return (
    <>
      {view.state.status === 'correction' && <Supply loaded={loaded} />}
      {lacking > 0 && (
        <Notice tone="warn">
          <p>{t(`还有 ${lacking} 项材料没有核对齐全。`, `${lacking} materials are not complete yet.`)}</p>
        </Notice>
      )}
      <PostForm name={`accept-${view.id}`}>
        <Version loaded={loaded} />
        <Button kind={lacking > 0 ? 'plain' : 'main'} name="intent" value="accept">
          {t('受理', 'Accept')}
        </Button>
      </PostForm>
      {view.state.correction ? (
        <p className="muted">
          {t('已告知过一次补正，不能再次要求。', 'A correction was asked for once; it cannot be asked for again.')}
        </p>
      ) : (
        <p>
          <a href="#ask">{t('材料或填写有问题：要求补正', 'Something is missing or wrong: ask for a correction')}</a>
        </p>
      )}
      {!(scheme.needsTwo && view.state.review) && <RefuseForm loaded={loaded} answer={answer} />}
    </>
  )
}

/** Who applied on paper brings the correction to the window. */
function Supply({ loaded }: Pick<HandlingProps, 'loaded'>) {
  const { lang, t, href } = useLang()
  const { correction } = loaded.view.state
  const fields = correction?.items.some(({ target }) => 'field' in target)
  if (!correction || !fields) return null
  const until = formatDate(correction.dueOn, lang)
  return (
    <p>
      <LinkButton kind="plain" href={href(`/office/direct/${loaded.view.id}/correct`)}>
        {t('代申请人登记补正', 'Record the correction for the applicant')}
      </LinkButton>{' '}
      <span className="field-hint">{loaded.today > correction.dueOn ? t(`期限 ${until} 已过`, `was due ${until}`) : t(`期限 ${until}`, `due ${until}`)}</span>
    </p>
  )
}
