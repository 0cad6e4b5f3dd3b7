import type { Answer, Fact } from '#policy'
import { useLang } from '../../language.tsx'
import { ChoiceInput } from './choice-input.tsx'
import { FactInput, Question, type Ways } from './question.tsx'
import { ELSEWHERE, type Saved } from './saved.ts'

/** The question where one is, in the place of a fact's id. */
export const PLACE = 'place'

interface AskingProps extends Ways {
  /** A fact's id, or `PLACE`. */
  readonly id: string
  readonly facts: readonly Fact[]
  readonly places: readonly Choice[]
  readonly saved: Saved
  readonly number: number
  readonly left: number
  readonly today: string
  readonly onAnswer: (fact: string, value: Answer) => void
  readonly onPlace: (place: string) => void
}

interface Choice {
  readonly value: string
  readonly name: string
}

/** One question of the self-check, about a fact or about where one is. */
export function Asking({ id, facts, places, saved, number, left, today, onAnswer, onPlace, ...ways }: AskingProps) {
  const { t, text } = useLang()
  if (id === PLACE) {
    const choices = [...places, { value: ELSEWHERE, name: t('其他地方', 'Somewhere else') }]
    return (
      <Question key={id} number={number} onBack={ways.onBack} onRest={ways.onRest}
        title={t('您现在在哪里工作、参加社会保险？', 'Where do you work and pay social insurance now?')}
        hint={t(
          '下面问到「本市」，都指这里。其他地方按您到当地工作、从头参保来比较。',
          '"This city" in the questions means this place. Other places are compared as if you took up work there and began your insurance afresh.',
        )}>
        <ChoiceInput choices={choices} value={saved.place} onAnswer={onPlace} />
      </Question>
    )
  }
  const fact = facts.find((each) => each.id === id)
  if (!fact) return null
  return (
    <Question key={id} number={number} left={left} title={text(fact.question)} hint={fact.help && text(fact.help)} {...ways}>
      <FactInput key={id} fact={fact} value={saved.facts[id]} today={today} onAnswer={(value) => onAnswer(id, value)} />
    </Question>
  )
}
