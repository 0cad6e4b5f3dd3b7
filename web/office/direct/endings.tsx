import { findCity, cityOf } from '#identity'
import type { DirectRow } from '#server/direct/index.ts'
import { Button, PostForm, SelectField, TextareaField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Version, WhyFields, type HandlingProps } from './why.tsx'

/** QY-6: what does not agree goes back to the review. */
export function SendBackForm({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  return (
    <details>
      <summary>{t('人口信息或户籍资料不一致，退回审核', 'Person or household data do not agree: send back')}</summary>
      <PostForm name={`send-back-${loaded.view.id}`}>
        <Version loaded={loaded} />
        <WhyFields loaded={loaded} answer={answer} act="send_back" />
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
