import { type Answer, type Fact, formatValue, type Pack } from '#policy'
import { Button } from '../../design/button.tsx'
import { formatDate, formatMonths } from '../../design/format.ts'
import { useLang, type Language } from '../../language.tsx'
import { ELSEWHERE, type Saved } from './saved.ts'

/** All answers given so far; each can be changed where `onEdit` is there. */
export function Answers({ facts, saved, open, places = [], onEdit, onPlace }: {
  readonly facts: readonly Fact[]
  readonly saved: Saved
  readonly open?: boolean
  readonly places?: readonly Pack['place'][]
  readonly onEdit?: (fact: string) => void
  readonly onPlace?: () => void
}) {
  const language = useLang()
  const { t, text } = language
  const place = saved.place === ELSEWHERE ? t('其他地方', 'Somewhere else') : text(places.find(({ code }) => code === saved.place)?.name ?? { zh: '', en: '' })
  const given = saved.order.flatMap((id) => {
    const fact = facts.find((each) => each.id === id)
    const value = saved.facts[id]
    return fact && value !== undefined ? [{ fact, value }] : []
  })
  return (
    <details className="answers" open={open}>
      <summary>{t(`我的回答（${given.length}）`, `My answers (${given.length})`)}</summary>
      <dl className="definitions">
        {place && <Given name={t('工作、参保的地方', 'Place of work and insurance')} value={place} onEdit={onPlace} />}
        {given.map(({ fact, value }) => (
          <Given key={fact.id} name={text(fact.name)} value={shown(fact, value, language)} onEdit={onEdit && (() => onEdit(fact.id))} />
        ))}
      </dl>
    </details>
  )
}

function Given({ name, value, onEdit }: { readonly name: string; readonly value: string; readonly onEdit: (() => void) | undefined }) {
  const { t } = useLang()
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}{' '}
        {onEdit && (
          <Button kind="quiet" type="button" label={t(`修改：${name}`, `Change: ${name}`)} onClick={onEdit}>{t('修改', 'Change')}</Button>
        )}
      </dd>
    </div>
  )
}

function shown(fact: Fact, value: Answer, { lang, t, text }: Language): string {
  if (typeof value === 'boolean') return value ? t('是', 'Yes') : t('否', 'No')
  if (fact.type === 'date' && typeof value === 'string') return formatDate(value, lang)
  if (typeof value === 'string') return text(fact.options?.find((option) => option.value === value)?.name ?? { zh: value, en: value })
  if (typeof value === 'object') return text(formatValue(fact, value))
  if (fact.unit?.en === 'months') return formatMonths(value, lang)
  return `${value} ${fact.unit ? text(fact.unit) : ''}`
}
