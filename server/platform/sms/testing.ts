import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpGateway, type HttpGatewaySettings } from './http.ts'
import { signature } from './signature.ts'

/** What the stand-in does with the next hand-over; afterwards it takes everything. */
export type Behaviour = 'take' | 'refuse' | 'fail before' | 'fail after' | 'silent after' | 'answer twice'

/** A short-message service over real HTTP that sends again whatever it is handed again: it forgives nothing. */
export interface StandIn {
  readonly settings: HttpGatewaySettings
  /** Every short message a phone would have got, in order. */
  readonly sent: { readonly reference: string; readonly phone: string; readonly text: string }[]
  /** Requests whose signature was wrong. */
  readonly forged: string[]
  next: Behaviour[]
  receipts: { reference: string; state: string }[]
  replies: { phone: string; text: string }[]
  /** Called once it has taken messages, before it answers. */
  onTaken: () => void
  gateway(): ReturnType<typeof httpGateway>
  close(): Promise<void>
}

const KEY = { keyId: 'k1', secret: 'secret of the tests' }

export async function standIn(): Promise<StandIn> {
  const server = createServer((request, response) => void answer(own, request, response))
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done) })
  const { port } = server.address() as AddressInfo
  const own: StandIn = {
    settings: { url: `http://127.0.0.1:${port}/v1`, ...KEY, tries: 1, timeoutMs: 2_000 },
    sent: [], forged: [], next: [], receipts: [], replies: [], onTaken: () => {},
    gateway: () => httpGateway(own.settings),
    close: async () => {
      server.closeAllConnections()
      await new Promise(done => { server.close(done) })
    },
  }
  return own
}

async function answer(own: StandIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.concat(await request.toArray() as Buffer[]).toString()
  const { method = '', url = '', headers } = request
  if (headers['x-signature'] !== signature(KEY.secret, method, url, String(headers['x-at']), body)) own.forged.push(url)
  const json = (value: unknown) => response.writeHead(200).end(JSON.stringify(value))
  const path = url.replace(/\?.*$/, '')
  if (path === '/v1/receipts') return void json({ items: own.receipts, next: String(own.receipts.length) })
  if (path === '/v1/replies') return void json({ items: own.replies, next: String(own.replies.length) })
  if (path === '/v1/messages/known') {
    const { references } = JSON.parse(body) as { references: string[] }
    return void json({ known: own.sent.filter(({ reference }) => references.includes(reference)) })
  }
  take(own, body, request, response)
}

function take(own: StandIn, body: string, request: IncomingMessage, response: ServerResponse): void {
  const how = own.next.shift() ?? 'take'
  if (how === 'fail before') return void response.writeHead(503).end()
  const { messages } = JSON.parse(body) as { messages: StandIn['sent'] }
  if (how === 'refuse') return void response.writeHead(200).end(JSON.stringify({ accepted: [] }))
  own.sent.push(...messages)
  own.onTaken()
  if (how === 'fail after') return void request.socket.destroy()
  if (how === 'silent after') return
  const accepted = how === 'answer twice' ? [...messages, ...messages] : messages
  response.writeHead(200).end(JSON.stringify({ accepted: accepted.map(({ reference }) => ({ reference })) }))
}
