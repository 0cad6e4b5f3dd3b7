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
  /** Asked only of one of the answers above, which the labels then say. */
  readonly when?: string
}

/** A published clause and a reason: without both nothing is refused (QY-7). */
export function WhyFields({ loaded, answer, when }: WhyProps) {
  const { t } = useLang()
  const only = when ? t(`（${when}）`, ` (${when})`) : ''
  const clauses = loaded.clauses.map(({ id, number, quote }) => ({
    value: id,
    label: `${number} ${quote.slice(0, 28)}${quote.length > 28 ? '……' : ''}`,
  }))
  return (
    <>
      <SelectField
        name="clause"
        label={`${t('依据的条款', 'The clause')}${only}`}
        search={when !== undefined}
        none={t('请选择', 'Choose')}
        value={answer?.values['clause']}
        problems={answer?.problems}
        choices={clauses}
      />
      <TextareaField
        name="reason"
        label={`${t('理由', 'Reason')}${only}`}
        search={when !== undefined}
        value={answer?.values['reason']}
        problems={answer?.problems}
        rows={3}
        maxLength={500}
      />
    </>
  )
}
