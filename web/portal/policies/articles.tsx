import type { Clause, Pack, RuleLine, Text } from '#policy'
import type { DrawnRule } from '#policy/explain'
import { Reported, StatusTag, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Article, Cited } from './document.ts'
import { useSaid } from './said.tsx'
import { DRAWN, NO_NUMBER, ruleAnchor, UNPUBLISHED } from './words.ts'

/** The document clause by clause: the wording, and beside it what was drawn from it. */
export function Articles({ pack, articles }: { readonly pack: Pack; readonly articles: readonly Article[] }) {
  const { t } = useLang()
  return (
    <section aria-labelledby="clauses" className="part">
      <h2 id="clauses">{t('逐条对照', 'Clause by clause')}</h2>
      <p>
        {t(
          '左边是文件原文，右边是从这一条得出的规则。规则之外的内容，本网站不作要求。',
          'The wording of the document, and beside it the rules drawn from it. Nothing beyond these rules is asked on this site.',
        )}
      </p>
      {articles.map((article) => (
        <ArticleRow key={article.clause.id} pack={pack} article={article} />
      ))}
    </section>
  )
}

function ArticleRow({ pack, article: { clause, rules, cited } }: { readonly pack: Pack; readonly article: Article }) {
  const { t } = useLang()
  return (
    <article id={clause.id} className="article" aria-labelledby={`${clause.id}-head`}>
      <Wording clause={clause} />
      <div className="article-rules">
        {rules.map((rule) => (
          <Drawn key={`${rule.part} ${rule.id}`} rule={rule} unit={unitOf(pack, rule)} />
        ))}
        {rules.length === 0 && cited.length === 0 && (
          <p className="small muted">{t('这一条不直接产生规则。', 'No rule follows from this clause.')}</p>
        )}
        <Elsewhere cited={cited} />
      </div>
    </article>
  )
}

function Wording({ clause }: { readonly clause: Clause }) {
  const { lang } = useLang()
  const said = useSaid()
  return (
    <div className="article-text">
      <h3 id={`${clause.id}-head`}>
        <a href={`#${clause.id}`}>
          <span lang="zh-Hans-CN">{clause.number}</span> <code>{clause.id}</code>
        </a>
      </h3>
      <blockquote lang="zh-Hans-CN">{clause.quote}</blockquote>
      <Reported clause={clause} />
      {lang === 'en' && <p>{said({ zh: clause.quote, en: clause.en })}</p>}
    </div>
  )
}

function Drawn({ rule, unit }: { readonly rule: DrawnRule; readonly unit: Text }) {
  const { t, text } = useLang()
  const said = useSaid()
  const { id, part, name, asks, gives, interpretation } = rule
  const noted = part === 'indicator' || part === 'entitlement'
  const missing = part === 'entitlement' ? UNPUBLISHED : NO_NUMBER
  return (
    <div className="drawn">
      <p className="drawn-head">
        <StatusTag tone="quiet">{text(DRAWN[part])}</StatusTag> <a href={`#${ruleAnchor(part, id)}`}>{said(name)}</a>
      </p>
      {asks && <p className="drawn-asks">{said(asks)}</p>}
      <Gives lines={gives} unit={unit} missing={missing} />
      {interpretation &&
        (noted ? (
          <p className="small muted">{said(interpretation)}</p>
        ) : (
          <Reading text={interpretation} label={t('理解', 'Reading')} />
        ))}
    </div>
  )
}

/** How an open wording is read: marked, so that nobody takes it for the document's own. */
export function Reading({ text, label }: { readonly text: Text; readonly label: string }) {
  const said = useSaid()
  return (
    <p className="reading">
      <b>{label}</b> {said(text)}
    </p>
  )
}

export function Gives({
  lines,
  unit,
  missing,
}: {
  readonly lines: readonly RuleLine[]
  readonly unit: Text
  /** What stands where a row has no number. */
  readonly missing: typeof NO_NUMBER | typeof UNPUBLISHED
}) {
  const { text } = useLang()
  const said = useSaid()
  if (lines.length === 0) return null
  return (
    <ul className="gives">
      {lines.map(({ what, kind, points }, at) => (
        <li key={at} className={kind}>
          <span>{said(what)}</span>
          {kind !== 'note' && (
            <b>{points === undefined ? text(missing[kind]) : `${formatPoints(points)} ${text(unit)}`}</b>
          )}
        </li>
      ))}
    </ul>
  )
}

function Elsewhere({ cited }: { readonly cited: readonly Cited[] }) {
  const { t, text } = useLang()
  if (cited.length === 0) return null
  return (
    <p className="small article-cited">
      {t('另据此条：', 'Also on this clause: ')}
      {cited.map(({ anchor, name, count }) => (
        <a key={anchor} href={`#${anchor}`}>
          {text(name)}
          {count > 1 ? t(`（${count}）`, ` (${count})`) : ''}
        </a>
      ))}
    </p>
  )
}

const POINTS: Text = { zh: '分', en: '' }

function unitOf(pack: Pack, { part, id }: DrawnRule): Text {
  if (part !== 'entitlement') return POINTS
  return pack.entitlements.find((each) => each.id === id)?.unit ?? { zh: '', en: '' }
}
