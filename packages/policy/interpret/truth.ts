/** What a condition means. */
import type { Bound, Condition } from '../ast.ts'
import { amountOf, boundOf, type Definitions, rangeOf, scaled, scaleOf, type Truth } from '../environment.ts'
import type { Facts, PointsRange } from '../types.ts'
import type { Meaning } from './meaning.ts'
import { limited, NOTHING, plus } from './ranges.ts'

/** Does a condition hold? Undefined while it hangs on an unknown fact or on a number nobody has set. */
export function conditionTruth(node: Condition, facts: Facts, definitions: Definitions, meaning: Meaning): Truth {
  const answers = (of: readonly Condition[]) => of.map(each => meaning.truth(each, facts, definitions))
  switch (node.kind) {
    case 'is':
      return facts[node.fact] === undefined ? narrowedIs(node, definitions) : facts[node.fact] === node.value
    case 'in': {
      const value = facts[node.fact]
      return value === undefined ? undefined : node.values.some(each => each === value)
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

/** An unknown number that a case distinction has confined to one value, or away from the one asked for. */
function narrowedIs(node: Extract<Condition, { kind: 'is' }>, definitions: Definitions): Truth {
  const range = definitions.narrowed?.get(node.fact)
  if (!range || typeof node.value !== 'number') return undefined
  const value = scaled(node.value, scaleOf(definitions.facts.get(node.fact)))
  if (value < range.min || value > range.max) return false
  return range.min === range.max ? true : undefined
}

function atLeast(count: number, answers: readonly Truth[]): Truth {
  const yes = answers.filter(each => each === true).length
  const maybe = answers.filter(each => each === undefined).length
  if (yes >= count) return true
  return yes + maybe >= count ? undefined : false
}

const SIDES = {
  min: (number: number, bound: number) => number >= bound,
  max: (number: number, bound: number) => number <= bound,
  above: (number: number, bound: number) => number > bound,
  below: (number: number, bound: number) => number < bound,
} as const

function within(node: Extract<Condition, { kind: 'range' }>, facts: Facts, definitions: Definitions): Truth {
  const value = rangeOf(node.fact, facts, definitions)
  const scale = scaleOf(definitions.facts.get(node.fact))
  const sides = (['min', 'max', 'above', 'below'] as const).flatMap(side => {
    const bound: Bound | undefined = node[side]
    if (bound === undefined) return []
    const number = boundOf(bound, definitions)
    return [{ side, number: number === undefined ? undefined : scaled(number, scale) }]
  })
  const answers = sides.map(({ side, number }): Truth => {
    if (number === undefined) return definitions.settled ? false : undefined
    const [least, most] = [SIDES[side](value.min, number), SIDES[side](value.max, number)]
    return least === most ? least : undefined
  })
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
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
