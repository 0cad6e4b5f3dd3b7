import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bare, hrefIn, langOf } from './lang.ts'

test('only /en and what lies below it is English', () => {
  assert.equal(langOf('/en'), 'en')
  assert.equal(langOf('/en/check'), 'en')
  for (const path of ['/', '/check', '/english', '/entry', '/policies/en']) assert.equal(langOf(path), 'zh')
})

test('every page exists in both languages and leads back to itself', () => {
  const path = fc.array(fc.stringMatching(/^[a-z0-9-]{1,8}$/), { maxLength: 4 }).map(parts => `/${parts.join('/')}`)
  fc.assert(fc.property(path.filter(each => langOf(each) === 'zh'), each => {
    assert.equal(langOf(hrefIn('en', each)), 'en')
    assert.equal(bare(hrefIn('en', each)), each)
    assert.equal(bare(hrefIn('zh', each)), each)
  }))
})
