import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)
const SMALL = 860
const TEXTUAL = /^(?:text\/|application\/(?:json|javascript|xml)|image\/svg)/

/** The best encoding an Accept-Encoding header allows; `q=0` means no. */
export function encodings(accept: string | undefined): Encoding {
  const offered = new Map((accept ?? '').toLowerCase().split(',').map(part => {
    const [name = '', ...rest] = part.trim().split(';')
    return [name.trim(), !rest.some(param => /^\s*q=0(?:\.0*)?\s*$/.test(param))] as const
  }))
  if (offered.get('br')) return 'br'
  return offered.get('gzip') ? 'gzip' : 'identity'
}

/** A body that is compressed at most once for each encoding. */
export interface Packed {
  readonly size: number
  as(encoding: Encoding): Promise<{ body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }>
}

export function packed(body: Uint8Array, type: string): Packed {
  const plain = new Uint8Array(body)
  const worth = plain.length > SMALL && TEXTUAL.test(type)
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  const make = (encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> => {
    const known = made.get(encoding) ?? encode(plain, encoding)
    made.set(encoding, known)
    return known
  }
  return {
    size: plain.length,
    async as(asked) {
      const encoding = worth ? asked : 'identity'
      const headers: Record<string, string> = worth ? { vary: 'accept-encoding' } : {}
      if (encoding !== 'identity') headers['content-encoding'] = encoding
      return { body: await make(encoding), headers }
    },
  }
}

async function encode(body: Uint8Array<ArrayBuffer>, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return new Uint8Array(await toGzip(body, { level: 6 }))
  if (encoding === 'identity') return body
  return new Uint8Array(await toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))
}

/** Compresses a finished text response for the reader; streams of files and pictures pass untouched. */
export async function compressed(response: Response, accept: string | undefined): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  const encoding = encodings(accept)
  const skip = response.body === null || response.headers.has('content-encoding') || response.headers.has('content-range')
  if (skip || encoding === 'identity' || !TEXTUAL.test(type)) return response
  const { body, headers } = await packed(new Uint8Array(await response.arrayBuffer()), type).as(encoding)
  return withHeaders(new Response(body, response), headers)
}

/** The same response with further headers; a set-cookie of the original stays. */
export function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  response.headers.delete('content-length')
  return response
}
