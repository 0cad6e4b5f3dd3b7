import { Suspense, lazy, useEffect, useMemo, useState } from 'react'
import { Button } from '../../design/button.tsx'
import { useLang } from '../../language.tsx'
import { Asking, PLACE } from './asking.tsx'
import { Board } from './board.tsx'
import { nextOf, openIn, stillOpen } from './choose.ts'
import { NOTHING, answered, movedTo, skipped, type Saved } from './saved.ts'
import { factsOf, placesOf, type Scheme } from './schemes.ts'
import { standings } from './standing.ts'
import { useSaved } from './use-saved.ts'

/** Comes while the first question is read: no answer waits for it, and nothing is fetched once answers are given. */
const loadComparison = () => import('./comparison.tsx')
const Comparison = lazy(async () => ({ default: (await loadComparison()).Comparison }))

/** The self-check over all schemes: few questions, then every scheme side by side. */
export function Everywhere({ schemes, today, applyTo }: {
  readonly schemes: readonly Scheme[]
  readonly today: string
  readonly applyTo: readonly string[]
}) {
  const { t, text } = useLang()
  const facts = useMemo(() => factsOf(schemes), [schemes])
  const [saved, keep] = useSaved(facts)
  const [wanted, want] = useState<string>()
  const [resting, rest] = useState(false)
  const [exact, beExact] = useState(false)
  const [begun, begin] = useState(false)
  useEffect(() => void loadComparison(), [])
  const all = useMemo(() => saved && standings(schemes, saved), [schemes, saved])
  if (!saved || !all) return <p className="needs-script muted">{t('正在打开自测…', 'Opening the self-check…')}</p>
  const inForce = schemes.filter(({ state }) => state === 'in_force')
  const lists = openIn(inForce, saved, exact)
  const next = saved.place === undefined ? PLACE : nextOf(lists)
  const id = wanted ?? (resting ? undefined : next)
  const way = saved.place === undefined ? saved.order : [PLACE, ...saved.order]
  const at = id !== undefined && way.includes(id) ? way.indexOf(id) : way.length
  const go = (changed: Saved): void => {
    keep(changed)
    want(undefined)
    rest(false)
    begin(true)
  }
  return (
    <div className="check">
      <div className={id === undefined ? 'check-whole' : 'check-main'}>
        {id === undefined ? (
          <Suspense><Comparison standings={all} saved={saved} facts={facts} today={today} applyTo={applyTo} begun={begun}
            places={placesOf(schemes)} more={moreOf(lists, openIn(inForce, saved, true))} onEdit={want}
            onMore={() => { rest(false); beExact(stillOpen(lists) === 0); begin(true) }} /></Suspense>
        ) : (
          <Asking id={id} facts={facts} saved={saved} today={today} number={at + 1} left={Math.max(1, stillOpen(lists)) + (saved.place === undefined ? 1 : 0)}
            places={placesOf(schemes).map(({ code, name }) => ({ value: code, name: text(name) }))}
            onAnswer={(fact, value) => go(answered(saved, fact, value))}
            onPlace={(place) => go(movedTo(saved, place, facts))}
            onSkip={() => go(skipped(saved, id))}
            onBack={at > 0 ? () => want(way[at - 1]) : undefined}
            onRest={way.length > 0 ? () => { want(undefined); rest(true); begin(true) } : undefined} />
        )}
        {way.length > 0 && (
          <p className="check-clear no-print">
            <Button kind="quiet" type="button" onClick={() => { beExact(false); go(NOTHING) }}>{t('清除我的回答', 'Clear my answers')}</Button>
          </p>
        )}
      </div>
      {id !== undefined && <Board standings={all.filter(({ scheme }) => scheme.state === 'in_force')} />}
    </div>
  )
}

/** What going on would bring: verdicts still open, or only the exact points. */
function moreOf(deciding: ReturnType<typeof openIn>, all: ReturnType<typeof openIn>): 'verdict' | 'points' | undefined {
  if (stillOpen(deciding) > 0) return 'verdict'
  return stillOpen(all) > 0 ? 'points' : undefined
}
