import { SelectField, TextareaField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Refused } from '../answers.ts'
import type { CaseData } from './case.tsx'

/** What every form of the case's page works with. */
export interface HandlingProps {
  readonly loaded: CaseData
  readonly answer: Refused | undefined
}

/** The version the person was looking at: whoever was slower is told. */
export function Version({ loaded }: Pick<HandlingProps, 'loaded'>) {
  return <input type="hidden" name="version" value={loaded.view.version} />
}

interface WhyProps extends HandlingProps {
  /** What is done by it: each act has its own published reasons, and only those that stand are offered. */
  readonly act: keyof CaseData['view']['reasons']
  /** Asked only of one of the answers above, which the labels then say. */
  readonly when?: string
}

/** One of the published reasons and what it means here: without both nothing is refused (QY-7). */
export function WhyFields({ loaded, answer, act, when }: WhyProps) {
  const { t, text } = useLang()
  const only = when ? t(`（${when}）`, ` (${when})`) : ''
  const printed = new Map(loaded.clauses.map(({ id, number }) => [id, number]))
  const choices = loaded.view.reasons[act].map(({ clause, name }) => ({
    value: clause,
    label: t(`${text(name)}（${printed.get(clause) ?? ''}）`, `${text(name)} (${printed.get(clause) ?? ''})`),
  }))
  return (
    <>
      <SelectField
        name="clause"
        label={`${t('公布的理由和条款', 'The published reason and its clause')}${only}`}
        search={when !== undefined}
        none={t('请选择', 'Choose')}
        value={answer?.values['clause']}
        problems={answer?.problems}
        choices={choices}
      />
      <TextareaField
        name="reason"
        label={`${t('具体说明', 'In this case')}${only}`}
        search={when !== undefined}
        value={answer?.values['reason']}
        problems={answer?.problems}
        rows={3}
        maxLength={500}
      />
    </>
  )
}
