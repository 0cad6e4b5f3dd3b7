import { useLang } from '../../language.tsx'
import {
  Button, Checkbox, CheckboxGroup, DateField, FileField, NumberField, PostForm, RadioField, SelectField, TextField, TextareaField,
} from '../index.ts'
import { problems } from './samples.ts'

export function FormSamples() {
  const { t } = useLang()
  const wrong = problems(t)
  const towns = [{ value: '440604012', label: t('祖庙街道', 'Zumiao Subdistrict') }, { value: '440604100', label: t('南庄镇', 'Nanzhuang Town') }]
  return (
    <section className="part" aria-labelledby="g-form">
      <h2 id="g-form">{t('表单', 'Form')}</h2>
      <PostForm name="sample" action="#g-form">
        <TextField name="id_number" label={t('身份证号码', 'Identity number')} problems={wrong} value="440604198001010010" />
        <TextField name="phone" label={t('手机号码', 'Mobile number')} type="tel" inputMode="tel" width="medium" autoComplete="tel"
          hint={t('用来接收验证码和进度通知。', 'For codes and news of your case.')} />
        <NumberField name="months" label={t('参保月数', 'Months insured')} unit={t('个月', 'months')} problems={wrong} />
        <DateField name="born" label={t('出生日期', 'Date of birth')} />
        <SelectField name="town" label={t('申请入户的镇（街道）', 'Town')} choices={towns} />
        <RadioField name="place" label={t('落户地址', 'Settlement place')} value="own_home" choices={[
          { value: 'own_home', label: t('自有产权房屋', 'Own home'), hint: t('需要房产证', 'Needs the property certificate') },
          { value: 'relatives', label: t('与亲戚朋友搭户', 'With relatives or friends') },
        ]} />
        <CheckboxGroup name="seen" label={t('已核对原件', 'Originals seen')} values={['id']} choices={[
          { value: 'id', label: t('居民身份证', 'Identity card') }, { value: 'book', label: t('户口簿', 'Household book') },
        ]} />
        <TextareaField name="reason" label={t('理由', 'Reason')} optional />
        <FileField name="file" label={t('学历证书', 'Diploma')} hint={t('照片或 PDF，不超过 10 MB', 'Photo or PDF, up to 10 MB')} />
        <Checkbox name="agree" label={t('以上内容属实', 'All of this is true')} />
        <Button>{t('提交', 'Submit')}</Button>
      </PostForm>
    </section>
  )
}
