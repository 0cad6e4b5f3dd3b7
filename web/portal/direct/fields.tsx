import type { Fact, Text } from '#policy'
import type { DirectScheme, FormField } from '#server/direct/index.ts'
import {
  Field,
  FieldGroup,
  NumberField,
  RadioField,
  SelectField,
  TextField,
  tied,
  type FieldProps,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { HOUSEHOLD_PARTS, type Values } from './form.ts'
import { useTownChoices } from './town-choices.ts'
import type { TownChoice } from './towns.ts'
import './direct.css'

export interface Shown {
  readonly values: Values
  readonly problems: readonly Problem[] | undefined
}

/** How a field of the form is typed. */
const INPUTS: Readonly<
  Record<string, { readonly width?: 'short' | 'medium'; readonly inputMode?: 'tel' | 'numeric'; readonly hint?: Text }>
> = {
  name: { width: 'medium' },
  idNumber: {
    width: 'medium',
    hint: { zh: '15 位或 18 位，末位可以是 X。', en: '15 or 18 characters; the last may be X.' },
  },
  birthDate: {
    width: 'medium',
    hint: { zh: '例如 1985年3月，须与身份证号码一致。', en: 'For example 1985-03; it must agree with the number.' },
  },
  phone: { width: 'medium', inputMode: 'tel' },
  employerPhone: { width: 'medium', inputMode: 'tel' },
  politicalStatus: { width: 'short' },
  trade: { width: 'medium' },
  moveToStation: { width: 'medium' },
}

interface PersonalProps extends Shown {
  readonly scheme: DirectScheme
  readonly only?: readonly string[]
  readonly office?: boolean
}

/** Fields of the form as the scheme names them, in its order; `office` leaves the helping words away. */
export function PersonalFields({ scheme, only, ...shown }: PersonalProps) {
  return scheme.fields
    .filter(({ field }) => !only || only.includes(field))
    .map(asked => <PersonalField key={asked.field} asked={asked} {...shown} />)
}

function PersonalField({
  asked,
  values,
  problems,
  office,
}: Omit<PersonalProps, 'scheme'> & { readonly asked: FormField }) {
  const { t, text } = useLang()
  const { field, name, required, choices } = asked
  if (field === 'household')
    return <HouseholdFields label={text(name)} values={values} problems={problems} required={required} />
  const { hint, ...input } = INPUTS[field] ?? {}
  const shared = {
    name: field,
    label: text(name),
    value: values[field],
    problems,
    optional: !required && !office,
    search: !required && office === true,
  }
  if (choices) {
    const listed = choices.map(choice => ({ value: choice.value, label: text(choice.name) }))
    return <SelectField {...shared} none={t('请选择', 'Please choose')} choices={listed} />
  }
  return <TextField {...shared} {...input} maxLength={200} hint={!office && hint ? text(hint) : undefined} />
}

export const PARTS: Readonly<Record<(typeof HOUSEHOLD_PARTS)[number], Text>> = {
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'City' },
  county: { zh: '县（区）', en: 'County or district' },
  town: { zh: '乡镇（街道）', en: 'Town or subdistrict' },
  station: { zh: '派出所', en: 'Police station' },
}

export function HouseholdFields({
  label,
  values,
  problems,
  required,
}: Shown & { readonly label: string; readonly required: boolean }) {
  const { text } = useLang()
  return (
    <FieldGroup name="household" label={label} problems={problems} optional={!required}>
      <div className="paper-row">
        {HOUSEHOLD_PARTS.map(part => (
          <TextField
            key={part}
            search
            name={`household.${part}`}
            label={text(PARTS[part])}
            value={values[`household.${part}`]}
            maxLength={60}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

const YES_NO: readonly { readonly value: string; readonly name: Text }[] = [
  { value: 'yes', name: { zh: '是', en: 'Yes' } },
  { value: 'no', name: { zh: '否', en: 'No' } },
]

/** One claim. On the portal as the question it is; at the window by its name, empty where the paper is. */
export function FactField({
  fact,
  values,
  problems,
  office,
}: Shown & { readonly fact: Fact; readonly office?: boolean }) {
  const { t, text } = useLang()
  const options = fact.type === 'boolean' ? YES_NO : fact.options
  const label = text(office ? fact.name : (fact.question ?? fact.name))
  const shared: FieldProps = {
    name: fact.id,
    label,
    problems,
    search: true,
    hint: !office && fact.help ? text(fact.help) : undefined,
  }
  const value = values[fact.id]
  if (!options)
    return fact.type === 'date' ? (
      <Field {...shared}>
        <input className="input medium" type="date" defaultValue={value} {...tied(shared)} />
      </Field>
    ) : (
      <NumberField {...shared} value={value} unit={fact.unit && text(fact.unit)} decimal={fact.type === 'decimal'} />
    )
  const choices = options.map(option => ({ value: option.value, label: text(option.name) }))
  return office || choices.length > 7 ? (
    <SelectField {...shared} value={value} none={t('未填', 'Not stated')} choices={choices} />
  ) : (
    <RadioField {...shared} value={value} choices={choices} />
  )
}

interface WhereProps extends Shown {
  readonly scheme: DirectScheme
  readonly towns: readonly TownChoice[]
}

/** What decides where the case goes: one's own home first where the scheme says so (DG-6), else where one works (QY-3, JM-4). */
export function WhereFields({ scheme, towns, values, problems }: WhereProps) {
  const { t } = useLang()
  const choices = useTownChoices(towns)
  return (
    <>
      {scheme.routing.by === 'home_then_work' && (
        <SelectField
          name="homeTown"
          label={t('自有居所所在镇街', 'Town of your own home')}
          value={values['homeTown']}
          problems={problems}
          hint={t(
            '有自有居所的，向居所所在镇街申请；没有的，选“没有”，向工作单位所在镇街申请。',
            'With a home of your own you apply there; without one, choose “none” and apply where your employer is.',
          )}
          choices={[{ value: 'none', label: t('没有', 'None') }, ...choices]}
        />
      )}
      <SelectField
        name="employerTown"
        label={t('用人单位所在镇街', 'Town of the employer')}
        value={values['employerTown']}
        problems={problems}
        search={scheme.routing.by === 'home_then_work'}
        none={t('请选择', 'Please choose')}
        choices={choices}
      />
    </>
  )
}

export function PlaceField({ scheme, values, problems }: Shown & { readonly scheme: DirectScheme }) {
  const { t, text } = useLang()
  if (scheme.places.length === 0) return null
  return (
    <RadioField
      name="place"
      label={t('落户到哪里', 'Where the household will be')}
      value={values['place']}
      problems={problems}
      choices={scheme.places.map(({ id, name }) => ({ value: id, label: text(name) }))}
    />
  )
}
