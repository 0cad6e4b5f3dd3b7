/** Writes new numbers into parameters.yaml where they stand, so that comments and layout stay as they are. */
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml'
import type { Parameter } from '#policy'
import type { Change } from './read.ts'

interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

const KEYS: Readonly<Record<Parameter['unit'], string>> = { points: 'points', count: 'count', option: 'option' }

function written({ parameter: { unit, options = [] }, to }: Change): string | undefined {
  if (to === undefined) return undefined
  if (unit === 'option') return options[to]?.value
  return String(unit === 'points' ? to / 100 : to)
}

function bounds(node: unknown): readonly [start: number, end: number] | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  if (!Array.isArray(range)) return undefined
  const [start, end]: unknown[] = range
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : undefined
}

const keyOf = (pair: Pair): unknown => (isScalar(pair.key) ? pair.key.value : undefined)

function spliceOf(map: YAMLMap, change: Change, text: string): Splice | undefined {
  const key = KEYS[change.parameter.unit]
  const value = written(change)
  const at = map.items.findIndex(pair => keyOf(pair) === key)
  const unit = map.items.find(pair => keyOf(pair) === 'unit')
  const pair = map.items[at]
  if (pair) {
    const [start, end] = [bounds(pair.key)?.[0], bounds(pair.value)?.[1]]
    if (start === undefined || end === undefined) return undefined
    if (value !== undefined) return { from: start, to: end, text: `${key}: ${value}` }
    // A number that goes leaves its unit behind; a setting that goes leaves nothing.
    if (key !== 'option') return { from: start, to: end, text: `unit: ${key}` }
    const next = bounds(map.items[at + 1]?.key)?.[0]
    const before = bounds(map.items[at - 1]?.value)?.[1]
    if (next !== undefined) return { from: start, to: next, text: '' }
    return before === undefined ? undefined : { from: before, to: end, text: '' }
  }
  if (value === undefined) return undefined
  if (unit) {
    const [start, end] = [bounds(unit.key)?.[0], bounds(unit.value)?.[1]]
    return start === undefined || end === undefined ? undefined : { from: start, to: end, text: `${key}: ${value}` }
  }
  return inserted(map, `${key}: ${value}`, text)
}

/** A new pair before `clause`, which every parameter has: on a line of its own, or among the others of its line. */
function inserted(map: YAMLMap, pair: string, text: string): Splice | undefined {
  const clause = map.items.find(each => keyOf(each) === 'clause')
  const from = bounds(clause?.key)?.[0]
  if (from === undefined) return undefined
  const indent = from - (text.lastIndexOf('\n', from - 1) + 1)
  return { from, to: from, text: map.flow === true ? `${pair}, ` : `${pair}\n${' '.repeat(indent)}` }
}

/** The text with every change in it; undefined when one of them has no place that can be found. */
export function edited(text: string, changes: readonly Change[]): string | undefined {
  const document = parseDocument(text)
  const splices = changes.map(change => {
    const map: unknown = document.get(change.parameter.id, true)
    return isMap(map) ? spliceOf(map, change, text) : undefined
  })
  if (splices.includes(undefined)) return undefined
  return splices
    .flatMap(each => each ?? [])
    .sort((a, b) => b.from - a.from)
    .reduce((found, { from, to, text: part }) => found.slice(0, from) + part + found.slice(to), text)
}
