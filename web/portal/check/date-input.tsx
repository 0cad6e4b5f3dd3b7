import { useState } from 'react'
import type { Fact } from '#policy'
import { useLang } from '../../language.tsx'
import { AnswerForm } from './answer-form.tsx'
import { isDate } from './fits.ts'

/** As far back as anybody's dates go. */
const YEARS = 110

/** A day in the past by year, month and day: three lists need no keyboard and read alike in every browser. */
export function DateInput({ fact, value, today, onAnswer }: {
  readonly fact: Fact
  readonly value: string | undefined
  readonly today: string
  readonly onAnswer: (value: string) => void
}) {
  const { t } = useLang()
  const [parts, choose] = useState(() => (value ?? '--').split('-'))
  const [year = '', month = '', day = ''] = parts
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: YEARS }, (_, back) => String(thisYear - back))
  const read = (): string | undefined => {
    const date = parts.join('-')
    return isDate(date) && date <= today ? date : undefined
  }
  const sentence = fact.derived === 'age'
    ? t('请选年、月、日，是今天以前的一天。', 'Choose year, month and day, a day before today.')
    : t('请选年、月、日，不晚于今天。', 'Choose year, month and day, no later than today.')
  const set = (at: number) => (chosen: string) => choose(parts.map((part, index) => (index === at ? chosen : part)))
  return (
    <AnswerForm read={read} sentence={sentence} onAnswer={onAnswer}>
      {(problem) => (
        <div className="date-parts">
          <Part id="answer" unit={t('年', 'year')} value={year} options={years} onChoose={set(0)} problem={problem} />
          <Part id="answer-month" unit={t('月', 'month')} value={month} options={upTo(12)} onChoose={set(1)} problem={problem} />
          <Part id="answer-day" unit={t('日', 'day')} value={day} options={upTo(31)} onChoose={set(2)} problem={problem} />
        </div>
      )}
    </AnswerForm>
  )
}

const upTo = (most: number): readonly string[] => Array.from({ length: most }, (_, at) => String(at + 1).padStart(2, '0'))

function Part({ id, unit, value, options, onChoose, problem }: {
  readonly id: string
  readonly unit: string
  readonly value: string
  readonly options: readonly string[]
  readonly onChoose: (value: string) => void
  readonly problem: boolean
}) {
  return (
    <span className="with-unit">
      <select id={id} className="input" value={value} onChange={(event) => onChoose(event.target.value)}
        aria-labelledby={`question ${id}-unit`} aria-invalid={problem || undefined} aria-describedby={problem ? 'answer-error' : undefined}>
        <option value="">–</option>
        {options.map((option) => <option key={option} value={option}>{Number(option)}</option>)}
      </select>
      <span className="unit" id={`${id}-unit`}>{unit}</span>
    </span>
  )
}
