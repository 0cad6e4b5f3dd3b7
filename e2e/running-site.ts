import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { CITY, testSecrets } from '#platform/testing.ts'
import type { SiteSettings } from './site.child.ts'

/** The server running in a process of its own. */
export interface RunningSite {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** SIGKILL: nothing is finished, nothing tidied up. */
  kill(): Promise<void>
}

const program = fileURLToPath(new URL('site.child.ts', import.meta.url))

/**
 * Starts the server on a migrated database, with the secrets of the tests. Rejects when it ends before it listens.
 * `quiet` keeps what it says of failures to itself: for tests that pull its database away.
 */
export async function startSite(database: pg.PoolConfig, { port = 0, quiet = false } = {}): Promise<RunningSite> {
  const secrets = { master: testSecrets.master.toString('hex'), index: testSecrets.index.toString('hex') }
  const settings: SiteSettings = { database, city: CITY, secrets, port }
  const child = fork(program, [JSON.stringify(settings)], { execArgv: ['--no-warnings'], silent: quiet })
  for (const stream of [child.stdout, child.stderr]) stream?.resume()
  const listening = await Promise.race([once(child, 'message'), once(child, 'close').then(() => undefined)])
  if (!listening) throw new Error(`the server ended with ${child.exitCode ?? child.signalCode} before it listened`)
  const bound = Number(new URL(String(listening[0])).port)
  return { url: `http://127.0.0.1:${bound}`, port: bound, kill: () => killed(child) }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}
