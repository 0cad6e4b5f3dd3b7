import type { Line, Pack, Points } from '#policy'
import { formatGain, formatPoints } from '../../design/format.ts'
import { SourceTag } from '../../design/source.tsx'
import { useLang } from '../../language.tsx'
import { ClauseLink } from './clause-link.tsx'
import type { View } from './view.ts'

/** The score sheet as it builds up: each line with how it came about, its clause, its documents and its source. */
export function Ledger({ pack, view }: { readonly pack: Pack; readonly view: View }) {
  const { t } = useLang()
  return (
    <section className="ledger" aria-labelledby="ledger">
      <h2 id="ledger">{t('得分明细', 'Your score sheet')}</h2>
      {view.scored.length === 0 && <p className="muted">{t('得分的项目会出现在这里。', 'What gives points will appear here.')}</p>}
      <ul className="bare-list" aria-live="polite" aria-relevant="additions">
        {view.scored.map(({ line, points }) => <Entry key={line.indicator} pack={pack} line={line} points={points} />)}
      </ul>
      {view.scored.length > 0 && (
        <p className="ledger-total">
          <span>{t('合计', 'Total')}</span> <strong>{t(`${formatPoints(view.total.min)} 分`, formatPoints(view.total.min))}</strong>
        </p>
      )}
    </section>
  )
}

function Entry({ pack, line, points }: { readonly pack: Pack; readonly line: Line; readonly points: Points }) {
  const { t, text } = useLang()
  const documents = line.documents.flatMap((id) => pack.documents.find((document) => document.id === id)?.name ?? [])
  return (
    <li className="entry">
      <p className="entry-head"><span>{text(line.name)}</span> <strong>{formatGain(points)}</strong></p>
      <p className="small muted">{text(line.how)}</p>
      {documents.length > 0 && <p className="small">{t('需要：', 'Needs: ')}{documents.map(text).join(t('、', ', '))}</p>}
      <div className="entry-foot">
        <SourceTag source={line.source} />
        <ClauseLink pack={pack} id={line.clause} />
      </div>
    </li>
  )
}
