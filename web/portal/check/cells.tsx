import type { Pack } from '#policy'
import { formatPoints, inPoints } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import { ClauseLink } from './clause-link.tsx'
import type { Standing } from './standing.ts'

const SHOWN = 3

/** Why a scheme says what it says, each with its clause: the way in that is met, or what is missing. */
export function Missing({ standing }: { readonly standing: Standing }) {
  const { t, text } = useLang()
  const { scheme: { pack }, word, failed, short, threshold, unset, open, ways } = standing
  if (word === 'can') return <Met standing={standing} />
  if (failed) return <>{text(failed.refusal)} <ClauseLink pack={pack} id={failed.clause} /></>
  if (short > 0 && threshold !== undefined) {
    return (
      <>
        {t(`最多 ${formatPoints(threshold - short)} 分，还差 ${formatPoints(short)} 分`, `${formatPoints(threshold - short)} at most: ${inPoints(formatPoints(short))} short`)}{' '}
        <ClauseLink pack={pack} id={pack.threshold?.clause} />
      </>
    )
  }
  const facts = open.flatMap((id) => pack.facts.find((fact) => fact.id === id) ?? [])
  const names = facts.slice(0, SHOWN).map(({ name }) => text(name)).join(t('、', ', '))
  return (
    <>
      {unset.length > 0 && <span className="cell-line">{t('当地没有公布：', 'Not published there: ')}{unset.map(text).join(t('、', ', '))}</span>}
      {ways.map((way) => <span key={way.id} className="cell-line">{text(way.name)} <ClauseLink pack={pack} id={way.clause} /></span>)}
      {facts.length > 0 && (
        <span className="cell-line">
          {t(`还没有回答：${names}${facts.length > SHOWN ? `等 ${facts.length} 项` : ''}`, `Not answered: ${names}${facts.length > SHOWN ? ` and ${facts.length - SHOWN} more` : ''}`)}
        </span>
      )}
    </>
  )
}

function Met({ standing: { scheme: { pack }, ways, threshold, total, exempt } }: { readonly standing: Standing }) {
  const { t, text } = useLang()
  return (
    <>
      {ways.map((way) => (
        <span key={way.id} className="cell-line">
          {pack.kind === 'direct' ? t(`按「${way.name.zh}」可以直接入户`, `Settles directly as "${text(way.name)}"`) : t(`符合「${way.name.zh}」`, `Meets "${text(way.name)}"`)}{' '}
          <ClauseLink pack={pack} id={way.clause} />
        </span>
      ))}
      {ways.length === 0 && <span className="cell-line">{t('条件都符合', 'Meets every condition')} <ClauseLink pack={pack} id={pack.conditions[0]?.clause} /></span>}
      {threshold !== undefined && exempt && total.min < threshold ? <Exempt pack={pack} /> : threshold !== undefined && (
        <span className="cell-line">{t(`已满 ${formatPoints(threshold)} 分；能否入围还看排名`, `${formatPoints(threshold)} reached; the ranking decides`)} <ClauseLink pack={pack} id={pack.threshold?.clause} /></span>
      )}
    </>
  )
}

/** Admitted whatever the points. */
function Exempt({ pack: { threshold }, pack }: { readonly pack: Pack }) {
  const { t, text } = useLang()
  if (!threshold?.unless) return null
  return (
    <span className="cell-line">
      {t(`${threshold.unless.name.zh}，不受分数线限制`, `${text(threshold.unless.name)}: the threshold does not apply`)}{' '}
      <ClauseLink pack={pack} id={threshold.unless.clause} />
    </span>
  )
}

/** DG-5: which of two schemes of one place decides where they differ. */
export function Precedence({ standing: { scheme: { pack } }, all }: { readonly standing: Standing; readonly all: readonly Standing[] }) {
  const { t, text } = useLang()
  const packs = all.map(({ scheme }) => scheme.pack)
  const below = pack.precedence.flatMap(({ pack: id, clause }) => packs.filter((each) => each.id === id).map((other) => ({ other, clause })))
  const above = packs.flatMap((other) => other.precedence.filter((each) => each.pack === pack.id).map(({ clause }) => ({ other, clause })))
  return (
    <>
      {below.map(({ other, clause }) => (
        <span key={other.id} className="cell-line small">
          {t(`与「${other.title.zh}」不一致的，按本办法`, `Prevails over "${text(other.title)}"`)} <ClauseLink pack={pack} id={clause} />
        </span>
      ))}
      {above.map(({ other, clause }) => (
        <span key={other.id} className="cell-line small">
          {t(`与「${other.title.zh}」不一致的，按那个办法`, `"${text(other.title)}" prevails over this`)} <ClauseLink pack={other} id={clause} />
        </span>
      ))}
    </>
  )
}

/** The one step that would help most: points to gain, or what the nearest way in still asks for. */
export function Help({ standing }: { readonly standing: Standing }) {
  const { t, text } = useLang()
  const { word, nearest, failed, lacks, here } = standing
  const help = standing.help()
  const parts = lacks.filter(({ holds }) => word !== 'open' || holds === false)
  if (help && !failed) return <>{text(help)}</>
  if (parts.length === 0) return <span className="muted">{word !== 'can' ? t('先回答还没有回答的', 'Answer the open questions') : here ? t('准备材料，提出申请', 'Gather the documents and apply') : t('到当地工作，再提出申请', 'Take up work there, then apply')}</span>
  return (
    <>
      {nearest && <span className="cell-line">{t(`最接近「${nearest.name.zh}」，还要：`, `Nearest: "${text(nearest.name)}". It still takes:`)}</span>}
      {!nearest && !here && <span className="cell-line">{t('在当地做到：', 'There it takes:')}</span>}
      <ul className="cell-list">{parts.slice(0, SHOWN).map((part) => <li key={text(part.text)}>{text(part.text)}</li>)}</ul>
    </>
  )
}
