import { bookOf, factsOfRule, ruleLines, type Indicator, type Pack, type RuleLine, type Source } from '#policy'
import { Card, SourceTag, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseLink } from './clauses.tsx'

/** The points table of a pack, a card an indicator: what gives how much, on which clause, from which source. */
export function PointsTable({ pack }: { readonly pack: Pack }) {
  const { t, text } = useLang()
  return (
    <section aria-labelledby="points" className="part">
      <h2 id="points">{t('指标及分值', 'Indicators and points')}</h2>
      {pack.groups.map((group) => {
        const indicators = pack.indicators.filter((indicator) => indicator.group === group.id)
        return indicators.length === 0 ? null : (
          <div key={group.id} className="points-group">
            <h3>{text(group.name)}</h3>
            {indicators.map((indicator) => <IndicatorCard key={indicator.id} pack={pack} indicator={indicator} />)}
          </div>
        )
      })}
    </section>
  )
}

function IndicatorCard({ pack, indicator }: { readonly pack: Pack; readonly indicator: Indicator }) {
  const { t, text } = useLang()
  const lines = ruleLines(indicator.rule, bookOf(pack))
  const facts = factsOfRule(indicator.rule)
  const documents = [...new Set(pack.duties.filter(({ fact }) => facts.includes(fact)).flatMap((duty) => duty.documents))]
  const names = documents.flatMap((id) => pack.documents.find((document) => document.id === id)?.name ?? [])
  return (
    <Card>
      <table className="points-lines">
        <caption>{text(indicator.name)} <ClauseLink pack={pack} id={indicator.clause} /></caption>
        <tbody>
          {lines.map((line, at) => <PointsRow key={at} line={line} />)}
        </tbody>
      </table>
      {indicator.note && <p className="small muted">{text(indicator.note)}</p>}
      {names.length > 0 && <p className="small">{t('材料：', 'Documents: ')}{names.map(text).join(t('、', ', '))}</p>}
      <Sources lines={lines} />
    </Card>
  )
}

function PointsRow({ line }: { readonly line: RuleLine }) {
  const { t, text } = useLang()
  if (line.kind === 'note') {
    return (
      <tr className="note">
        <td colSpan={2} className="small muted">{text(line.what)}</td>
      </tr>
    )
  }
  return (
    <tr className={line.kind}>
      <th scope="row">{text(line.what)}</th>
      <td className="numeric">
        {line.points === undefined
          ? <span className="muted">{line.kind === 'most' ? t('不封顶', 'No cap') : t('未公布分值，不计分', 'No published value, not counted')}</span>
          : t(`${formatPoints(line.points)} 分`, formatPoints(line.points))}
      </td>
    </tr>
  )
}

/** Each source of the card once, with its grade. */
function Sources({ lines }: { readonly lines: readonly RuleLine[] }) {
  const { t } = useLang()
  const given = lines.flatMap(({ points, source }) => (points !== undefined && source ? [source] : []))
  const sources = [...new Map(given.map((source: Source) => [source.title, source])).values()]
  if (sources.length === 0) return null
  return (
    <ul className="sources">
      {sources.map((source) => (
        <li key={source.title}>
          <SourceTag source={source} />{' '}
          {source.url
            ? <a href={source.url} rel="noreferrer" lang="zh-Hans-CN">{source.title}</a>
            : <span lang="zh-Hans-CN">{source.title}</span>}
          <span className="visually-hidden">{t('（来源）', ' (source)')}</span>
        </li>
      ))}
    </ul>
  )
}
