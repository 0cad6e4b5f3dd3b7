import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { ServerBuild } from 'react-router'
import { civilDate } from '#calendar'
import type { Actor } from '#platform/access.ts'
import type { Secrets } from '#platform/crypto.ts'
import { openDatabase, type Db } from '#platform/database.ts'
import { relayMessages } from '#platform/messages.ts'
import { createPlatform, type Platform } from '#platform/platform.ts'
import { httpGateway, type HttpGatewaySettings } from '#platform/sms/index.ts'
import { cityCookie, cityIn, tokenIn } from '#platform/session-cookie.ts'
import { createHttp } from '#server/http/index.ts'
import { cityOfCode } from '#server/outreach/index.ts'
import { createServices, type Services } from '#server/services.ts'
import type { PoolConfig } from 'pg'

export interface ServerOptions {
  readonly database: PoolConfig
  /** The cities it serves, the one without a host name of its own first. */
  readonly cities: readonly HostedCity[]
  readonly mode: Platform['mode']
  readonly secrets: Secrets
  /** The short-message gateway; without one messages stay in the outbox. */
  readonly sms?: HttpGatewaySettings | undefined
  /** The built web app and the folder of its client files. */
  readonly build: ServerBuild
  readonly assetsDir: string
}

/** A city by its GB/T 2260 code, and the host name under which it is served. */
export interface HostedCity {
  readonly code: string
  readonly host?: string | undefined
}

export interface Site {
  /** The first city's. */
  readonly services: Services
  /** Every city's, by code. */
  readonly cities: ReadonlyMap<string, Services>
  readonly app: Pick<Hono, 'fetch'>
  /** Stops the timers and closes the database. */
  close(): Promise<void>
}

const RELAY_EVERY = 1000
const DUE_EVERY = 60_000
/** Addresses handed out on paper that hold no code. */
const SHARED = /^\/(?:en\/)?survey$/

/** Puts database, capabilities and pages together: one process on one PostgreSQL. Listening is `listen`'s. */
export async function createSite(options: ServerOptions): Promise<Site> {
  const db = openDatabase(options.database)
  const cities = await openCities(options, db)
  const services = cities.get(options.cities[0]?.code ?? '')
  if (!services) throw new Error('a site serves at least one city')
  const app = await createHttp({
    build: options.build,
    assetsDir: options.assetsDir,
    requestContext: async request => {
      const own = (await servedTo(request, options, cities, db)) ?? services
      const now = own.platform.clock.now()
      return { services: own, actor: await actorOf(own, request), now, today: civilDate(now), demo: options.mode === 'demo' }
    },
  })
  const stops = [...cities.values()].map(each => startTimers(each.platform, each))
  return {
    services,
    cities,
    app: options.mode === 'demo' ? choosing(app, cities) : app,
    close: async () => {
      await Promise.all(stops.map(stop => stop()))
      await db.destroy()
    },
  }
}

/** Cities share the database and nothing else: keys, clock, accounts and cases are each city's own. */
async function openCities(
  { cities, mode, secrets, sms }: ServerOptions, db: Db,
): Promise<ReadonlyMap<string, Services>> {
  const gateway = sms && httpGateway(sms)
  const opened = await Promise.all(cities.map(async ({ code }) => {
    const platform = await createPlatform({ city: code, mode, db, secrets, sms: gateway })
    return [code, createServices(platform)] as const
  }))
  return new Map(opened)
}

/** The city of the host name asked for; in the demonstration the one whose code the address holds, or the one chosen. */
async function servedTo(
  request: Request, { cities, mode }: ServerOptions, services: ReadonlyMap<string, Services>, db: Db,
): Promise<Services | undefined> {
  const coded = mode === 'demo' && services.size > 1 ? await cityOfCode(db, new URL(request.url).pathname) : undefined
  const behind = services.get(coded ?? '')
  if (behind) return behind
  const chosen = mode === 'demo' ? cityIn(request.headers.get('cookie')) : undefined
  const hosted = cities.find(({ host }) => host !== undefined && host === request.headers.get('host'))
  return services.get(chosen ?? hosted?.code ?? '')
}

/** The demonstration's cities share one host name: a link that is handed out names its city (`?city=`), which is chosen by it. */
function choosing(app: Site['app'], services: ReadonlyMap<string, Services>): Site['app'] {
  return {
    fetch: (request, ...rest) => {
      const url = new URL(request.url)
      const city = request.method === 'GET' && SHARED.test(url.pathname) ? url.searchParams.get('city') : null
      if (city === null || !services.has(city)) return app.fetch(request, ...rest)
      url.searchParams.delete('city')
      const headers = { location: `${url.pathname}${url.search}`, 'set-cookie': cityCookie(city), 'cache-control': 'no-store' }
      return new Response(null, { status: 303, headers })
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
