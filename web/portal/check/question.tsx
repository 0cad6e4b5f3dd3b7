import { useEffect, useRef, type ReactNode } from 'react'
import type { Answer, Fact } from '#policy'
import { Button } from '../../design/button.tsx'
import { useLang } from '../../language.tsx'
import { ChoiceInput, YesNo } from './choice-input.tsx'
import { DateInput } from './date-input.tsx'
import { ListInput } from './list-input.tsx'
import { MonthsInput, NumberInput } from './number-input.tsx'

/** The ways from a question: those that are not there are not open now. */
export interface Ways {
  readonly onSkip?: (() => void) | undefined
  readonly onBack?: (() => void) | undefined
  readonly onRest?: (() => void) | undefined
}

interface QuestionProps extends Ways {
  readonly number: number
  /** How many questions still matter, this one included, where that is known. */
  readonly left?: number
  readonly title: string
  readonly hint?: string | undefined
  readonly children: ReactNode
}

/** One question on the screen. Takes the focus when it appears, but not on opening the page. */
export function Question({ number, left, title, hint, children, onSkip, onBack, onRest }: QuestionProps) {
  const { t } = useLang()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (number > 1) heading.current?.focus()
  }, [number])
  return (
    <section className="question" aria-labelledby="question">
      <p className="question-count">
        {t(`第 ${number} 题`, `Question ${number}`)}
        {left !== undefined && <span className="muted">{t(`还有最多 ${left} 题`, `at most ${left} to go`)}</span>}
      </p>
      <progress value={number - 1} max={Math.max(1, number - 1 + (left ?? 1))} aria-label={t('答题进度', 'Progress')} />
      <h2 id="question" ref={heading} tabIndex={-1}>{title}</h2>
      {hint && <p className="field-hint">{hint}</p>}
      {children}
      <div className="question-ways">
        {onBack && <Button kind="quiet" type="button" onClick={onBack}>{t('上一题', 'Back')}</Button>}
        {onSkip && <Button kind="quiet" type="button" onClick={onSkip}>{t('不清楚，先跳过', 'Not sure, skip')}</Button>}
        {onRest && <Button kind="quiet" type="button" onClick={onRest}>{t('直接看结果', 'See the result')}</Button>}
      </div>
    </section>
  )
}

/** The right way of answering for a fact's type. */
export function FactInput({ fact, value, today, onAnswer }: {
  readonly fact: Fact
  readonly value: Answer | undefined
  readonly today: string
  readonly onAnswer: (value: Answer) => void
}) {
  const { text } = useLang()
  const number = typeof value === 'number' ? value : undefined
  const words = typeof value === 'string' ? value : undefined
  switch (fact.type) {
    case 'boolean':
      return <YesNo value={typeof value === 'boolean' ? value : undefined} onAnswer={onAnswer} />
    case 'choice': {
      const choices = (fact.options ?? []).map((option) => ({ value: option.value, name: text(option.name) }))
      return <ChoiceInput choices={choices} value={words} onAnswer={onAnswer} />
    }
    case 'date':
      return <DateInput fact={fact} value={words} today={today} onAnswer={onAnswer} />
    case 'list': {
      const numbers = Array.isArray(value) ? value.filter((each): each is number => typeof each === 'number') : undefined
      return <ListInput fact={fact} value={numbers} onAnswer={onAnswer} />
    }
    default:
      return fact.unit?.en === 'months'
        ? <MonthsInput fact={fact} value={number} onAnswer={onAnswer} />
        : <NumberInput fact={fact} value={number} onAnswer={onAnswer} />
  }
}
