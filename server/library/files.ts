import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of a pack's folder as it stands there. */
export interface PackFile {
  readonly name: string
  readonly content: Uint8Array
}

const NAME = /^[a-z]+\.(?:yaml|txt)$/

/** The text files of a pack's folder, read once; only what is listed here can ever be asked for. */
export function packFiles(folder: string, id: string): readonly PackFile[] {
  return readdirSync(join(folder, id), { withFileTypes: true })
    .filter(entry => entry.isFile() && NAME.test(entry.name))
    .map(({ name }) => ({ name, content: new Uint8Array(readFileSync(join(folder, id, name))) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
