import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageSecurity } from './security.ts'

test('a page that only informs allows no script at all', () => {
  assert.match(pageSecurity(undefined, false), /script-src 'none'/)
  assert.doesNotMatch(pageSecurity(undefined, false), /connect-src/)
})

test('inline script needs the nonce of the response, inline style is never allowed', () => {
  const policy = pageSecurity('abc', false)
  assert.match(policy, /script-src 'self' 'nonce-abc'/)
  for (const each of [policy, pageSecurity(undefined, true), pageSecurity(undefined, false)]) {
    assert.doesNotMatch(each, /unsafe/)
    assert.match(each, /default-src 'none'/)
  }
})
