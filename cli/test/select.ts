import { isAbsolute, join, relative } from 'node:path'

/** The test files of one run: those in a browser take long and much of the machine, those of the code little. */
export interface Selection {
  readonly code: readonly string[]
  readonly browser: readonly string[]
  /** Arguments that name no test. */
  readonly unknown: readonly string[]
}

const folders = ['packages', 'server', 'web', 'cli', 'policies', 'bench']

/**
 * Chooses among the tree's files: all tests, or those below the paths that were named (files or folders; from `cwd`
 * or from `root`).
 */
export function selectTests(files: readonly string[], named: readonly string[], root: string, cwd: string): Selection {
  const tests = files.filter(path => /\.test\.tsx?$/.test(path))
  const wanted = named.map(name => ({ name, below: within(tests, name, root, cwd) }))
  const chosen = named.length === 0 ? tests : tests.filter(path => wanted.some(({ below }) => below.has(path)))
  return {
    code: chosen.filter(path => folders.includes(path.split('/')[0] ?? '')),
    browser: chosen.filter(path => path.startsWith('e2e/')),
    unknown: wanted.filter(({ below }) => below.size === 0).map(({ name }) => name),
  }
}

function within(tests: readonly string[], name: string, root: string, cwd: string): ReadonlySet<string> {
  const places = [cwd, root].map(from => relative(root, isAbsolute(name) ? name : join(from, name)))
  const isIn = (path: string, place: string): boolean => place === '' || path === place || path.startsWith(`${place}/`)
  return new Set(tests.filter(path => places.some(place => isIn(path, place))))
}
