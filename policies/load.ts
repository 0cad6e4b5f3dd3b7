/** Reads the packs from their folders. Node only: a page gets a pack as data from its loader (`packJson`). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { assemble, type PackFiles } from '../packages/policy/authoring/assemble.ts'
import type { Pack, Problem } from '../packages/policy/index.ts'

const HERE = import.meta.dirname
const FILES = ['pack', 'clauses', 'sources', 'parameters', 'indicators', 'departments', 'examples'] as const

/** A pack whose files are wrong; `problems` says where and how. */
export class PackError extends Error {
  readonly problems: readonly Problem[]
  constructor(id: string, problems: readonly Problem[]) {
    super([`pack ${id} cannot be read:`, ...problems.map(each => `  ${each.at}: ${each.message.en}`)].join('\n'))
    this.name = 'PackError'
    this.problems = problems
  }
}

function readYaml(path: string): unknown {
  const read: unknown = parse(readFileSync(path, 'utf8'), { merge: true, maxAliasCount: 100 })
  return read
}

function basePackId(pack: unknown): string | undefined {
  const base = typeof pack === 'object' && pack !== null && 'builds_on' in pack ? pack.builds_on : undefined
  const id = typeof base === 'object' && base !== null && 'pack' in base ? base.pack : undefined
  return typeof id === 'string' ? id : undefined
}

function readFiles(folder: string, id: string): PackFiles {
  const content: Record<string, unknown> = {}
  for (const name of FILES) {
    const path = join(folder, id, `${name}.yaml`)
    if (!existsSync(path))
      throw new PackError(id, [
        { code: 'file', at: `${name}.yaml`, message: { zh: '缺少文件', en: 'file is missing' } },
      ])
    content[name] = readYaml(path)
  }
  return {
    pack: undefined,
    clauses: undefined,
    sources: undefined,
    parameters: undefined,
    indicators: undefined,
    departments: undefined,
    examples: undefined,
    ...content,
    vocabulary: readYaml(join(folder, 'vocabulary.yaml')),
  }
}

function load(folder: string, id: string, building: readonly string[]): Pack {
  if (!packIds(folder).includes(id)) {
    throw new PackError(id, [{ code: 'pack', at: id, message: { zh: '没有这个规则包', en: 'there is no such pack' } }])
  }
  if (building.includes(id)) {
    throw new PackError(id, [
      {
        code: 'circle',
        at: 'pack.yaml/builds_on',
        message: { zh: '循环引用', en: 'packs build on each other in a circle' },
      },
    ])
  }
  const files = readFiles(folder, id)
  const base = basePackId(files.pack)
  const assembled = assemble(files, base ? load(folder, base, [...building, id]) : undefined)
  if (!assembled.ok) throw new PackError(id, assembled.problems)
  return assembled.pack
}

const cache = new Map<string, Pack>()

/** The pack of this id, what it builds on merged in; read once. Throws a `PackError` with file, place and hint. */
export function loadPack(id: string, folder: string = HERE): Pack {
  const key = `${folder}\n${id}`
  const known = cache.get(key)
  if (known) return known
  const pack = load(folder, id, [])
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

/** The pack as compact JSON, to hand to a page as data. Examples are left out. */
export function packJson(id: string): string {
  return JSON.stringify({ ...loadPack(id), examples: [] })
}
