import { setTimeout as sleep } from 'node:timers/promises'
import { isSigned, signedHeaders, type SigningKey } from './signature.ts'
import { GatewayError, type Outgoing, type Receipt, type Reply, type Since, type SmsGateway } from './types.ts'

export interface HttpGatewaySettings extends SigningKey {
  /** Base address, e.g. `https://sms.example/v1`. */
  readonly url: string
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
 * A short-message service over HTTP with JSON: `POST /messages`, `POST /messages/known`, `GET /receipts?after=`,
 * `GET /replies?after=`; it may also call us. Every request is signed. 429 is tried again when `Retry-After` says or
 * after growing waits; what changes nothing is tried again after no answer and 5xx too. A message is handed over once a
 * call: after no answer nobody knows whether it was taken, and whoever tries again asks `known` first.
 */
export function httpGateway(settings: HttpGatewaySettings): SmsGateway {
  const references = (answer: unknown, key: string, ours: readonly string[]): ReadonlySet<string> => {
    const named = new Set(listOf(answer, key).map(each => textOf(each, 'reference')))
    return new Set(ours.filter(reference => named.has(reference)))
  }
  return {
    async send(messages) {
      const body = JSON.stringify({ messages: messages.map(pick) })
      const answer = await request(settings, { method: 'POST', path: '/messages', body, once: true })
      return references(
        answer,
        'accepted',
        messages.map(({ reference }) => reference),
      )
    },
    async known(asked) {
      const answer = await request(settings, {
        method: 'POST',
        path: '/messages/known',
        body: JSON.stringify({ references: asked }),
      })
      return references(answer, 'known', asked)
    },
    receipts: after => page(settings, '/receipts', after, receiptOf),
    replies: after => page(settings, '/replies', after, replyOf),
    read(call) {
      if (!isSigned(settings, call, instant(settings))) return undefined
      const told = parsed(call.body)
      return {
        receipts: optional(told, 'receipts').flatMap(receiptOf),
        replies: optional(told, 'replies').flatMap(replyOf),
      }
    },
  }
}

const pick = ({ reference, phone, text }: Outgoing): Outgoing => ({ reference, phone, text })
const instant = ({ now = () => new Date().toISOString() }: HttpGatewaySettings): string => now()

function receiptOf(item: unknown): Receipt[] {
  const state = textOf(item, 'state')
  return state === 'delivered' || state === 'failed' ? [{ reference: textOf(item, 'reference'), state }] : []
}

const replyOf = (item: unknown): Reply[] => [{ phone: textOf(item, 'phone'), text: textOf(item, 'text') }]

async function page<T>(
  settings: HttpGatewaySettings,
  path: string,
  after: string,
  read: (item: unknown) => T[],
): Promise<Since<T>> {
  const answer = await request(settings, {
    method: 'GET',
    path: `${path}?after=${encodeURIComponent(after)}`,
    body: '',
  })
  return { items: listOf(answer, 'items').flatMap(read), next: textOf(answer, 'next') }
}

interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body: string
  /** It changes something: tried again only when the gateway said that it did nothing. */
  readonly once?: boolean
}

async function request(settings: HttpGatewaySettings, asked: Asked): Promise<unknown> {
  const { tries = 4, wait = sleep } = settings
  for (let attempt = 1; ; attempt++) {
    const got = await attemptOnce(settings, asked)
    if ('value' in got) return got.value
    const again = got.error.passing && (got.untouched === true || asked.once !== true)
    if (!again || attempt >= tries) throw got.error
    await wait(Math.min(LONGEST_WAIT, got.after ?? FIRST_WAIT * 2 ** (attempt - 1)))
  }
}

type Tried =
  | { readonly value: unknown }
  /** `untouched`: the gateway said that it did nothing (429). */
  | { readonly error: GatewayError; readonly after?: number | undefined; readonly untouched?: boolean }

async function attemptOnce(settings: HttpGatewaySettings, { method, path, body }: Asked): Promise<Tried> {
  const { url, timeoutMs = 10_000 } = settings
  const address = new URL(`${url.replace(/\/$/, '')}${path}`)
  try {
    const answer = await fetch(address, {
      method,
      headers: signedHeaders(settings, method, address.pathname + address.search, instant(settings), body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(method === 'POST' ? { body } : {}),
    })
    if (!answer.ok) return await unfit(answer)
    const text = await answer.text()
    if (text.length > MOST_BYTES) return { error: new GatewayError('the answer of the gateway is too long', false) }
    return { value: parsed(text) }
  } catch (error) {
    if (error instanceof GatewayError) return { error }
    return { error: new GatewayError('the gateway was not reached', true) }
  }
}

async function unfit(answer: Response): Promise<Tried> {
  const after = Number(answer.headers.get('retry-after'))
  await answer.body?.cancel()
  const untouched = answer.status === 429
  const error = new GatewayError(`the gateway answered ${answer.status}`, untouched || answer.status >= 500)
  return { error, after: after > 0 ? after * 1000 : undefined, untouched }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new GatewayError('the answer of the gateway is not JSON', false)
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Record<string, unknown>)[key]
    : undefined
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = member(value, key)
  if (!Array.isArray(list)) throw new GatewayError(`the answer of the gateway has no list "${key}"`, false)
  return list
}

const optional = (value: unknown, key: string): readonly unknown[] =>
  member(value, key) === undefined ? [] : listOf(value, key)

function textOf(value: unknown, key: string): string {
  const text = member(value, key)
  if (typeof text !== 'string') throw new GatewayError(`the answer of the gateway lacks "${key}"`, false)
  return text
}
