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
export function Tallies<Row extends { readonly key: string }>({
  caption,
  head,
  rows,
  name,
  figures,
  last,
}: {
  readonly caption: string
  readonly head: string
  readonly rows: readonly Row[]
  readonly name: (key: string) => string
  readonly figures: readonly Figure<Row>[]
  readonly last?: { readonly head: string; readonly of: (rows: readonly Row[]) => string }
}) {
  const { t } = useLang()
  if (rows.length === 0) return null
  const line = (title: string, of: readonly Row[]) => (
    <>
      <th scope="row">{title}</th>
      {figures.map(each => (
        <td key={each.head} className={classOf(each)}>
          {formatCount(of.reduce((total, row) => total + each.of(row), 0))}
        </td>
      ))}
      {last && <td className="numeric">{last.of(of)}</td>}
    </>
  )
  return (
    <table className="tally">
      <caption>{caption}</caption>
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
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>{line(name(row.key), [row])}</tr>
        ))}
      </tbody>
      <tfoot>
        <tr>{line(t('合计', 'Total'), rows)}</tr>
      </tfoot>
    </table>
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
