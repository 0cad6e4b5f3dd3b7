/** From the path of a problem to the line of the file it stands in. */
import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
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

interface Step {
  readonly value: unknown
  readonly offset: number | undefined
}

type Index = ReadonlyMap<string, readonly Step[]>

/** What each list and map of a file holds by name: files with thousands of entries may have thousands of problems. */
const indexes = new WeakMap<object, Index>()

function grouped(entries: readonly (readonly [string, Step])[]): Index {
  const found = new Map<string, Step[]>()
  for (const [name, step] of entries) {
    const known = found.get(name)
    if (known) known.push(step)
    else found.set(name, [step])
  }
  return found
}

function namesOf(item: unknown): readonly string[] {
  if (!isMap(item)) return [plain(item) ?? '']
  return [...new Set(NAMES.flatMap(key => plain(item.get(key, true)) ?? []))]
}

function indexOf(node: YAMLMap | YAMLSeq): Index {
  const known = indexes.get(node)
  if (known) return known
  const made = isMap(node)
    ? grouped(node.items.map(pair => [plain(pair.key) ?? '', { value: pair.value, offset: start(pair.key) }]))
    : grouped(
        node.items.flatMap(item => namesOf(item).map(name => [name, { value: item, offset: start(item) }] as const)),
      )
  indexes.set(node, made)
  return made
}

/** A department has several duties: the one that names the fact. */
function names(item: unknown, fact: string): boolean {
  const facts = isMap(item) ? item.get('facts', true) : undefined
  return !isSeq(facts) || facts.items.some(each => plain(each) === fact)
}

function below(node: unknown, segment: string, next: string | undefined): Step | undefined {
  if (isSeq(node) && /^\d+$/.test(segment)) {
    const item = node.items[Number(segment)]
    return item === undefined ? undefined : { value: item, offset: start(item) }
  }
  if (!isMap(node) && !isSeq(node)) return undefined
  const found = indexOf(node).get(segment) ?? []
  return found.length > 1 && next !== undefined ? found.find(each => names(each.value, next)) : found[0]
}

interface Target {
  readonly value: unknown
  readonly file: YamlFile
  /** Where the definition begins that stands in its place. */
  readonly offset?: number | undefined
}

const aliases = new WeakMap<object, unknown>()

/** What an alias stands for, looked up once. */
function aliased(alias: Alias, { document }: YamlFile): unknown {
  if (!aliases.has(alias)) aliases.set(alias, document && alias.resolve(document))
  return aliases.get(alias)
}

/** Follows aliases, and `use: name` to the definition of that name. */
function resolved(value: unknown, file: YamlFile, files: YamlFiles, wanted: string | undefined, seen = 0): Target {
  const target = isAlias(value) ? aliased(value, file) : value
  const use = isMap(target) ? plain(below(target, 'use', undefined)?.value) : undefined
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
