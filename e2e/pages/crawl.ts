import type { Address } from '../attacks/routes.ts'

const MOST = 150

/** A page that can be reached, and what kind of page it is: its address's pattern and the parameters it carries. */
export interface Reached {
  readonly path: string
  readonly kind: string
}

const isOffice = (path: string): boolean => /^(?:\/en)?\/office(?:[/?]|$)/.test(path)

/** Walks the links from `starts` as whoever the cookie belongs to; answers at most `ofAKind` pages of each kind. */
export async function crawl(
  url: string, cookie: string, starts: readonly string[], addresses: readonly Address[], ofAKind = 1,
): Promise<Reached[]> {
  const kindOf = kinds(addresses)
  const seen = new Map<string, number>()
  const pages: Reached[] = []
  const waiting = [...starts]
  const known = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined && pages.length < MOST; path = waiting.shift()) {
    const kind = kindOf(new URL(path, url))
    if ((seen.get(kind) ?? 0) >= ofAKind) continue
    const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' })
    const isPage = answer.status === 200 && (answer.headers.get('content-type') ?? '').startsWith('text/html')
    const html = await answer.text()
    if (!isPage) {
      // Public pages are the same for everybody: their links to the other side's doors say whose page it is (403).
      const otherSide = answer.status === 403 && isOffice(path) !== starts.some(isOffice)
      if (answer.status >= 400 && !otherSide && !starts.includes(path)) throw new Error(`a link leads to ${path}, which answers ${answer.status}`)
      continue
    }
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    pages.push({ path, kind })
    for (const link of linksIn(html, new URL(path, url))) {
      if (known.has(link)) continue
      known.add(link)
      waiting.push(link)
    }
  }
  return pages
}

function kinds(addresses: readonly Address[]): (link: URL) => string {
  // An address without places before one with them, as the router has it.
  const patterns = addresses.toSorted((a, b) => a.path.split(':').length - b.path.split(':').length)
    .map(({ path }) => ({ path, pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }))
  return link => [patterns.find(({ pattern }) => pattern.test(link.pathname))?.path ?? link.pathname, ...new Set(link.searchParams.keys())].join(' ')
}

/** Links to further Chinese pages of this site; the language, the looks and signing out are tried elsewhere. */
function linksIn(html: string, from: URL): string[] {
  return [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)].flatMap(([, href = '']) => {
    const link = new URL(href.replaceAll('&amp;', '&'), from)
    const here = link.origin === from.origin && !/^\/(?:en(?:\/|$)|look|sign-out|assets\/)/.test(link.pathname)
    return here ? [link.pathname + link.search] : []
  })
}
