/** What each of a pack's conditions becomes: 0 no, 1 not known, 2 yes, so that "all" is the least and "any" the most. */
import type { Condition } from '../ast.ts'
import { amountOf, boundOf, type Definitions, type Truth } from '../environment.ts'
import { truth } from '../interpret/index.ts'
import type { Pack } from '../pack.ts'
import { factsOfRule, parametersOf } from '../walk.ts'
import { intervalOf, type Site, testRegister } from './build.ts'
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
  readonly groups: readonly Register[]
}

export function conditionRegister(node: Condition, asking: Asking): Register {
  const { program } = asking.site
  switch (node.kind) {
    case 'is':
    case 'in':
    case 'range':
      return leaf(node, asking)
    case 'setting':
      return program.constant(codeOf(truth(node, {}, asking.open)))
    case 'scores':
      return scores(node, asking)
    case 'not':
      return program.place({ kind: 'minus', a: conditionRegister(node.of, asking), from: 2 })
    default: {
      const of = node.of.map(each => conditionRegister(each, asking))
      if (of.length === 0) return program.constant(codeOf(truth(node, {}, asking.open)))
      if (node.kind === 'all') return program.place({ kind: 'smallest', of })
      if (node.kind === 'any') return program.place({ kind: 'greatest', of })
      return program.place({ kind: 'count_open', of, count: node.count })
    }
  }
}

/** Whether a bound of the range has no value, so that it can fail but never be sure to hold. */
function isUnset(node: Extract<Condition, { fact: string }>, definitions: Definitions): boolean {
  if (node.kind !== 'range') return false
  return [node.min, node.max, node.above, node.below].some(
    each => each !== undefined && boundOf(each, definitions) === undefined,
  )
}

function leaf(node: Extract<Condition, { fact: string }>, { open, site }: Asking): Register {
  const { program } = site
  const slot = site.slot(node.fact)
  const unknown = codeOf(truth(node, {}, open))
  if (!slot) return program.constant(unknown)
  const fact = slot.place
  if (node.kind !== 'range' || !isUnset(node, open)) {
    return program.place({ kind: 'open', a: testRegister(node, site), fact, yes: YES, open: unknown })
  }
  // The sides that have a value decide against; the others leave the rest open.
  const a = program.place({ kind: 'inside', a: slot.at, ...intervalOf(node, open) })
  return program.place({ kind: 'open', a, fact, yes: OPEN, open: unknown })
}

function scores(node: Extract<Condition, { kind: 'scores' }>, asking: Asking): Register {
  const { pack, open, site, indicators, groups } = asking
  const min = amountOf(node.min, open)
  if (min === undefined) return site.program.constant(OPEN)
  const place = pack.indicators.findIndex(each => each.id === node.indicator)
  const group = pack.groups.findIndex(each => each.id === node.group)
  const members = place >= 0 ? pack.indicators.slice(place, place + 1) : pack.indicators.filter(each => each.group === node.group)
  const facts = [...new Set(members.flatMap(each => factsOfRule(each.rule)))].flatMap(each => site.slot(each)?.place ?? [])
  return site.program.place({
    kind: 'scores',
    a: (place >= 0 ? indicators[place] : groups[group]) ?? site.program.constant(0),
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
