import { createHash, createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { GatewayError, type Outgoing, type Receipt, type Reply, type Since, type SmsGateway } from './types.ts'

export interface HttpGatewaySettings {
  /** Base address, e.g. `https://sms.example/v1`. */
  readonly url: string
  readonly keyId: string
  readonly secret: string
  /** Tries of one request; default 4. */
  readonly tries?: number
  readonly timeoutMs?: number
  /** Waits between tries; tests hand in their own. */
  readonly wait?: (ms: number) => Promise<unknown>
  /** Instant of the signature, ISO-8601 UTC. */
  readonly now?: () => string
}

const FIRST_WAIT = 500
const LONGEST_WAIT = 30_000
const MOST_BYTES = 1_000_000

/**
 * A short-message service over HTTP with JSON: `POST /messages`, `GET /receipts?after=`, `GET /replies?after=`.
 * Every request is signed (HMAC-SHA-256 over method, path, instant and the body's hash). No answer, 429 and 5xx are
 * tried again with growing waits, or when `Retry-After` says; anything else is final.
 */
export function httpGateway(settings: HttpGatewaySettings): SmsGateway {
  return {
    async send(messages) {
      const answer = await request(settings, 'POST', '/messages', JSON.stringify({ messages: messages.map(pick) }))
      const accepted = listOf(answer, 'accepted').map(each => textOf(each, 'reference'))
      const ours = new Set(messages.map(({ reference }) => reference))
      return new Set(accepted.filter(reference => ours.has(reference)))
    },
    receipts: after => page(settings, '/receipts', after, (item): Receipt[] => {
      const state = textOf(item, 'state')
      return state === 'delivered' || state === 'failed' ? [{ reference: textOf(item, 'reference'), state }] : []
    }),
    replies: after => page(settings, '/replies', after, (item): Reply[] => [{ phone: textOf(item, 'phone'), text: textOf(item, 'text') }]),
  }
}

const pick = ({ reference, phone, text }: Outgoing): Outgoing => ({ reference, phone, text })

async function page<T>(settings: HttpGatewaySettings, path: string, after: string, read: (item: unknown) => T[]): Promise<Since<T>> {
  const answer = await request(settings, 'GET', `${path}?after=${encodeURIComponent(after)}`, '')
  return { items: listOf(answer, 'items').flatMap(read), next: textOf(answer, 'next') }
}

async function request(settings: HttpGatewaySettings, method: 'GET' | 'POST', path: string, body: string): Promise<unknown> {
  const { tries = 4, wait = sleep } = settings
  for (let attempt = 1; ; attempt++) {
    const got = await once(settings, method, path, body)
    if ('value' in got) return got.value
    if (!got.error.passing || attempt >= tries) throw got.error
    await wait(Math.min(LONGEST_WAIT, got.after ?? FIRST_WAIT * 2 ** (attempt - 1)))
  }
}

type Tried = { readonly value: unknown } | { readonly error: GatewayError; readonly after?: number | undefined }

async function once(settings: HttpGatewaySettings, method: 'GET' | 'POST', path: string, body: string): Promise<Tried> {
  const { url, timeoutMs = 10_000 } = settings
  const address = new URL(`${url.replace(/\/$/, '')}${path}`)
  try {
    const answer = await fetch(address, {
      method, headers: signed(settings, method, address, body), redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
      ...(method === 'POST' ? { body } : {}),
    })
    if (!answer.ok) {
      const after = Number(answer.headers.get('retry-after'))
      await answer.body?.cancel()
      const error = new GatewayError(`the gateway answered ${answer.status}`, answer.status === 429 || answer.status >= 500)
      return { error, after: after > 0 ? after * 1000 : undefined }
    }
    const text = await answer.text()
    if (text.length > MOST_BYTES) return { error: new GatewayError('the answer of the gateway is too long', false) }
    return { value: parsed(text) }
  } catch (error) {
    if (error instanceof GatewayError) return { error }
    return { error: new GatewayError('the gateway was not reached', true) }
  }
}

/** What the gateway checks a request by; also used by its stand-in in tests. */
export function signature(secret: string, method: string, path: string, at: string, body: string): string {
  const hash = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', secret).update(`${method}\n${path}\n${at}\n${hash}`).digest('hex')
}

function signed({ keyId, secret, now = () => new Date().toISOString() }: HttpGatewaySettings, method: string, address: URL, body: string) {
  const at = now()
  return {
    'content-type': 'application/json', 'x-key': keyId, 'x-at': at,
    'x-signature': signature(secret, method, address.pathname + address.search, at, body),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new GatewayError('the answer of the gateway is not JSON', false)
  }
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = typeof value === 'object' && value !== null && key in value ? (value as Record<string, unknown>)[key] : undefined
  if (!Array.isArray(list)) throw new GatewayError(`the answer of the gateway has no list "${key}"`, false)
  return list
}

function textOf(value: unknown, key: string): string {
  const text = typeof value === 'object' && value !== null && key in value ? (value as Record<string, unknown>)[key] : undefined
  if (typeof text !== 'string') throw new GatewayError(`the answer of the gateway lacks "${key}"`, false)
  return text
}
