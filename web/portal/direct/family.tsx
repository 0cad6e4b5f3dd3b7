import type { Text } from '#policy'
import type { DirectScheme, Relation } from '#server/direct/index.ts'
import {
  Checkbox,
  Field,
  FieldProblem,
  SelectField,
  TextField,
  problemOf,
  tied,
  type FieldProps,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Shown } from './fields.tsx'
import { MOST_ROWS, nextRow, rowField, rowId, rowKeys } from './form.ts'

interface FamilyProps extends Shown {
  readonly scheme: DirectScheme
}

/** Who moves along, a block each; the buttons add and take away rows and keep what was written. */
export function FamilyFields({ scheme, values, problems }: FamilyProps) {
  const { t, text } = useLang()
  const keys = rowKeys(values)
  return (
    <>
      <ul className="small">
        {scheme.relations.map(({ relation, limit }) => (
          <li key={relation}>{text(limit)}</li>
        ))}
      </ul>
      <input type="hidden" name="rows" value={keys.join()} />
      {keys.map((key, at) => (
        <Person key={key} at={at + 1} id={key} scheme={scheme} values={values} problems={problems} />
      ))}
      {keys.length < MOST_ROWS && (
        <p>
          {/* The page comes back at the new row, not at its top. */}
          <button className="button quiet" type="submit" name="intent" value="rows" formAction={nextRow(values)}>
            {t('再加一人', 'One more person')}
          </button>
        </p>
      )}
    </>
  )
}

export const RELATION_NAMES: Readonly<Record<Relation, Text>> = {
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  parent: { zh: '父母', en: 'Parent' },
}

interface PersonProps extends FamilyProps {
  readonly at: number
  readonly id: string
}

function Person({ at, id, scheme, values, problems }: PersonProps) {
  const { t } = useLang()
  return (
    <fieldset className="paper-person" id={rowId(id)}>
      <legend>
        {t(`随迁人员 ${at}`, `Family member ${at}`)}{' '}
        <button className="button quiet" type="submit" name="intent" value={`remove:${id}`} formAction="#family">
          {t('移除', 'Remove')}
          <span className="visually-hidden">{t(`随迁人员 ${at}`, ` family member ${at}`)}</span>
        </button>
      </legend>
      <Particulars id={id} scheme={scheme} values={values} problems={problems} />
      <Ticks id={id} scheme={scheme} values={values} problems={problems} />
    </fieldset>
  )
}

function Particulars({ id, scheme, values, problems }: Omit<PersonProps, 'at'>) {
  const { t, text } = useLang()
  const field = (part: string) => ({ name: rowField(id, part), value: values[rowField(id, part)], problems })
  const birth: FieldProps = {
    name: rowField(id, 'birthDate'),
    label: t('出生年月', 'Date of birth'),
    problems,
    search: true,
  }
  return (
    <div className="paper-row">
      <TextField search {...field('name')} label={t('姓名', 'Name')} maxLength={50} />
      <SelectField
        search
        {...field('relation')}
        label={t('与申请人关系', 'Relation')}
        none={t('请选择', 'Please choose')}
        choices={scheme.relations.map(({ relation }) => ({ value: relation, label: text(RELATION_NAMES[relation]) }))}
      />
      <Field {...birth}>
        <input className="input" type="date" defaultValue={values[birth.name]} {...tied(birth)} />
      </Field>
      <TextField search {...field('idNumber')} label={t('身份证号码', 'Identity number')} maxLength={40} />
    </div>
  )
}

/** What the scheme wants said of a relative: asked only where one of its rules reads it. */
function Ticks({ id, scheme, values, problems }: Omit<PersonProps, 'at'>) {
  const { t } = useLang()
  const lines = [
    { part: 'unmarried', label: t('未婚（子女）', 'Unmarried (child)'), when: scheme.pack.startsWith('jiangmen') },
    {
      part: 'livesTogether',
      label: t('与申请人共同居住生活', 'Lives with the applicant'),
      when: scheme.relations.some(({ relation }) => relation === 'parent'),
    },
  ].filter(({ when }) => when)
  return lines.map(({ part, label }) => {
    const name = rowField(id, part)
    return (
      <div key={part} className={problemOf({ name, problems }) ? 'field wrong' : undefined}>
        <FieldProblem name={name} problems={problems} />
        <Checkbox name={name} label={label} checked={values[name] === 'yes'} />
      </div>
    )
  })
}
