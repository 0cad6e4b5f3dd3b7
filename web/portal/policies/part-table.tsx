import type { ReactNode } from 'react'
import type { Pack } from '#policy'
import { Table, type Column } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseLink } from './clauses.tsx'

interface Props<Row> {
  readonly pack: Pack
  /** Its anchor on the page. */
  readonly id: string
  readonly title: string
  readonly lead?: ReactNode
  /** How its columns share the width. */
  readonly layout: 'even' | 'who-what' | 'tests'
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  /** Below the table. */
  readonly children?: ReactNode
}

/** A part of a pack's page that is one table, each row with the clause it rests on; nothing where it has no rows. */
export function PartTable<Row extends { readonly clause: string }>(props: Props<Row>) {
  const { pack, id, title, lead, layout, rows, rowKey, columns, children } = props
  const { t } = useLang()
  if (rows.length === 0) return null
  const basis = {
    key: 'clause',
    head: t('依据', 'Basis'),
    cell: (row: Row) => <ClauseLink pack={pack} id={row.clause} />,
  }
  return (
    <section aria-labelledby={id} className={`part ${layout}`}>
      <h2 id={id}>{title}</h2>
      {lead && <p>{lead}</p>}
      <Table<Row> caption={title} hideCaption rows={rows} rowKey={rowKey} columns={[...columns, basis]} />
      {children}
    </section>
  )
}
