/** Answers and parameter values before they reach the engine: each wrong one named, nothing guessed. */
import type { Pack, Problem } from '../pack.ts'
import type { Answer, Fact, Facts } from '../types.ts'
import { problem } from './problem.ts'

/** Why this value cannot be an answer to this fact; undefined when it can. */
function refusal(fact: Fact, value: Answer): Problem | undefined {
  const at = fact.id
  switch (fact.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : problem('type', at, '请回答是或否', 'answer yes or no')
    case 'choice':
      return fact.options?.some(option => option.value === value)
        ? undefined
        : problem('option', at, '请从选项中选一个', 'choose one of the options')
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? undefined
        : problem('type', at, '请填写日期，例如 2014-09-01', 'give a date such as 2014-09-01')
    default:
      return numberRefusal(fact, value)
  }
}

function numberRefusal(fact: Fact, value: Answer): Problem | undefined {
  const at = fact.id
  if (typeof value !== 'number' || !Number.isFinite(value)) return problem('type', at, '请填写数字', 'give a number')
  if (fact.type === 'integer' && !Number.isInteger(value))
    return problem('type', at, '请填写整数', 'give a whole number')
  if (Math.abs(value * 100 - Math.round(value * 100)) > 1e-6)
    return problem('type', at, '最多两位小数', 'give at most two decimals')
  const { min = -Infinity, max = Infinity } = fact
  if (value >= min && value <= max) return undefined
  return problem('domain', at, `请填写 ${min} 到 ${max} 之间的数`, `give a number from ${min} to ${max}`)
}

/** Every answer that is no answer: unknown facts, wrong types, numbers outside their domain. `at` is the fact's id. */
export function checkFacts(pack: Pack, facts: Facts): readonly Problem[] {
  const known = new Map(pack.facts.map(each => [each.id, each]))
  return Object.entries(facts).flatMap(([id, value]) => {
    const fact = known.get(id)
    if (!fact) return [problem('fact', id, `本办法不使用「${id}」`, `this scheme does not use "${id}"`)]
    const found = value === undefined ? undefined : refusal(fact, value)
    return found ? [found] : []
  })
}

/**
 * Parameter values (hundredths for points) a district wants to set that the pack cannot take. `at` is the parameter's
 * id.
 */
export function checkParameters(pack: Pack, parameters: Readonly<Record<string, number>>): readonly Problem[] {
  const known = new Set(pack.parameters.map(each => each.id))
  return Object.entries(parameters).flatMap(([id, value]) => {
    if (!known.has(id)) return [problem('parameter', id, `没有参数「${id}」`, `there is no parameter "${id}"`)]
    const fits = Number.isSafeInteger(value) && Math.abs(value) <= 1_000_000
    return fits
      ? []
      : [problem('parameter', id, '分值最多两位小数、不超过一万分', 'at most two decimals and 10,000 points')]
  })
}
