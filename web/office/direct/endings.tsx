import { findCity, cityOf } from '#identity'
import type { DirectRow } from '#server/direct/index.ts'
import { Button, Notice, PostForm, SelectField, TextareaField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Basis } from './parts.tsx'
import { Version, WhyFields, type HandlingProps } from './why.tsx'

/** False material, whenever it is found: with the bar where the scheme has one (QY-5), elsewhere by the clause cited. */
export function CancelForm({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const rule = loaded.scheme.falseMaterial
  return (
    <details>
      <summary>{t('发现提供虚假材料', 'False material was found')}</summary>
      <Notice tone="warn">
        <p>
          {t(
            '取消入户资格；已入户的一并撤销。当事人会收到通知，可以提出异议。',
            'Cancels the qualification; a settlement is revoked. The person is told and may object.',
          )}{' '}
          {rule
            ? t(`${rule.years} 年内全市不再受理。`, `No application is accepted in the city for ${rule.years} years.`)
            : t('本办法没有规定不予受理的期限。', 'The scheme has no clause that bars a new application.')}
        </p>
        {rule && <Basis loaded={loaded} id={rule.clause} />}
      </Notice>
      <PostForm name={`cancel-${loaded.view.id}`}>
        <Version loaded={loaded} />
        <WhyFields loaded={loaded} answer={answer} />
        <Button kind="danger" name="intent" value="cancel">
          {t('取消入户资格', 'Cancel')}
        </Button>
      </PostForm>
    </details>
  )
}

/** QY-6: what does not agree goes back to the review. */
export function SendBackForm({ loaded, answer }: HandlingProps) {
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

export function WithdrawForm({ loaded }: Pick<HandlingProps, 'loaded'>) {
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

/** DG-6: to the window of another town, with a reason. */
export function TransferForm({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const field = (name: string) => ({ name, value: answer?.values[name], problems: answer?.problems })
  return (
    <details>
      <summary>{t('转其他镇街办理', 'Transfer to another town')}</summary>
      <PostForm name={`transfer-${loaded.view.id}`}>
        <Version loaded={loaded} />
        <SelectField {...field('toTown')} label={t('转到', 'To')} choices={useOtherTowns(loaded.view.row)} />
        <TextareaField {...field('reason')} label={t('理由', 'Reason')} rows={2} maxLength={500} />
        <Button kind="plain" name="intent" value="transfer">
          {t('转办', 'Transfer')}
        </Button>
      </PostForm>
    </details>
  )
}

function useOtherTowns({ town, district }: DirectRow) {
  const { text } = useLang()
  const city = findCity(cityOf(district)?.code ?? '')
  return (city?.districts ?? []).flatMap(({ towns, name }) =>
    towns
      .filter(({ code }) => code !== town)
      .map(each => ({ value: each.code, label: `${text(name)} ${text(each.name)}` })),
  )
}
