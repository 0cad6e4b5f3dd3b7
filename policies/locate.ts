/** From the path of a problem to the line of the file it stands in. */
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'
import type { Problem } from '../packages/policy/pack.ts'
import type { YamlFile } from './yaml.ts'

/** The files of a pack by name: `pack`, `clauses` … `vocabulary`. */
export type YamlFiles = ReadonlyMap<string, YamlFile>

const IN_PACK = [
  'scheme',
  'place',
  'kind',
  'document',
  'validity',
  'precedence',
  'repeals',
  'totals',
  'threshold',
  'rankedBy',
  'lists',
  'definitions',
  'derivations',
  'builds_on',
  'groups',
  'conditions',
  'routes',
  'entitlements',
  'round',
  'places',
  'ties',
  'services',
  'version',
  'id',
  'title',
]

/** Where each part of a pack is written: the file, and the path within it. */
const ROOTS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...IN_PACK.map((part): [string, readonly string[]] => [part, ['pack', part]]),
  ...['departments', 'documents', 'duties'].map((part): [string, readonly string[]] => [part, ['departments', part]]),
  ...['clauses', 'sources', 'parameters', 'indicators', 'examples'].map((part): [string, readonly string[]] => [
    part,
    [part],
  ]),
  ['facts', ['vocabulary']],
])

/** Keys that name an entry of a list. */
const NAMES = ['id', 'take', 'fact', 'value', 'department', 'over', 'name'] as const

interface Spot {
  readonly file: YamlFile
  readonly offset: number
}

function start(node: unknown): number | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  const first: unknown = Array.isArray(range) ? range[0] : undefined
  return typeof first === 'number' ? first : undefined
}

function plain(node: unknown): string | undefined {
  return isScalar(node) ? String(node.value) : undefined
}

function named(item: unknown, segment: string, next: string | undefined): boolean {
  if (!isMap(item)) return plain(item) === segment
  if (!NAMES.some(key => plain(item.get(key, true)) === segment)) return false
  // A department has several duties: the one that names the fact.
  const facts = item.get('facts', true)
  return next === undefined || !isSeq(facts) || facts.items.some(each => plain(each) === next)
}

interface Step {
  readonly value: unknown
  readonly offset: number | undefined
}

function below(node: unknown, segment: string, next: string | undefined): Step | undefined {
  if (isMap(node)) {
    const pair = node.items.find(each => plain(each.key) === segment)
    return pair && { value: pair.value, offset: start(pair.key) }
  }
  if (!isSeq(node)) return undefined
  const item: unknown = /^\d+$/.test(segment)
    ? node.items[Number(segment)]
    : node.items.find(each => named(each, segment, next))
  return item === undefined ? undefined : { value: item, offset: start(item) }
}

interface Target {
  readonly value: unknown
  readonly file: YamlFile
  /** Where the definition begins that stands in its place. */
  readonly offset?: number | undefined
}

/** Follows aliases, and `use: name` to the definition of that name. */
function resolved(value: unknown, file: YamlFile, files: YamlFiles, wanted: string | undefined, seen = 0): Target {
  const document = file.document
  const target: unknown = isAlias(value) && document ? value.resolve(document) : value
  const use = isMap(target) ? plain(target.get('use', true)) : undefined
  const pack = files.get('pack')
  if (use === undefined || wanted === 'use' || !pack || seen > MOST_STEPS) return { value: target, file }
  const definition = below(pack.document?.get('definitions', true), use, undefined)
  if (!definition) return { value: target, file }
  const found = resolved(definition.value, pack, files, wanted, seen + 1)
  return { ...found, offset: found.offset ?? definition.offset }
}

/** Definitions that use one another in a circle are followed no further than this. */
const MOST_STEPS = 20

function spotOf(at: string, files: YamlFiles): Spot | undefined {
  const [head = '', ...rest] = at.replace(/^\.\.\//, '').split('/')
  const [name, ...path] = head.endsWith('.yaml') ? [head.slice(0, -5), ...rest] : [...(ROOTS.get(head) ?? []), ...rest]
  const file = name === undefined ? undefined : files.get(name)
  if (!file?.document) return file && { file, offset: 0 }
  let value: unknown = file.document.contents satisfies Node | null
  let spot: Spot = { file, offset: start(value) ?? 0 }
  for (const [index, segment] of path.entries()) {
    const target = resolved(value, spot.file, files, segment)
    const step = below(target.value, segment, path[index + 1])
    if (!step) return spot
    value = step.value
    spot = { file: target.file, offset: step.offset ?? spot.offset }
  }
  const { file: last, offset } = resolved(value, spot.file, files, undefined)
  return offset === undefined ? spot : { file: last, offset }
}

/** The problem with the file, line and column of the deepest place of its path that is written somewhere. */
export function located(problem: Problem, files: YamlFiles): Problem {
  if (problem.line !== undefined) return problem
  const spot = spotOf(problem.at, files)
  if (!spot) return problem
  const { line, col } = spot.file.lines.linePos(spot.offset)
  return { ...problem, file: spot.file.name, line: Math.max(line, 1), column: Math.max(col, 1) }
}

const key = ({ code, file, line, column, at, message }: Problem): string =>
  line === undefined ? `${code} ${at} ${message.en}` : `${code} ${file} ${line} ${column} ${message.en}`

/** All of them, in the order of files and lines; what one definition gets wrong in several uses stands there once. */
export function locatedAll(problems: readonly Problem[], files: YamlFiles): readonly Problem[] {
  const order = [...files.keys()]
  const rank = (each: Problem) => order.indexOf((each.file ?? '').replace(/^\.\.\//, '').replace(/\.yaml$/, ''))
  const found = new Map(problems.map(each => located(each, files)).map(each => [key(each), each]))
  return [...found.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
}
