/** Versions of packs as they were: a file each, so that what was pinned to one is evaluated by it for ever. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '../packages/policy/explain/canonical.ts'
import type { Pack } from '../packages/policy/pack.ts'

/** As `id@version`, safe as a name of a file. */
const NAME = /^([a-z][a-z0-9-]{0,63})@(\d[\da-z.-]{0,30})\.json$/

const pathOf = (folder: string, id: string, version: string) => join(folder, 'archive', `${id}@${version}.json`)

/** A pack as it is kept: sorted keys, the worked examples left out, for they decide nothing. */
export function archiveText(pack: Pack): string {
  return `${canonicalJson({ ...pack, examples: [] })}\n`
}

/** What must not change under one version: everything but the examples and how the facts are asked. */
export function rulesText(pack: Pack): string {
  const facts = pack.facts.map(({ question: _, help, improve, rare, ...fact }) => fact)
  return canonicalJson({ ...pack, facts, examples: [] })
}

/** Every archived version of every pack. */
export function archivedVersions(folder: string): readonly { readonly id: string; readonly version: string }[] {
  const path = join(folder, 'archive')
  if (!existsSync(path)) return []
  return readdirSync(path)
    .flatMap(file => {
      const [, id, version] = NAME.exec(file) ?? []
      return id !== undefined && version !== undefined ? [{ id, version }] : []
    })
    .sort((a, b) => a.id.localeCompare(b.id) || a.version.localeCompare(b.version, 'en', { numeric: true }))
}

/** The text kept for one version; undefined when there is none. Only a name that could have been written is looked for. */
export function archivedText(folder: string, id: string, version: string): string | undefined {
  const path = pathOf(folder, id, version)
  return NAME.test(`${id}@${version}.json`) && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

export type Frozen = 'written' | 'unchanged' | 'changed'

/** Keeps the pack's version. `changed`: the version is kept already and the pack says something else since. */
export function freeze(folder: string, pack: Pack): Frozen {
  const before = archivedText(folder, pack.id, pack.version)
  if (before !== undefined) return rulesText(JSON.parse(before) as Pack) === rulesText(pack) ? 'unchanged' : 'changed'
  mkdirSync(join(folder, 'archive'), { recursive: true })
  writeFileSync(pathOf(folder, pack.id, pack.version), archiveText(pack))
  return 'written'
}
