import process from 'node:process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import type { Actor } from '#platform/access.ts'
import { createHttp } from '#server/http/index.ts'
import { createLibrary } from '#server/library/index.ts'
import { createPacks } from '#server/packs/index.ts'
import type { Services } from '#server/services.ts'

const YEAR = { year: 2014, applyFrom: '2013-09-01', applyUntil: '2014-08-31', reviewFrom: '2014-09-01', reviewTo: '2014-11-30' }
const ROUNDS = [
  { id: 'one', district: '440604', stage: 'review', quota: 500, tie: 'chain-all-in', ...YEAR },
  { id: 'two', district: '440606', stage: 'notice', quota: 1200, tie: 'all-in', noticeId: 'n', ...YEAR },
]

/**
 * The pages that need no database, on a fixed day: for working on the design and for its tests.
 * `node e2e/preview.ts [port]`; builds from `LUOHU_WEB_BUILD` or `web/build`.
 */
export async function preview(port = 0, actor?: Actor, today = '2014-09-01'): Promise<{ url: string; close: () => Promise<void> }> {
  const dir = resolve(process.env['LUOHU_WEB_BUILD'] ?? 'web/build')
  const build = (await import(pathToFileURL(`${dir}/server/index.js`).href)) as ServerBuild
  const packs = createPacks()
  const services = { platform: { city: '440600' }, direct: { schemes: () => [] }, outreach: { grades: [] }, packs, annex2: { scheme: undefined }, library: createLibrary(packs), rounds: { publicList: async () => ROUNDS } } as unknown as Services
  const facts = { services, actor, now: `${today}T00:30:00Z`, today, demo: true }
  const app = await createHttp({ build, assetsDir: `${dir}/client`, requestContext: async () => facts })
  return new Promise(done => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, info => {
      const close = (): Promise<void> => new Promise(closed => server.close(() => closed()))
      done({ url: `http://127.0.0.1:${info.port}`, close })
    })
  })
}

if (process.argv[1] === import.meta.filename) {
  const { url } = await preview(Number(process.argv[2] ?? 4177))
  process.stdout.write(`${url}\n`)
}
