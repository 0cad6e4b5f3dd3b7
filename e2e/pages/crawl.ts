import type { Address } from '../attacks/routes.ts'

/** Pages of one kind that are looked at: two files of cases look alike, three need not be opened. */
const OF_A_KIND = 2
const MOST = 150

/** Walks the links of the site from `starts` as whoever the cookie belongs to; answers the paths of pages, queries kept. */
export async function crawl(url: string, cookie: string, starts: readonly string[], addresses: readonly Address[]): Promise<string[]> {
  const kinds = addresses.map(({ path }) => ({ path, pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }))
  const kindOf = (link: URL): string =>
    `${kinds.find(({ pattern }) => pattern.test(link.pathname))?.path ?? 'unknown'}?${[...new Set(link.searchParams.keys())].toSorted().join('&')}`
  const seen = new Map<string, number>()
  const pages: string[] = []
  const waiting = [...starts]
  const known = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined && pages.length < MOST; path = waiting.shift()) {
    const kind = kindOf(new URL(path, url))
    if ((seen.get(kind) ?? 0) >= OF_A_KIND) continue
    const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' })
    const isPage = answer.status === 200 && (answer.headers.get('content-type') ?? '').startsWith('text/html')
    const html = await answer.text()
    if (!isPage) {
      if (answer.status >= 400) throw new Error(`a link leads to ${path}, which answers ${answer.status}`)
      continue
    }
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    pages.push(path)
    for (const link of linksIn(html, new URL(path, url))) {
      if (known.has(link)) continue
      known.add(link)
      waiting.push(link)
    }
  }
  return pages
}

/** Links to further Chinese pages of this site; the language, the looks and signing out are tried elsewhere. */
function linksIn(html: string, from: URL): string[] {
  return [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)].flatMap(([, href = '']) => {
    const link = new URL(href.replaceAll('&amp;', '&'), from)
    const here = link.origin === from.origin && !/^\/(?:en(?:\/|$)|look|sign-out|assets\/)/.test(link.pathname)
    return here ? [link.pathname + link.search] : []
  })
}
