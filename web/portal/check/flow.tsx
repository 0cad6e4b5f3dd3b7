import { useMemo, useState } from 'react'
import { compile, type Answer, type Pack } from '#policy'
import { Button } from '../../design/button.tsx'
import { PointsBar } from '../../design/figures.tsx'
import { useLang } from '../../language.tsx'
import { Ledger } from './ledger.tsx'
import { Question } from './question.tsx'
import { Result } from './result.tsx'
import { NOTHING, answered, nextQuestion, skipped, type Saved } from './saved.ts'
import { useSaved } from './use-saved.ts'
import { viewOf } from './view.ts'

/** The self-check in the browser: a question, the points so far, and in the end what they mean. */
export function Flow({ pack }: { readonly pack: Pack }) {
  const { t } = useLang()
  const compiled = useMemo(() => compile(pack), [pack])
  const [saved, keep] = useSaved(pack.facts)
  const [wanted, want] = useState<string>()
  const [resting, rest] = useState(false)
  if (!saved) return <p className="needs-script muted">{t('正在打开自测…', 'Opening the self-check…')}</p>
  const view = viewOf(compiled, saved)
  const fact = pack.facts.find(({ id }) => id === nextQuestion(saved, view.open, wanted))
  const asking = fact !== undefined && (wanted !== undefined || (!view.failed && !resting))
  const go = (next: Saved): void => {
    keep(next)
    want(undefined)
    rest(false)
  }
  const back = saved.order.at(wanted ? saved.order.indexOf(wanted) - 1 : -1)
  const position = wanted ? saved.order.indexOf(wanted) : saved.order.length
  return (
    <div className="check">
      <div className="check-bar"><PointsBar total={view.total} threshold={pack.threshold?.points} label={t('已有', 'So far')} soFar /></div>
      <div className="check-main">
        {asking ? (
          <Question key={fact.id} fact={fact} value={saved.facts[fact.id]} number={position + 1} left={view.open.length}
            onAnswer={(value: Answer) => go(answered(saved, fact.id, value))}
            onSkip={() => go(skipped(saved, fact.id))}
            onBack={position > 0 && back !== undefined ? () => want(back) : undefined}
            onRest={saved.order.length > 0 ? () => { want(undefined); rest(true) } : undefined} />
        ) : (
          <Result pack={pack} saved={saved} view={view} onEdit={want} onMore={() => rest(false)} />
        )}
        {saved.order.length > 0 && (
          <p className="check-clear">
            <Button kind="quiet" type="button" onClick={() => go(NOTHING)}>{t('清除我的回答', 'Clear my answers')}</Button>
          </p>
        )}
      </div>
      <Ledger pack={pack} view={view} />
    </div>
  )
}
