import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Call } from './types.ts'

/** How far the instant of a signed request may lie from now, either way. */
const MOST_APART_MS = 5 * 60_000

export interface SigningKey {
  readonly keyId: string
  readonly secret: string
}

/** HMAC-SHA-256 in hex over method, path with query, instant and the body's SHA-256, a line each. */
export function signature(secret: string, method: string, path: string, at: string, body: string): string {
  const hash = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', secret).update(`${method}\n${path}\n${at}\n${hash}`).digest('hex')
}

/** The headers a request is signed with. */
export function signedHeaders({ keyId, secret }: SigningKey, method: string, path: string, at: string, body: string) {
  return {
    'content-type': 'application/json', 'x-key': keyId, 'x-at': at,
    'x-signature': signature(secret, method, path, at, body),
  }
}

/** Whether a call carries our key's signature over exactly this request, made within five minutes of `now`. */
export function isSigned({ keyId, secret }: SigningKey, { method, path, headers, body }: Call, now: string): boolean {
  const at = headers.get('x-at') ?? ''
  const apart = Math.abs(Date.parse(at) - Date.parse(now))
  if (headers.get('x-key') !== keyId || !(apart <= MOST_APART_MS)) return false
  const expected = Buffer.from(signature(secret, method, path, at, body), 'hex')
  const given = Buffer.from(headers.get('x-signature') ?? '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
