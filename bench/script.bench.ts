/** Script a reader of a page has to load, compressed, as the real server sends it; inline scripts count too. */
import { gzipSync } from 'node:zlib'
import { personCookie, phoneOfOwner, walkedWorld, type World } from '../e2e/worlds.ts'
import { startSite } from '../e2e/running-site.ts'
import type { Figure } from './figure.ts'

const KB = 1000
const MOST_CHECK = 140 * KB

/** Addresses a page's reader fetches script from, and the script written into it. */
export function scriptsIn(html: string): { readonly sources: readonly string[]; readonly inline: readonly string[] } {
  const tags = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)].map(([, attributes = '', body = '']) => ({ attributes, body }))
  const preloads = [...html.matchAll(/<link\b([^>]*)>/gi)].map(([, attributes = '']) => attributes)
    .filter(attributes => attribute(attributes, 'rel') === 'modulepreload' || attribute(attributes, 'as') === 'script')
  const sources = [...tags.map(({ attributes }) => attribute(attributes, 'src')), ...preloads.map(attributes => attribute(attributes, 'href'))]
  return { sources: [...new Set(sources.filter(source => source !== undefined))], inline: tags.map(({ body }) => body).filter(body => body !== '') }
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'i').exec(attributes)?.[1]
}

/** Modules that modules load in turn are found by their static imports. */
function importsIn(script: string): string[] {
  return [...script.matchAll(/(?:\bfrom|\bimport)\s*["'](\.?\.?\/[^"']+\.js)["']/g)].flatMap(([, path]) => path ?? [])
}

async function bytesOf(site: string, path: string, cookie: string): Promise<number> {
  const page = await fetch(`${site}${path}`, { headers: { cookie } })
  if (page.status !== 200) throw new Error(`${path} answers ${page.status}`)
  const { sources, inline } = scriptsIn(await page.text())
  const wanted = sources.map(source => new URL(source, `${site}${path}`).href)
  const seen = new Set<string>()
  let bytes = inline.length > 0 ? gzipSync(inline.join('\n')).length : 0
  for (let url = wanted.pop(); url !== undefined; url = wanted.pop()) {
    if (seen.has(url)) continue
    seen.add(url)
    const script = await (await fetch(url)).text()
    bytes += gzipSync(script).length
    wanted.push(...[...importsIn(script), ...inline.flatMap(importsIn)].map(each => new URL(each, url).href))
  }
  return bytes
}

async function pages(world: World): Promise<{ notice: string; tracking: string; cookie: string }> {
  const notice = await world.db.selectFrom('notices').select('id').executeTakeFirstOrThrow()
  const card = await world.db.selectFrom('cards').select('application_id').executeTakeFirstOrThrow()
  const cookie = await personCookie(world, await phoneOfOwner(world, card.application_id))
  return { notice: `/notices/${notice.id}`, tracking: `/cases/${card.application_id}`, cookie }
}

const none = (name: string, value: number): Figure => ({ name, value, unit: 'bytes', reach: '= 0', ok: value === 0 })

export async function run(): Promise<Figure[]> {
  const world = await walkedWorld()
  const { notice, tracking, cookie } = await pages(world)
  const site = await startSite(world.database)
  try {
    const check = Math.max(await bytesOf(site.url, '/check', ''), await bytesOf(site.url, '/check/foshan-2014-points', ''))
    return [
      none('script: notice', await bytesOf(site.url, notice, '')),
      none('script: tracking one’s own case', await bytesOf(site.url, tracking, cookie)),
      none('script: policy', await bytesOf(site.url, '/policies/foshan-2014-points', '')),
      { name: 'script: self-check, gzip', value: Math.round(check / 100) / 10, unit: 'kB', reach: `≤ ${MOST_CHECK / KB} kB`, ok: check > 0 && check <= MOST_CHECK },
    ]
  } finally {
    await site.kill()
    await world.close()
  }
}
