import type { Pack, Text } from '#policy'
import type { Problem } from '../../refusals.ts'
import { targetName } from '../cases/targets.ts'

/** What a field of the entry form is called; undefined where its sentence says so itself. */
export function labelOf(pack: Pack, field: string): Text | undefined {
  const row = /^dependants-d(\d+)-(name|idNumber)$/.exec(field)
  if (row) {
    const [, number, part] = row
    return part === 'name'
      ? { zh: `随迁人员 ${number} 姓名`, en: `Dependant ${number}, name` }
      : { zh: `随迁人员 ${number} 公民身份号码`, en: `Dependant ${number}, identity number` }
  }
  const name = targetName(pack, { field })
  return name.zh === field ? undefined : name
}

/**
 * The problems as a summary lists them: 「请填写此项。」 four times over says nothing, so what speaks of "this" names the
 * field first. Sentences that name their matter stay as they are.
 */
export function summarised(
  pack: Pack,
  problems: readonly Problem[] | undefined,
  text: (text: Text) => string,
): readonly Problem[] | undefined {
  return problems?.map(problem => {
    const label = problem.field && problem.code.startsWith('field.') ? labelOf(pack, problem.field) : undefined
    return label ? { ...problem, text: `${text(label)}${text({ zh: '：', en: ': ' })}${problem.text}` } : problem
  })
}
