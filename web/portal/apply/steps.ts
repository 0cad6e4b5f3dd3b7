import type { Evaluation, Pack, Text } from '#policy'

/** One page of the application form. */
export interface Step {
  /** Its part of the address. */
  readonly id: string
  readonly title: Text
  /** Facts it asks, in order. */
  readonly facts: readonly string[]
}

/** Particulars each page asks, in order. */
export const PERSONAL_FIELDS = {
  who: ['name', 'idNumber', 'birthDate', 'phone'],
  work: ['household', 'address', 'employer'],
} as const

/**
 * The pages in order: who you are, where you stand, your points by group of the score sheet, who comes along, where to,
 * the papers, and the check. What gives no points by the round's parameters is not asked.
 */
export function stepsOf(pack: Pack, { lines, conditions }: Evaluation): readonly Step[] {
  const stated = conditions.flatMap(line => line.facts).filter(id => pack.facts.find(fact => fact.id === id)?.derived !== 'age')
  const groups = pack.groups.flatMap(group => {
    const scoring = lines.filter(line => line.applied && line.group.zh === group.name.zh)
    const facts = [...new Set(scoring.flatMap(line => line.facts))].filter(id => !stated.includes(id))
    return facts.length > 0 ? [{ id: `points-${group.id}`, title: group.name, facts }] : []
  })
  return [
    { id: 'who', title: { zh: '您本人', en: 'You' }, facts: [] },
    { id: 'work', title: { zh: '户籍与务工', en: 'Household and work' }, facts: stated },
    ...groups,
    { id: 'dependants', title: { zh: '随迁人员', en: 'Who moves along' }, facts: [] },
    { id: 'place', title: { zh: '迁往哪里', en: 'Where you move to' }, facts: [] },
    { id: 'documents', title: { zh: '上传材料', en: 'Documents' }, facts: [] },
    { id: 'review', title: { zh: '核对并提交', en: 'Check and submit' }, facts: [] },
  ]
}

/** The page on which a refused field can be put right. */
export function stepOfField(steps: readonly Step[], field: string | undefined): string {
  if (field === undefined) return 'review'
  if (field.startsWith('document-')) return 'documents'
  if (field.startsWith('dependants-')) return 'dependants'
  if (field === 'town' || field === 'place') return 'place'
  const personal = Object.entries(PERSONAL_FIELDS).find(([, fields]) => (fields as readonly string[]).includes(field))
  return personal?.[0] ?? steps.find(step => step.facts.includes(field))?.id ?? 'review'
}

/** The page after this one; the check is the last. */
export function stepAfter(steps: readonly Step[], id: string): string {
  return steps[steps.findIndex(step => step.id === id) + 1]?.id ?? 'review'
}

export function stepBefore(steps: readonly Step[], id: string): string | undefined {
  return steps[steps.findIndex(step => step.id === id) - 1]?.id
}
