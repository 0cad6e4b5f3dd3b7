import type { ReactNode } from 'react'
import { findTown } from '#identity'
import type { ApplicationRow, QueueSort } from '#server/applications/index.ts'
import { StatusTag, Table, formatInstant, type Column } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CaseStatus, Due } from './parts.tsx'
import { addressOf, type Query } from './views.ts'
import { channelWords } from './words.ts'

interface CaseTableProps {
  readonly rows: readonly ApplicationRow[]
  readonly today: string
  readonly caption: string
  /** The query whose columns sort by link; without it the order stands. */
  readonly query?: Query
  readonly showTown?: boolean
  readonly empty?: ReactNode
}

/** Lines of the register: masked names only. */
export function CaseTable({ rows, today, caption, query, showTown, empty }: CaseTableProps) {
  const { lang, t, text, href } = useLang()
  const sortable = (down: QueueSort, up: QueueSort = down): Partial<Column<ApplicationRow>> => {
    if (!query) return {}
    const sorted = query.sort === up ? 'ascending' : query.sort === down ? 'descending' : undefined
    return { sortHref: href(addressOf(query, { sort: query.sort === up ? down : up })), ...(sorted ? { sorted } : {}) }
  }
  const columns: Column<ApplicationRow>[] = [
    {
      key: 'number',
      head: t('受理编号', 'Number'),
      ...sortable('number'),
      cell: row => <a href={href(`/office/cases/${row.id}`)}>{row.number}</a>,
    },
    { key: 'name', head: t('申请人', 'Applicant'), cell: row => row.maskedName },
    { key: 'status', head: t('状态', 'State'), cell: row => <CaseStatus status={row.status} /> },
    {
      key: 'year',
      head: t('年度', 'Year'),
      cell: row => (
        <span>
          {row.year} {row.deferred && <StatusTag tone="quiet">{t('顺延', 'deferred')}</StatusTag>}
        </span>
      ),
    },
    ...(showTown
      ? [{ key: 'town', head: t('镇街', 'Town'), cell: (row: ApplicationRow) => townName(row.town, text) }]
      : []),
    { key: 'channel', head: t('来源', 'Came'), cell: row => text(channelWords[row.channel]) },
    {
      key: 'submitted',
      head: t('收到时间', 'Received'),
      ...sortable('-submitted', 'submitted'),
      cell: row => (row.submittedAt ? formatInstant(row.submittedAt, lang) : ''),
    },
    {
      key: 'due',
      head: t('期限', 'Due'),
      ...sortable('due'),
      cell: row => (row.dueOn ? <Due on={row.dueOn} today={today} /> : <span className="muted">–</span>),
    },
  ]
  return <Table caption={caption} hideCaption rows={rows} rowKey={row => row.id} columns={columns} empty={empty} />
}

function townName(code: string | undefined, text: (text: { zh: string; en: string }) => string): string {
  const town = findTown(code ?? '')
  return town ? text(town.name) : ''
}
