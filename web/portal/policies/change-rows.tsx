import type { Change, RowChange } from '#policy/compare'
import { formatGain, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { movedBy } from './comparison.ts'
import { useSaid } from './said.tsx'
import { NO_NUMBER } from './words.ts'

interface RowsProps {
  readonly kind: Change['kind']
  readonly rows: readonly RowChange[]
  readonly name: string
}

/** The rows of a points table before and after, with the difference as a signed number and in a word. */
export function ChangeRows({ kind, rows, name }: RowsProps) {
  const { t } = useLang()
  const said = useSaid()
  const notes = rows.filter((row) => (row.after ?? row.before)?.kind === 'note')
  const lines = rows.filter((row) => !notes.includes(row))
  const come = ({ after }: RowChange) => (after ? t('（新增）', ' (added)') : t('（取消）', ' (removed)'))
  return (
    <>
      {lines.length > 0 && <NumberTable kind={kind} rows={lines} name={name} />}
      {notes.map((row, at) => (
        <p key={at} className="small muted">
          {said(row.what)}
          {kind === 'changed' && come(row)}
        </p>
      ))}
    </>
  )
}

function NumberTable({ kind, rows, name }: RowsProps) {
  const { t } = useLang()
  const said = useSaid()
  const sides = [
    ...(kind === 'added' ? [] : [{ key: 'before', head: t('原', 'Before') } as const]),
    ...(kind === 'removed' ? [] : [{ key: 'after', head: t('新', 'After') } as const]),
  ]
  const change = t('变化', 'Change')
  return (
    <table className="change-rows">
      <caption className="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{t('项目', 'Row')}</th>
          {sides.map(({ key, head }) => (
            <th key={key} scope="col" className="numeric">
              {head}
            </th>
          ))}
          {kind === 'changed' && <th scope="col">{change}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            <th scope="row">{said(row.what)}</th>
            {sides.map(({ key, head }) => (
              <td key={key} className="numeric" data-head={head}>
                <Number line={row[key]} />
              </td>
            ))}
            {kind === 'changed' && (
              <td data-head={change}>
                <Moved row={row} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Number({ line }: { readonly line: RowChange['before'] }) {
  const { t, text } = useLang()
  if (!line) return <span className="muted">{t('没有', 'None')}</span>
  if (line.points === undefined) return <span className="muted">{text(NO_NUMBER[line.kind])}</span>
  return <>{t(`${formatPoints(line.points)} 分`, formatPoints(line.points))}</>
}

function Moved({ row }: { readonly row: RowChange }) {
  const { t } = useLang()
  const by = movedBy(row)
  if (by !== undefined)
    return (
      <strong>
        {by > 0 ? t('提高', 'Up') : t('降低', 'Down')} {formatGain(by)}
      </strong>
    )
  return <>{row.before ? (row.after ? t('改为', 'Changed') : t('取消', 'Removed')) : t('新增', 'Added')}</>
}
