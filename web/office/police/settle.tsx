import { Button, Card, Checkbox, CheckboxGroup, FieldProblem, PostForm, RadioField, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Refused } from '../answers.ts'
import type { CounterPage } from './card.tsx'
import { Basis } from './parts.tsx'

/** The settlement form. What was typed stays when it is refused; dependants who may not accompany are not offered. */
export function SettleForm({ page, answer }: { readonly page: CounterPage; readonly answer: Refused | undefined }) {
  const { t, text } = useLang()
  const values = answer?.values ?? {}
  const problems = answer?.problems
  const along = page.dependants.filter(one => one.mayAccompany)
  return (
    <Card title={t('登记入户', 'Record the settlement')}>
      <PostForm name={`settle-${page.card.id}`}>
        <RadioField name="place" label={t('落户方式', 'Settlement place')} value={values['place'] ?? page.place} problems={problems}
          choices={page.places.map(({ id, name }) => ({ value: id, label: text(name) }))} />
        <TextField name="address" label={t('落户地址', 'Address')} value={values['address']} problems={problems}
          hint={t('按房屋证明或集体户登记的地址填写。', 'As in the proof of the home or the collective household.')} />
        {along.length > 0 && (
          <CheckboxGroup name="dependants" label={t('同时随迁的人员', 'Who settles along')} problems={problems} optional
            values={answer ? values['dependants']?.split(' ') : along.map(({ key }) => key)}
            choices={along.map(({ key, name, relation }) => (
              { value: key, label: relation === 'spouse' ? t(`${name}（配偶）`, `${name} (spouse)`) : t(`${name}（子女）`, `${name} (child)`) }))}
            hint={t('只限申报的配偶和未成年子女。', 'Only the declared spouse and minor children.')} />
        )}
        <TextField name="office" label={t('登记机关', 'Police office')} value={values['office']} problems={problems} width="medium"
          hint={t('填写办理登记的派出所或户籍窗口的名称。', 'The police station or household counter that registers the household.')} />
        <div className={problems?.some(({ field }) => field === 'checked') ? 'field wrong' : 'field'}>
          <FieldProblem name="checked" problems={problems} />
          <Checkbox name="checked" checked={values['checked'] === 'yes'}
            label={t('已核对本人身份、户籍资料和落户证明的原件', 'I have checked the person, the household documents and the proof of the place against the originals')} />
        </div>
        <Button>{t('登记入户', 'Record')}</Button>
      </PostForm>
      <Basis page={page} id="FS-9" />
    </Card>
  )
}
