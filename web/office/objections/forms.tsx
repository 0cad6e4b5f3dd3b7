import {
  Button, CheckboxGroup, DateField, Notice, PostForm, RadioField, SelectField, StatusTag, TextareaField,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import type { ObjectionCase } from './page.tsx'

interface Values {
  readonly until: string
  readonly departments: readonly string[]
  readonly upheld: string
  readonly reason: string
  readonly clause: string
}

interface Props {
  readonly found: ObjectionCase
  readonly values: Values | undefined
  readonly problems: readonly Problem[] | undefined
}

/** Gives the application back to departments. */
export function RecheckForm({ found: { rechecks, until }, values, problems }: Props) {
  const { t, text } = useLang()
  const asked = rechecks.filter(one => one.asked)
  return (
    <section className="part" aria-labelledby="recheck">
      <h2 id="recheck">{t('部门复核', 'Have it checked again')}</h2>
      {asked.length > 0 && (
        <ul>
          {asked.map(({ department, open }) => (
            <li key={department.id}>{text(department.name)} {
              open
                ? <StatusTag tone="warn">{t('复核中', 'Checking')}</StatusTag>
                : <StatusTag tone="good">{t('已出结论', 'Reported')}</StatusTag>
            }</li>
          ))}
        </ul>
      )}
      <PostForm name="recheck">
        <input type="hidden" name="do" value="recheck" />
        <CheckboxGroup name="departments" label={t('交由哪些部门复核', 'Departments to check again')}
          values={values?.departments ?? []} problems={problems}
          hint={t(
            '只列出审核过该申请的部门。复核期间原结论仍然有效。', 'Those that reviewed this application. Their findings stand until they report.',
          )}
          choices={rechecks.map(({ department }) => ({ value: department.id, label: text(department.name) }))} />
        <DateField name="until" label={t('复核期限', 'Report by')} value={values?.until || until} problems={problems} />
        <Button kind="plain">{t('交部门复核', 'Ask the departments')}</Button>
      </PostForm>
    </section>
  )
}

export function DecisionForm(
  { found: { clauses, preferred }, values, problems, waiting }: Props & { readonly waiting: boolean }
) {
  const { t } = useLang()
  return (
    <section className="part" aria-labelledby="decide">
      <h2 id="decide">{t('答复异议', 'Answer the objection')}</h2>
      {waiting
        ? <Notice><p>{t('部门复核结论出来后再答复。', 'Answer when the departments have reported.')}</p></Notice>
        : (
          <PostForm name="decide">
            <input type="hidden" name="do" value="decide" />
            <RadioField name="upheld" label={t('结果', 'Result')} value={values?.upheld} problems={problems} choices={[
              {
                value: 'yes', label: t('异议成立', 'Upheld'),
                hint: t(
                  '核查结论有变化的，自动重新排名并公布变更。', 'If a finding changed, the list is ranked again and the change published.',
                ),
              },
              { value: 'no', label: t('异议不成立', 'Not upheld') },
            ]} />
            <TextareaField name="reason" label={t('答复理由（异议人会看到）', 'Reasons (the objector reads them)')}
              value={values?.reason} rows={5} maxLength={2000} problems={problems}
              hint={t(
                '写明查了什么、结论是什么。不要写入他人的个人信息。', 'Say what was checked and what was found. No personal data of others.',
              )} />
            <SelectField name="clause" label={t('依据的条款', 'Clause it rests on')} value={values?.clause || preferred}
              problems={problems}
              choices={clauses.map(({ id, number }) => ({ value: id, label: `${id} ${number}` }))} />
            <Button>{t('答复', 'Answer')}</Button>
          </PostForm>
        )}
    </section>
  )
}
