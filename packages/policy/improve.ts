/** Which values of a fact are worth trying: the places where a rule can change its answer. */
import type { Node } from './ast.ts'
import { type Definitions, scaled, scaleOf } from './environment.ts'
import type { Fact, FactValue, Text } from './types.ts'
import { both, formatPoints } from './words.ts'

/** How many steps ahead a suggestion looks: "two blood donations". */
const STEPS = 2

/**
 * Numbers above `current` at which a node that reads the fact may change, in the fact's exact unit, at most `STEPS` a
 * node.
 */
function edgesAbove(node: Node, current: number, scale: number): readonly number[] {
  switch (node.kind) {
    case 'per': {
      const every = scaled(node.every, scale)
      const reached = Math.floor(current / every)
      return Array.from({ length: STEPS }, (_, step) => (reached + step + 1) * every)
    }
    case 'bands':
      return node.rows
        .map(row => scaled(row.from, scale))
        .filter(edge => edge > current)
        .sort((a, b) => a - b)
        .slice(0, STEPS)
    case 'range': {
      const edges = [node.min, node.above === undefined ? undefined : node.above + 1 / scale]
      return edges.flatMap(edge => (edge !== undefined && scaled(edge, scale) > current ? [scaled(edge, scale)] : []))
    }
    case 'is':
      return typeof node.value === 'number' && scaled(node.value, scale) > current ? [scaled(node.value, scale)] : []
    default:
      return []
  }
}

/** Values a person could reach next from `current`, nearest first. */
export function nextValues(fact: Fact, current: FactValue, nodes: readonly Node[]): readonly FactValue[] {
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
    .filter(node => 'fact' in node && node.fact === fact.id)
    .flatMap(node => edgesAbove(node, scaled(current, scale), scale))
    .filter(edge => edge <= most)
  return [...new Set(edges)].sort((a, b) => a - b).map(edge => edge / scale)
}

/** Values that stand for a fact's whole domain when we ask whether it still matters. */
export function probes(fact: Fact, nodes: readonly Node[], definitions: Definitions): readonly FactValue[] {
  if (fact.type === 'boolean') return [false, true]
  if (fact.type === 'choice') return (fact.options ?? []).map(option => option.value)
  if (fact.type === 'date') return []
  const scale = scaleOf(definitions.facts.get(fact.id))
  const min = fact.min ?? 0
  const max = fact.max ?? Number.MAX_SAFE_INTEGER / scale
  const edges = nodes.flatMap(node => {
    if (!('fact' in node) || node.fact !== fact.id) return []
    if (node.kind === 'range') return [node.min, node.max, node.above, node.below]
    if (node.kind === 'bands') return node.rows.flatMap(row => [row.from, row.below])
    if (node.kind === 'is' && typeof node.value === 'number') return [node.value]
    return node.kind === 'per' ? [node.every] : []
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
    return language === 'zh' ? `${text}：+${formatPoints(gain)} 分` : `${text}: +${formatPoints(gain)} points`
  })
}
