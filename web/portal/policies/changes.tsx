import type { Text } from '#policy'
import type { Change, RowChange } from '#policy/compare'
import { StatusTag, formatGain, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { movedBy, type ChangedPart, type Comparison, type Same } from './comparison.ts'
import { useSaid } from './said.tsx'
import { NO_NUMBER } from './words.ts'

const PARTS = {
  threshold: { zh: '分数线', en: 'Threshold' },
  total: { zh: '总分', en: 'Totals' },
  group: { zh: '类别', en: 'Headings' },
  condition: { zh: '申请条件', en: 'Conditions' },
  route: { zh: '入户途径', en: 'Ways in' },
  indicator: { zh: '指标及分值', en: 'Indicators and points' },
  entitlement: { zh: '待遇', en: 'Benefits' },
  document: { zh: '所需材料', en: 'Documents' },
  tie: { zh: '同分怎么排', en: 'Ties' },
} as const satisfies Record<Change['part'], Text>

const KINDS = {
  added: { tag: { zh: '新增', en: 'Added' }, tone: 'good' },
  removed: { tag: { zh: '取消', en: 'Removed' }, tone: 'bad' },
  changed: { tag: { zh: '修改', en: 'Changed' }, tone: 'warn' },
} as const

/** One part of two policies: what differs, and folded below it what does not. */
export function ChangedPartSection({ part: { part, changes, same }, comparison }: {
  readonly part: ChangedPart
  readonly comparison: Comparison
}) {
  const { t, text } = useLang()
  return (
    <section className="part" aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`}>{text(PARTS[part])}</h2>
      {changes.map((change) => <ChangeBox key={change.id} change={change} comparison={comparison} />)}
      {same.length > 0 && (
        <details className="unchanged">
          <summary>{t(`${same.length} 项没有变化`, `${same.length} unchanged`)}</summary>
          <ul>{same.map((each) => <SameLine key={each.key} same={each} comparison={comparison} />)}</ul>
        </details>
      )}
    </section>
  )
}

function ChangeBox({ change, comparison }: { readonly change: Change; readonly comparison: Comparison }) {
  const { t, text } = useLang()
  const said = useSaid()
  const { kind, name, before, after, rows, clauses } = change
  const plain = before && text(before) !== '' ? before : undefined
  const now = after && text(after) !== '' ? after : undefined
  return (
    <article className={`change ${kind}`}>
      <h3><StatusTag tone={KINDS[kind].tone}>{text(KINDS[kind].tag)}</StatusTag> {said(name)}</h3>
      {(plain || now) && rows.length === 0 && (
        <dl className="before-after">
          {plain && <div><dt>{t('原', 'Before')}</dt><dd>{said(plain)}</dd></div>}
          {now && <div><dt>{t('新', 'After')}</dt><dd>{said(now)}</dd></div>}
        </dl>
      )}
      {rows.length > 0 && <Rows kind={kind} rows={rows} name={text(name)} />}
      <p className="small">
        <SideClause side={comparison.before} clauses={comparison.clauses.before} id={clauses.before} label={t('原条款', 'Before')} />
        <SideClause side={comparison.after} clauses={comparison.clauses.after} id={clauses.after} label={t('新条款', 'After')} />
      </p>
    </article>
  )
}

/** The rows of a points table before and after, with the difference as a signed number and in a word. */
function Rows({ kind, rows, name }: { readonly kind: Change['kind']; readonly rows: readonly RowChange[]; readonly name: string }) {
  const { t } = useLang()
  const said = useSaid()
  const notes = rows.filter((row) => (row.after ?? row.before)?.kind === 'note')
  const lines = rows.filter((row) => !notes.includes(row))
  const two = kind === 'changed'
  return (
    <>
      {lines.length > 0 && (
          <table className="change-rows">
            <caption className="visually-hidden">{name}</caption>
            <thead>
              <tr>
                <th scope="col">{t('项目', 'Row')}</th>
                {kind !== 'added' && <th scope="col" className="numeric">{t('原', 'Before')}</th>}
                {kind !== 'removed' && <th scope="col" className="numeric">{t('新', 'After')}</th>}
                {two && <th scope="col">{t('变化', 'Change')}</th>}
              </tr>
            </thead>
            <tbody>
              {lines.map((row, at) => (
                <tr key={at}>
                  <th scope="row">{said(row.what)}</th>
                  {kind !== 'added' && <td className="numeric" data-head={t('原', 'Before')}><Number line={row.before} /></td>}
                  {kind !== 'removed' && <td className="numeric" data-head={t('新', 'After')}><Number line={row.after} /></td>}
                  {two && <td data-head={t('变化', 'Change')}><Moved row={row} /></td>}
                </tr>
              ))}
            </tbody>
          </table>
      )}
      {notes.map((row, at) => <p key={at} className="small muted">{said(row.what)}{two && (row.after ? t('（新增）', ' (added)') : t('（取消）', ' (removed)'))}</p>)}
    </>
  )
}

function Number({ line }: { readonly line: RowChange['before'] }) {
  const { t, text } = useLang()
  if (!line) return <span className="muted">{t('没有', 'None')}</span>
  if (line.points === undefined) return <span className="muted">{text(NO_NUMBER[line.kind])}</span>
  return <>{t(`${formatPoints(line.points)} 分`, formatPoints(line.points))}</>
}

function Moved({ row }: { readonly row: RowChange }) {
  const { t } = useLang()
  const by = movedBy(row)
  if (by !== undefined) return <strong>{by > 0 ? t('提高', 'Up') : t('降低', 'Down')} {formatGain(by)}</strong>
  return <>{row.before ? row.after ? t('改为', 'Changed') : t('取消', 'Removed') : t('新增', 'Added')}</>
}

function SameLine({ same: { name, rows, clauses }, comparison }: { readonly same: Same; readonly comparison: Comparison }) {
  const { t } = useLang()
  const said = useSaid()
  return (
    <li>
      {said(name)}{rows.zh !== '' && <span className="muted">{t('：', ': ')}{said(rows)}</span>}{' '}
      <SideClause side={comparison.before} clauses={comparison.clauses.before} id={clauses[0]} label={t('原', 'Before')} />
      <SideClause side={comparison.after} clauses={comparison.clauses.after} id={clauses[1]} label={t('新', 'After')} />
    </li>
  )
}

/** The clause a side rests on, leading to it with its wording at hand. */
function SideClause({ side, clauses, id, label }: {
  readonly side: Comparison['before']
  readonly clauses: Comparison['clauses']['before']
  readonly id: string | undefined
  readonly label: string
}) {
  const { href } = useLang()
  const clause = id === undefined ? undefined : clauses[id]
  if (id === undefined || !clause) return null
  return (
    <a className="side-clause" href={href(`/policies/${side.id}#${id}`)}>
      {label} <span lang="zh-Hans-CN" title={clause.quote}>{clause.number}</span> <code>{id}</code>
    </a>
  )
}
