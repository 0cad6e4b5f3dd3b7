import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import { civilDate } from '#calendar'
import { tokenIn } from '#platform/session-cookie.ts'
import { createHttp, type HttpOptions } from '#server/http/index.ts'
import type { Services } from '#server/services.ts'
import { webBuild } from '../../cli/web-build.ts'
import type { World } from '../worlds.ts'

type Fetch = (request: Request) => Response | Promise<Response>

/** What a test may break on purpose, to see that its check notices. */
export interface Planted {
  readonly services?: (services: Services) => Services
  readonly around?: (fetch: Fetch) => Fetch
  readonly log?: NonNullable<HttpOptions['log']>
}

export interface OpenSite {
  readonly url: string
  /** The same without a socket between: for thousands of requests whose way there is not what is tried. */
  readonly fetch: typeof globalThis.fetch
  close(): Promise<void>
}

export const loadBuild = async (): Promise<ServerBuild> => import(pathToFileURL(join(webBuild, 'server', 'index.js')).href)

/** The site on a world's database, listening on a free port: as `createSite` puts it together, but for what is planted. */
export async function siteOf(world: World, { services: plant, around, log }: Planted = {}): Promise<OpenSite> {
  const { platform } = world
  const services = plant ? plant(world.services) : world.services
  const app = await createHttp({
    build: await loadBuild(), assetsDir: join(webBuild, 'client'), ...(log ? { log } : {}),
    requestContext: async request => {
      const token = tokenIn(request.headers.get('cookie'))
      const now = platform.clock.now()
      return { services, actor: token ? await services.accounts.actorOf(token) : undefined, now, today: civilDate(now), demo: true }
    },
  })
  const plain: Fetch = request => app.fetch(request)
  const fetch = around ? around(plain) : undefined
  return new Promise(done => {
    const server = serve({ fetch: fetch ?? app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      const close = (): Promise<void> => new Promise(closed => {
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      const direct: typeof globalThis.fetch = async (input, init) => {
        const request = new Request(input, init)
        request.headers.set('host', `127.0.0.1:${port}`)
        return (fetch ?? plain)(request)
      }
      done({ url: `http://127.0.0.1:${port}`, fetch: direct, close })
    })
  })
}
