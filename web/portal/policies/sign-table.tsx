import type { Clause } from '#policy'
import { gradeOf, type TableRow, type TableSection } from '#policy/tables'
import { formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { useSaid } from './said.tsx'
import { NO_NUMBER, UNPUBLISHED } from './words.ts'

/** Where the rows of a table come from, in the order in which they are numbered. */
export type RowSource = NonNullable<TableRow['source']>

/** One heading of a pack's tables, item by item. */
export function SectionTable({
  section: { id, name, rows },
  clauses,
  sources,
}: {
  readonly section: TableSection
  readonly clauses: readonly Clause[]
  readonly sources: readonly string[]
}) {
  const { t, text } = useLang()
  const items = [...new Set(rows.map((row) => row.id))]
  const numbered = rows.some(({ kind }) => kind === 'gives' || kind === 'most' || kind === 'least')
  return (
    <table className="sign-table" id={id}>
      <caption>{text(name)}</caption>
      <Heads amount={!numbered ? undefined : id.startsWith('group-') || id === 'threshold' ? t('分值', 'Points') : t('数额', 'Amount')} />
      {items.map((item, at) => {
        const here = rows.filter((row) => row.id === item)
        return <ItemRows key={item} number={at + 1} rows={here} {...{ numbered, clauses, sources }} />
      })}
    </table>
  )
}

function Heads({ amount }: { readonly amount: string | undefined }) {
  const { t } = useLang()
  return (
    <thead>
      <tr>
        <th scope="col">{t('内容', 'What')}</th>
        {amount !== undefined && (
          <th scope="col" className="numeric">
            {amount}
          </th>
        )}
        <th scope="col">{t('来源', 'Source')}</th>
        <th scope="col">{t('等级', 'Grade')}</th>
      </tr>
    </thead>
  )
}

interface ItemProps {
  readonly number: number
  readonly numbered: boolean
  readonly rows: readonly TableRow[]
  readonly clauses: readonly Clause[]
  readonly sources: readonly string[]
}

function ItemRows({ number, numbered, rows, clauses, sources }: ItemProps) {
  const { t } = useLang()
  const said = useSaid()
  const [first] = rows
  if (!first) return null
  const clause = clauses.find(({ id }) => id === first.clause)
  return (
    <tbody>
      <tr className="sign-item">
        <th scope="rowgroup" colSpan={numbered ? 4 : 3}>
          {number}. {said(first.item)}{' '}
          {clause && (
            <span className="sign-clause">
              {t('依据', 'Basis')} <span lang="zh-Hans-CN">{clause.number}</span> <code>{clause.id}</code>
            </span>
          )}
        </th>
      </tr>
      {rows.map((row, at) => (
        <Line
          key={at}
          row={row}
          numbered={numbered}
          grade={gradeOf(row, clauses)}
          number={row.source ? sources.indexOf(row.source.title) + 1 : 0}
        />
      ))}
    </tbody>
  )
}

interface LineProps {
  readonly row: TableRow
  readonly numbered: boolean
  readonly grade: ReturnType<typeof gradeOf>
  /** Of its source; 0 for the document itself. */
  readonly number: number
}

/** What stands before a row that is not the document's own text. */
const MARKS = {
  note: undefined,
  reading: { zh: '理解', en: 'Reading' },
  open: { zh: '未选定', en: 'Not chosen' },
} as const

function Line({ row: { what, kind, points, unit, source, rests }, numbered, grade, number }: LineProps) {
  const { t, text } = useLang()
  const said = useSaid()
  if (kind === 'note' || kind === 'reading' || kind === 'open') {
    const mark = MARKS[kind]
    return (
      <tr className="sign-note">
        <td colSpan={numbered ? 4 : 3}>
          {mark && <b>{text(mark)}</b>} {said(what)}
        </td>
      </tr>
    )
  }
  const missing = kind === 'asks' ? '' : text((unit.zh === '分' ? NO_NUMBER : UNPUBLISHED)[kind])
  const published = points !== undefined || kind === 'asks'
  return (
    <tr className={kind}>
      <td>{said(what)}</td>
      {numbered && (
        <td className="numeric">
          {points === undefined ? missing : `${formatPoints(points)}${unit.zh === '分' ? '' : ` ${text(unit)}`}`}
        </td>
      )}
      <td>{rests ? t('理解', 'Reading') : number > 0 ? `[${number}]` : t('本文件', 'The text')}</td>
      <td>
        {published && (grade === 'reported' ? t('报道', 'Press') : grade)}
        {published && source?.standIn && <> {t('代用', 'stand-in')}</>}
      </td>
    </tr>
  )
}

/** The numbered sources, and what the grades mean. */
export function SourceList({ sources }: { readonly sources: readonly RowSource[] }) {
  const { t } = useLang()
  return (
    <section className="sign-sources">
      <h2>{t('来源和等级', 'Sources and grades')}</h2>
      <ol>
        {sources.map(({ title, url }) => (
          <li key={title}>
            <span lang="zh-Hans-CN">{title}</span>
            {url && (
              <>
                {' '}
                <code>{url}</code>
              </>
            )}
          </li>
        ))}
      </ol>
      <p>
        {t(
          'A 级：官方文本；B 级：官方表格或引用官员的报道；C 级：相互一致的转载。',
          'A: official text. B: official form, or press quoting officials. C: copies that agree.',
        )}
      </p>
      <p>
        {t(
          '“理解”是原文没有写明时采用的读法，不是原文；“未选定”的事项由市、区设定，尚未选定。',
          'A reading is how an open wording is taken, not the text itself. What is not chosen is left to the city or district.',
        )}
      </p>
    </section>
  )
}
