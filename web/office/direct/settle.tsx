import {
  Button,
  Checkbox,
  CheckboxGroup,
  FieldProblem,
  PostForm,
  RadioField,
  SelectField,
  TextField,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Refused } from '../answers.ts'
import type { CaseData } from './case.tsx'
import { relationWords } from './words.ts'

/** The police check person and household and move the household to one of the scheme's places (QY-6). */
export function SettleForm({ loaded, answer }: { readonly loaded: CaseData; readonly answer: Refused | undefined }) {
  const { t, text } = useLang()
  const { view, scheme, addresses } = loaded
  const values = answer?.values ?? {}
  const problems = answer?.problems
  const free = addresses.filter(each => !each.closed && each.free > 0)
  return (
    <PostForm name={`settle-${view.id}`} label={t('登记入户', 'Record the settlement')}>
      <input type="hidden" name="version" value={view.version} />
      {scheme.places.length > 0 && (
        <RadioField
          name="place"
          label={t('落户地址类型', 'Settlement place')}
          value={values['place'] ?? view.state.place}
          problems={problems}
          choices={scheme.places.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
      )}
      {free.length > 0 && (
        <SelectField
          name="addressId"
          optional
          none={t('不选', 'None')}
          label={t('政府指定的户口', 'Designated household')}
          value={values['addressId']}
          problems={problems}
          choices={free.map(each => ({
            value: each.id,
            label: t(`${each.name}（余 ${each.free} 人）`, `${each.name} (${each.free} places left)`),
          }))}
        />
      )}
      <TextField
        name="address"
        optional
        label={t('落户地址', 'Address')}
        value={values['address']}
        problems={problems}
      />
      {view.file.dependants.length > 0 && (
        <CheckboxGroup
          name="dependants"
          optional
          label={t('同时随迁的人员', 'Who moves along')}
          problems={problems}
          values={view.file.dependants.map(({ key }) => key)}
          choices={view.file.dependants.map(({ key, name, relation }) => ({
            value: key,
            label: t(`${name}（${relationWords[relation].zh}）`, `${name} (${relationWords[relation].en})`),
          }))}
        />
      )}
      <TextField
        name="office"
        label={t('登记机关', 'Police office')}
        value={values['office']}
        problems={problems}
        width="medium"
        hint={t('办理登记的派出所或户籍窗口。', 'The station or counter that registers the household.')}
      />
      <div className={problems?.some(({ field }) => field === 'checked') ? 'field wrong' : 'field'}>
        <FieldProblem name="checked" problems={problems} />
        <Checkbox
          name="checked"
          checked={values['checked'] === 'yes'}
          label={t('已核对人口信息和户籍资料的原件', 'I have checked person and household data against the originals')}
        />
      </div>
      <Button name="intent" value="settle">
        {t('登记入户', 'Record')}
      </Button>
    </PostForm>
  )
}
