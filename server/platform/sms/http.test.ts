import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, it } from 'node:test'
import { httpGateway } from './http.ts'
import { signature, signedHeaders } from './signature.ts'
import { GatewayError, type SmsGateway } from './types.ts'

interface Seen {
  readonly method: string
  readonly path: string
  readonly body: string
  readonly signedRight: boolean
}
type Answer = { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> } | 'hang up'

describe('the gateway over HTTP', () => {
  let server: Server
  let gateway: SmsGateway
  let seen: Seen[] = []
  let answers: Answer[] = []
  let waits: number[] = []
  before(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', part => parts.push(part as Buffer))
      request.on('end', () => {
        const body = Buffer.concat(parts).toString()
        const { method = '', url: path = '', headers } = request
        seen.push({
          method,
          path,
          body,
          signedRight:
            headers['x-signature'] === signature('secret', method, path, String(headers['x-at']), body) &&
            headers['x-key'] === 'k1',
        })
        const answer = answers.shift() ?? { status: 500 }
        if (answer === 'hang up') return request.socket.destroy()
        response.writeHead(answer.status, answer.headers).end(answer.body ?? '')
      })
    })
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done)
    })
    const { port } = server.address() as AddressInfo
    gateway = httpGateway({
      url: `http://127.0.0.1:${port}/v1/`,
      keyId: 'k1',
      secret: 'secret',
      wait: async ms => waits.push(ms),
    })
  })
  beforeEach(() => {
    ;[seen, answers, waits] = [[], [], []]
  })
  after(async () => {
    server.closeAllConnections()
    await new Promise(done => {
      server.close(done)
    })
  })

  const one = { reference: 'r1', phone: '13800000001', text: '【落户】你好退订回R' }
  const taken = { status: 200, body: JSON.stringify({ accepted: [{ reference: 'r1' }, { reference: 'not ours' }] }) }

  it('signs what it sends and answers which references were taken over', async () => {
    answers = [taken]
    assert.deepEqual([...(await gateway.send([one, { ...one, reference: 'r2' }]))], ['r1'])
    assert.deepEqual(
      seen.map(({ method, path, signedRight }) => [method, path, signedRight]),
      [['POST', '/v1/messages', true]],
    )
    assert.deepEqual((JSON.parse(seen[0]?.body ?? '') as { messages: unknown[] }).messages[0], one)
  })

  it('hands over again only when told that nothing was done, when it was told to', async () => {
    answers = [{ status: 429, headers: { 'retry-after': '7' } }, { status: 429 }, taken]
    assert.deepEqual([...(await gateway.send([one]))], ['r1'])
    assert.deepEqual([seen.length, waits], [3, [7000, 1000]])
    for (const answer of ['hang up', { status: 500 }, { status: 503 }] as const) {
      ;[seen, answers] = [[], [answer, taken]]
      await assert.rejects(gateway.send([one]), (error: unknown) => error instanceof GatewayError && error.passing)
      assert.equal(seen.length, 1, 'nobody knows whether it was taken')
    }
  })

  it('asks again what changes nothing after no answer, 429 and 5xx, waiting longer; four times at most', async () => {
    answers = [
      'hang up',
      { status: 503 },
      { status: 429 },
      { status: 200, body: '{"known":[{"reference":"r2"},{"reference":"x"}]}' },
    ]
    assert.deepEqual([...(await gateway.known(['r1', 'r2']))], ['r2'])
    assert.deepEqual([seen.length, waits], [4, [500, 1000, 2000]])
    seen = []
    await assert.rejects(gateway.receipts(''), GatewayError)
    assert.equal(seen.length, 4)
  })

  it('gives up at once where trying again is no use; no number in the error; no redirect is followed', async () => {
    for (const answer of [{ status: 401 }, { status: 200, body: 'oops' }, { status: 200, body: '{}' }]) {
      ;[seen, answers] = [[], [answer]]
      await assert.rejects(
        gateway.known(['r1']),
        (error: unknown) => error instanceof GatewayError && !error.passing && !error.message.includes('138'),
      )
      assert.equal(seen.length, 1)
    }
    ;[seen, answers] = [[], [{ status: 302, headers: { location: '/v1/elsewhere' } }]]
    await assert.rejects(gateway.send([one]), GatewayError)
    assert.deepEqual(
      seen.map(({ path }) => path),
      ['/v1/messages'],
    )
  })

  it('reads a call of the gateway only when it is signed, of now, and exactly this', () => {
    const now = new Date().toISOString()
    const key = { keyId: 'k1', secret: 'secret' }
    const body = JSON.stringify({
      receipts: [{ reference: 'r1', state: 'failed' }],
      replies: [{ phone: '138', text: 'R' }],
    })
    const call = (headers: Record<string, string>, more: object = {}) =>
      gateway.read({ method: 'POST', path: '/sms/news', body, headers: new Headers(headers), ...more })
    const good = signedHeaders(key, 'POST', '/sms/news', now, body)
    assert.deepEqual(call(good), {
      receipts: [{ reference: 'r1', state: 'failed' }],
      replies: [{ phone: '138', text: 'R' }],
    })
    const old = new Date(Date.parse(now) - 6 * 60_000).toISOString()
    const wrong = [
      {},
      { ...good, 'x-signature': '' },
      { ...good, 'x-signature': `${good['x-signature'].slice(0, -1)}z` },
      { ...good, 'x-key': 'k2' },
      { ...good, 'x-at': old },
      { ...good, 'x-at': 'never' },
      signedHeaders(key, 'POST', '/sms/news', old, body),
      signedHeaders({ ...key, secret: 'other' }, 'POST', '/sms/news', now, body),
      signedHeaders(key, 'POST', '/elsewhere', now, body),
    ]
    for (const headers of wrong) assert.equal(call(headers), undefined)
    assert.equal(call(good, { body: `${body} ` }), undefined)
    assert.equal(call(good, { method: 'GET' }), undefined)
  })

  it('reads receipts and replies from where it stopped; states it does not know are left out', async () => {
    answers = [
      {
        status: 200,
        body: JSON.stringify({
          items: [
            { reference: 'r1', state: 'delivered' },
            { reference: 'r2', state: 'queued' },
          ],
          next: '5 a',
        }),
      },
      { status: 200, body: JSON.stringify({ items: [{ phone: '13800000001', text: 'R' }], next: '9' }) },
    ]
    assert.deepEqual(await gateway.receipts(''), { items: [{ reference: 'r1', state: 'delivered' }], next: '5 a' })
    assert.deepEqual(await gateway.replies('5 a'), { items: [{ phone: '13800000001', text: 'R' }], next: '9' })
    assert.deepEqual(
      seen.map(({ path, signedRight }) => [path, signedRight]),
      [
        ['/v1/receipts?after=', true],
        ['/v1/replies?after=5%20a', true],
      ],
    )
  })
})
