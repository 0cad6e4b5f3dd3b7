/** What a condition means. */
import type { Bound, Condition } from '../ast.ts'
import { amountOf, boundOf, type Definitions, rangeOf, scaled, scaleOf, type Truth } from '../environment.ts'
import type { Facts, FactValue, PointsRange } from '../types.ts'
import type { Meaning } from './meaning.ts'
import { limited, NOTHING, plus } from './ranges.ts'

/** Does a condition hold? Undefined while it hangs on an unknown fact or on a number nobody has set. */
export function conditionTruth(node: Condition, facts: Facts, definitions: Definitions, meaning: Meaning): Truth {
  const answers = (of: readonly Condition[]) => of.map(each => meaning.truth(each, facts, definitions))
  switch (node.kind) {
    case 'is':
      if (facts[node.fact] === undefined) return mayBe(node.fact, [node.value], definitions)
      return facts[node.fact] === node.value
    case 'in': {
      const value = facts[node.fact]
      if (value === undefined) return mayBe(node.fact, node.values, definitions)
      return node.values.some(each => each === value)
    }
    case 'range':
      return within(node, facts, definitions)
    case 'all':
      return atLeast(node.of.length, answers(node.of))
    case 'any':
      return atLeast(1, answers(node.of))
    case 'at_least':
      return atLeast(node.count, answers(node.of))
    case 'not': {
      const inner = meaning.truth(node.of, facts, definitions)
      return inner === undefined ? undefined : !inner
    }
    case 'setting':
      return isSet(node, definitions)
    case 'scores':
      return reaches(node, facts, definitions, meaning)
  }
}

/** Whether an unknown answer is one of the values: certain where its domain holds none of them, or nothing else. */
function mayBe(id: string, values: readonly FactValue[], definitions: Definitions): Truth {
  const fact = definitions.facts.get(id)
  if (fact?.type === 'boolean' || fact?.type === 'choice') {
    const texts = (fact.options ?? []).map(each => each.value)
    const options: readonly FactValue[] = fact.type === 'boolean' ? [false, true] : texts
    const found = options.filter(each => values.includes(each)).length
    if (found === 0) return false
    return found === options.length ? true : undefined
  }
  if (fact?.type !== 'integer' && fact?.type !== 'decimal') return undefined
  const scale = scaleOf(fact)
  const { min, max } = rangeOf(id, {}, definitions)
  const numbers = values.flatMap(each => (typeof each === 'number' ? [scaled(each, scale)] : []))
  if (!numbers.some(each => each >= min && each <= max)) return false
  return min === max ? true : undefined
}

function atLeast(count: number, answers: readonly Truth[]): Truth {
  const yes = answers.filter(each => each === true).length
  const maybe = answers.filter(each => each === undefined).length
  if (yes >= count) return true
  return yes + maybe >= count ? undefined : false
}

interface Sides {
  readonly min: number | undefined
  readonly max: number | undefined
  readonly above: number | undefined
  readonly below: number | undefined
  /** Nobody has set the value of some side. */
  readonly unset: boolean
}

/** The bounds of a range in exact units. */
function sidesOf(node: Extract<Condition, { kind: 'range' }>, definitions: Definitions): Sides {
  const scale = scaleOf(definitions.facts.get(node.fact))
  const at = (bound: Bound | undefined) => {
    const number = bound === undefined ? undefined : boundOf(bound, definitions)
    return number === undefined ? undefined : scaled(number, scale)
  }
  const unset = [node.min, node.max, node.above, node.below].some(
    each => each !== undefined && boundOf(each, definitions) === undefined,
  )
  return { min: at(node.min), max: at(node.max), above: at(node.above), below: at(node.below), unset }
}

function within(node: Extract<Condition, { kind: 'range' }>, facts: Facts, definitions: Definitions): Truth {
  const { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity, unset } = sidesOf(node, definitions)
  if (unset && definitions.settled) return false
  const value = rangeOf(node.fact, facts, definitions)
  const open = unset ? undefined : true
  if (value.min === value.max) {
    const number = value.min
    return number >= min && number <= max && number > above && number < below ? open : false
  }
  // An unknown number is a whole one in its exact unit.
  const least = Math.max(Math.ceil(min), Math.floor(above) + 1)
  const most = Math.min(Math.floor(max), Math.ceil(below) - 1)
  if (Math.max(value.min, least) > Math.min(value.max, most)) return false
  return value.min >= least && value.max <= most ? open : undefined
}

function isSet(node: Extract<Condition, { kind: 'setting' }>, definitions: Definitions): Truth {
  const parameter = definitions.parameters.get(node.parameter)
  if (parameter?.value === undefined) return definitions.settled ? false : undefined
  return parameter.options?.[parameter.value]?.value === node.value
}

/** A group's points after its own limits. */
function groupPoints(id: string, facts: Facts, definitions: Definitions, { points }: Meaning): PointsRange {
  const group = definitions.groups.find(each => each.id === id)
  const sum = definitions.indicators
    .filter(each => each.group === id)
    .map(each => points(each.rule, facts, definitions))
    .reduce(plus, NOTHING)
  if (!group) return sum
  return limited(
    sum,
    group.least && amountOf(group.least, definitions),
    group.most && amountOf(group.most, definitions),
  )
}

type Scores = Extract<Condition, { kind: 'scores' }>

function reaches(node: Scores, facts: Facts, definitions: Definitions, meaning: Meaning): Truth {
  const least = amountOf(node.min, definitions)
  if (least === undefined) return definitions.settled ? false : undefined
  const indicator = definitions.indicators.find(each => each.id === node.indicator)
  const range = indicator
    ? meaning.points(indicator.rule, facts, definitions)
    : groupPoints(node.group ?? '', facts, definitions, meaning)
  if (range.min >= least) return true
  return range.max >= least ? undefined : false
}
