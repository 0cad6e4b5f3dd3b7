import { useState, type ReactNode, type SubmitEvent } from 'react'
import type { Fact } from '#policy'
import { Button } from '../../design/button.tsx'
import { formatCount } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import { fits, readNumber } from './saved.ts'

interface NumberProps {
  readonly fact: Fact
  readonly value: number | undefined
  readonly onAnswer: (value: number) => void
}

/** A number with its unit. What is not a number, or lies outside the fact's bounds, is said before going on. */
export function NumberInput({ fact, value, onAnswer }: NumberProps) {
  const { text } = useLang()
  const [typed, type] = useState(value === undefined ? '' : String(value))
  return (
    <AnswerForm fact={fact} read={() => readNumber(typed)} onAnswer={onAnswer}>
      {(problem) => (
        <Box id="answer" typed={typed} onType={type} unit={fact.unit ? text(fact.unit) : ''} problem={problem}
          decimal={fact.type === 'decimal'} />
      )}
    </AnswerForm>
  )
}

/** Months as people know them: years and months. */
export function MonthsInput({ fact, value, onAnswer }: NumberProps) {
  const { t } = useLang()
  const [years, typeYears] = useState(value === undefined ? '' : String(Math.floor(value / 12)))
  const [months, typeMonths] = useState(value === undefined ? '' : String(value % 12))
  const read = (): number | undefined => {
    if (years.trim() === '' && months.trim() === '') return undefined
    const [whole, rest] = [readNumber(years || '0'), readNumber(months || '0')]
    return whole === undefined || rest === undefined ? undefined : whole * 12 + rest
  }
  return (
    <AnswerForm fact={fact} read={read} onAnswer={onAnswer}>
      {(problem) => (
        <div className="months">
          <Box id="answer" typed={years} onType={typeYears} unit={t('年', 'years')} problem={problem} />
          <Box id="answer-months" typed={months} onType={typeMonths} unit={t('个月', 'months')} problem={problem} />
        </div>
      )}
    </AnswerForm>
  )
}

function AnswerForm({ fact, read, onAnswer, children }: {
  readonly fact: Fact
  readonly read: () => number | undefined
  readonly onAnswer: (value: number) => void
  readonly children: (problem: boolean) => ReactNode
}) {
  const { t } = useLang()
  const sentence = useProblem(fact)
  const [problem, setProblem] = useState(false)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const value = read()
    if (fits(fact, value) && typeof value === 'number') onAnswer(value)
    else setProblem(true)
  }
  return (
    <form onSubmit={submit} noValidate className={problem ? 'field wrong' : 'field'}>
      {problem && <p className="field-error" id="answer-error" role="alert">{sentence}</p>}
      {children(problem)}
      <div className="actions"><Button>{t('下一题', 'Next')}</Button></div>
    </form>
  )
}

function useProblem(fact: Fact): string {
  const { t, text } = useLang()
  const unit = fact.unit ? text(fact.unit) : ''
  const [min, max] = [formatCount(fact.min ?? 0), formatCount(fact.max ?? 0)]
  const kind = fact.type === 'decimal' ? t('数字', 'a number') : t('整数', 'a whole number')
  const none = fact.min === 0 && fact.derived === undefined
  return t(
    `请填${kind}，在 ${min} 到 ${max} ${unit}之间${none ? '；没有就填 0' : ''}。`,
    `Enter ${kind} from ${min} to ${max} ${unit}${none ? '; 0 if none' : ''}.`,
  )
}

function Box({ id, typed, onType, unit, problem, decimal }: {
  readonly id: string
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly unit: string
  readonly problem: boolean
  readonly decimal?: boolean
}) {
  return (
    <span className="with-unit">
      <input id={id} className="input short" type="text" inputMode={decimal ? 'decimal' : 'numeric'} autoComplete="off"
        value={typed} onChange={(event) => onType(event.target.value)} aria-labelledby={`question ${id}-unit`}
        aria-invalid={problem || undefined} aria-describedby={problem ? 'answer-error' : undefined} />
      <span className="unit" id={`${id}-unit`}>{unit}</span>
    </span>
  )
}
