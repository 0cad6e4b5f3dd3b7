import type { Pack } from '#policy'
import { Button, Field, RadioField, TextField, tied } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { personalFields, relationWords } from '../cases/words.ts'
import { ROWS, rowCount, rowKeys, type Values } from './read.ts'

interface Shown {
  readonly values: Values
  readonly problems: readonly Problem[] | undefined
}

const INPUTS = {
  name: { width: 'medium', maxLength: 50 },
  idNumber: { width: 'medium', maxLength: 40 },
  phone: { width: 'medium', inputMode: 'tel', maxLength: 20 },
  household: { maxLength: 200 },
  address: { maxLength: 200 },
  employer: { maxLength: 100 },
  birthDate: {},
} as const

/** Name, number, phone, addresses and employer, in the order of the paper form; or only those of `only`. */
export function PersonalFields({ values, problems, only }: Shown & { readonly only?: readonly string[] }) {
  const { text } = useLang()
  return personalFields
    .filter(({ id }) => !only || only.includes(id))
    .map(({ id, name }) => {
      const autoFocus = id === 'name' && !only && !problems
      const shared = { name: id, label: text(name), value: values[id], problems, autoFocus }
      return <TextField key={id} {...shared} {...INPUTS[id]} />
    })
}

/** Spouse and minor children (FS-3), a row each; more rows by a button that keeps what was written. */
export function DependantRows({ values, problems }: Shown) {
  const { t } = useLang()
  const count = rowCount(values)
  return (
    <>
      <input type="hidden" name="rows" value={count} />
      {rowKeys(count).map((key, at) => (
        <DependantRow key={key} at={at + 1} prefix={`dependants-${key}-`} {...{ values, problems }} />
      ))}
      {count < ROWS.most && (
        <p>
          <Button kind="quiet" name="intent" value="rows">
            {t('再加两行', 'Two more rows')}
          </Button>
        </p>
      )}
    </>
  )
}

function DependantRow({ at, prefix, values, problems }: Shown & { readonly at: number; readonly prefix: string }) {
  const { t, text } = useLang()
  const relation = { name: `${prefix}relation`, label: t('关系', 'Relation'), problems, search: true } as const
  return (
    <fieldset className="row-fields">
      <legend className="visually-hidden">{t(`随迁人员 ${at}`, `Dependant ${at}`)}</legend>
      <Field {...relation}>
        <select
          className="input"
          defaultValue={values[relation.name] ?? (at === 1 ? 'spouse' : 'child')}
          {...tied(relation)}
        >
          <option value="spouse">{text(relationWords.spouse)}</option>
          <option value="child">{text(relationWords.child)}</option>
        </select>
      </Field>
      <TextField
        search
        name={`${prefix}name`}
        label={t('姓名', 'Name')}
        value={values[`${prefix}name`]}
        problems={problems}
        maxLength={50}
      />
      <TextField
        search
        name={`${prefix}idNumber`}
        label={t('公民身份号码', 'Identity number')}
        value={values[`${prefix}idNumber`]}
        problems={problems}
        maxLength={40}
      />
    </fieldset>
  )
}

/** FS-3: where the household will be. */
export function PlaceField({ pack, values, problems }: Shown & { readonly pack: Pack }) {
  const { t, text } = useLang()
  return (
    <RadioField
      name="place"
      label={t('入户到', 'Settles in')}
      value={values['place']}
      problems={problems}
      choices={pack.places.map(place => ({ value: place.id, label: text(place.name) }))}
    />
  )
}
