import { useLang } from '../../language.tsx'
import type { DocumentView } from './document.ts'

/** What stands on the page of a pack, in its order; only what this pack has. */
function useParts({ pack, editions }: DocumentView): readonly { readonly id: string; readonly label: string }[] {
  const { t } = useLang()
  const parts: readonly (readonly [boolean, string, string])[] = [
    [true, 'clauses', t('逐条对照', 'Clause by clause')],
    [pack.conditions.length > 0 || pack.threshold !== undefined, 'conditions', t('申请条件', 'Conditions')],
    [pack.routes.length > 0, 'routes', t('入户途径', 'Ways in')],
    [pack.indicators.length > 0, 'points', t('指标及分值', 'Indicators and points')],
    [pack.totals.length > 1 || pack.rankedBy !== undefined, 'totals', t('总分', 'Totals')],
    [pack.entitlements.length > 0, 'entitlements', t('待遇', 'Benefits')],
    [pack.derivations.length > 0, 'derivations', t('怎么推算', 'Derived facts')],
    [pack.lists.length > 0, 'lists', t('名单', 'Lists')],
    [
      pack.parameters.some(({ value, unit }) => value === undefined || unit === 'option'),
      'settings',
      t('由市、区设定的数值', 'Left to the city or district'),
    ],
    [pack.round !== undefined, 'calendar', t('办理时间', 'Calendar')],
    [pack.ties.length > 0, 'ties', t('同分怎么排', 'Ties')],
    [pack.documents.length > 0, 'documents', t('所需材料', 'Documents')],
    [pack.duties.length > 0, 'duties', t('部门职责', 'Who checks what')],
    [pack.places.length > 0, 'places', t('落户地址', 'Settlement places')],
    [
      pack.precedence.length + pack.repeals.length + pack.buildsOn.length > 0,
      'relations',
      t('与其他文件的关系', 'Other documents'),
    ],
    [pack.examples.length > 0, 'examples', t('示例', 'Worked examples')],
    [true, 'history', editions.length > 1 ? t('历次版本与对比', 'Editions, compared') : t('与其他政策对比', 'Compare')],
    [true, 'downloads', t('下载', 'Downloads')],
  ]
  return parts.flatMap(([here, id, label]) => (here ? [{ id, label }] : []))
}

/** The way into a long page: its parts, and every clause by its number. */
export function Contents({ view }: { readonly view: DocumentView }) {
  const { t } = useLang()
  const parts = useParts(view)
  return (
    <nav className="contents no-print" aria-label={t('本页内容', 'On this page')}>
      <ul>
        {parts.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
      <details className="contents-clauses">
        <summary>
          {t(`按条款号查找（${view.pack.clauses.length} 条）`, `By clause (${view.pack.clauses.length})`)}
        </summary>
        <ul>
          {view.pack.clauses.map(({ id, number }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <span lang="zh-Hans-CN">{number}</span> <code>{id}</code>
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
