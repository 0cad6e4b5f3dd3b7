/** Which values of a fact are worth trying: the places where a rule can change its answer. */
import type { Node } from './ast.ts'
import { boundOf, type Definitions, scaled, scaleOf } from './environment.ts'
import { factOf } from './walk.ts'
import type { Answer, Fact, FactValue, Text } from './types.ts'
import { both, formatPoints, inPoints } from './words.ts'

/** How many steps ahead a suggestion looks: "two blood donations". */
const STEPS = 2

/**
 * Numbers above `current` at which a node that reads the fact may change, in the fact's exact unit, at most `STEPS` a
 * node.
 */
function edgesAbove(node: Node, current: number, scale: number, definitions: Definitions): readonly number[] {
  switch (node.kind) {
    case 'per':
    case 'steps': {
      const every = scaled(node.every, scale)
      const start = scaled('above' in node ? (node.above ?? 0) : 0, scale)
      const reached = Math.max(0, Math.floor((current - start) / every))
      return Array.from({ length: STEPS }, (_, step) => start + (reached + step + 1) * every)
    }
    case 'bands':
      return node.rows
        .map(row => scaled(row.from, scale))
        .filter(edge => edge > current)
        .sort((a, b) => a - b)
        .slice(0, STEPS)
    case 'range': {
      const least = node.min === undefined ? undefined : boundOf(node.min, definitions)
      const above = node.above === undefined ? undefined : boundOf(node.above, definitions)
      const edges = [least, above === undefined ? undefined : above + 1 / scale]
      return edges.flatMap(edge => (edge !== undefined && scaled(edge, scale) > current ? [scaled(edge, scale)] : []))
    }
    case 'is':
      return typeof node.value === 'number' && scaled(node.value, scale) > current ? [scaled(node.value, scale)] : []
    default:
      return []
  }
}

/** Values a person could reach next from `current`, nearest first. */
export function nextValues(
  fact: Fact,
  current: FactValue,
  nodes: readonly Node[],
  definitions: Definitions,
): readonly FactValue[] {
  if (fact.type === 'boolean') return current === false ? [true] : []
  if (fact.type === 'choice') {
    const options = (fact.options ?? []).map(option => option.value)
    const place = options.findIndex(option => option === current)
    return place < 0 ? [] : options.slice(place + 1, place + 1 + STEPS)
  }
  if (typeof current !== 'number' || fact.type === 'date') return []
  const scale = scaleOf(fact)
  const most = fact.max === undefined ? Infinity : scaled(fact.max, scale)
  const edges = nodes
    .filter(node => factOf(node) === fact.id)
    .flatMap(node => edgesAbove(node, scaled(current, scale), scale, definitions))
    .filter(edge => edge <= most)
  return [...new Set(edges)].sort((a, b) => a - b).map(edge => edge / scale)
}

/** No entry, or as many as there may be, of the least or the greatest number each: the ends of what a list can give. */
function listProbes({ min = 0, max = 0, most = 1 }: Fact): readonly Answer[] {
  return [[], ...[min, max].map(each => Array.from({ length: most }, () => each))]
}

/** Values that stand for a fact's whole domain when we ask whether it still matters. */
export function probes(fact: Fact, nodes: readonly Node[], definitions: Definitions): readonly Answer[] {
  if (fact.type === 'boolean') return [false, true]
  if (fact.type === 'list') return listProbes(fact)
  if (fact.type === 'choice') return (fact.options ?? []).map(option => option.value)
  if (fact.type !== 'integer' && fact.type !== 'decimal') return []
  const scale = scaleOf(definitions.facts.get(fact.id))
  const min = fact.min ?? 0
  const max = fact.max ?? Number.MAX_SAFE_INTEGER / scale
  const edges = nodes.flatMap(node => {
    if (factOf(node) !== fact.id) return []
    if (node.kind === 'range') return [node.min, node.max, node.above, node.below].map(bound => bound === undefined ? undefined : boundOf(bound, definitions))
    if (node.kind === 'bands') return node.rows.flatMap(row => [row.from, row.below])
    if (node.kind === 'is' && typeof node.value === 'number') return [node.value]
    if (node.kind === 'steps') return node.rates.map(rate => rate.from * node.every)
    return node.kind === 'per' ? [(node.above ?? 0) + node.every] : []
  })
  const around = edges.flatMap(edge => (edge === undefined ? [] : [edge - 1 / scale, edge, edge + 1 / scale]))
  return [...new Set([min, ...around.filter(edge => edge > min && edge < max), max])]
}

/** 「再无偿献血 2 次：+4 分」, from the fact's own phrase. */
export function improvementText(fact: Fact, from: FactValue, to: FactValue, gain: number): Text {
  const phrase = fact.improve ?? fact.name
  const option = fact.options?.find(each => each.value === to)?.name
  const step = typeof from === 'number' && typeof to === 'number' ? formatPoints(Math.round((to - from) * 100)) : ''
  return both(language => {
    const text = phrase[language].replaceAll('{n}', () => step).replaceAll('{option}', () => option?.[language] ?? '')
    return language === 'zh' ? `${text}：+${formatPoints(gain)} 分` : `${text}: +${inPoints(formatPoints(gain))}`
  })
}
