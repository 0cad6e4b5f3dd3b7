import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { compressed, encodings } from './encode.ts'

const html = `<p>${'落户'.repeat(2000)}</p>`
const page = (headers: Record<string, string> = {}): Response =>
  new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })

test('the best encoding the reader takes; a refusal by q=0 counts', () => {
  assert.equal(encodings('gzip, deflate, br'), 'br')
  assert.equal(encodings('gzip;q=1.0, br;q=0'), 'gzip')
  assert.equal(encodings('identity'), 'identity')
  assert.equal(encodings(undefined), 'identity')
})

test('a page arrives as it was, in each encoding', async () => {
  const br = await compressed(page(), 'br')
  assert.equal(br.headers.get('content-encoding'), 'br')
  assert.equal(brotliDecompressSync(await br.bytes()).toString(), html)
  const gz = await compressed(page(), 'gzip')
  assert.equal(gz.headers.get('vary'), 'accept-encoding')
  assert.equal(gunzipSync(await gz.bytes()).toString(), html)
  assert.equal(await (await compressed(page(), undefined)).text(), html)
})

test('files, empty answers and what is packed already pass untouched', async () => {
  const pdf = await compressed(new Response('%PDF', { headers: { 'content-type': 'application/pdf' } }), 'br')
  assert.equal(pdf.headers.get('content-encoding'), null)
  assert.equal((await compressed(page({ 'content-encoding': 'gzip' }), 'br')).headers.get('content-encoding'), 'gzip')
  const empty = await compressed(new Response(null, { status: 302, headers: { location: '/' } }), 'br')
  assert.equal(empty.status, 302)
})

test('compressing keeps every cookie', async () => {
  const response = page()
  response.headers.append('set-cookie', 'a=1')
  response.headers.append('set-cookie', 'b=2')
  assert.deepEqual((await compressed(response, 'gzip')).headers.getSetCookie(), ['a=1', 'b=2'])
})
