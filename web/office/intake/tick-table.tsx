import type { ReactNode } from 'react'
import type { DocumentKind, Text } from '#policy'
import { Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

export interface TickRow {
  readonly document: DocumentKind
  readonly seen: boolean
  readonly kept: boolean
  /** Beside the name: why it is needed, what is missing. */
  readonly note?: ReactNode
}

/** Documents with the window's two ticks each. The first tick carries the id that errors about the document lead to. */
export function TickTable({
  caption,
  rows,
  hideCaption = false,
  fixed,
}: {
  readonly caption: string
  readonly rows: readonly TickRow[]
  readonly hideCaption?: boolean
  /** Says what was ticked; nothing can be changed. */
  readonly fixed?: boolean
}) {
  const { t, text } = useLang()
  const seen: Text = { zh: '已核原件', en: 'Original seen' }
  const kept: Text = { zh: '已留复印件', en: 'Copy kept' }
  const box = (row: TickRow, name: string, id: string, words: Text, checked: boolean) =>
    fixed ? (
      checked ? (
        t('✓ 是', '✓ yes')
      ) : (
        <span className="muted">{t('否', 'no')}</span>
      )
    ) : (
      <input
        className="tick-box"
        type="checkbox"
        defaultChecked={checked}
        value="yes"
        {...{ id, name }}
        aria-label={t(`${words.zh}：${row.document.name.zh}`, `${words.en}: ${row.document.name.en}`)}
      />
    )
  return (
    <div className="ticks">
      <Table
        caption={caption}
        hideCaption={hideCaption}
        rows={rows}
        rowKey={row => row.document.id}
        columns={[
          {
            key: 'document',
            head: t('材料', 'Document'),
            cell: row => (
              <>
                {text(row.document.name)}
                {row.note}
              </>
            ),
          },
          {
            key: 'seen',
            head: text(seen),
            cell: row => box(row, `seen-${row.document.id}`, `document-${row.document.id}`, seen, row.seen),
          },
          {
            key: 'kept',
            head: text(kept),
            cell: row => box(row, `kept-${row.document.id}`, `kept-${row.document.id}`, kept, row.kept),
          },
        ]}
      />
    </div>
  )
}
