import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { ServerBuild } from 'react-router'
import { civilDate } from '#calendar'
import type { Actor } from '#platform/access.ts'
import type { Secrets } from '#platform/crypto.ts'
import { openDatabase } from '#platform/database.ts'
import { relayMessages } from '#platform/messages.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { tokenIn } from '#platform/session-cookie.ts'
import { createHttp } from '#server/http/index.ts'
import { createServices, type Services } from '#server/services.ts'
import type { PoolConfig } from 'pg'

export interface ServerOptions {
  readonly database: PoolConfig
  /** GB/T 2260 code, e.g. 440600 佛山市. */
  readonly city: string
  readonly mode: Platform['mode']
  readonly secrets: Secrets
  /** The built web app and the folder of its client files. */
  readonly build: ServerBuild
  readonly assetsDir: string
}

export interface Site {
  readonly services: Services
  readonly app: Pick<Hono, 'fetch'>
  /** Stops the timers and closes the database. */
  close(): Promise<void>
}

const RELAY_EVERY = 1000
const DUE_EVERY = 60_000

/** Puts database, capabilities and pages together: one process on one PostgreSQL. Listening is `listen`'s. */
export async function createSite(options: ServerOptions): Promise<Site> {
  const db = openDatabase(options.database)
  const platform = await createPlatform({ city: options.city, mode: options.mode, db, secrets: options.secrets })
  const services = createServices(platform)
  const app = await createHttp({
    build: options.build,
    assetsDir: options.assetsDir,
    requestContext: async request => {
      const now = platform.clock.now()
      return { services, actor: await actorOf(services, request), now, today: civilDate(now), demo: options.mode === 'demo' }
    },
  })
  const stop = startTimers(platform, services)
  return {
    services,
    app,
    close: async () => {
      await stop()
      await db.destroy()
    },
  }
}

/** Listens on loopback (a reverse proxy with TLS stands in front) and resolves once it does. Rejects when the port is taken. */
export function listen(site: Site, port: number, hostname = '127.0.0.1'): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: site.app.fetch, port, hostname }, address => {
      resolve({
        url: `http://localhost:${address.port}`,
        close: () => new Promise<void>(done => {
          server.close(() => done())
          if ('closeIdleConnections' in server) server.closeIdleConnections()
        }),
      })
    })
    server.once('error', reject)
  })
}

async function actorOf(services: Services, request: Request): Promise<Actor | undefined> {
  const token = tokenIn(request.headers.get('cookie'))
  return token ? services.accounts.actorOf(token) : undefined
}

/** Messages go out every second, what the calendar brings due every minute; a run is never started beside itself. */
function startTimers(platform: Platform, services: Services): () => Promise<void> {
  const relay = repeat(RELAY_EVERY, () => relayMessages(platform))
  const due = repeat(DUE_EVERY, () => services.due())
  return async () => {
    await relay()
    await due()
  }
}

function repeat(every: number, work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = work().then(() => {}, report).finally(() => { busy = false })
  }, every)
  return async () => {
    clearInterval(timer)
    await running
  }
}

function report(error: unknown): void {
  process.stderr.write(`${JSON.stringify({ level: 'error', stack: error instanceof Error ? error.stack : String(error) })}\n`)
}
