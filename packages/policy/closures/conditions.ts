/**
 * What each of a pack's conditions becomes: 0 no, 1 not known, 2 yes, so that "all" is the least and "any" the most.
 */
import type { Condition } from '../ast.ts'
import { amountOf, boundOf, type Definitions, type Truth } from '../environment.ts'
import { truth } from '../interpret/index.ts'
import type { Pack } from '../pack.ts'
import type { Facts } from '../types.ts'
import { factOf, factsOfRule, nodesOf, parametersOf } from '../walk.ts'
import { leafRegister } from './build.ts'
import { lookedUp, type Site } from './lookup.ts'
import type { Register } from './steps.ts'

export const NO = 0
export const OPEN = 1
export const YES = 2

export function codeOf(answer: Truth): number {
  return answer === undefined ? OPEN : answer ? YES : NO
}

/** What conditions ask for beside facts: the points found for indicators and groups. */
export interface Asking {
  readonly pack: Pack
  /** Not settled: what nobody has set leaves an answer open. */
  readonly open: Definitions
  readonly site: Site
  readonly indicators: readonly Register[]
  /** The points of a heading after its limits. */
  readonly group: (id: string) => Register
}

export function conditionRegister(node: Condition, asking: Asking): Register {
  const { open } = asking
  const { program } = asking.site
  const value = (facts: Facts) => codeOf(truth(node, facts, open))
  if (asksNobody(node)) return program.constant(value({}))
  const scored = nodesOf(node).some(each => each.kind === 'scores')
  const known = scored ? undefined : lookedUp(node, value, value({}), asking.site)
  if (known !== undefined) return known
  switch (node.kind) {
    case 'is':
    case 'in':
    case 'range':
      // Where a side has no value the others still decide against; they cannot decide for.
      return leafRegister(node, [NO, isUnset(node, open) ? OPEN : YES, value({})], {
        ...asking.site,
        definitions: open,
      })
    case 'setting':
      return program.constant(value({}))
    case 'scores':
      return scores(node, asking)
    case 'not':
      return program.step({ kind: 'minus', a: conditionRegister(node.of, asking), from: 2 })
    default: {
      const of = node.of.map(each => conditionRegister(each, asking))
      if (node.kind === 'all') return program.step({ kind: 'smallest', of })
      if (node.kind === 'any') return program.step({ kind: 'greatest', of })
      return program.step({ kind: 'count_open', of, count: node.count })
    }
  }
}

function asksNobody(node: Condition): boolean {
  return nodesOf(node).every(each => factOf(each) === undefined && each.kind !== 'scores')
}

/** Whether a bound of the range has no value, so that it can fail but never be sure to hold. */
function isUnset(node: Extract<Condition, { fact: string }>, definitions: Definitions): boolean {
  if (node.kind !== 'range') return false
  return [node.min, node.max, node.above, node.below].some(
    each => each !== undefined && boundOf(each, definitions) === undefined,
  )
}

function scores(node: Extract<Condition, { kind: 'scores' }>, asking: Asking): Register {
  const { pack, open, site, indicators, group } = asking
  const min = amountOf(node.min, open)
  if (min === undefined) return site.program.constant(OPEN)
  const place = pack.indicators.findIndex(each => each.id === node.indicator)
  const members = pack.indicators.filter((each, index) => (place >= 0 ? index === place : each.group === node.group))
  const facts = [...new Set(members.flatMap(each => factsOfRule(each.rule)))]
  return site.program.step({
    kind: 'scores',
    a: indicators[place] ?? group(node.group ?? ''),
    min,
    facts,
    always: members.some(each => hasUnset(parametersOf(each.rule), open)),
    ask: person => truth(node, person, open),
  })
}

/** Settings and counts without a value; points without one count as 0 either way. */
function hasUnset(parameters: readonly string[], definitions: Definitions): boolean {
  return parameters.some(id => {
    const parameter = definitions.parameters.get(id)
    return parameter?.unit !== 'points' && parameter?.value === undefined
  })
}
