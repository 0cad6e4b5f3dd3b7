import type { ClauseChoice } from '#server/reports/index.ts'
import { DateField, FileField, SelectField, TextareaField } from '../../design/index.ts'
import { filesOf, textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'

interface Props {
  readonly field: string
  readonly legend: string
  readonly clauses: readonly ClauseChoice[]
  readonly problems: readonly Problem[] | undefined
  readonly values: Readonly<Record<string, string>>
}

/** What was found, against which clause, and by when it is to be put right. */
export function FindingFields({ field, legend, clauses, problems, values }: Props) {
  const { t, text } = useLang()
  return (
    <fieldset className="bare">
      <legend>{legend}</legend>
      <TextareaField
        name={`${field}-text`}
        optional
        rows={2}
        maxLength={1000}
        label={t('问题', 'What was found')}
        problems={problems}
        value={values[`${field}-text`]}
      />
      <SelectField
        name={`${field}-clause`}
        optional
        none={t('不引用', 'none')}
        label={t('依据条款', 'Clause')}
        problems={problems}
        value={values[`${field}-clause`]}
        choices={clauses.map(({ id, number, quote }) => ({
          value: id,
          label: `${number} ${[...text(quote)].slice(0, 24).join('')}`,
        }))}
      />
      <DateField
        name={`${field}-due`}
        optional
        label={t('整改期限', 'To be settled by')}
        problems={problems}
        value={values[`${field}-due`]}
      />
      <EvidenceField name={`${field}-files`} problems={problems} />
    </fieldset>
  )
}

/** Pictures or PDF that show it. */
export function EvidenceField({ name, problems }: { readonly name: string } & Pick<Props, 'problems'>) {
  const { t } = useLang()
  return (
    <FileField
      name={name}
      optional
      multiple
      problems={problems}
      label={t('佐证材料', 'Evidence')}
      hint={t(
        '照片或 PDF，每个 10 MB 以内，最多 5 个。加密保存。',
        'Photos or PDF, 10 MB each, 5 at most. Stored encrypted.',
      )}
    />
  )
}

export async function findingOf(form: FormData, field: string) {
  return {
    field,
    text: textOf(form, `${field}-text`, 1200),
    clause: textOf(form, `${field}-clause`, 40),
    dueOn: textOf(form, `${field}-due`, 10),
    files: await filesOf(form, `${field}-files`),
  }
}
