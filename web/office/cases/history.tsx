import type { Pack } from '#policy'
import type { HistoryEntry } from '#server/applications/index.ts'
import { Card, Table, formatDate, formatInstant } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseMark } from './parts.tsx'
import { targetName } from './targets.ts'
import { eventWords, joined } from './words.ts'

/** Everything that was done, by whom and when, newest first. */
export function History({ entries, pack }: { readonly entries: readonly HistoryEntry[]; readonly pack: Pack }) {
  const { lang, t, text } = useLang()
  const rows = joined(entries)
    .map((entry, at) => ({ ...entry, at: String(at), when: entry.at }))
    .toReversed()
  const who = (by: HistoryEntry['by']) => {
    if (by === 'applicant') return t('申请人', 'Applicant')
    return by === 'system' ? t('系统（按期限）', 'The system (by the calendar)') : by.staff
  }
  return (
    <Card title={t('办理记录', 'History')}>
      <Table
        caption={t('办理记录', 'History')}
        hideCaption
        rows={rows}
        rowKey={row => row.at}
        columns={[
          { key: 'what', head: t('事项', 'What'), cell: row => text(eventWords[row.kind]) },
          { key: 'when', head: t('时间', 'When'), cell: row => formatInstant(row.when, lang) },
          { key: 'who', head: t('经办', 'By'), cell: row => who(row.by) },
          {
            key: 'more',
            head: t('内容', 'Details'),
            cell: ({ documents, dueOn, clause, number }) => (
              <span>
                {number}
                {documents.map(document => text(targetName(pack, { document }))).join(t('、', ', '))}
                {dueOn && t(`（${formatDate(dueOn, lang)}前）`, ` (by ${formatDate(dueOn, lang)})`)}
                {clause && (
                  <>
                    {' '}
                    <ClauseMark id={clause} pack={pack} />
                  </>
                )}
              </span>
            ),
          },
        ]}
      />
    </Card>
  )
}
