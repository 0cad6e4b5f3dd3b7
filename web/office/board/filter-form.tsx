import type { BoardView } from '#server/board/index.ts'
import { Button, SelectField, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { leadsOf, type Filter } from './filter.ts'
import { COLUMNS, PROGRESS_WORDS } from './words.tsx'

export function FilterForm({
  board,
  filter,
  bureau,
}: {
  readonly board: BoardView
  readonly filter: Filter
  readonly bureau: boolean
}) {
  const { lang, t, text } = useLang()
  const only = [
    { value: 'late', label: t('只看逾期', 'Late only') },
    { value: 'unreported', label: t('只看牵头未签报', 'Not reported by the lead') },
    ...(bureau ? [{ value: 'unscored', label: t('只看未评分', 'Not scored') }] : []),
  ]
  return (
    <form method="get" className="filters no-print" aria-label={t('筛选', 'Filter')}>
      {filter.view === 'table' && <input type="hidden" name="view" value="table" />}
      <SelectField
        name="lead"
        search
        label={t('牵头单位', 'Lead')}
        value={filter.lead}
        choices={leadsOf(board.organisations).map(({ organisation, leads }) => ({
          value: organisation.id,
          label: `${organisation[lang]} (${leads})`,
        }))}
      />
      <SelectField
        name="state"
        search
        label={t('状态', 'State')}
        value={filter.state}
        choices={COLUMNS.map(value => ({ value, label: text(PROGRESS_WORDS[value]) }))}
      />
      <SelectField name="only" search label={t('重点', 'Focus')} value={filter.only} choices={only} />
      {board.periods.length > 1 && (
        <SelectField
          name="period"
          search
          none={t('当前', 'Current')}
          label={t('报送期', 'Period')}
          value={filter.period ? String(filter.period) : ''}
          choices={board.periods.map(({ number, name }) => ({ value: String(number), label: name }))}
        />
      )}
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
