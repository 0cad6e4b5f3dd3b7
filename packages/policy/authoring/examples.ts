/** Examples as written, their parameters in the parameter's own unit. */
import type { Example, Problem } from '../pack.ts'
import { problem } from '../check/problem.ts'
import type { Parameter } from '../types.ts'
import type { Shapes } from './read.ts'

function settingOf(parameter: Parameter, written: number | string): number | undefined {
  if (parameter.unit === 'option') {
    const chosen = (parameter.options ?? []).findIndex(each => each.value === written)
    return chosen < 0 ? undefined : chosen
  }
  if (typeof written !== 'number') return undefined
  const value = parameter.unit === 'points' ? written * 100 : written
  return Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : undefined
}

export function examplesOf(
  written: Shapes['examples'],
  parameters: readonly Parameter[],
  problems: Problem[],
): Example[] {
  return written.map(({ parameters: set, ...example }, index) => {
    const values = Object.entries(set ?? {}).flatMap(([id, each]) => {
      const parameter = parameters.find(known => known.id === id)
      const value = parameter && settingOf(parameter, each)
      if (value !== undefined) return [[id, value] as const]
      problems.push(
        problem(
          'parameter',
          `examples.yaml/${index}/parameters/${id}`,
          `没有参数「${id}」，或者它不能取这个值`,
          `there is no parameter "${id}", or it cannot have this value`,
        ),
      )
      return []
    })
    const facts = Object.fromEntries(
      Object.entries(example.facts).flatMap(([id, each]) => (each === null ? [] : [[id, each]])),
    )
    return { ...example, facts, ...(set ? { parameters: Object.fromEntries(values) } : {}) }
  })
}
