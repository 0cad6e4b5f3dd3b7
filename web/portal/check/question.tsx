import { useEffect, useRef, type ReactNode } from 'react'
import type { Fact, Answer } from '#policy'
import { Button } from '../../design/button.tsx'
import { useLang } from '../../language.tsx'
import { MonthsInput, NumberInput } from './number-input.tsx'

interface QuestionProps {
  readonly fact: Fact
  readonly value: Answer | undefined
  readonly number: number
  /** How many questions still matter, this one included. */
  readonly left: number
  readonly onAnswer: (value: Answer) => void
  readonly onSkip: () => void
  readonly onBack: (() => void) | undefined
  readonly onRest: (() => void) | undefined
}

/** One question on the screen. Takes the focus when it appears, but not on opening the page. */
export function Question({ fact, value, number, left, onAnswer, onSkip, onBack, onRest }: QuestionProps) {
  const { t, text } = useLang()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (number > 1) heading.current?.focus()
  }, [number])
  return (
    <section className="question" aria-labelledby="question">
      <p className="question-count">
        {t(`第 ${number} 题`, `Question ${number}`)}
        <span className="muted">{t(`还有最多 ${left} 题`, `at most ${left} to go`)}</span>
      </p>
      <progress value={number - 1} max={Math.max(1, number - 1 + left)} aria-label={t('答题进度', 'Progress')} />
      <h2 id="question" ref={heading} tabIndex={-1}>{text(fact.question)}</h2>
      {fact.help && <p className="field-hint">{text(fact.help)}</p>}
      <Answer fact={fact} value={value} onAnswer={onAnswer} />
      <div className="question-ways">
        {onBack && <Button kind="quiet" type="button" onClick={onBack}>{t('上一题', 'Back')}</Button>}
        <Button kind="quiet" type="button" onClick={onSkip}>{t('不清楚，先跳过', 'Not sure, skip')}</Button>
        {onRest && <Button kind="quiet" type="button" onClick={onRest}>{t('直接看结果', 'See the result')}</Button>}
      </div>
    </section>
  )
}

function Answer({ fact, value, onAnswer }: Pick<QuestionProps, 'fact' | 'value' | 'onAnswer'>) {
  const { t, text } = useLang()
  if (fact.type === 'boolean') {
    return (
      <div className="options two">
        <Option chosen={value === true} onChoose={() => onAnswer(true)}>{t('是', 'Yes')}</Option>
        <Option chosen={value === false} onChoose={() => onAnswer(false)}>{t('否', 'No')}</Option>
      </div>
    )
  }
  if (fact.type === 'choice') {
    return (
      <div className="options">
        {fact.options?.map((option) => (
          <Option key={option.value} chosen={value === option.value} onChoose={() => onAnswer(option.value)}>
            {text(option.name)}
          </Option>
        ))}
      </div>
    )
  }
  const months = fact.unit?.en === 'months'
  const known = typeof value === 'number' ? value : undefined
  return months
    ? <MonthsInput fact={fact} value={known} onAnswer={onAnswer} />
    : <NumberInput fact={fact} value={known} onAnswer={onAnswer} />
}

function Option({ chosen, onChoose, children }: {
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}) {
  return <button type="button" className="option" aria-pressed={chosen} onClick={onChoose}>{children}</button>
}
