import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { chmod, chown, mkdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { diskFull, Failure } from '../failure.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Layout } from './layout.ts'
import { PORT } from './layout.ts'

/** PostgreSQL settings by name. */
export type Settings = Readonly<Record<string, string | number>>

export const USER = 'luohu'
const ROOM_TO_CREATE = 200 * 2 ** 20
const ROOM_TO_START = 32 * 2 ** 20
const LOG_LIMIT = 10 * 2 ** 20

/** Socket only, times in UTC, and no personal data in the log: neither statements nor the values in error details. */
const base: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: PORT,
  max_connections: 200,
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** Creates the data folder where there is none yet. It gets its name only once complete. */
export async function initialise(layout: Layout, binaries: Binaries, options: { sync: boolean }): Promise<void> {
  await needRoom(layout.place, existsSync(layout.data) ? ROOM_TO_START : ROOM_TO_CREATE)
  if (existsSync(layout.data)) return sameMajor(layout, binaries)
  const unfinished = `${layout.data}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  if (layout.account) await chown(unfinished, layout.account.uid, layout.account.gid)
  await runInitdb(unfinished, layout, binaries, options)
  await chmod(unfinished, 0o700)
  await rename(unfinished, layout.data)
}

async function needRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes) throw diskFull(folder)
}

function sameMajor({ data }: Layout, { version }: Binaries): void {
  const wanted = String(Number.parseInt(version, 10))
  const present = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (present === wanted) return
  throw new Failure(
    `${data} 中的数据由 PostgreSQL ${present} 建立，而随附的是 PostgreSQL ${wanted}：请先用旧版导出，再导入新库。`,
    `The data in ${data} were made by PostgreSQL ${present}, but ${wanted} comes along: ` +
      'dump them with the old one and load them into a new folder.',
  )
}

async function runInitdb(data: string, layout: Layout, binaries: Binaries, options: { sync: boolean }): Promise<void> {
  const args = ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions']
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  if (!options.sync) args.push('--no-sync')
  const child = spawn(join(binaries.folder, 'bin', 'initdb'), args, {
    ...environment(layout.account),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', part => (output += String(part)))
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', error => fail(cannotRun(error)))
    child.once('close', done)
  })
  if (code !== 0) throw explain(output, layout)
}

/** Starts the server process. It lives in a session of its own: an interrupt at the keyboard is for us to handle. */
export function startServer(layout: Layout, binaries: Binaries, settings: Settings): ChildProcess {
  const all = { ...base, unix_socket_directories: layout.socket, ...settings }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const file = logFile(layout)
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) rmSync(file)
  const log = openSync(file, 'a', 0o600)
  const child = spawn(join(binaries.folder, 'bin', 'postgres'), ['-D', layout.data, ...args], {
    ...environment(layout.account),
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  child.unref()
  return child
}

export function logFile(layout: Layout): string {
  return join(layout.log, 'postgres.log')
}

/** Nothing of our environment but the path: settings such as PGDATA or LC_ALL must not change the cluster. */
function environment(account: Account | undefined): Partial<Account> & { cwd: string; env: NodeJS.ProcessEnv } {
  return { ...account, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } }
}

/** Why the binary could not be run at all: musl systems and very old ones say "no such file". */
export function cannotRun(error: Error): Failure {
  return new Failure(
    `随附的 PostgreSQL 在本系统上无法运行（${error.message}）：请安装 PostgreSQL 15 或更新版本，并用 DATABASE_URL 指明它的地址。`,
    `The PostgreSQL that comes along cannot run on this system (${error.message}): ` +
      'install PostgreSQL 15 or newer and name it in DATABASE_URL.',
    error,
  )
}

/** Turns what PostgreSQL said into the sentence for the person at the keyboard. */
export function explain(output: string, layout: Pick<Layout, 'place' | 'log'>): Failure {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(layout.place)
  const said = output.trim().split('\n').slice(-8).join('\n')
  return new Failure(
    `数据库无法启动，PostgreSQL 的说明如下（完整日志在 ${layout.log}）：\n${said}`,
    `The database does not start; PostgreSQL says (the whole log is in ${layout.log}):\n${said}`,
  )
}
