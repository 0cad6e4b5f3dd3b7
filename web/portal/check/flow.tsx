import { Suspense, lazy, useEffect, useMemo, useState } from 'react'
import { Button } from '../../design/button.tsx'
import { PointsBar } from '../../design/figures.tsx'
import { Notice } from '../../design/messages.tsx'
import { useLang } from '../../language.tsx'
import { Asking } from './asking.tsx'
import { Ledger } from './ledger.tsx'
import { NOTHING, answered, movedTo, nextQuestion, numberOf, skipped, type Saved } from './saved.ts'
import { factsOf, isFrame, isHere, type Scheme } from './schemes.ts'
import { useSaved } from './use-saved.ts'
import { viewOf } from './view.ts'

interface FlowProps {
  readonly scheme: Scheme
  /** All of them: the answers are kept for every scheme. */
  readonly schemes: readonly Scheme[]
  readonly today: string
  /** Whether one can apply on this platform. */
  readonly apply: boolean
}

/** Comes while the first question is read: no answer waits for it, and nothing is fetched once answers are given. */
const loadResult = () => import('./result.tsx')
const Result = lazy(async () => ({ default: (await loadResult()).Result }))

/** One scheme in the browser: a question, the points so far, and in the end what they mean. */
export function Flow({ scheme, schemes, today, apply }: FlowProps) {
  const { t } = useLang()
  const { pack } = scheme
  const facts = useMemo(() => factsOf(schemes), [schemes])
  const [saved, keep] = useSaved(facts)
  const [wanted, want] = useState<string>()
  const [resting, rest] = useState(false)
  useEffect(() => void loadResult(), [])
  if (!saved) return <p className="needs-script muted">{t('正在打开自测…', 'Opening the self-check…')}</p>
  const view = viewOf(scheme, saved)
  // Only this scheme's questions are the way back here; the others keep their answers.
  const own = (id: string) => pack.facts.some((fact) => fact.id === id)
  const order = saved.order.filter(own)
  const left = view.open.filter((each) => !saved.skipped.includes(each)).length
  const id = nextQuestion(saved, view.open, wanted)
  const asking = id !== undefined && (wanted !== undefined || (!view.failed && !resting))
  const here = (next: Saved): Saved => (saved.place === undefined && !isFrame(pack) ? movedTo(next, pack.place.code, facts) : next)
  const go = (next: Saved): void => {
    keep(next)
    want(undefined)
    rest(false)
  }
  const at = wanted && order.includes(wanted) ? order.indexOf(wanted) : order.length
  return (
    <div className="check">
      {!isHere(scheme, saved) && <Elsewhere scheme={scheme} onHere={() => go(movedTo(saved, pack.place.code, facts))} />}
      {pack.indicators.length > 0 && <div className="check-bar"><PointsBar total={view.total} threshold={pack.threshold?.points} label={t('已有', 'So far')} soFar /></div>}
      <div className="check-main">
        {asking ? (
          <Asking id={id} facts={pack.facts} places={[]} saved={saved} today={today}
            number={numberOf(id, order, saved.skipped.filter(own))} left={Math.max(1, left)}
            onAnswer={(fact, value) => go(here(answered(saved, fact, value)))} onPlace={() => undefined}
            onSkip={() => go(here(skipped(saved, id)))}
            onBack={at > 0 ? () => want(order[at - 1]) : undefined}
            onRest={order.length > 0 ? () => { want(undefined); rest(true) } : undefined} />
        ) : (
          <Suspense><Result scheme={scheme} saved={saved} view={view} apply={apply} onEdit={want} onMore={() => rest(false)} /></Suspense>
        )}
        {saved.order.length > 0 && (
          <p className="check-clear no-print">
            <Button kind="quiet" type="button" onClick={() => go(NOTHING)}>{t('清除我的回答', 'Clear my answers')}</Button>
          </p>
        )}
      </div>
      {pack.indicators.length > 0 && <Ledger pack={pack} view={view} />}
    </div>
  )
}

/** Answers about another city: here one would begin afresh, unless one is here after all. */
function Elsewhere({ scheme: { pack }, onHere }: { readonly scheme: Scheme; readonly onHere: () => void }) {
  const { t, text } = useLang()
  const place = text(pack.place.name)
  return (
    <div className="check-whole">
      <Notice title={t(`您的回答不是按${place}的情况填的`, `Your answers are not about ${place}`)}>
        <p>{t(
          '社保、居住证、住房都要在当地从头积累，这里按您到当地工作、其他从头开始计算。',
          'Insurance, permit and home have to be built up there: this counts as if you took up work there and began afresh.',
        )}</p>
        <Button kind="plain" type="button" onClick={onHere}>{t(`我就在${place}，按${place}重新回答`, `I am in ${place}: answer for it`)}</Button>
      </Notice>
    </div>
  )
}
