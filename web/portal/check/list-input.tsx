import { useRef, useState } from 'react'
import type { Fact } from '#policy'
import { Button } from '../../design/button.tsx'
import { useLang } from '../../language.tsx'
import { AnswerForm } from './answer-form.tsx'
import { fits, mostOf, readNumber } from './fits.ts'
import { NumberBox, useNumberProblem } from './number-input.tsx'

/** Several numbers of one kind, a row each; rows left empty do not count, and none at all is an answer too. */
export function ListInput({ fact, value, onAnswer }: {
  readonly fact: Fact
  readonly value: readonly number[] | undefined
  readonly onAnswer: (value: readonly number[]) => void
}) {
  const { t, text } = useLang()
  const [rows, setRows] = useState<readonly string[]>(() => (value && value.length > 0 ? value.map(String) : ['']))
  const box = useRef<HTMLDivElement>(null)
  const read = (): readonly number[] | undefined => {
    const numbers = rows.filter((row) => row.trim() !== '').map(readNumber)
    return numbers.every((each) => each !== undefined) && fits(fact, numbers) ? numbers : undefined
  }
  const remove = (at: number): void => {
    setRows(rows.length > 1 ? rows.filter((_, index) => index !== at) : [''])
    box.current?.querySelector('input')?.focus()
  }
  return (
    <AnswerForm read={read} sentence={useNumberProblem(fact)} onAnswer={onAnswer}>
      {(problem) => (
        <div ref={box}>
          <ol className="list-rows">
            {rows.map((row, at) => (
              <li key={at}>
                <span className="visually-hidden" id={`row-${at}`}>{t(`第 ${at + 1} 项`, `No. ${at + 1}`)}</span>
                <NumberBox id={at === 0 ? 'answer' : `answer-${at}`} name={`question row-${at}`} typed={row} problem={problem}
                  unit={fact.unit ? text(fact.unit) : ''} onType={(typed) => setRows(rows.map((each, index) => (index === at ? typed : each)))} />
                <Button kind="quiet" type="button" label={t(`删除第 ${at + 1} 项`, `Remove no. ${at + 1}`)} onClick={() => remove(at)}>
                  {t('删除', 'Remove')}
                </Button>
              </li>
            ))}
          </ol>
          {rows.length < mostOf(fact) && (
            <Button kind="plain" type="button" onClick={() => setRows([...rows, ''])}>{t('再加一项', 'Add another')}</Button>
          )}
        </div>
      )}
    </AnswerForm>
  )
}
