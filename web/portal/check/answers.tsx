import { type Answer, type Fact, formatValue } from '#policy'
import { Button } from '../../design/button.tsx'
import { formatMonths } from '../../design/format.ts'
import { useLang, type Language } from '../../language.tsx'
import type { Saved } from './saved.ts'

/** All answers given so far; each can be changed where `onEdit` is there. */
export function Answers({ facts, saved, open, onEdit }: {
  readonly facts: readonly Fact[]
  readonly saved: Saved
  readonly open?: boolean
  readonly onEdit?: (fact: string) => void
}) {
  const language = useLang()
  const { t, text } = language
  return (
    <details className="answers" open={open}>
      <summary>{t(`我的回答（${saved.order.length}）`, `My answers (${saved.order.length})`)}</summary>
      <dl className="definitions">
        {saved.order.map((id) => {
          const fact = facts.find((each) => each.id === id)
          const value = saved.facts[id]
          return fact && value !== undefined && (
            <div key={id}>
              <dt>{text(fact.name)}</dt>
              <dd>
                {shown(fact, value, language)}{' '}
                {onEdit && (
                  <Button kind="quiet" type="button" label={t(`修改：${fact.name.zh}`, `Change: ${fact.name.en}`)} onClick={() => onEdit(id)}>
                    {t('修改', 'Change')}
                  </Button>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}

function shown(fact: Fact, value: Answer, { lang, t, text }: Language): string {
  if (typeof value === 'boolean') return value ? t('是', 'Yes') : t('否', 'No')
  if (typeof value === 'string') return text(fact.options?.find((option) => option.value === value)?.name ?? { zh: value, en: value })
  if (typeof value === 'object') return text(formatValue(fact, value))
  if (fact.unit?.en === 'months') return formatMonths(value, lang)
  return `${value} ${fact.unit ? text(fact.unit) : ''}`
}
