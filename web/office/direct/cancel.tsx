import { Button, Notice, PostForm, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Basis } from './parts.tsx'
import { Version, WhyFields, type HandlingProps } from './why.tsx'

/**
 * False material, whenever it is found (QY-5). One officer ends what is still being handled; of a settled household one
 * proposes and another confirms. Where the text prints no such clause, that is said instead.
 */
export function CancelForm({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const { view, scheme, actorId } = loaded
  const { status, cancelProposal } = view.state
  if (!scheme.falseMaterial) return <NotPublished />
  if (cancelProposal) {
    return (
      <Notice tone="warn" title={t('已提出撤销入户登记', 'The revocation of the settlement was proposed')}>
        <p>
          {cancelProposal.byName}：{cancelProposal.reason}
        </p>
        <Basis loaded={loaded} id={cancelProposal.clause} />
        {cancelProposal.by === actorId ? (
          <p>{t('由另一名经办人确认。', 'Another officer confirms it.')}</p>
        ) : (
          <Confirm loaded={loaded} answer={answer} />
        )}
        <PostForm name={`drop-${view.id}`}>
          <Version loaded={loaded} />
          <Button kind="plain" name="intent" value="drop_cancel">
            {t('不撤销', 'Do not revoke')}
          </Button>
        </PostForm>
      </Notice>
    )
  }
  const settled = status === 'settled'
  return (
    <details>
      <summary>{t('发现提供虚假材料', 'False material was found')}</summary>
      <Consequences loaded={loaded} />
      <PostForm name={`cancel-${view.id}`}>
        <Version loaded={loaded} />
        <WhyFields loaded={loaded} answer={answer} act="cancel" />
        <Button kind="danger" name="intent" value={settled ? 'propose_cancel' : 'cancel'}>
          {settled ? t('提出撤销，由另一人确认', 'Propose; somebody else confirms') : t('取消入户资格', 'Cancel')}
        </Button>
      </PostForm>
    </details>
  )
}

function Confirm({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  return (
    <>
      <Consequences loaded={loaded} />
      <PostForm name={`cancel-${loaded.view.id}`}>
        <Version loaded={loaded} />
        <WhyFields loaded={loaded} answer={answer} act="cancel" />
        <Button kind="danger" name="intent" value="cancel">
          {t('确认取消资格、撤销入户登记', 'Confirm: cancel and revoke')}
        </Button>
      </PostForm>
    </>
  )
}

function Consequences({ loaded }: Pick<HandlingProps, 'loaded'>) {
  const { t } = useLang()
  const rule = loaded.scheme.falseMaterial
  if (!rule) return null
  return (
    <>
      <p>
        {t(
          `取消入户资格，${rule.years} 年内全市不再受理。已入户的，由公安撤销入户登记。当事人会收到通知，可以提出异议。`,
          `Cancels the qualification; no application is accepted in the city for ${rule.years} years. The police revoke a settlement. The person is told and may object.`,
        )}
      </p>
      <Basis loaded={loaded} id={rule.clause} />
    </>
  )
}

/** QY-7: what no text prints is not done. */
function NotPublished() {
  const { t } = useLang()
  return (
    <p className="muted">
      {t(
        '本办法没有公布因虚假材料取消资格的条款，所以这里没有“取消入户资格”。入户前发现的，请登记核查结论后作出决定，或由公安退回审核。',
        'The scheme publishes no clause that cancels for false material, so no such action is here. Before the settlement, record what was found and decide, or have the police send it back.',
      )}
    </p>
  )
}

/** The police undo the settlement of a cancelled case, and say where and when by recording it. */
export function RevokeForm({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const { settled } = loaded.view.state
  return (
    <PostForm name={`revoke-${loaded.view.id}`} label={t('撤销入户登记', 'Revoke the settlement')}>
      <Version loaded={loaded} />
      <p>
        {t(
          '入户资格已经取消，请撤销入户登记后在此登记。',
          'The qualification is cancelled: revoke the settlement, then record it here.',
        )}
      </p>
      <TextField
        name="office"
        label={t('办理机关', 'Police office')}
        value={answer?.values['office'] ?? settled?.office}
        problems={answer?.problems}
        width="medium"
      />
      <Button kind="danger" name="intent" value="revoke">
        {t('登记已撤销', 'Record the revocation')}
      </Button>
    </PostForm>
  )
}
