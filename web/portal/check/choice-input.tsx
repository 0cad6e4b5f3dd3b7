import { useState, type ReactNode } from 'react'
import { useLang } from '../../language.tsx'
import { AnswerForm } from './answer-form.tsx'

export interface Choice {
  readonly value: string
  readonly name: string
}

/** More than so many are a list to choose from: typing the first letters finds an entry. */
const BUTTONS = 9

/** One of several: a button each, or a list where they are many. */
export function ChoiceInput({ choices, value, onAnswer }: {
  readonly choices: readonly Choice[]
  readonly value: string | undefined
  readonly onAnswer: (value: string) => void
}) {
  if (choices.length > BUTTONS) return <LongList choices={choices} value={value} onAnswer={onAnswer} />
  return (
    <div className="options">
      {choices.map((each) => (
        <Option key={each.value} chosen={value === each.value} onChoose={() => onAnswer(each.value)}>{each.name}</Option>
      ))}
    </div>
  )
}

export function YesNo({ value, onAnswer }: { readonly value: boolean | undefined; readonly onAnswer: (value: boolean) => void }) {
  const { t } = useLang()
  return (
    <div className="options two">
      <Option chosen={value === true} onChoose={() => onAnswer(true)}>{t('是', 'Yes')}</Option>
      <Option chosen={value === false} onChoose={() => onAnswer(false)}>{t('否', 'No')}</Option>
    </div>
  )
}

function LongList({ choices, value, onAnswer }: Parameters<typeof ChoiceInput>[0]) {
  const { t } = useLang()
  const [chosen, choose] = useState(value ?? '')
  return (
    <AnswerForm read={() => chosen || undefined} sentence={t('请选一项。', 'Choose one.')} onAnswer={onAnswer}>
      {(problem) => (
        <select id="answer" className="input" value={chosen} onChange={(event) => choose(event.target.value)} aria-labelledby="question"
          aria-invalid={problem || undefined} aria-describedby={problem ? 'answer-error' : undefined}>
          <option value="">{t('请选择', 'Choose')}</option>
          {choices.map((each) => <option key={each.value} value={each.value}>{each.name}</option>)}
        </select>
      )}
    </AnswerForm>
  )
}

function Option({ chosen, onChoose, children }: {
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}) {
  return <button type="button" className="option" aria-pressed={chosen} onClick={onChoose}>{children}</button>
}
