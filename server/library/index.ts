import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { canonicalJson, packHash } from '#policy/explain'
import { entriesOf, find, type Found } from '#policy/find'
import type { Pack } from '#policy'
import { archive } from './zip.ts'
import { packFiles, type PackFile } from './files.ts'
import { tablesWorkbook } from './tables.ts'
import { loadSynonyms, versionsOf } from '../../policies/load.ts'
import type { Packs } from '#server/packs/index.ts'
import { XLSX_TYPE } from '#server/sheets/index.ts'
import { workedExamples, type Worked } from './worked.ts'

export type { Stated, Worked } from './worked.ts'
export { tablesSheet } from './tables.ts'

/** A file to take away. */
export interface Download {
  /** What the reader's machine calls it. */
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
  /** For the ETag: hex of the content's hash. */
  readonly digest: string
}

/** What the public may do with the packs besides being evaluated by them. */
export interface Library {
  /** Searches every pack; at most `MOST_FOUND`, best first. */
  search(question: string): readonly Found[]
  /** SHA-256 of the pack's rules, in hex. */
  hash(id: string): Promise<string>
  /** Versions of the pack's rules this installation can show, oldest first; the last is the one in force here. */
  versions(id: string): readonly string[]
  /** The worked examples, each evaluated by the engine as it is now. */
  worked(id: string): readonly Worked[]
  /** Names a download may be asked for by, in the order in which they are listed. */
  downloads(id: string): readonly string[]
  /** `pack.json`, `tables.xlsx`, `files.zip` or a file of the pack's folder; undefined for every other name. */
  download(id: string, name: string): Promise<Download | undefined>
}

const FOLDER = join(import.meta.dirname, '../../policies')
const YAML = 'text/yaml; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'
const OWN = ['tables.xlsx', 'pack.json', 'files.zip'] as const

/** Makes what is asked for once and keeps it: packs do not change while the site runs. */
function kept<T>(make: (id: string) => T): (id: string) => T {
  const made = new Map<string, T>()
  return id => {
    const known = made.get(id)
    if (known !== undefined) return known
    const fresh = make(id)
    made.set(id, fresh)
    return fresh
  }
}

/** What `folder` holds of the packs' own files can be taken away; nothing else of it. */
export function createLibrary({ ids, get, find: known }: Packs, folder: string = FOLDER): Library {
  const synonyms = loadSynonyms(folder)
  const entries = kept(() => ids.map(id => get(id)).flatMap(entriesOf))
  const files = kept(id => packFiles(folder, get(id).id))
  const hash = kept(id => packHash(get(id)))
  const worked = kept(id => workedExamples(get(id)))
  const download = kept(key => {
    const [id = '', name = ''] = key.split('\n')
    return made(get(id), name, files(id), hash)
  })
  const downloads = (id: string) => [...OWN, ...files(id).map(each => each.name)]
  return {
    search: question => find(question, entries(''), synonyms),
    hash,
    versions: kept(id => versionsOf(get(id).id, folder)),
    worked,
    downloads,
    download: async (id, name) => (known(id) && downloads(id).includes(name) ? download(`${id}\n${name}`) : undefined),
  }
}

async function made(pack: Pack, name: string, files: readonly PackFile[], hash: Library['hash']): Promise<Download> {
  const title = pack.title.zh
  const of = (called: string, type: string, content: Uint8Array): Download => ({
    name: called,
    type,
    content,
    digest: createHash('sha256').update(content).digest('hex'),
  })
  if (name === 'tables.xlsx')
    return of(`${title} 分值表.xlsx`, XLSX_TYPE, await tablesWorkbook(pack, await hash(pack.id)))
  if (name === 'pack.json') return of(`${title}.json`, 'application/json; charset=utf-8', await canonical(pack, hash))
  if (name === 'files.zip') {
    const inFolder = files.map(each => ({ ...each, name: `${pack.id}/${each.name}` }))
    return of(`${title} 规则文件.zip`, 'application/zip', archive(inFolder))
  }
  const file = files.find(each => each.name === name)
  if (!file) throw new Error(`no such file: ${pack.id}/${name}`)
  return of(`${title} ${name}`, name.endsWith('.yaml') ? YAML : TEXT, file.content)
}

/** The rules as one canonical JSON text with the hash over them: `{"hash":…,"pack":…}`. */
async function canonical(pack: Pack, hash: Library['hash']): Promise<Uint8Array> {
  const rules = { ...pack, examples: [] }
  return new TextEncoder().encode(canonicalJson({ hash: `sha256:${await hash(pack.id)}`, pack: rules }))
}
