import {
  Button,
  Checkbox,
  FieldGroup,
  FieldProblem,
  PostForm,
  RadioField,
  SelectField,
  TextField,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Version, type HandlingProps } from './why.tsx'
import { relationWords } from './words.ts'

/** The police check person and household and move the household to one of the scheme's places (QY-6). */
export function SettleForm({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const values = answer?.values ?? {}
  const problems = answer?.problems
  return (
    <PostForm name={`settle-${loaded.view.id}`} label={t('登记入户', 'Record the settlement')}>
      <Version loaded={loaded} />
      <Where loaded={loaded} answer={answer} />
      <Along loaded={loaded} answer={answer} />
      <TextField
        name="office"
        label={t('登记机关', 'Police office')}
        value={values['office'] ?? loaded.view.file.personal.moveToStation}
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

/** One of the published places; where it is a designated household, which one, with the places it has left. */
function Where({ loaded, answer }: HandlingProps) {
  const { t, text } = useLang()
  const { view, scheme } = loaded
  const values = answer?.values ?? {}
  const problems = answer?.problems
  const designates = scheme.places.some(({ hasAddresses }) => hasAddresses)
  return (
    <>
      {scheme.places.length > 0 && (
        <RadioField
          name="place"
          label={t('落户地址类型', 'Settlement place')}
          value={values['place'] ?? view.state.place}
          problems={problems}
          choices={scheme.places.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
      )}
      {designates && <Designated loaded={loaded} answer={answer} />}
      <TextField
        name="address"
        search={designates}
        label={t('落户地址', 'Address')}
        value={values['address']}
        problems={problems}
        hint={designates ? t('必填；选了政府指定的户口，不用填。', 'Needed, but not for a designated household.') : undefined}
      />
    </>
  )
}

function Designated({ loaded: { addresses }, answer }: HandlingProps) {
  const { t, href } = useLang()
  const open = addresses.filter(({ closed }) => !closed)
  const free = open.filter(each => each.free > 0)
  const list = <a href={href('/office/direct/addresses')}>{t('登记政府指定的户口', 'Designated households')}</a>
  if (free.length === 0)
    return (
      <p className="muted" id="addressId">
        {open.length > 0
          ? t('政府指定的户口都已满，不能选“政府指定户口”。', 'Every designated household is full; none can be chosen.')
          : t('本地还没有登记政府指定的户口。', 'No designated household has been registered here yet.')}{' '}
        {list}
      </p>
    )
  return (
    <SelectField
      name="addressId"
      search
      none={t('不选', 'None')}
      label={t('哪一处政府指定的户口', 'Which designated household')}
      hint={t('落户地址类型选了政府指定户口的，必填。', 'Needed where the place is a designated household.')}
      value={answer?.values['addressId']}
      problems={answer?.problems}
      choices={free.map(each => ({
        value: each.id,
        label: t(`${each.name}（余 ${each.free} 人）`, `${each.name} (${each.free} places left)`),
      }))}
    />
  )
}

/** Everybody declared, unless the police take somebody out: a child may have come of age since. */
function Along({ loaded, answer }: HandlingProps) {
  const { t, text } = useLang()
  const { dependants } = loaded.view.file
  if (dependants.length === 0) return null
  return (
    <FieldGroup
      name="dependants"
      search
      label={t('同时随迁的人员', 'Who moves along')}
      hint={t('不随迁的，去掉勾选。', 'Untick who does not.')}
      problems={answer?.problems}
    >
      {dependants.map(({ key, name, relation }) => (
        <Checkbox
          key={key}
          name={alongName(key)}
          label={t(`${name}（${text(relationWords[relation])}）`, `${name} (${text(relationWords[relation])})`)}
          checked={answer === undefined || answer.values[alongName(key)] === 'yes'}
        />
      ))}
    </FieldGroup>
  )
}

/** Name of the tick of one dependant. */
export const alongName = (key: string): string => `along:${key}`
