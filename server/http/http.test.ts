import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { createContext, type LoaderFunctionArgs, type ServerBuild } from 'react-router'
import type { Actor } from '#platform/access.ts'
import type { Services } from '#server/services.ts'
import { createHttp, type RequestFacts } from './index.ts'

const key = createContext<RequestFacts & { lang: string; requestId: string }>()
const logged: unknown[] = []
const citizen: Actor = { id: 'c', role: 'citizen', city: '440600', name: '陈小满' }
const clerk: Actor = { ...citizen, id: 's', role: 'clerk' }
let dir = ''
let rendered = 0
let broken = false
let today = '2014-09-01'
let app: Pick<Hono, 'request'>

/** The smallest build React Router accepts: one route that answers everything. */
function build(): ServerBuild {
  const answer = ({ context, request }: LoaderFunctionArgs): Response => {
    rendered += 1
    const { lang, actor } = context.get(key)
    const body = `${lang} ${actor?.name ?? 'nobody'} ${request.method} ${rendered}`
    return new Response(body, { headers: { 'content-type': 'text/html', 'x-cache-for': '60' } })
  }
  const route = { id: 'all', path: '*', module: { loader: answer, action: answer } }
  return {
    entry: { module: { default: () => new Response('page'), requestContext: key } },
    routes: { all: route }, future: {}, assets: { routes: {}, entry: { imports: [], module: '' }, url: '', version: '1' },
    publicPath: '/', assetsBuildDirectory: dir, isSpaMode: false, ssr: true, prerender: [], basename: '/',
    routeDiscovery: { mode: 'initial' }, allowedActionOrigins: undefined,
  } as unknown as ServerBuild
}

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'luohu-http-'))
  await mkdir(join(dir, 'assets'))
  await writeFile(join(dir, 'assets', 'root-abc.css'), 'body{}')
  await writeFile(join(dir, 'mark.svg'), '<svg/>')
  await writeFile(join(dir, '..', 'luohu-secret.txt'), 'secret')
  app = await createHttp({
    build: build(), assetsDir: dir, log: entry => logged.push(entry),
    requestContext: async request => {
      if (broken) throw new Error('password=hunter2')
      const cookie = request.headers.get('cookie') ?? ''
      const actor = cookie.includes('clerk') ? clerk : cookie.includes('citizen') ? citizen : undefined
      return { services: { platform: { city: '440600' } } as Services, actor, now: '2014-09-01T00:00:00Z', today, demo: false }
    },
  })
})
after(async () => {
  await rm(dir, { recursive: true })
  await rm(join(dir, '..', 'luohu-secret.txt'))
})

const text = async (path: string, init?: RequestInit): Promise<string> => (await app.request(path, init)).text()

test('the page learns its language from the address and who asks from the session', async () => {
  assert.match(await text('/language'), /^zh nobody GET/)
  assert.match(await text('/en/language'), /^en nobody GET/)
  assert.match(await text('/english'), /^zh/)
  assert.match(await text('/language', { headers: { cookie: 'session=citizen' } }), /^zh 陈小满/)
})

test('every answer carries the headers no answer goes without', async () => {
  for (const path of ['/headers', '/mark.svg', '/assets/root-abc.css']) {
    const { headers } = await app.request(path)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('referrer-policy'), 'same-origin')
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
    assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f]{12}$/)
    assert.equal(headers.get('x-cache-for'), null)
  }
})

test('named files are kept for good, others asked for again; nothing outside the folder answers as a file', async () => {
  const css = await app.request('/assets/root-abc.css')
  assert.equal(css.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  const mark = await app.request('/mark.svg')
  const again = await app.request('/mark.svg', { headers: { 'if-none-match': mark.headers.get('etag') ?? '' } })
  assert.equal(again.status, 304)
  for (const path of ['/../luohu-secret.txt', '/..%2fluohu-secret.txt', '/assets/..%2f..%2fluohu-secret.txt', '/%2e%2e/luohu-secret.txt']) {
    assert.doesNotMatch(await text(path), /^secret/)
  }
})

test('what the public reads is rendered once; a signed-in reader always gets a page of their own', async () => {
  const first = await text('/kept')
  assert.equal(await text('/kept'), first)
  assert.equal(await text('/kept', { headers: { cookie: 'look=' } }) === first, false)
  assert.match(await text('/kept', { headers: { cookie: 'session=citizen' } }), /陈小满/)
  assert.equal(await text('/kept'), first)
  assert.notEqual(await text('/kept', { headers: { cookie: 'other=1' } }), first)
})

test('the page kept yesterday is not shown today, nor the one from before staff changed something', async () => {
  const first = await text('/day')
  today = '2014-09-02'
  const second = await text('/day')
  assert.notEqual(second, first)
  await app.request('/day', { method: 'POST', headers: { cookie: 'session=citizen' } })
  assert.equal(await text('/day'), second)
  await app.request('/day', { method: 'POST', headers: { cookie: 'session=clerk' } })
  assert.notEqual(await text('/day'), second)
})

test('a form from another site changes nothing and is told why in both languages', async () => {
  const count = rendered
  const response = await app.request('/apply', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })
  assert.equal(response.status, 403)
  assert.match(await response.text(), /不是从本网站发出的[\s\S]*did not come from this site/)
  assert.equal(rendered, count)
})

test('too much is refused before it is read', async () => {
  const form = await app.request('/apply', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  assert.equal(form.status, 413)
  assert.match(await form.text(), /10 MB/)
  const declared = await app.request('/apply', { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(64 * 1024 * 1024) } })
  assert.equal(declared.status, 413)
})

test('a failure shows a reference and nothing from inside; the log has both', async () => {
  broken = true
  const response = await app.request('/anything')
  broken = false
  const body = await response.text()
  assert.equal(response.status, 500)
  assert.doesNotMatch(body, /hunter2|\.ts:/)
  const reference = /<code>([0-9a-f]{12})<\/code>/.exec(body)?.[1]
  const entry = logged.at(-1) as { requestId: string; stack: string }
  assert.equal(entry.requestId, reference)
  assert.match(entry.stack, /hunter2/)
})
