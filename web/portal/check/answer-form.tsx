import { useState, type ReactNode, type SubmitEvent } from 'react'
import type { Answer } from '#policy'
import { Button } from '../../design/button.tsx'
import { useLang } from '../../language.tsx'

interface AnswerFormProps<Value extends Answer> {
  /** What was typed or chosen; undefined while it is no answer. */
  readonly read: () => Value | undefined
  /** What is wrong when there is none, with what to do. */
  readonly sentence: string
  readonly onAnswer: (value: Value) => void
  readonly children: (problem: boolean) => ReactNode
}

/** An answer that is given with a button. What cannot be one is said before going on. */
export function AnswerForm<Value extends Answer>({ read, sentence, onAnswer, children }: AnswerFormProps<Value>) {
  const { t } = useLang()
  const [problem, setProblem] = useState(false)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const value = read()
    setProblem(value === undefined)
    if (value !== undefined) onAnswer(value)
  }
  return (
    <form onSubmit={submit} noValidate className={problem ? 'field wrong' : 'field'}>
      {problem && <p className="field-error" id="answer-error" role="alert">{sentence}</p>}
      {children(problem)}
      <div className="actions"><Button>{t('下一题', 'Next')}</Button></div>
    </form>
  )
}
