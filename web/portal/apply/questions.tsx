import { ClauseRef, DateField, NumberField, RadioField, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import type { Question } from './view.server.ts'

export interface FieldsProps {
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

/** As on the identity card. */
export function WhoStep({ values, problems }: FieldsProps) {
  const { t } = useLang()
  return (
    <>
      <TextField name="name" label={t('姓名', 'Name')} hint={t(
        '与身份证一致',
        'As on the identity card',
      )} width="medium" autoComplete="name"
        value={values['name']} problems={problems} />
      <TextField name="idNumber" label={t('公民身份号码', 'Identity number')} width="medium"
        hint={t(
          '18 位；旧证 15 位也可以。末位是 X 的，大小写都行。',
          '18 characters; the 15 of an old card are fine. X may be upper or lower case.',
        )}
        value={values['idNumber']} problems={problems} />
      <DateField name="birthDate" label={t('出生日期', 'Date of birth')} optional
        hint={t('填了可以帮您核对身份号码有没有输错。', 'Filled in, it helps to find a slip in the number.')}
        value={values['birthDate']} problems={problems} />
      <TextField name="phone" type="tel" inputMode="tel" autoComplete="tel-national" width="medium" label={t(
        '手机号码',
        'Mobile number',
      )}
        hint={t('受理、补正、公示等通知都发到这个号码。', 'Every notice about your application goes to this number.')}
        value={values['phone']} problems={problems} />
    </>
  )
}

/** FS-1: from elsewhere, working here. */
export function WorkStep({ questions, values, problems }: FieldsProps & { readonly questions: readonly Question[] }) {
  const { t } = useLang()
  return (
    <>
      <Questions questions={questions} values={values} problems={problems} />
      <TextField name="household" label={t('户籍地址', 'Registered address')} hint={t(
        '户口簿上的地址',
        'As in the household book',
      )}
        value={values['household']} problems={problems} />
      <TextField name="address" label={t('现居住地址', 'Present address')} hint={t('您在佛山住的地方', 'Where you live in Foshan')}
        autoComplete="street-address" value={values['address']} problems={problems} />
      <TextField name="employer" label={t('用人单位', 'Employer')} hint={t(
        '与劳动合同一致；自己经营的填字号名称',
        'As in the labour contract; if self-employed, the name of the business',
      )}
        autoComplete="organization" value={values['employer']} problems={problems} />
    </>
  )
}

export function PointsStep(props: FieldsProps & { readonly questions: readonly Question[] }) {
  const { t } = useLang()
  return (
    <>
      <p className="muted">{t(
        '没有的可以不填，不影响提交。',
        'Leave out what you do not have; it does not stand in the way of submitting.',
      )}</p>
      <Questions {...props} />
    </>
  )
}

/** One question after the other, each with the papers that prove it and its clause. */
export function Questions({ questions, values, problems }: FieldsProps & { readonly questions: readonly Question[] }) {
  return questions.map(question => (
    <div className="asked" key={question.fact.id}>
      <Ask question={question} value={values[question.fact.id]} problems={problems} />
      {question.clause && <ClauseRef clause={question.clause} policy={question.policy} />}
    </div>
  ))
}

function Ask({ question: { fact, documents }, value, problems }: {
  readonly question: Question
  readonly value: string | undefined
  readonly problems: readonly Problem[]
}) {
  const { t, text } = useLang()
  const papers = documents.map(text).join(t('、', ', '))
  const hint = (
    <>
      {fact.help && <span>{text(fact.help)}</span>}
      {papers && <span className="papers">{t(`证明材料：${papers}`, `Proof: ${papers}`)}</span>}
    </>
  )
  const shared = { name: fact.id, label: text(fact.question), hint: fact.help || papers ? hint : undefined, problems, value, search: true }
  if (fact.type === 'boolean') {
    return <RadioField {...shared} choices={[{ value: 'yes', label: t(
      '是',
      'Yes',
    ) }, { value: 'no', label: t('否', 'No') }]} />
  }
  if (fact.type === 'choice') {
    return <RadioField {...shared} choices={(fact.options ?? []).map(option => ({ value: option.value, label: text(option.name) }))} />
  }
  if (fact.type === 'date') return <DateField {...shared} />
  return <NumberField {...shared} unit={fact.unit && text(fact.unit)} decimal={fact.type === 'decimal'} />
}
