import type { CompiledPack, Pack } from '#policy'
import { dutyFacts } from './duties.ts'
import type { Consequence } from './shapes.ts'
import type { Claims, TaskState } from './types.ts'

/**
 * What a department's findings do to the score (FS-7: it scores the indicators of its facts). Facts of other
 * departments are left out: a reviewer learns nothing about them, not even through points.
 */
export function consequences(evaluator: CompiledPack, task: TaskState, claims: Claims): readonly Consequence[] {
  const { pack } = evaluator
  const own = new Set(dutyFacts(pack, task.department))
  const checked = new Set(task.facts.map(({ fact }) => fact))
  const findings = task.facts.flatMap(({ fact, finding }) =>
    finding?.value === undefined ? [] : [[fact, finding.value]],
  )
  const found = { ...nothingOf(pack, [...own].filter(fact => !checked.has(fact))), ...Object.fromEntries(findings) }
  const claimed = Object.fromEntries(
    Object.entries(claims).filter(([fact, value]) => own.has(fact) && value !== undefined),
  )
  const points = { found: evaluator.score(found).lines, claimed: evaluator.score(claimed).lines }
  const lines = new Map(evaluator.evaluate(found).lines.map(line => [line.indicator, line]))
  return pack.indicators.flatMap((indicator, at) => {
    const line = lines.get(indicator.id)
    if (!line || !line.facts.some(fact => checked.has(fact))) return []
    const shared = line.facts.some(fact => !own.has(fact))
    return [{ line, claimed: points.claimed[at] ?? 0, found: points.found[at] ?? 0, shared }]
  })
}

/** What the department was not asked to check gives nothing: the line need not call it open. */
function nothingOf(pack: Pack, facts: readonly string[]): Claims {
  const zero = {
    boolean: false, integer: 0, decimal: 0, choice: 'none', date: undefined, list: [], periods: [], events: [],
  } as const
  return Object.fromEntries(pack.facts.filter(({ id }) => facts.includes(id)).flatMap(fact => {
    const value = zero[fact.type]
    const known = fact.type === 'choice' ? fact.options?.some(option => option.value === value) : value !== undefined
    return known ? [[fact.id, value]] : []
  }))
}

/** A department by its name in the pack; one the pack lost keeps its id. */
export function namesOf(pack: Pack, department: string): Pack['departments'][number] {
  return (
    pack.departments.find(({ id }) => id === department) ?? { id: department, name: { zh: department, en: department } }
  )
}
