import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookCookie, readLook, safeBack } from './look.ts'

test('a look comes back as it was kept', () => {
  for (const size of ['normal', 'large'] as const) {
    for (const theme of ['auto', 'light', 'dark'] as const) {
      const [pair] = lookCookie({ size, theme }).split(';')
      assert.deepEqual(readLook(`a=1; ${pair}; b=2`), { size, theme })
    }
  }
})

test('anything else in the cookie is the default look', () => {
  for (const cookie of [null, '', 'look=huge', 'outlook=large', 'look="><script>']) {
    assert.deepEqual(readLook(cookie), { size: 'normal', theme: 'auto' })
  }
})

test('the way back leads into this site only', () => {
  assert.equal(safeBack('/en/check?step=2#a'), '/en/check?step=2#a')
  for (const back of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/a\\b', '/a\r\nset-cookie: x', '/\t/evil.example', '/\n/evil.example', 'javascript:alert(1)']) {
    assert.equal(safeBack(back), '/')
  }
})
