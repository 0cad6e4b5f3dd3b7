/** Reads the packs from their folders. Node only: a page gets a pack as data from its loader (`packJson`). */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { assemble, type PackFiles } from '../packages/policy/authoring/assemble.ts'
import { synonymsFile } from '../packages/policy/authoring/files.ts'
import type { Pack, Problem } from '../packages/policy/pack.ts'
import { archivedText, archivedVersions } from './archive.ts'
import { locatedAll, type YamlFiles } from './locate.ts'
import { readYaml, type YamlFile } from './yaml.ts'

const HERE = import.meta.dirname
/** The files of a pack's folder, in the order in which problems are told. */
export const FILES = ['pack', 'clauses', 'sources', 'parameters', 'indicators', 'departments', 'examples'] as const

/** A pack whose files are wrong; `problems` says where and how. */
export class PackError extends Error {
  readonly problems: readonly Problem[]
  constructor(id: string, problems: readonly Problem[]) {
    const lines = problems.map(each => {
      const place = each.line === undefined ? each.at : `${each.file}:${each.line}:${each.column}`
      return `  ${place}: ${each.message.en}${each.hint ? ` (${each.hint.en})` : ''}`
    })
    super([`pack ${id} cannot be read:`, ...lines].join('\n'))
    this.name = 'PackError'
    this.problems = problems
  }
}

/** A pack with the files it was read from, so that whatever is found wrong with it can be shown in its place. */
export interface Opened {
  readonly pack: Pack
  readonly files: YamlFiles
  /** What does not stop the pack, e.g. a definition nobody uses. */
  readonly warnings: readonly Problem[]
}

function simple(code: string, at: string, zh: string, en: string): Problem {
  return { code, at, message: { zh, en } }
}

function basePackId(pack: unknown): string | undefined {
  const base = typeof pack === 'object' && pack !== null && 'builds_on' in pack ? pack.builds_on : undefined
  const id = typeof base === 'object' && base !== null && 'pack' in base ? base.pack : undefined
  return typeof id === 'string' ? id : undefined
}

const vocabularies = new Map<string, YamlFile>()

/** The shared words, read once for each folder of packs. */
function vocabularyOf(folder: string): YamlFile {
  const known = vocabularies.get(folder)
  if (known) return known
  const read = readYaml(join(folder, 'vocabulary.yaml'), '../vocabulary.yaml')
  vocabularies.set(folder, read)
  return read
}

function readFiles(folder: string, id: string): YamlFiles {
  const own = FILES.map(name => [name, readYaml(join(folder, id, `${name}.yaml`), `${name}.yaml`)] as const)
  return new Map<string, YamlFile>([...own, ['vocabulary', vocabularyOf(folder)]])
}

function contentOf(files: YamlFiles): PackFiles {
  const value = (name: string) => files.get(name)?.value
  return {
    pack: value('pack'),
    clauses: value('clauses'),
    sources: value('sources'),
    parameters: value('parameters'),
    indicators: value('indicators'),
    departments: value('departments'),
    examples: value('examples'),
    vocabulary: value('vocabulary'),
  }
}

/** A problem of another pack's folder, as seen from this one. */
function elsewhere(base: string, problem: Problem): Problem {
  const { file } = problem
  return file === undefined || file.startsWith('../') ? problem : { ...problem, file: `../${base}/${file}` }
}

function baseOf(folder: string, id: string, files: YamlFiles, building: readonly string[]): Pack | undefined {
  const base = basePackId(files.get('pack')?.value)
  if (base === undefined) return undefined
  const fail = (...problem: Parameters<typeof simple>) => new PackError(id, locatedAll([simple(...problem)], files))
  const at = 'builds_on/pack'
  if ([...building, id].includes(base))
    throw fail('circle', at, '规则包循环依据', 'packs build on each other in a circle')
  if (!packIds(folder).includes(base)) throw fail('pack', at, `没有规则包「${base}」`, `there is no pack "${base}"`)
  try {
    return open(folder, base, [...building, id]).pack
  } catch (error) {
    // What is wrong there is told with its place there.
    if (error instanceof PackError)
      throw new PackError(
        id,
        error.problems.map(each => elsewhere(base, each)),
      )
    throw error
  }
}

function open(folder: string, id: string, building: readonly string[]): Opened {
  if (!packIds(folder).includes(id))
    throw new PackError(id, [simple('pack', id, '没有这个规则包', 'there is no such pack')])
  const files = readFiles(folder, id)
  const unread = [...files.values()].flatMap(each => each.problems)
  if (unread.length > 0) throw new PackError(id, unread)
  const assembled = assemble(contentOf(files), baseOf(folder, id, files, building))
  if (!assembled.ok) throw new PackError(id, locatedAll(assembled.problems, files))
  if (assembled.pack.id !== id) {
    const wrong = simple('id', 'id', `代号应与文件夹同名「${id}」`, `the id must be the folder's name, "${id}"`)
    throw new PackError(id, locatedAll([wrong], files))
  }
  return { pack: assembled.pack, files, warnings: assembled.warnings }
}

/** The pack of this id with the files it was read from, read anew. Throws a `PackError`. */
export function openPack(id: string, folder: string = HERE): Opened {
  return open(folder, id, [])
}

const cache = new Map<string, Pack>()

/** The pack of this id, what it builds on merged in; read once. Throws a `PackError` with file, line and hint. */
export function loadPack(id: string, folder: string = HERE): Pack {
  const key = `${folder}\n${id}`
  const known = cache.get(key)
  if (known) return known
  const { pack } = openPack(id, folder)
  cache.set(key, pack)
  return pack
}

/** Ids of all packs, a folder each, in the order of their names. */
export function packIds(folder: string = HERE): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.yaml')))
    .map(entry => entry.name)
    .sort()
}

/** Versions of a pack that can be evaluated, oldest first: those archived and the one in its folder. */
export function versionsOf(id: string, folder: string = HERE): readonly string[] {
  const archived = archivedVersions(folder).filter(each => each.id === id)
  const versions = archived.map(each => each.version)
  const now = packIds(folder).includes(id) ? [loadPack(id, folder).version] : []
  return [...new Set([...versions, ...now])]
}

const versions = new Map<string, Pack>()

/**
 * One version of a pack, as archived where it is; without its worked examples then. Undefined when this installation
 * has it neither in the archive nor in the pack's folder.
 */
export function loadVersion(id: string, version: string, folder: string = HERE): Pack | undefined {
  const key = `${folder}\n${id}@${version}`
  const known = versions.get(key)
  if (known) return known
  const text = archivedText(folder, id, version)
  const now = text === undefined && packIds(folder).includes(id) ? loadPack(id, folder) : undefined
  const found = text === undefined ? now : (JSON.parse(text) as Pack)
  if (found?.version !== version) return undefined
  versions.set(key, found)
  return found
}

/** The pack as compact JSON, to hand to a page as data. Examples are left out. */
export function packJson(id: string): string {
  return JSON.stringify({ ...loadPack(id), examples: [] })
}

/** One word of the documents, what people say for it, and a clause that prints it. */
export interface CitedSynonym {
  readonly word: string
  readonly also: readonly string[]
  readonly pack: string
  readonly clause: string
}

/** What people say for what the documents write; none in a folder that lists none. Throws where the list has another shape. */
export function loadSynonyms(folder: string = HERE): readonly CitedSynonym[] {
  const path = join(folder, 'synonyms.yaml')
  if (!existsSync(path)) return []
  return synonymsFile.parse(readYaml(path, 'synonyms.yaml').value)
}
