import type { Fact, Text } from '#policy'
import { Field, NumberField, tied, type FieldProps } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'

interface FactFieldProps {
  readonly fact: Fact
  readonly value?: string | undefined
  readonly problems?: readonly Problem[] | undefined
}

const YES_NO: readonly { readonly value: string; readonly name: Text }[] = [
  { value: 'yes', name: { zh: '是', en: 'Yes' } },
  { value: 'no', name: { zh: '否', en: 'No' } },
]

/** One claim as the paper form has it: its name, not the question the self-check asks. Empty means not stated. */
export function FactField({ fact, value, problems }: FactFieldProps) {
  const { text } = useLang()
  const shared: FieldProps = { name: fact.id, label: text(fact.name), problems, search: true }
  if (fact.type === 'boolean') return <Select {...shared} value={value} options={YES_NO} />
  if (fact.type === 'choice') return <Select {...shared} value={value} options={fact.options ?? []} />
  return <NumberField {...shared} value={value} unit={fact.unit && text(fact.unit)} decimal={fact.type === 'decimal'} />
}

function Select({
  value,
  options,
  ...props
}: FieldProps & {
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly name: Text }[]
}) {
  const { t, text } = useLang()
  return (
    <Field {...props}>
      <select className="input" defaultValue={value ?? ''} {...tied(props)}>
        <option value="">{t('未填', 'Not stated')}</option>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {text(option.name)}
          </option>
        ))}
      </select>
    </Field>
  )
}
