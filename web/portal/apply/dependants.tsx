import { useLoaderData } from 'react-router'
import { Button, DateField, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { RELATION_NAMES } from './names.ts'
import { Questions, type FieldsProps } from './questions.tsx'
import type { loader } from './step.tsx'
import type { DraftView } from './view.server.ts'

/** FS-3: spouse and minor children. */
export function DependantsStep({ values, problems }: FieldsProps) {
  const { t } = useLang()
  const { view: { dependants }, questions } = useLoaderData<typeof loader>()
  const spouse = dependants.some(({ relation }) => relation === 'spouse')
  return (
    <>
      <p>
        {t('配偶和未成年子女可以随您一同入户。没有随迁人员的，直接继续。',
          'Your spouse and minor children may settle with you. If nobody moves along, simply continue.')}
      </p>
      {dependants.map(one => <DependantFields key={one.key} one={one} values={values} problems={problems} />)}
      <p className="actions">
        {!spouse && <Button kind="plain" name="intent" value="add:spouse">{t('添加配偶', 'Add spouse')}</Button>}
        <Button kind="plain" name="intent" value="add:child">{t('添加未成年子女', 'Add a minor child')}</Button>
      </p>
      <Questions questions={questions} values={values} problems={problems} />
    </>
  )
}

function DependantFields({ one, values, problems }: FieldsProps & { readonly one: DraftView['dependants'][number] }) {
  const { t, text } = useLang()
  const at = `dependants-${one.key}-`
  const title = text(RELATION_NAMES[one.relation])
  return (
    <fieldset className="person">
      <legend>{title}</legend>
      <TextField name={`${at}name`} label={t(
        '姓名',
        'Name',
      )} width="medium" value={values[`${at}name`] ?? one.name} problems={problems} />
      <TextField name={`${at}idNumber`} label={t('公民身份号码', 'Identity number')} width="medium"
        value={values[`${at}idNumber`] ?? one.idNumber} problems={problems} />
      <DateField name={`${at}birthDate`} label={t(
        '出生日期',
        'Date of birth',
      )} optional value={values[`${at}birthDate`] ?? one.birthDate} problems={problems} />
      <Button kind="quiet" name="intent" value={`remove:${one.key}`} label={t(
        `删除${title}${one.name}`,
        `Remove ${title.toLowerCase()} ${one.name}`,
      )}>
        {t('删除', 'Remove')}
      </Button>
    </fieldset>
  )
}
