import type { ReactNode } from 'react'
import type { Objection, ObjectionStatus } from '#server/objections/index.ts'
import { Table, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ObjectionTag } from '../../portal/objection/form.tsx'

export interface ObjectionRow {
  readonly id: string
  readonly position: number | undefined
  readonly about: 'own' | 'other'
  readonly status: ObjectionStatus
  readonly raisedOn: string
  /** The latest day departments were given. */
  readonly until: string | undefined
}

export function objectionRow({ id, position, ranked, about, status, raisedOn, rechecks }: Objection): ObjectionRow {
  return {
    id, position: ranked ? position : undefined, about, status, raisedOn,
    until: rechecks.map(({ until }) => until).toSorted().at(-1),
  }
}

export function ObjectionTable({ rows, empty }: { readonly rows: readonly ObjectionRow[]; readonly empty: ReactNode }) {
  const { lang, t, href } = useLang()
  return (
    <Table<ObjectionRow> caption={t(
      '异议', 'Objections',
    )} hideCaption rows={rows} rowKey={({ id }) => id} empty={empty} columns={[
      {
        key: 'position', head: t('对象', 'About'),
        cell: row => <a href={href(`/office/objections/${row.id}`)}>{
          row.position === undefined
            ? t('未进入排名的本人结果', 'Own result, not ranked')
            : t(`序号 ${row.position}`, `No. ${row.position}`)
        }</a>,
      },
      {
        key: 'about', head: t('提出人', 'By'),
        cell: row => (row.about === 'own' ? t('本人', 'The applicant') : t('他人', 'Somebody else')),
      },
      { key: 'raised', head: t('提出日期', 'Raised'), cell: row => formatDate(row.raisedOn, lang) },
      { key: 'status', head: t('状态', 'State'), cell: row => <ObjectionTag status={row.status} /> },
      {
        key: 'until', head: t('复核期限', 'Check due'),
        cell: row => (row.until && row.status === 'rechecking' ? formatDate(row.until, lang) : '–'),
      },
    ]} />
  )
}
