import type { BoardView } from '#server/board/index.ts'
import { Button, SelectField, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { leadsOf, type Filter } from './filter.ts'
import { COLUMNS, PROGRESS_WORDS } from './words.tsx'

interface Props {
  readonly board: BoardView
  readonly filter: Filter
  readonly bureau: boolean
}

export function FilterForm(props: Props) {
  const { t } = useLang()
  const { filter } = props
  return (
    <form method="get" className="filters no-print" aria-label={t('筛选', 'Filter')}>
      {filter.view === 'table' && <input type="hidden" name="view" value="table" />}
      <Choices {...props} />
      <Period {...props} />
      <TextField
        name="q"
        type="search"
        search
        width="medium"
        label={t('条款或文字', 'Clause or words')}
        value={filter.words}
      />
      <Button kind="plain">{t('筛选', 'Filter')}</Button>
    </form>
  )
}

function Choices({ board, filter, bureau }: Props) {
  const { lang, t, text } = useLang()
  const leads = leadsOf(board.organisations).map(({ organisation, leads: count }) => ({
    value: organisation.id,
    label: `${organisation[lang]} (${count})`,
  }))
  const only = [
    { value: 'late', label: t('只看逾期', 'Late only') },
    { value: 'unreported', label: t('只看牵头未签报', 'Not reported by the lead') },
    ...(bureau ? [{ value: 'unscored', label: t('只看未评分', 'Not scored') }] : []),
  ]
  const states = COLUMNS.map(value => ({ value, label: text(PROGRESS_WORDS[value]) }))
  return (
    <>
      <SelectField name="lead" search label={t('牵头单位', 'Lead')} value={filter.lead} choices={leads} />
      <SelectField name="state" search label={t('状态', 'State')} value={filter.state} choices={states} />
      <SelectField name="only" search label={t('重点', 'Focus')} value={filter.only} choices={only} />
    </>
  )
}

function Period({ board: { periods }, filter }: Props) {
  const { t } = useLang()
  if (periods.length < 2) return null
  return (
    <SelectField
      name="period"
      search
      none={t('当前', 'Current')}
      label={t('报送期', 'Period')}
      value={filter.period ? String(filter.period) : ''}
      choices={periods.map(({ number, name }) => ({ value: String(number), label: name }))}
    />
  )
}
