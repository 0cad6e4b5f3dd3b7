import type { Text } from '#policy'
import type { Change } from '#policy/compare'
import { StatusTag } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ChangeRows } from './change-rows.tsx'
import type { ChangedPart, Comparison, Same } from './comparison.ts'
import { useSaid } from './said.tsx'

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
export function ChangedPartSection({
  part: { part, changes, same },
  comparison,
}: {
  readonly part: ChangedPart
  readonly comparison: Comparison
}) {
  const { t, text } = useLang()
  return (
    <section className="part" aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`}>{text(PARTS[part])}</h2>
      {changes.map((change) => (
        <ChangeBox key={change.id} change={change} comparison={comparison} />
      ))}
      {same.length > 0 && (
        <details className="unchanged">
          <summary>{t(`${same.length} 项没有变化`, `${same.length} unchanged`)}</summary>
          <ul>
            {same.map((each) => (
              <SameLine key={each.key} same={each} comparison={comparison} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function ChangeBox({ change, comparison }: { readonly change: Change; readonly comparison: Comparison }) {
  const { t, text } = useLang()
  const said = useSaid()
  const { kind, name, before, after, rows, clauses } = change
  return (
    <article className={`change ${kind}`}>
      <h3>
        <StatusTag tone={KINDS[kind].tone}>{text(KINDS[kind].tag)}</StatusTag> {said(name)}
      </h3>
      {rows.length === 0 && <BeforeAfter before={before} after={after} />}
      {rows.length > 0 && <ChangeRows kind={kind} rows={rows} name={text(name)} />}
      <p className="small">
        <SideClause comparison={comparison} side="before" id={clauses.before} label={t('原条款', 'Before')} />
        <SideClause comparison={comparison} side="after" id={clauses.after} label={t('新条款', 'After')} />
      </p>
    </article>
  )
}

/** What was asked or given, and what is now; a side with nothing to say is left out. */
function BeforeAfter({ before, after }: Pick<Change, 'before' | 'after'>) {
  const { t, text } = useLang()
  const said = useSaid()
  const sides = [
    { label: t('原', 'Before'), side: before },
    { label: t('新', 'After'), side: after },
  ]
  const given = sides.flatMap(({ label, side }) => (side && text(side) !== '' ? [{ label, side }] : []))
  if (given.length === 0) return null
  return (
    <dl className="before-after">
      {given.map(({ label, side }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{said(side)}</dd>
        </div>
      ))}
    </dl>
  )
}

function SameLine({
  same: { name, rows, clauses },
  comparison,
}: {
  readonly same: Same
  readonly comparison: Comparison
}) {
  const { t } = useLang()
  const said = useSaid()
  return (
    <li>
      {said(name)}
      {rows.zh !== '' && (
        <span className="muted">
          {t('：', ': ')}
          {said(rows)}
        </span>
      )}{' '}
      <SideClause comparison={comparison} side="before" id={clauses[0]} label={t('原', 'Before')} />
      <SideClause comparison={comparison} side="after" id={clauses[1]} label={t('新', 'After')} />
    </li>
  )
}

/** The clause a side rests on, leading to it with its wording at hand. */
function SideClause({
  comparison,
  side,
  id,
  label,
}: {
  readonly comparison: Comparison
  readonly side: 'before' | 'after'
  readonly id: string | undefined
  readonly label: string
}) {
  const { href } = useLang()
  const clause = id === undefined ? undefined : comparison.clauses[side][id]
  if (id === undefined || !clause) return null
  return (
    <a className="side-clause" href={href(`/policies/${comparison[side].id}#${id}`)}>
      {label}{' '}
      <span lang="zh-Hans-CN" title={clause.quote}>
        {clause.number}
      </span>{' '}
      <code>{id}</code>
    </a>
  )
}
