import { packed, type Encoding, type Packed } from './encode.ts'

interface Page {
  readonly status: number
  readonly headers: [string, string][]
  readonly packed: Packed
  readonly until: number
}

/** Rendered public pages in memory. */
export interface PageCache {
  /** The kept page, or the one `render` makes; fifty readers at once cause one rendering. */
  page(key: string, encoding: Encoding, render: () => Promise<Response>): Promise<Response>
  /** Forgets everything: staff changed something, or the demo clock moved. */
  clear(): void
}

const MOST_BYTES = 64 * 1024 * 1024

/** Only responses that ask for it (`x-cache-for: seconds`) are kept. `clock` is in milliseconds. */
export function createPageCache(clock: () => number, mostBytes = MOST_BYTES): PageCache {
  const pages = new Map<string, Page>()
  const underway = new Map<string, Promise<Page | Response>>()
  let bytes = 0

  const drop = (key: string): void => {
    bytes -= pages.get(key)?.packed.size ?? 0
    pages.delete(key)
  }
  const keep = (key: string, page: Page): void => {
    drop(key)
    pages.set(key, page)
    bytes += page.packed.size
    for (const oldest of pages.keys()) {
      if (bytes <= mostBytes) break
      drop(oldest)
    }
  }
  const make = async (key: string, render: () => Promise<Response>): Promise<Page | Response> => {
    const response = await render()
    const seconds = Number(response.headers.get('x-cache-for') ?? 0)
    if (!(seconds > 0) || response.status !== 200 || response.headers.has('set-cookie')) return response
    const page = await pageOf(response, clock() + seconds * 1000)
    if (underway.has(key)) keep(key, page)
    return page
  }
  const fresh = async (key: string, render: () => Promise<Response>): Promise<Page | Response> => {
    const waiting = underway.get(key)
    if (waiting) {
      const shared = await waiting
      return shared instanceof Response ? render() : shared
    }
    const own = make(key, render).finally(() => underway.delete(key))
    underway.set(key, own)
    return own
  }

  return {
    async page(key, encoding, render) {
      const known = pages.get(key)
      const found = known && known.until > clock() ? known : await fresh(key, render)
      return found instanceof Response ? found : answer(found, encoding)
    },
    clear() {
      pages.clear()
      underway.clear()
      bytes = 0
    },
  }
}

async function pageOf(response: Response, until: number): Promise<Page> {
  const headers = [...response.headers].filter(([name]) => name !== 'x-cache-for')
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, headers, packed: packed(new Uint8Array(await response.arrayBuffer()), type), until }
}

async function answer(page: Page, encoding: Encoding): Promise<Response> {
  const { body, headers } = await page.packed.as(encoding)
  return new Response(body, { status: page.status, headers: [...page.headers, ...Object.entries(headers)] })
}
