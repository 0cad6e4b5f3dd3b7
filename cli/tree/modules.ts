import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { parseSync } from 'vite'
import { treeFiles } from './files.ts'

/** One import of a module: `target` is a path in the tree, or the bare name (`node:fs`, `kysely`). */
export interface Import {
  readonly target: string
  readonly inTree: boolean
  readonly line: number
  /** Runs before the importing module: neither only types nor a dynamic import. */
  readonly eager: boolean
}

/** Each module of the tree by its path. */
export type Modules = ReadonlyMap<string, readonly Import[]>

type Aliases = Readonly<Record<string, string>>

/** Reads the imports of all modules below `root`; `#…` names follow the `imports` of its package.json. */
export async function readModules(root: string): Promise<Modules> {
  const aliases = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).imports as Aliases
  const paths = (await treeFiles(root)).filter(path => /\.(tsx?|m?js)$/.test(path))
  const read = async (path: string) =>
    [path, importsOf(path, await readFile(join(root, path), 'utf8'), aliases)] as const
  return new Map(await Promise.all(paths.map(read)))
}

/** The imports of one module. */
export function importsOf(path: string, source: string, aliases: Aliases): Import[] {
  const { module } = parseSync(path, source)
  const line = (offset: number) => source.slice(0, offset).split('\n').length
  const make = (name: string, start: number, eager: boolean): Import => {
    return { ...resolve(path, name, aliases), line: line(start), eager }
  }
  const statics = module.staticImports.map(({ moduleRequest, entries }) =>
    make(moduleRequest.value, moduleRequest.start, entries.length === 0 || entries.some(entry => !entry.isType)),
  )
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest: from, isType }) => (from ? [make(from.value, from.start, !isType)] : [])),
  )
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const name = /^(['"])(.+)\1$/.exec(source.slice(start, end))?.[2]
    return name ? [make(name, start, false)] : []
  })
  return [...statics, ...exports, ...dynamic]
}

function resolve(from: string, name: string, aliases: Aliases): Pick<Import, 'target' | 'inTree'> {
  const plain = name.replace(/\?.*$/, '')
  if (plain.startsWith('.')) return { target: posix.join(dirname(from), plain), inTree: true }
  for (const [alias, path] of Object.entries(aliases)) {
    const [before = '', after] = alias.split('*')
    if (after === undefined ? plain !== alias : !plain.startsWith(before)) continue
    return { target: posix.normalize(path.replace('*', plain.slice(before.length))), inTree: true }
  }
  return { target: plain, inTree: false }
}
