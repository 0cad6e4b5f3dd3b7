import { LinkButton, StatusTag, Table, formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

export interface Row {
  readonly line: number
  readonly maskedName: string
  readonly outcome: keyof typeof outcomes
  readonly causes: readonly string[]
}

const outcomes = {
  added: { zh: '已登记', en: 'added', tone: 'good' },
  updated: { zh: '已更新', en: 'updated', tone: 'good' },
  unchanged: { zh: '没有变化', en: 'unchanged', tone: 'quiet' },
  refused: { zh: '没有登记', en: 'not stored', tone: 'bad' },
} as const

/** What became of every row of a file, with the same as a workbook to keep. */
export function RowAnswers({ rows, download }: { readonly rows: readonly Row[]; readonly download: string }) {
  const { t, text } = useLang()
  const bad = rows.filter(({ outcome }) => outcome === 'refused').length
  return (
    <section aria-live="polite">
      <h2>
        {t(
          `${formatCount(rows.length)} 行，${formatCount(bad)} 行没有登记`,
          `${formatCount(rows.length)} rows, ${formatCount(bad)} not stored`,
        )}
      </h2>
      <p className="actions">
        <LinkButton kind="plain" href={download}>
          {t('下载逐行答复（Excel）', 'Download the answers (Excel)')}
        </LinkButton>
      </p>
      <Table<Row>
        caption={t('逐行答复', 'Every row')}
        hideCaption
        rows={rows}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'line', head: t('行', 'Row'), numeric: true, cell: row => row.line },
          { key: 'name', head: t('姓名', 'Name'), cell: row => <span lang="zh">{row.maskedName || '—'}</span> },
          {
            key: 'outcome',
            head: t('结果', 'Answer'),
            cell: row => <StatusTag tone={outcomes[row.outcome].tone}>{text(outcomes[row.outcome])}</StatusTag>,
          },
          { key: 'cause', head: t('原因', 'Cause'), cell: row => row.causes.join(' ') || '—' },
        ]}
      />
    </section>
  )
}
