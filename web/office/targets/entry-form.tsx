import { Button, PostForm, TextareaField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import type { Entry, EntryRow } from './entry.server.ts'

interface EntryFormProps {
  readonly entry: Entry
  /** The version being corrected. */
  readonly version: number | undefined
  readonly from: string
  readonly reason: string
  readonly problems: readonly Problem[] | undefined
  /** Sums that are off, though nothing was refused yet. */
  readonly off: readonly Problem[] | undefined
}

/** The table cell by cell, to be checked, put right and saved. */
export function EntryForm({ entry, version, from, reason, problems, off = [] }: EntryFormProps) {
  const { t } = useLang()
  const wrong = [...(problems ?? []), ...off]
  const body = entry.rows.slice(0, -1)
  const foot = entry.rows.at(-1)
  return (
    <PostForm name="save" className="form target-entry" label={t('任务分解表', 'Target table')}>
      <input type="hidden" name="from" value={from} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {entry.months.map(({ month }) => (
        <input key={month} type="hidden" name="month" value={month} />
      ))}
      <div className="target-frame">
        <table className="target-inputs">
          <caption>{t('任务分解表（人）', 'Target table (people)')}</caption>
          <Head entry={entry} />
          <tbody>
            {body.map(row => (
              <Row key={row.unit} row={row} wrong={wrong} />
            ))}
          </tbody>
          {foot && (
            <tfoot>
              <Row row={foot} wrong={wrong} />
            </tfoot>
          )}
        </table>
      </div>
      <TextareaField
        name="reason"
        label={t('原因', 'Reason')}
        value={reason}
        problems={problems}
        rows={2}
        maxLength={500}
        optional={version === undefined && off.length === 0}
        hint={t(
          '合计不一致仍要保存的，或者更改已经保存的表，必须写明。原来的版本会保留。',
          'Needed to save although sums are off, or to change a saved table. The earlier version is kept.',
        )}
      />
      <Button name="do" value="save">
        {t('核对合计并保存', 'Check the sums and save')}
      </Button>
    </PostForm>
  )
}

function Head({ entry }: { readonly entry: Entry }) {
  const { t, text } = useLang()
  return (
    <thead>
      <tr>
        <th scope="col">{t('名称', 'Name')}</th>
        <th scope="col">{t('任务数', 'Whole')}</th>
        {entry.months.map(({ month, name }) => (
          <th key={month} scope="col">
            {text(name)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Row({ row, wrong }: { readonly row: EntryRow; readonly wrong: readonly Problem[] }) {
  const { text } = useLang()
  const name = text(row.name)
  return (
    <tr>
      <th scope="row">
        {text(row.short)}
        <input type="hidden" name="unit" value={row.unit} />
      </th>
      {row.cells.map(({ field, column, value }) => (
        <td key={field}>
          <input
            id={field}
            name={field}
            defaultValue={value}
            inputMode="numeric"
            autoComplete="off"
            maxLength={30}
            aria-label={`${name} ${text(column)}`}
            aria-invalid={wrong.some(problem => problem.field === field) || undefined}
          />
        </td>
      ))}
    </tr>
  )
}
