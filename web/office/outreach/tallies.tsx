import type { Tally } from '#server/outreach/index.ts'
import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import './outreach.css'

/** One column of figures. `wide`: left out on a phone. */
export interface Figure<Row> {
  readonly head: string
  readonly of: (row: Row) => number
  readonly wide?: boolean
}

/** Counts with their sums: a table that stays one on a phone. `last` adds a figure that is no sum. */
export function Tallies<Row extends { readonly key: string }>({ caption, head, rows, name, ...shown }: Props<Row>) {
  const { t } = useLang()
  if (rows.length === 0) return null
  return (
    <table className="tally">
      <caption>{caption}</caption>
      <Heads head={head} {...shown} />
      <tbody>
        {rows.map(row => (
          <Line key={row.key} title={name(row.key)} rows={[row]} {...shown} />
        ))}
      </tbody>
      <tfoot>
        <Line title={t('合计', 'Total')} rows={rows} {...shown} />
      </tfoot>
    </table>
  )
}

interface Shown<Row> {
  readonly figures: readonly Figure<Row>[]
  readonly last?: { readonly head: string; readonly of: (rows: readonly Row[]) => string }
}

interface Props<Row> extends Shown<Row> {
  readonly caption: string
  readonly head: string
  readonly rows: readonly Row[]
  readonly name: (key: string) => string
}

function Heads<Row>({ head, figures, last }: Shown<Row> & { readonly head: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{head}</th>
        {figures.map(each => (
          <th key={each.head} scope="col" className={classOf(each)}>
            {each.head}
          </th>
        ))}
        {last && (
          <th scope="col" className="numeric">
            {last.head}
          </th>
        )}
      </tr>
    </thead>
  )
}

function Line<Row>({
  title,
  rows,
  figures,
  last,
}: Shown<Row> & { readonly title: string; readonly rows: readonly Row[] }) {
  const sum = (of: (row: Row) => number) => formatCount(rows.reduce((total, row) => total + of(row), 0))
  return (
    <tr>
      <th scope="row">{title}</th>
      {figures.map(each => (
        <td key={each.head} className={classOf(each)}>
          {sum(each.of)}
        </td>
      ))}
      {last && <td className="numeric">{last.of(rows)}</td>}
    </tr>
  )
}

const classOf = ({ wide }: { readonly wide?: boolean }): string => (wide ? 'numeric wide' : 'numeric')

/** The figures of the register. */
export function useRegisterFigures(): readonly Figure<Tally>[] {
  const { t } = useLang()
  return [
    { head: t('人数', 'People'), of: row => row.yes + row.no + row.undecided + row.settled },
    { head: t('愿意', 'Yes'), of: row => row.yes },
    { head: t('未定', 'Undecided'), of: row => row.undecided, wide: true },
    { head: t('不愿意', 'No'), of: row => row.no, wide: true },
    { head: t('已入户', 'Settled'), of: row => row.settled },
    { head: t('已跟踪', 'Tracked'), of: row => row.tracked },
  ]
}
