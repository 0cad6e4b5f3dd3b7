import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameOrigin } from './origin.ts'

const host = 'hukou.example'
const post = (headers: Record<string, string>, method = 'POST'): boolean =>
  sameOrigin(new Request(`http://${host}/apply`, { method, headers }), host)

test('what another site sends is refused, whatever the browser tells', () => {
  assert.equal(post({ 'sec-fetch-site': 'cross-site' }), false)
  assert.equal(post({ 'sec-fetch-site': 'same-site' }), false)
  assert.equal(post({ origin: 'https://evil.example' }), false)
  assert.equal(post({ origin: 'null' }), false)
  assert.equal(post({ origin: `http://${host}.evil.example` }), false)
  assert.equal(post({ origin: `https://${host}`, 'sec-fetch-site': 'cross-site' }), false)
  for (const method of ['PUT', 'PATCH', 'DELETE']) assert.equal(post({ 'sec-fetch-site': 'cross-site' }, method), false)
})

test('our own pages, and programs that are no browser, pass', () => {
  assert.equal(post({ 'sec-fetch-site': 'same-origin' }), true)
  assert.equal(post({ origin: `https://${host}` }), true)
  assert.equal(post({}), true)
})

test('reading is open to links from anywhere', () => {
  assert.equal(sameOrigin(new Request(`http://${host}/`, { headers: { 'sec-fetch-site': 'cross-site' } }), host), true)
})
