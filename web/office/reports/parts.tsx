import type { Change, Measure, Numbers, ReportReminder } from '#server/reports/index.ts'
import { Notice, PrintButton, StatusTag, Table, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Opens } from './opens.tsx'
import type { Counted } from './register-address.ts'
import { doneWords, MEASURES, measureNames, periodNames, statusNames, type Line } from './words.ts'
import './reports.css'

export function Done({ done }: { readonly done: string | null }) {
  const { text } = useLang()
  const words = doneWords[done ?? '']
  return words ? (
    <Notice tone="good" live>
      <p>{text(words)}</p>
    </Notice>
  ) : null
}

export function StatusTags({ line: { status, late, signedLate } }: { readonly line: Line }) {
  const { t, text } = useLang()
  return (
    <span className="tag-row">
      <StatusTag tone={statusNames[status].tone}>{text(statusNames[status].name)}</StatusTag>
      {late && <StatusTag tone="bad">{t('逾期未报', 'late')}</StatusTag>}
      {signedLate && <StatusTag tone="warn">{t('逾期签发', 'signed late')}</StatusTag>}
    </span>
  )
}

interface NumberColumn {
  readonly head: string
  readonly numbers: Numbers
  readonly period: keyof Numbers
  /** Opens the register where it is said whose numbers these are, and of which month. */
  readonly of?: Pick<Counted, 'unit' | 'month'>
}

interface NumbersProps {
  readonly caption: string
  readonly columns: readonly NumberColumn[]
  /** What is reported; everything where it is not said. */
  readonly measures?: readonly Measure[]
}

/** Numbers side by side, a measure a row; narrow enough to stay one table on a phone. */
export function NumbersTable({ caption, columns, measures = MEASURES }: NumbersProps) {
  const { t } = useLang()
  return (
    <table className="report-numbers">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('项目', 'Number')}</th>
          {columns.map(({ head }) => (
            <th scope="col" className="numeric" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measures.map(measure => (
          <NumberRow key={measure} measure={measure} columns={columns} />
        ))}
      </tbody>
    </table>
  )
}

function NumberRow({ measure, columns }: { readonly measure: Measure; readonly columns: readonly NumberColumn[] }) {
  const { text } = useLang()
  return (
    <tr>
      <th scope="row">{text(measureNames[measure])}</th>
      {columns.map(({ head, numbers, period, of }) => (
        <td className="numeric" key={head}>
          {of ? (
            <Opens measure={measure} count={numbers[period][measure]} period={period} {...of} />
          ) : (
            formatCount(numbers[period][measure])
          )}
        </td>
      ))}
    </tr>
  )
}

type MonthAndYearProps = Omit<NumbersProps, 'columns'> & Pick<NumberColumn, 'numbers' | 'of'>

export function MonthAndYear({ numbers, of, ...rest }: MonthAndYearProps) {
  const { t } = useLang()
  const whose = of ? { of } : {}
  return (
    <NumbersTable
      {...rest}
      columns={[
        { head: t('本月', 'Month'), numbers, period: 'month', ...whose },
        { head: t('本年累计', 'Year so far'), numbers, period: 'year', ...whose },
      ]}
    />
  )
}

/** The page on paper; its route needs `handle = { enhance: true }`. */
export function Printing() {
  const { t } = useLang()
  return (
    <p className="actions no-print">
      <PrintButton>{t('打印', 'Print')}</PrintButton>
    </p>
  )
}

/** What changed, number by number. */
export function Changes({
  caption,
  changes,
  unit,
}: {
  readonly caption: string
  readonly changes: readonly (Change & { readonly unit?: string })[]
  readonly unit?: (id: string) => string
}) {
  const { t, text } = useLang()
  return (
    <Table
      caption={caption}
      rows={changes}
      rowKey={one => `${one.unit ?? ''} ${one.period} ${one.measure}`}
      columns={[
        ...(unit
          ? [{ key: 'unit', head: t('单位', 'Unit'), cell: (one: { readonly unit?: string }) => unit(one.unit ?? '') }]
          : []),
        { key: 'measure', head: t('项目', 'Number'), cell: one => text(measureNames[one.measure]) },
        { key: 'period', head: t('期间', 'Period'), cell: one => text(periodNames[one.period]) },
        { key: 'before', head: t('原报', 'Before'), numeric: true, cell: one => formatCount(one.before) },
        { key: 'after', head: t('更正后', 'Now'), numeric: true, cell: one => formatCount(one.after) },
      ]}
    />
  )
}

export function LastReminder({ reminders }: { readonly reminders: readonly ReportReminder[] }) {
  const { lang, t } = useLang()
  const [last] = reminders
  if (!last) return null
  return (
    <>
      {t(
        `${formatDate(last.on, lang)}已催报${last.sent ? '（短信）' : ''}`,
        `chased ${formatDate(last.on, lang)}${last.sent ? ' by message' : ''}`,
      )}
    </>
  )
}
