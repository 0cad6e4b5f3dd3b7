import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { encodings, packed, type Packed } from './encode.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

interface Asset {
  readonly packed: Packed
  readonly headers: Record<string, string>
}

/**
 * Serves the built files of `dir` from memory, compressed once. Only names that were there at start are answered,
 * so no path can lead outside. Files under `/assets/` carry a hash in their name and never change.
 */
export async function assets(dir: string): Promise<MiddlewareHandler> {
  const files = await load(dir)
  return async (c, next) => {
    const found = c.req.method === 'GET' || c.req.method === 'HEAD' ? files.get(c.req.path) : undefined
    if (!found) return next()
    if (c.req.header('if-none-match') === found.headers['etag']) return c.body(null, 304, found.headers)
    const { body, headers } = await found.packed.as(encodings(c.req.header('accept-encoding')))
    const sent = c.req.method === 'HEAD' ? null : body
    return new Response(sent, { headers: { ...found.headers, ...headers } })
  }
}

async function load(dir: string): Promise<Map<string, Asset>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && !entry.parentPath.includes('.vite'))
  return new Map(await Promise.all(files.map(entry => read(dir, join(entry.parentPath, entry.name)))))
}

async function read(dir: string, file: string): Promise<[string, Asset]> {
  const path = `/${relative(dir, file).split(sep).join('/')}`
  const body = await readFile(file)
  const headers = {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`,
  }
  return [path, { packed: packed(body, headers['content-type']), headers }]
}
