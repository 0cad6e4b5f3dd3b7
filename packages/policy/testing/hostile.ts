/** Breaks the files of a pack the way a careless or hostile hand would. Deterministic: a seed gives the same files. */
import type { PackFiles } from '../authoring/assemble.ts'

export type Random = () => number

/** A stream of numbers from 0 to below 1. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const below = (random: Random, count: number): number => Math.floor(random() * count)
const pick = <T>(random: Random, values: readonly [T, ...T[]]): T => values[below(random, values.length)] ?? values[0]

const TEXTS = [
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'item', 'f', 'out', 'i', 'v1', 't0',
  'a; throw 1', '`${process.exit(1)}`', '"]);process.exit(1)//', "'", '\\', '\u2028throw 1', '\u0000', '\ud800',
  '中文', '', ' ', 'A', 'x'.repeat(70), 'y'.repeat(20_000), '$p0', '$nobody', '$', '0', '-0', '1e9', 'NaN', 'null',
  'none', 'low', 'here', 'grade', 'count_a', 'yes_a', 'hours', 'i0', 'all', 's0', 'n2', 'born', 'gifts', '*/',
  '</script>',
] as const
const NUMBERS = [
  NaN, Infinity, -Infinity, -0, 0, 1, -1, 0.01, 0.001, 0.1 + 0.2, 12.345, 1e-320, 1e9, -1e9, 1e12, 1e21, 1e308, 2 ** 31,
  2 ** 32, 2 ** 53, -(2 ** 53), 7, 100,
] as const

function wild(random: Random): unknown {
  switch (below(random, 10)) {
    case 0:
      return null
    case 1:
      return random() < 0.5
    case 2:
      return []
    case 3:
      return {}
    case 4:
      return [pick(random, TEXTS)]
    case 5:
      return new Date(0)
    case 6:
    case 7:
      return pick(random, NUMBERS)
    default:
      return pick(random, TEXTS)
  }
}

interface Spot {
  readonly holder: object
  readonly key: string
  readonly value: unknown
}

/** Every place in a tree. Not by recursion: some trees are made too deep for it. */
function spotsOf(tree: object): readonly Spot[] {
  const found: Spot[] = []
  const waiting: object[] = [tree]
  const seen = new Set<object>()
  for (let holder = waiting.pop(); holder !== undefined; holder = waiting.pop()) {
    if (seen.has(holder)) continue
    seen.add(holder)
    for (const [key, value] of Object.entries(holder)) {
      found.push({ holder, key, value })
      if (typeof value === 'object' && value !== null) waiting.push(value)
    }
  }
  return found
}

const put = ({ holder, key }: Spot, value: unknown) => Object.defineProperty(holder, key, {
  value, configurable: true, enumerable: true, writable: true,
})

function kindOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'kind' in value ? String(value.kind) : undefined
}

const CONDITIONS = new Set(['is', 'in', 'range', 'all', 'any', 'at_least', 'not', 'setting', 'scores'])

/** Puts a node so many levels deeper without changing what it says, at least for even numbers. */
function nested(value: unknown, levels: number): unknown {
  const test = CONDITIONS.has(kindOf(value) ?? '')
  let node = value
  for (let level = 0; level < levels; level += 1) {
    node = test ? { kind: 'not', of: node } : { kind: 'sum', of: [node] }
  }
  return node
}

/** A table of more rows than any document prints. */
function giant(random: Random): unknown {
  const rows = Array.from({ length: 200 + below(random, 4000) }, (_, row) => ({
    values: [`o${row}`, pick(random, ['none', 'low', 'high'])],
    points: row % 50,
  }))
  return { kind: 'table', fact: 'grade', rows }
}

function broken(files: PackFiles, random: Random): void {
  const spots = spotsOf(files)
  const spot = spots[below(random, spots.length)]
  if (!spot) return
  const other = spots[below(random, spots.length)]
  switch (below(random, 8)) {
    case 0:
      put(spot, wild(random))
      break
    case 1:
      Reflect.deleteProperty(spot.holder, spot.key)
      break
    case 2:
      put({ ...spot, key: pick(random, TEXTS) }, spot.value)
      break
    case 3:
      if (other) put(spot, other.value)
      break
    case 4:
      if (Array.isArray(spot.holder)) spot.holder.push(spot.value)
      else put(spot, wild(random))
      break
    case 5: {
      const nodes = spots.filter(each => kindOf(each.value) !== undefined)
      const node = nodes[below(random, nodes.length)]
      if (node) put(node, nested(node.value, pick(random, [2, 6, 12, 30, 60, 400, 6000])))
      break
    }
    case 6: {
      const numbers = spots.filter(each => typeof each.value === 'number')
      const number = numbers[below(random, numbers.length)]
      if (number) put(number, pick(random, NUMBERS))
      break
    }
    default: {
      const rules = spots.filter(each => each.key === 'rule' || each.key === 'gives')
      const rule = rules[below(random, rules.length)]
      if (rule && random() < 0.1) put(rule, giant(random))
      else {
        const texts = spots.filter(each => typeof each.value === 'string')
        const found = texts[below(random, texts.length)]
        if (found) put(found, pick(random, TEXTS))
      }
    }
  }
}

/** A copy of the files with up to three things broken. Parts may stand in several places, or inside themselves. */
export function hostile(files: PackFiles, random: Random): PackFiles {
  const copy = structuredClone(files)
  for (let times = 1 + below(random, 3); times > 0; times -= 1) broken(copy, random)
  return copy
}

/** A YAML text with some of its characters changed. */
export function scratched(text: string, random: Random): string {
  const marks = [
    '-', ':', ' ', '\n', '&a ', '*a', '!!js/function ', '{', ']', '"', "'", '#', '\t', '0', 'é', '<<: ', '|', '%',
  ]
  let result = text
  for (let times = below(random, 4); times > 0; times -= 1) {
    const at = below(random, result.length)
    const mark = pick(random, [marks[below(random, marks.length)] ?? '', ''])
    result = result.slice(0, at) + mark + result.slice(at + below(random, 3))
  }
  return result
}
