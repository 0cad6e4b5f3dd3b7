import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const skipped = new Set(['node_modules', 'build', '.git', '.luohu', '.react-router', 'test-results'])

/** Every file below `root` that is ours, as paths relative to it with forward slashes, in order. */
export async function treeFiles(root: string, folder = ''): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  const found = await Promise.all(
    entries
      .filter(entry => !skipped.has(entry.name))
      .map(entry => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        return entry.isDirectory() ? treeFiles(root, path) : entry.isFile() ? [path] : []
      }),
  )
  return found.flat().sort()
}

/** Whether a path is source text that a person reads and edits. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|js|mjs|css)$/.test(path) && !path.endsWith('.d.ts')
}
