import { Suspense, lazy, useEffect, useMemo, useState } from 'react'
import { Button } from '../../design/button.tsx'
import { useLang } from '../../language.tsx'
import { Asking, PLACE } from './asking.tsx'
import { Board } from './board.tsx'
import { nextOf, openIn, stillOpen } from './choose.ts'
import { NOTHING, answered, movedTo, numberOf, skipped, type Saved } from './saved.ts'
import { factsOf, placesOf, type Scheme } from './schemes.ts'
import { standings } from './standing.ts'
import { useSaved } from './use-saved.ts'

/** Comes while the first question is read: no answer waits for it, and nothing is fetched once answers are given. */
const loadComparison = () => import('./comparison.tsx')
const Comparison = lazy(async () => ({ default: (await loadComparison()).Comparison }))

interface EverywhereProps {
  readonly schemes: readonly Scheme[]
  readonly today: string
  readonly applyTo: readonly string[]
}

/** The self-check over all schemes: few questions, then every scheme side by side. */
export function Everywhere({ schemes, today, applyTo }: EverywhereProps) {
  const { t } = useLang()
  const facts = useMemo(() => factsOf(schemes), [schemes])
  const [saved, keep] = useSaved(facts)
  useEffect(() => void loadComparison(), [])
  if (!saved) return <p className="needs-script muted">{t('正在打开自测…', 'Opening the self-check…')}</p>
  return <Interview schemes={schemes} today={today} applyTo={applyTo} saved={saved} keep={keep} />
}

interface InterviewProps extends EverywhereProps {
  readonly saved: Saved
  readonly keep: (saved: Saved) => void
}

/** Which question, or (none) the comparison: one asked for goes first; else the next of all schemes, unless one rests. */
function useWay({ schemes, saved, keep }: Pick<InterviewProps, 'schemes' | 'saved' | 'keep'>) {
  const [wanted, want] = useState<string>()
  const [resting, rest] = useState(false)
  const [exact, beExact] = useState(false)
  const [begun, begin] = useState(false)
  const inForce = schemes.filter(({ state }) => state === 'in_force')
  const lists = openIn(inForce, saved, exact)
  const next = saved.place === undefined ? PLACE : nextOf(lists)
  const turn = (to: { readonly wanted?: string | undefined; readonly resting?: boolean; readonly exact?: boolean }): void => {
    want(to.wanted)
    rest(to.resting ?? false)
    if (to.exact !== undefined) beExact(to.exact)
    begin(true)
  }
  const deciding = stillOpen(lists)
  return {
    inForce, begun, turn, deciding,
    id: wanted ?? (resting ? undefined : next),
    /** What going on would bring: verdicts still open, or only the exact points. */
    more: deciding > 0 ? 'verdict' as const : stillOpen(openIn(inForce, saved, true)) > 0 ? 'points' as const : undefined,
    go: (changed: Saved): void => {
      keep(changed)
      turn({})
    },
  }
}

function Interview({ schemes, today, applyTo, saved, keep }: InterviewProps) {
  const { t, text } = useLang()
  const { inForce, begun, turn, deciding, id, more, go } = useWay({ schemes, saved, keep })
  const facts = useMemo(() => factsOf(schemes), [schemes])
  const places = useMemo(() => placesOf(schemes), [schemes])
  const order = saved.place === undefined ? saved.order : [PLACE, ...saved.order]
  const at = id !== undefined && order.includes(id) ? order.indexOf(id) : order.length
  return (
    <div className="check">
      <div className={id === undefined ? 'check-whole' : 'check-main'}>
        {id === undefined ? (
          <Suspense>
            <Comparison standings={standings(schemes, saved)} saved={saved} facts={facts} places={places} today={today} applyTo={applyTo}
              begun={begun} more={more} onEdit={(fact) => turn({ wanted: fact })} onMore={() => turn({ exact: deciding === 0 })} />
          </Suspense>
        ) : (
          <Asking id={id} facts={facts} saved={saved} today={today}
            number={numberOf(id, order, saved.skipped)} left={Math.max(1, deciding)}
            places={places.map(({ code, name }) => ({ value: code, name: text(name) }))}
            onAnswer={(fact, value) => go(answered(saved, fact, value))} onPlace={(place) => go(movedTo(saved, place, facts))}
            onSkip={() => go(skipped(saved, id))} onBack={at > 0 ? () => turn({ wanted: order[at - 1] }) : undefined}
            onRest={order.length > 0 ? () => turn({ resting: true }) : undefined} />
        )}
        {order.length > 0 && (
          <p className="check-clear no-print">
            <Button kind="quiet" type="button" onClick={() => { keep(NOTHING); turn({ exact: false }) }}>{t('清除我的回答', 'Clear my answers')}</Button>
          </p>
        )}
      </div>
      {id !== undefined && (
        <Board standings={standings(inForce, saved)}
          outOfForce={schemes.filter(({ pack, state }) => pack.place.code === saved.place && state !== 'in_force')} />
      )}
    </div>
  )
}
