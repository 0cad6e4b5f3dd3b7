import { Button, PostForm, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { MonthData } from './month.tsx'
import { LastReminder, StatusTags } from './parts.tsx'
import type { Line } from './words.ts'

interface Props {
  readonly view: MonthData['view']
}

/** Everybody who is late, ticked to begin with: one press chases them all. */
export function Late({ view }: Props) {
  const { t } = useLang()
  const count = view.lines.filter(line => line.late).length
  if (count === 0) return null
  return (
    <PostForm name="chase" className="form wide no-print" label={t('催报', 'Chase')}>
      <input type="hidden" name="intent" value="chase" />
      <details className="more">
        <summary>{t(`逾期未报 ${count} 个单位`, `${count} units are late`)}</summary>
        <fieldset className="bare" id="unit" tabIndex={-1}>
          <legend className="visually-hidden">{t('选择要催报的单位', 'Units to chase')}</legend>
          <LateTable view={view} />
        </fieldset>
      </details>
      <p>
        <Button kind="plain">{t('催报逾期单位', 'Chase those who are late')}</Button>
      </p>
    </PostForm>
  )
}

function LateTable({ view: { lines, reminders } }: Props) {
  const { t } = useLang()
  return (
    <Table
      caption={t('逾期未报的单位', 'Late units')}
      hideCaption
      rows={lines.filter(line => line.late)}
      rowKey={({ unit }) => unit.id}
      columns={[
        { key: 'unit', head: t('单位', 'Unit'), cell: ({ unit }) => <Choice unit={unit} /> },
        { key: 'state', head: t('状态', 'State'), cell: line => <StatusTags line={line} /> },
        {
          key: 'last',
          head: t('上次催报', 'Last chased'),
          cell: ({ unit }) => <LastReminder reminders={reminders.filter(one => one.unit === unit.id)} />,
        },
      ]}
    />
  )
}

function Choice({ unit: { id, name } }: Pick<Line, 'unit'>) {
  const { text } = useLang()
  return (
    <label className="chosen">
      <input className="tick-box" type="checkbox" name="unit" value={id} defaultChecked /> {text(name)}
    </label>
  )
}
