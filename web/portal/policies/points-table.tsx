import {
  bookOf,
  factsOfRule,
  ruleLines,
  type Clause,
  type Group,
  type Indicator,
  type Pack,
  type RuleLine,
  type Source,
} from '#policy'
import { SourceTag, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseLink } from './clauses.tsx'
import { useSaid } from './said.tsx'
import { NO_NUMBER } from './words.ts'

/** The points tables of a pack by heading: what gives how much, on which clause, from which source. */
export function PointsTables({ pack }: { readonly pack: Pack }) {
  const { t } = useLang()
  if (pack.indicators.length === 0) return null
  return (
    <section aria-labelledby="points" className="part">
      <h2 id="points">{t('指标及分值', 'Indicators and points')}</h2>
      {pack.groups.map((group) => (
        <Heading key={group.id} pack={pack} group={group} />
      ))}
    </section>
  )
}

function Heading({ pack, group }: { readonly pack: Pack; readonly group: Group }) {
  const { t, text } = useLang()
  const indicators = pack.indicators.filter((indicator) => indicator.group === group.id)
  if (indicators.length === 0) return null
  const lines = indicators.flatMap(({ rule }) => ruleLines(rule, bookOf(pack)))
  const limit = group.most && ruleLines({ kind: 'cap', most: group.most, of: { kind: 'sum', of: [] } }, bookOf(pack))[0]
  return (
    <div className="points-group">
      <h3 id={`group-${group.id}`}>{text(group.name)}</h3>
      {indicators.map((indicator) => (
        <IndicatorTable key={indicator.id} pack={pack} indicator={indicator} />
      ))}
      {limit?.points !== undefined && (
        <p className="points-limit">
          {t(
            `本类合计最高 ${formatPoints(limit.points)} 分`,
            `At most ${formatPoints(limit.points)} for the heading as a whole`,
          )}{' '}
          {group.clause && <ClauseLink pack={pack} id={group.clause} />}
        </p>
      )}
      <Sources lines={[...lines, ...(limit ? [limit] : [])]} />
    </div>
  )
}

function IndicatorTable({ pack, indicator }: { readonly pack: Pack; readonly indicator: Indicator }) {
  const said = useSaid()
  const lines = ruleLines(indicator.rule, bookOf(pack))
  const wording = pack.clauses.find(({ id }) => id === indicator.clause)?.wording
  return (
    <section className="card indicator" id={`rule-indicator-${indicator.id}`}>
      <table className="points-lines">
        <caption>
          {said(indicator.name)} <ClauseLink pack={pack} id={indicator.clause} />
        </caption>
        <tbody>
          {lines.map((line, at) => (
            <PointsRow key={at} line={line} wording={wording} />
          ))}
        </tbody>
      </table>
      {indicator.note && <p className="small muted">{said(indicator.note)}</p>}
      <Scored pack={pack} indicator={indicator} />
    </section>
  )
}

/** Who looks at it, and which papers show it. */
function Scored({ pack, indicator: { rule, scoredBy } }: { readonly pack: Pack; readonly indicator: Indicator }) {
  const { t, text } = useLang()
  const facts = factsOfRule(rule)
  const duties = pack.duties.filter(({ fact }) => facts.includes(fact))
  const papers = pack.documents.filter(({ id }) => duties.some(({ documents }) => documents.includes(id)))
  const offices = pack.departments.filter(({ id }) => scoredBy?.departments.includes(id))
  const combined =
    scoredBy &&
    {
      highest: t('取最高分', 'the highest counts'),
      sum: t('各部门分数相加', 'added up'),
      must_agree: t('须一致', 'must agree'),
    }[scoredBy.combine]
  return (
    <>
      {papers.length > 0 && (
        <p className="small">
          {t('材料：', 'Papers: ')}
          {papers.map(({ name }) => text(name)).join(t('、', ', '))}
        </p>
      )}
      {combined && (
        <p className="small">
          {t('评分部门：', 'Scored by: ')}
          {offices.map(({ name }) => text(name)).join(t('、', ', '))}
          {t('，', '; ')}
          {combined}
        </p>
      )}
    </>
  )
}

function PointsRow({ line, wording }: { readonly line: RuleLine; readonly wording: Clause['wording'] | undefined }) {
  const { t, text } = useLang()
  const said = useSaid()
  if (line.kind === 'note') {
    return (
      <tr className="note">
        <td colSpan={3} className="small muted">
          {said(line.what)}
        </td>
      </tr>
    )
  }
  const own = wording === 'official' ? t('文件原文', 'The text itself') : t('据报道', 'As reported')
  return (
    <tr className={line.kind}>
      <th scope="row">{said(line.what)}</th>
      <td className="numeric">
        {line.points === undefined ? (
          <span className="muted">{text(NO_NUMBER[line.kind])}</span>
        ) : (
          t(`${formatPoints(line.points)} 分`, formatPoints(line.points))
        )}
      </td>
      <td className="grade-cell">
        {line.source && line.points !== undefined ? (
          <SourceTag brief source={line.source} />
        ) : (
          line.points !== undefined && <span className="small muted">{own}</span>
        )}
      </td>
    </tr>
  )
}

/** Each source of the lines once, with its grade. */
export function Sources({ lines }: { readonly lines: readonly Pick<RuleLine, 'points' | 'source'>[] }) {
  const { t } = useLang()
  const given = lines.flatMap(({ points, source }) => (points !== undefined && source ? [source] : []))
  const sources = [...new Map(given.map((source: Source) => [source.title, source])).values()]
  if (sources.length === 0) return null
  return (
    <ul className="sources">
      {sources.map((source) => (
        <li key={source.title}>
          <SourceTag source={source} />{' '}
          {source.url ? (
            <a href={source.url} rel="noreferrer" lang="zh-Hans-CN">
              {source.title}
            </a>
          ) : (
            <span lang="zh-Hans-CN">{source.title}</span>
          )}
          <span className="visually-hidden">{t('（来源）', ' (source)')}</span>
        </li>
      ))}
    </ul>
  )
}
