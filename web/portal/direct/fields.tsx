import type { Fact, Text } from '#policy'
import type { DirectScheme, Relation } from '#server/direct/index.ts'
import {
  Checkbox,
  Field,
  FieldGroup,
  FieldProblem,
  NumberField,
  RadioField,
  SelectField,
  TextField,
  problemOf,
  tied,
  type FieldProps,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { HOUSEHOLD_PARTS, rowCount, rowField, rowKeys, type Values } from './form.ts'
import './direct.css'

export interface Shown {
  readonly values: Values
  readonly problems: readonly Problem[] | undefined
}

/** Texts most people choose between; anything else may be typed. */
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
    hint: { zh: '例如 1985-03-12，须与身份证号码一致。', en: 'For example 1985-03-12; it must agree with the number.' },
  },
  phone: { width: 'medium', inputMode: 'tel' },
  employerPhone: { width: 'medium', inputMode: 'tel' },
  nation: { width: 'short' },
  politicalStatus: { width: 'short' },
  education: { width: 'short' },
  maritalStatus: { width: 'short' },
  trade: { width: 'medium' },
  moveToStation: { width: 'medium' },
}

/** Fields of the form as the scheme names them, in its order; `office` leaves the helping words away. */
export function PersonalFields({
  scheme,
  only,
  values,
  problems,
  office,
}: Shown & { readonly scheme: DirectScheme; readonly only?: readonly string[]; readonly office?: boolean }) {
  const { text } = useLang()
  return scheme.fields
    .filter(({ field }) => !only || only.includes(field))
    .map(({ field, name, required }) => {
      if (field === 'household')
        return (
          <HouseholdFields key={field} label={text(name)} values={values} problems={problems} required={required} />
        )
      const { hint, ...input } = INPUTS[field] ?? {}
      return (
        <TextField
          key={field}
          name={field}
          label={text(name)}
          value={values[field]}
          problems={problems}
          maxLength={200}
          {...input}
          optional={!required && !office}
          search={!required && office}
          hint={!office && hint ? text(hint) : undefined}
        />
      )
    })
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

export interface TownChoice {
  readonly code: string
  readonly name: Text
  readonly district: Text
}

interface WhereProps extends Shown {
  readonly scheme: DirectScheme
  readonly towns: readonly TownChoice[]
}

/** What decides where the case goes: one's own home first where the scheme says so (DG-6), else where one works (QY-3, JM-4). */
export function WhereFields({ scheme, towns, values, problems }: WhereProps) {
  const { t, text } = useLang()
  const districts = new Set(towns.map(({ district }) => district.zh))
  const choices = towns.map(({ code, name, district }) => ({
    value: code,
    label: districts.size > 1 ? `${text(district)} ${text(name)}` : text(name),
  }))
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

/** Who moves along, a block each; more by a button that keeps what was written. */
export function FamilyFields({ scheme, values, problems }: Shown & { readonly scheme: DirectScheme }) {
  const { t, text } = useLang()
  const count = rowCount(values)
  return (
    <>
      <ul className="small">
        {scheme.relations.map(({ relation, limit }) => (
          <li key={relation}>{text(limit)}</li>
        ))}
      </ul>
      <input type="hidden" name="rows" value={count} />
      {rowKeys(count).map((key, at) => (
        <Person key={key} at={at + 1} id={key} scheme={scheme} values={values} problems={problems} />
      ))}
      {count < 12 && (
        <p>
          <button className="button quiet" type="submit" name="intent" value="rows">
            {t('再加两人', 'Two more people')}
          </button>
        </p>
      )}
    </>
  )
}

const RELATION_NAMES: Readonly<Record<Relation, Text>> = {
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  parent: { zh: '父母', en: 'Parent' },
}

function Person({
  at,
  id,
  scheme,
  values,
  problems,
}: Shown & { readonly at: number; readonly id: string; readonly scheme: DirectScheme }) {
  const { t, text } = useLang()
  const field = (part: string) => rowField(id, part)
  const birth: FieldProps = { name: field('birthDate'), label: t('出生年月', 'Date of birth'), problems, search: true }
  const ticks = [
    { part: 'unmarried', label: t('未婚（子女）', 'Unmarried (child)'), when: scheme.pack.startsWith('jiangmen') },
    {
      part: 'livesTogether',
      label: t('与申请人共同居住生活', 'Lives with the applicant'),
      when: scheme.relations.some(({ relation }) => relation === 'parent'),
    },
  ].filter(({ when }) => when)
  return (
    <fieldset className="paper-person">
      <legend>{t(`随迁人员 ${at}`, `Family member ${at}`)}</legend>
      <div className="paper-row">
        <TextField
          search
          name={field('name')}
          label={t('姓名', 'Name')}
          value={values[field('name')]}
          problems={problems}
          maxLength={50}
        />
        <SelectField
          search
          name={field('relation')}
          label={t('与申请人关系', 'Relation')}
          none={t('请选择', 'Please choose')}
          value={values[field('relation')]}
          problems={problems}
          choices={scheme.relations.map(({ relation }) => ({ value: relation, label: text(RELATION_NAMES[relation]) }))}
        />
        <Field {...birth}>
          <input className="input" type="date" defaultValue={values[birth.name]} {...tied(birth)} />
        </Field>
        <TextField
          search
          name={field('idNumber')}
          label={t('身份证号码', 'Identity number')}
          value={values[field('idNumber')]}
          problems={problems}
          maxLength={40}
        />
      </div>
      {ticks.map(({ part, label }) => (
        <div key={part} className={problemOf({ name: field(part), problems }) ? 'field wrong' : undefined}>
          <FieldProblem name={field(part)} problems={problems} />
          <Checkbox name={field(part)} label={label} checked={values[field(part)] === 'yes'} />
        </div>
      ))}
    </fieldset>
  )
}
