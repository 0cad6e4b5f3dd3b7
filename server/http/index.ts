import './production.ts'
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { RouterContextProvider, createRequestHandler, type RouterContext, type ServerBuild } from 'react-router'
import type { Actor } from '#platform/access.ts'
import type { Services } from '#server/services.ts'
import { assets } from './assets.ts'
import { compressed, encodings } from './encode.ts'
import { failurePage } from './error-page.ts'
import { sameOrigin } from './origin.ts'
import { createPageCache, type PageCache } from './page-cache.ts'

/** What one request means to the site: who asks and what day it is. */
export interface RequestFacts {
  readonly services: Services
  readonly actor: Actor | undefined
  /** ISO-8601 UTC, the platform's clock. */
  readonly now: string
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string
  readonly demo: boolean
}

export interface HttpOptions {
  /** The built web app: `await import('…/web/build/server/index.js')`. */
  readonly build: ServerBuild
  /** Its client files: `web/build/client`. */
  readonly assetsDir: string
  /** Who asks. Called once a request; must be cheap where the request carries no session cookie. */
  readonly requestContext: (request: Request) => Promise<RequestFacts>
  /** Routes that are not pages (the public API, health): added before the site. */
  readonly mount?: (app: Hono) => void
  /** One JSON object a failure; default: a line on standard error. */
  readonly log?: (entry: Readonly<Record<string, unknown>>) => void
}

const MOST_UPLOAD = 32 * 1024 * 1024
const MOST_FORM = 1024 * 1024

/** The whole HTTP surface. Give its `fetch` to `@hono/node-server`. */
export async function createHttp(options: HttpOptions): Promise<Hono<Env>> {
  const app = new Hono<Env>()
  const log = options.log ?? (entry => void process.stderr.write(`${JSON.stringify(entry)}\n`))
  app.onError((error, c) => {
    log({ level: 'error', requestId: c.get('requestId'), path: c.req.path, stack: error.stack ?? String(error) })
    return secured(failurePage(500, c.get('requestId')))
  })
  app.use(frame)
  app.use(onlyReadable)
  app.use(await assets(options.assetsDir))
  app.use(onlySameOrigin)
  app.use(limited)
  options.mount?.(app as unknown as Hono)
  app.all('*', site(options))
  return app
}

interface Env {
  Variables: { requestId: string }
}

/** Around everything: a reference for the log, and the headers no answer goes without. */
const frame: MiddlewareHandler<Env> = async (c, next) => {
  c.set('requestId', randomBytes(6).toString('hex'))
  await next()
  c.res = secured(c.res, c.get('requestId'))
}

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
}
const DEFAULTS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'self'; base-uri 'none'",
  'cache-control': 'no-store',
}

function secured(response: Response, requestId?: string): Response {
  const out = new Response(response.body, response)
  for (const [name, value] of Object.entries(HEADERS)) out.headers.set(name, value)
  for (const [name, value] of Object.entries(DEFAULTS)) if (!out.headers.has(name)) out.headers.set(name, value)
  if (requestId) out.headers.set('x-request-id', requestId)
  out.headers.delete('x-cache-for')
  return out
}

/** No text of ours holds the character zero, and the database refuses it: such an address names nothing. */
const onlyReadable: MiddlewareHandler<Env> = async (c, next) => (c.req.url.includes('%00') ? failurePage(400, c.get('requestId')) : next())

const onlySameOrigin: MiddlewareHandler<Env> = async (c, next) =>
  sameOrigin(c.req.raw, c.req.header('host')) ? next() : failurePage(403, c.get('requestId'))

const onError = (c: Context): Response => failurePage(413, c.get('requestId'))
const limitUpload = bodyLimit({ maxSize: MOST_UPLOAD, onError })
const limitForm = bodyLimit({ maxSize: MOST_FORM, onError })
const limited: MiddlewareHandler<Env> = (c, next) =>
  (c.req.header('content-type') ?? '').startsWith('multipart/') ? limitUpload(c, next) : limitForm(c, next)

/** The pages: from the cache where that is right, else rendered. */
function site(options: HttpOptions): (c: Context<Env>) => Promise<Response> {
  const handle = createRequestHandler(options.build, 'production')
  const key = contextKey(options.build)
  const cache = createPageCache(() => performance.now())
  return async c => {
    const facts = await options.requestContext(c.req.raw)
    const lang = /^\/en(?:\/|$)/.test(c.req.path) ? 'en' : 'zh'
    const render = (): Promise<Response> => {
      const context = new RouterContextProvider()
      context.set(key, { ...facts, lang, requestId: c.get('requestId') })
      return handle(c.req.raw, context)
    }
    if (isPublicRead(c, facts)) {
      const encoding = encodings(c.req.header('accept-encoding'))
      const page = await cache.page(cacheKey(c, facts), encoding, render)
      return compressed(page, c.req.header('accept-encoding'))
    }
    const response = await render()
    clearAfter(c, facts, cache)
    return compressed(response, c.req.header('accept-encoding'))
  }
}

/** Nobody is signed in and no cookie but the look's is there: the page is the same for all. */
function isPublicRead(c: Context<Env>, { actor }: RequestFacts): boolean {
  const cookies = (c.req.header('cookie') ?? '').split(';').map(cookie => cookie.trim()).filter(Boolean)
  return c.req.method === 'GET' && actor === undefined && cookies.every(cookie => cookie.startsWith('look='))
}

function cacheKey(c: Context<Env>, { services, today }: RequestFacts): string {
  const { pathname, search } = new URL(c.req.url)
  return `${services.platform.city} ${today} ${pathname}${search} ${c.req.header('cookie') ?? ''}`
}

/** What staff (or the demo clock) change is seen by the next reader; what citizens send changes no public page. */
function clearAfter(c: Context<Env>, { actor, demo }: RequestFacts, cache: PageCache): void {
  const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (changes && (demo || (actor !== undefined && actor.role !== 'citizen'))) cache.clear()
}

/** The build has its own copy of `web/context.ts`; its entry hands out the key it reads the request by. */
function contextKey(build: ServerBuild): RouterContext<unknown> {
  const key = (build.entry.module as { requestContext?: RouterContext<unknown> }).requestContext
  if (!key) throw new Error('the web build has no requestContext: build it again')
  return key
}
