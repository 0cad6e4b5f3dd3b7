import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Failure } from '#platform/failure.ts'
import { smsFrom } from './sms.ts'

const strong = Buffer.from(Array.from({ length: 32 }, (_, n) => n * 7)).toString('hex')
const set = (url: string, secret = strong, key = 'k1') => ({
  LUOHU_SMS_URL: url,
  LUOHU_SMS_KEY: key,
  LUOHU_SMS_SECRET: secret,
})

describe('the short-message gateway of an installation', () => {
  it('is none unless named, and takes https with a strong secret', () => {
    assert.equal(smsFrom({}, 'production'), undefined)
    assert.deepEqual(smsFrom(set('https://sms.example/v1'), 'production'), {
      url: 'https://sms.example/v1',
      keyId: 'k1',
      secret: strong,
    })
    assert.ok(smsFrom(set('http://127.0.0.1:9000'), 'production'))
  })

  for (const [name, env] of [
    ['no secret', set('https://sms.example', '')],
    ['a phrase', set('https://sms.example', 'correct horse battery staple')],
    ['a pattern', set('https://sms.example', '0123456789abcdef'.repeat(4))],
    ['no key', set('https://sms.example', strong, '')],
    ['no TLS', set('http://sms.example')],
    ['no address', set('sms.example')],
    ['another protocol', set('ftp://127.0.0.1')],
  ] as const) {
    it(`refuses ${name} outside demo mode`, () => assert.throws(() => smsFrom(env, 'production'), Failure))
  }

  it('a demonstration writes to nobody: only a gateway on this machine, of any secret', () => {
    assert.throws(() => smsFrom(set('https://sms.example'), 'demo'), /demonstration/)
    assert.ok(smsFrom(set('http://localhost:9000', 'any'), 'demo'))
    assert.throws(() => smsFrom(set('http://localhost:9000', ''), 'demo'), Failure)
  })
})
