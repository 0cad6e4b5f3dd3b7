import { Button, DateField, SelectField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { ListData } from './list.tsx'

/** Filters that may all be combined; a plain form, so that the address can be kept and sent. */
export function FilterForm({ loaded: { query, districts, skills, packs } }: { readonly loaded: ListData }) {
  const { t, text, href } = useLang()
  const { filter } = query
  const towns = districts
    .filter(({ code }) => filter.district === undefined || code === filter.district)
    .flatMap(({ towns: own }) => own)
  const dates = [
    { value: 'submitted', label: t('申请', 'handed in') },
    { value: 'accepted', label: t('受理', 'accepted') },
    { value: 'approved', label: t('核准', 'approved') },
    { value: 'settled', label: t('入户', 'settled') },
  ]
  return (
    <form
      method="get"
      action={href('/office/direct')}
      className="desk-filter no-print"
      aria-label={t('筛选', 'Filter')}
    >
      {filter.status && <input type="hidden" name="status" value={filter.status} />}
      {packs.length > 1 && (
        <SelectField
          name="pack"
          label={t('办法', 'Scheme')}
          search
          none={t('全部', 'All')}
          value={filter.pack}
          choices={packs.map(({ pack, title }) => ({ value: pack, label: text(title) }))}
        />
      )}
      {districts.length > 1 && (
        <SelectField
          name="district"
          label={t('县（市、区）', 'County')}
          search
          none={t('全部', 'All')}
          value={filter.district}
          choices={districts.map(({ code, name }) => ({ value: code, label: text(name) }))}
        />
      )}
      {towns.length > 1 && (
        <SelectField
          name="town"
          label={t('镇街', 'Town')}
          search
          none={t('全部', 'All')}
          value={filter.town}
          choices={towns.map(({ code, name }) => ({ value: code, label: text(name) }))}
        />
      )}
      <SelectField
        name="skill"
        label={t('职业资格', 'Grade')}
        search
        none={t('全部', 'All')}
        value={filter.skill}
        choices={skills.map(({ value, name }) => ({ value, label: text(name) }))}
      />
      <SelectField
        name="by"
        label={t('日期', 'Date')}
        search
        none={t('申请', 'handed in')}
        value={filter.by}
        choices={dates.slice(1)}
      />
      <DateField search name="from" label={t('从', 'From')} value={filter.from} />
      <DateField search name="to" label={t('到', 'To')} value={filter.to} />
      <label className="tick-line">
        <input type="checkbox" name="overdue" value="1" defaultChecked={filter.overdue} />{' '}
        {t('只看超期', 'Overdue only')}
      </label>
      <label className="tick-line">
        <input type="checkbox" name="objected" value="1" defaultChecked={filter.objected} />{' '}
        {t('只看待答复异议', 'Objections to answer only')}
      </label>
      <Button kind="plain">{t('筛选', 'Apply')}</Button>
    </form>
  )
}
