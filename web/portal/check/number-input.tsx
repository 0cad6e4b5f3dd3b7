import { useState } from 'react'
import type { Fact } from '#policy'
import { formatCount } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import { AnswerForm } from './answer-form.tsx'
import { isNumber, readNumber } from './fits.ts'

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
    <AnswerForm read={() => within(fact, readNumber(typed))} sentence={useNumberProblem(fact)} onAnswer={onAnswer}>
      {(problem) => (
        <NumberBox id="answer" typed={typed} onType={type} unit={fact.unit ? text(fact.unit) : ''} problem={problem}
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
    return whole === undefined || rest === undefined ? undefined : within(fact, whole * 12 + rest)
  }
  return (
    <AnswerForm read={read} sentence={useNumberProblem(fact)} onAnswer={onAnswer}>
      {(problem) => (
        <div className="months">
          <NumberBox id="answer" typed={years} onType={typeYears} unit={t('年', 'years')} problem={problem} />
          <NumberBox id="answer-months" typed={months} onType={typeMonths} unit={t('个月', 'months')} problem={problem} />
        </div>
      )}
    </AnswerForm>
  )
}

function within(fact: Fact, value: number | undefined): number | undefined {
  return isNumber(fact, value) ? value : undefined
}

/** What a number must be, as a sentence. */
export function useNumberProblem(fact: Fact): string {
  const { t, text } = useLang()
  const unit = fact.unit ? text(fact.unit) : ''
  const [min, max] = [formatCount(fact.min ?? 0), formatCount(fact.max ?? 0)]
  const kind = fact.type === 'decimal' ? t('数字', 'a number') : t('整数', 'a whole number')
  const none = fact.min === 0 && fact.derived === undefined && fact.type !== 'list'
  return t(
    `请填${kind}，在 ${min} 到 ${max} ${unit}之间${none ? '；没有就填 0' : ''}。`,
    `Enter ${kind} from ${min} to ${max} ${unit}${none ? '; 0 if none' : ''}.`,
  )
}

/** A box for a number with its unit behind it, named by the question (or `name`) and the unit. */
export function NumberBox({ id, name, typed, onType, unit, problem, decimal }: {
  readonly id: string
  /** Id of what names the box beside the question. */
  readonly name?: string
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly unit: string
  readonly problem: boolean
  readonly decimal?: boolean
}) {
  return (
    <span className="with-unit">
      <input id={id} className="input short" type="text" inputMode={decimal ? 'decimal' : 'numeric'} autoComplete="off"
        value={typed} onChange={(event) => onType(event.target.value)} aria-labelledby={`${name ?? 'question'} ${id}-unit`}
        aria-invalid={problem || undefined} aria-describedby={problem ? 'answer-error' : undefined} />
      <span className="unit" id={`${id}-unit`}>{unit}</span>
    </span>
  )
}
