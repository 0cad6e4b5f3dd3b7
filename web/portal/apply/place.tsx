import { useLoaderData } from 'react-router'
import { Field, Notice, RadioField, tied } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { FieldsProps } from './questions.tsx'
import type { loader } from './step.tsx'

/** FS-6: the town moved to takes the application; FS-3: the places one can settle in. */
export function PlaceStep({ values, problems }: FieldsProps) {
  const { t, text } = useLang()
  const { view, places, documents, year } = useLoaderData<typeof loader>()
  const papers = (ids: readonly string[]) => documents.filter(({ id }) => ids.includes(id)).map(({ name }) => text(name)).join(t(
    '、',
    ', ',
  ))
  return (
    <>
      {year.deferred && (
        <Notice tone="warn">
          <p>{t(
            `已过本年度截止日，现在提交的申请进入 ${year.year} 年度办理。`,
            `The closing day of this year has passed: an application made now belongs to ${year.year}.`,
          )}</p>
        </Notice>
      )}
      <TownField value={values['town'] ?? view.town} problems={problems} />
      <RadioField name="place" label={t(
        '落户地址',
        'Settlement place',
      )} problems={problems} value={values['place'] ?? view.place}
        hint={t(
          '入户时把户口迁到哪里。领卡后办理入户时还可以再确认。',
          'Where your household will be registered. You confirm it again when you settle.',
        )}
        choices={places.map(place => ({
          value: place.id, label: text(place.name),
          ...(place.documents.length > 0 ? { hint: t(
            `需要：${papers(place.documents)}`,
            `Needs: ${papers(place.documents)}`,
          ) } : {}),
        }))} />
    </>
  )
}

function TownField({ value, problems }: Pick<FieldsProps, 'problems'> & { readonly value: string | undefined }) {
  const { t, text } = useLang()
  const { towns } = useLoaderData<typeof loader>()
  const field = {
    name: 'town', label: t('迁入地所在镇（街道）', 'Town or subdistrict you move to'), problems,
    hint: t('可以是您居住的地方，也可以是工作的地方；由当地窗口受理。', 'Where you live or where you work; its window takes the application.'),
  }
  return (
    <Field {...field}>
      <select className="input" defaultValue={value ?? ''} {...tied(field)}>
        <option value="">{t('请选择', 'Please choose')}</option>
        {towns.map(({ district, towns: inside }) => (
          <optgroup key={district.zh} label={text(district)}>
            {inside.map(({ code, name }) => <option key={code} value={code}>{text(name)}</option>)}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}
