/** How long a person waits for the first page when they start the site again: the real `npm start`, a home of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { checkout } from '#platform/home.ts'
import { tryLock } from '#platform/lock.ts'
import type { Figure } from './figure.ts'

const MOST_SECONDS = 8
const TRY_EVERY_MS = 20
/** The first start makes the database and the demo data. */
const GIVE_UP_MS = 10 * 60_000

interface Start {
  readonly seconds: number
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Waits until no server claims the home: npm itself ends before the site it started has stopped its database. */
async function released(home: string): Promise<void> {
  for (;;) {
    const release = tryLock(join(home, 'server'))
    if (release) return release()
    await new Promise(done => setTimeout(done, TRY_EVERY_MS))
  }
}

/** Runs `npm start` until it answers; `stop` ends it and waits until all of it has ended. */
async function start(home: string, port: number): Promise<Start> {
  const began = performance.now()
  const npm = spawn('npm', ['start'], {
    cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, LUOHU_HOME: home, PORT: String(port), DATABASE_URL: '', npm_config_loglevel: 'error' },
  })
  const stop = async (): Promise<void> => {
    if (npm.exitCode === null && npm.signalCode === null) {
      const ended = once(npm, 'close')
      npm.kill('SIGTERM')
      await ended
    }
    await released(home)
  }
  try {
    await firstPage(npm, `http://127.0.0.1:${port}/`, began)
    return { seconds: (performance.now() - began) / 1000, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function firstPage(npm: ChildProcess, url: string, began: number): Promise<void> {
  for (;;) {
    const answer = await fetch(url).then(async response => ({ ok: response.ok, body: await response.text() }), () => undefined)
    if (answer?.ok && answer.body.includes('</html>')) return
    if (npm.exitCode !== null || performance.now() - began > GIVE_UP_MS) throw new Error('npm start shows no page')
    await new Promise(done => setTimeout(done, TRY_EVERY_MS))
  }
}

export async function run(): Promise<Figure[]> {
  const home = await mkdtemp(join(tmpdir(), 'luohu-bench-'))
  // PostgreSQL may run as another user than root.
  await chmod(home, 0o755)
  try {
    const port = await freePort()
    await (await start(home, port)).stop()
    const second = await start(home, port)
    await second.stop()
    const value = Math.round(second.seconds * 100) / 100
    return [{ name: 'start: second npm start to the first page', value, unit: 's', reach: `≤ ${MOST_SECONDS} s`, ok: value <= MOST_SECONDS }]
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
