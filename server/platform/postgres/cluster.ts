import type { ChildProcess } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Failure } from '../failure.ts'
import type { Binaries } from './binaries.ts'
import { type Layout, PORT } from './layout.ts'
import { isRunning, markOf, programOf } from '../processes.ts'
import { cannotRun, explain, logFile, type Settings, startServer, USER } from './programs.ts'

/** PostgreSQL answers "starting up" (57P03) while it recovers after a crash: that may take minutes, and we wait. */
const RECOVERING = '57P03'
const WAIT_MS = 60_000
const STEP_MS = 15

/** How to connect to a database of the cluster. */
export function connection(layout: Layout, database: string): pg.PoolConfig {
  return { host: layout.socket, port: PORT, user: USER, database }
}

/** The process number of the cluster's server, if it runs. */
export function runningServer({ data }: Pick<Layout, 'data'>): number | undefined {
  const pid = pidIn(join(data, 'postmaster.pid'))
  return pid !== undefined && markOf(pid) !== undefined && isPostgres(pid) ? pid : undefined
}

/** A server that was killed leaves its children, or its own number, for a moment longer. */
const JUST_KILLED = /shared memory block.* still in use|lock file "postmaster\.pid" already exists/

/**
 * Starts the server and waits until it answers. A lock file whose process number now belongs to another program (after
 * the machine restarted) is removed; every other stale lock PostgreSQL recognises itself.
 */
export async function start(layout: Layout, binaries: Binaries, settings: Settings): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    clearForeignLocks(layout)
    const from = logLength(layout)
    if (await answersOrEnds(layout, startServer(layout, binaries, settings))) return
    const said = readLog(layout).slice(from)
    if (attempt < 20 && JUST_KILLED.test(said)) await sleep(250)
    else throw explain(said, layout)
  }
}

function clearForeignLocks({ data, socket }: Layout): void {
  for (const file of [join(data, 'postmaster.pid'), join(socket, `.s.PGSQL.${PORT}.lock`)]) {
    const pid = pidIn(file)
    if (pid !== undefined && markOf(pid) !== undefined && !isPostgres(pid)) rmSync(file, { force: true })
  }
}

/** Where the system does not tell programs apart we take PostgreSQL's word. */
function isPostgres(pid: number): boolean {
  return (programOf(pid) ?? 'postgres') === 'postgres'
}

function pidIn(file: string): number | undefined {
  try {
    return Math.abs(Number.parseInt(readFileSync(file, 'utf8'), 10)) || undefined
  } catch {
    return undefined
  }
}

async function answersOrEnds(layout: Layout, server: ChildProcess): Promise<boolean> {
  const broken: Error[] = []
  server.once('error', error => broken.push(error))
  while (server.exitCode === null && server.signalCode === null) {
    if (broken[0]) throw cannotRun(broken[0])
    if (await answers(layout)) return true
    await sleep(STEP_MS)
  }
  return false
}

/** Waits until a server that somebody else started answers. */
export async function untilReady(layout: Layout): Promise<void> {
  const until = performance.now() + WAIT_MS
  while (!(await answers(layout))) {
    if (performance.now() > until) throw explain(readLog(layout), layout)
    await sleep(STEP_MS)
  }
}

async function answers(layout: Layout): Promise<boolean> {
  const client = new pg.Client(connection(layout, 'postgres'))
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    await client.end().catch(() => {})
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === RECOVERING || code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ECONNRESET') return false
    if (code === 'EACCES') throw anotherUser(layout, error)
    throw error
  }
}

function anotherUser(layout: Layout, cause: unknown): Failure {
  return new Failure(
    `数据库正由另一个用户运行（${layout.socket}）：请用同一用户运行，或用 LUOHU_HOME 指定自己的目录。`,
    `The database runs as another user (${layout.socket}): run as the same one, ` +
      'or name a folder of your own in LUOHU_HOME.',
    cause,
  )
}

/** Ends the server: sessions are cut, everything committed is on disk. Waits until the process is gone. */
export async function shutDown(layout: Layout): Promise<void> {
  const pid = runningServer(layout)
  const mark = pid === undefined ? undefined : markOf(pid)
  if (pid === undefined || mark === undefined) return
  process.kill(pid, 'SIGINT')
  while (isRunning(mark)) await sleep(STEP_MS)
  if (!layout.socket.startsWith(layout.place)) rmSync(layout.socket, { recursive: true, force: true })
}

function logLength(layout: Layout): number {
  return readLog(layout).length
}

function readLog(layout: Layout): string {
  try {
    return readFileSync(logFile(layout), 'utf8')
  } catch {
    return ''
  }
}
