import type { Text } from '#policy'
import { Button, DateField, SelectField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { groupedTowns } from '../../portal/direct/towns.ts'
import type { ListData } from './list.tsx'

interface Props {
  readonly loaded: ListData
}

/** Filters that may all be combined; a plain form, so that the address can be kept and sent. */
export function FilterForm({ loaded }: Props) {
  const { t, href } = useLang()
  const { dates, query } = loaded
  const { filter } = query
  return (
    <form
      method="get"
      action={href('/office/direct')}
      className="desk-filter no-print"
      aria-label={t('筛选', 'Filter')}
    >
      {filter.status && <input type="hidden" name="status" value={filter.status} />}
      <Choices loaded={loaded} />
      <DateField search name="from" label={t('从', 'From')} value={dates.from} problems={dates.wrong} />
      <DateField search name="to" label={t('到', 'To')} value={dates.to} problems={dates.wrong} />
      <label className="tick-line">
        <input type="checkbox" name="overdue" value="1" defaultChecked={filter.overdue} />{' '}
        {t('只看超期', 'Overdue only')}
      </label>
      <label className="tick-line">
        <input type="checkbox" name="soon" value="1" defaultChecked={filter.dueSoon} />{' '}
        {t('只看即将到期', 'Due soon only')}
      </label>
      <label className="tick-line">
        <input type="checkbox" name="revoking" value="1" defaultChecked={filter.revoking} />{' '}
        {t('只看待撤销入户登记', 'Settlements to revoke only')}
      </label>
      <label className="tick-line">
        <input type="checkbox" name="objected" value="1" defaultChecked={filter.objected} />{' '}
        {t('只看待答复异议', 'Objections to answer only')}
      </label>
      <Button kind="plain">{t('筛选', 'Apply')}</Button>
    </form>
  )
}

/** A filter with one choice filters nothing and is left away. */
function Choices({ loaded: { query, districts, skills, packs } }: Props) {
  const { t, text } = useLang()
  const { filter } = query
  const named = (all: readonly { readonly code: string; readonly name: Text }[]) =>
    all.map(({ code, name }) => ({ value: code, label: text(name) }))
  const towns = districts
    .filter(({ code }) => filter.district === undefined || code === filter.district)
    .flatMap(({ name, towns: own }) => own.map(town => ({ ...town, district: name })))
  const lists = [
    {
      name: 'pack',
      label: t('办法', 'Scheme'),
      choices: packs.map(({ pack, title }) => ({ value: pack, label: text(title) })),
    },
    { name: 'district', label: t('县（市、区）', 'County'), choices: named(districts) },
    { name: 'town', label: t('镇街', 'Town'), choices: groupedTowns(towns, text) },
    {
      name: 'skill',
      label: t('职业资格', 'Grade'),
      choices: skills.map(({ value, name }) => ({ value, label: text(name) })),
    },
    { name: 'by', label: t('日期', 'Date'), none: t('申请', 'handed in'), choices: dates(text) },
  ] as const
  return lists
    .filter(({ choices }) => choices.length > 1)
    .map(({ name, ...list }) => (
      <SelectField key={name} search none={t('全部', 'All')} name={name} value={filter[name]} {...list} />
    ))
}

const dates = (text: (text: Text) => string) => [
  { value: 'accepted', label: text({ zh: '受理', en: 'accepted' }) },
  { value: 'approved', label: text({ zh: '核准', en: 'approved' }) },
  { value: 'settled', label: text({ zh: '入户', en: 'settled' }) },
]
