import type { ReactNode } from 'react'
import { useLang } from '../language.tsx'

/** One column: what stands in its head and what it shows of a row. */
export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Right-aligned with figures of equal width. */
  readonly numeric?: boolean
  /** Address that sorts by this column; the reader's way to re-order without script. */
  readonly sortHref?: string
  readonly sorted?: 'ascending' | 'descending'
}

interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Keeps the caption for screen readers only, where a heading already says it. */
  readonly hideCaption?: boolean
  /** Shown in place of an empty table. */
  readonly empty?: ReactNode
  /** A foot row, such as a total: one cell for each column. */
  readonly foot?: readonly ReactNode[]
}

/** A data table; below 600 px every row becomes a card with its heads beside the values. The first column heads its row. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, hideCaption, empty, foot } = props
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <div className="table-frame">
      <table className="table">
        <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>{columns.map((column) => <Head key={column.key} column={column} />)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => <Row key={rowKey(row)} row={row} columns={columns} />)}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {columns.map((column, at) => (
                <td key={column.key} className={column.numeric ? 'numeric' : undefined}>{foot[at]}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function Head<Row>({ column }: { readonly column: Column<Row> }) {
  const { t } = useLang()
  const { head, numeric, sortHref, sorted } = column
  const arrow = sorted === 'ascending' ? '↑' : sorted === 'descending' ? '↓' : ''
  return (
    <th scope="col" className={numeric ? 'numeric' : undefined} aria-sort={sorted}>
      {sortHref ? (
        <a href={sortHref} title={t(`按${head}排序`, `Sort by ${head}`)}>
          {head} <span aria-hidden="true">{arrow}</span>
        </a>
      ) : head}
    </th>
  )
}

function Row<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly Column<Row>[] }) {
  return (
    <tr>
      {columns.map((column, at) => {
        const shared = { className: column.numeric ? 'numeric' : undefined, 'data-head': column.head }
        return at === 0
          ? <th key={column.key} scope="row" {...shared}>{column.cell(row)}</th>
          : <td key={column.key} {...shared}>{column.cell(row)}</td>
      })}
    </tr>
  )
}

/** Links to the pages of a long list. `href(n)` is the address of page n; pages count from 1. */
export function Pager({ page, pages, href }: {
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
}) {
  const { t } = useLang()
  if (pages <= 1) return null
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages)
  return (
    <nav className="pager" aria-label={t('分页', 'Pages')}>
      {page > 1 && <a href={href(page - 1)} rel="prev">{t('上一页', 'Previous')}</a>}
      {near.map((n, at) => (
        <span key={n} className="pager-item">
          {at > 0 && n - (near[at - 1] ?? n) > 1 && <span aria-hidden="true">…</span>}
          {n === page
            ? <span className="pager-here" aria-current="page">{n}</span>
            : <a href={href(n)} aria-label={t(`第 ${n} 页`, `Page ${n}`)}>{n}</a>}
        </span>
      ))}
      {page < pages && <a href={href(page + 1)} rel="next">{t('下一页', 'Next')}</a>}
    </nav>
  )
}
