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

const SEEN: Text = { zh: '已核原件', en: 'Original seen' }
const KEPT: Text = { zh: '已留复印件', en: 'Copy kept' }

interface TickTableProps {
  readonly caption: string
  readonly rows: readonly TickRow[]
  readonly hideCaption?: boolean
  /** Says what was ticked; nothing can be changed. */
  readonly fixed?: boolean
}

/** Documents with the window's two ticks each. The first tick carries the id that errors about the document lead to. */
export function TickTable({ caption, rows, hideCaption = false, fixed = false }: TickTableProps) {
  const { t, text } = useLang()
  const name = ({ document, note }: TickRow) => (
    <>
      {text(document.name)}
      {note}
    </>
  )
  const seen = ({ document, seen: ticked }: TickRow) => (
    <TickBox document={document} words={SEEN} name="seen" id={`document-${document.id}`} {...{ ticked, fixed }} />
  )
  const kept = ({ document, kept: ticked }: TickRow) => (
    <TickBox document={document} words={KEPT} name="kept" id={`kept-${document.id}`} {...{ ticked, fixed }} />
  )
  return (
    <div className="ticks">
      <Table
        {...{ caption, hideCaption, rows }}
        rowKey={row => row.document.id}
        columns={[
          { key: 'document', head: t('材料', 'Document'), cell: name },
          { key: 'seen', head: text(SEEN), cell: seen },
          { key: 'kept', head: text(KEPT), cell: kept },
        ]}
      />
    </div>
  )
}

interface TickBoxProps {
  readonly document: DocumentKind
  readonly words: Text
  readonly name: 'seen' | 'kept'
  readonly id: string
  readonly ticked: boolean
  readonly fixed: boolean
}

function TickBox({ document, words, name, id, ticked, fixed }: TickBoxProps) {
  const { t } = useLang()
  if (fixed) return ticked ? t('✓ 是', '✓ yes') : <span className="muted">{t('否', 'no')}</span>
  return (
    <input
      className="tick-box"
      type="checkbox"
      defaultChecked={ticked}
      value="yes"
      id={id}
      name={`${name}-${document.id}`}
      aria-label={t(`${words.zh}：${document.name.zh}`, `${words.en}: ${document.name.en}`)}
    />
  )
}
