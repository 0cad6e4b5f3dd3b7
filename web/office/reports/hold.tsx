import { Button, DateField, PostForm, SelectField, TextareaField, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { FindingFields } from './finding-fields.tsx'
import type { InspectionsData } from './inspections.tsx'

interface Props {
  readonly loaded: InspectionsData
  readonly problems: readonly Problem[] | undefined
  readonly values: Readonly<Record<string, string>>
}

/** The bureau records an inspection, with the first finding where there is one. */
export function HoldForm(props: Props) {
  const { t } = useLang()
  const { loaded, problems, values } = props
  return (
    <section className="no-print" aria-labelledby="hold-title">
      <h2 id="hold-title">{t('登记一次检查', 'Record an inspection')}</h2>
      <PostForm name="hold" files>
        <Where {...props} />
        <FindingFields
          field="finding"
          legend={t('发现的问题（没有则留空，更多问题登记后再添加）', 'A finding (empty if none; add more afterwards)')}
          clauses={loaded.clauses}
          problems={problems}
          values={values}
        />
        <Button>{t('登记检查', 'Record it')}</Button>
      </PostForm>
    </section>
  )
}

function Where({ loaded: { units, today, about }, problems, values }: Props) {
  const { t, text } = useLang()
  const begun: Readonly<Record<string, string | undefined>> = about ?? {}
  const shared = (name: string) => ({ name, problems, value: values[name] ?? begun[name] })
  return (
    <>
      <SelectField
        {...shared('unit')}
        label={t('被检查单位', 'Unit inspected')}
        choices={units.map(({ id, name }) => ({ value: id, label: text(name) }))}
      />
      <DateField {...shared('on')} label={t('检查日期', 'Day')} value={values['on'] ?? today} max={today} />
      <TextField
        {...shared('inspectors')}
        label={t('检查人', 'Inspectors')}
        maxLength={200}
        hint={t('监督检查组成员，用顿号分开。', 'Members of the inspection group.')}
      />
      <TextareaField
        {...shared('scope')}
        optional
        rows={2}
        maxLength={1000}
        label={t('检查内容', 'What was looked at')}
      />
    </>
  )
}
