import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Failure } from '#platform/failure.ts'
import { demoSecrets, secretsFrom } from './secrets.ts'

const one = createHash('sha256').update('one').digest()
const two = createHash('sha256').update('two').digest()

describe('secretsFrom', () => {
  it('reads 32 bytes in hex or base64', () => {
    const env = { LUOHU_MASTER_KEY: one.toString('hex'), LUOHU_INDEX_KEY: two.toString('base64') }
    assert.deepEqual(secretsFrom(env), { master: one, index: two })
  })

  const good = two.toString('hex')
  const refused: Record<string, string | undefined> = {
    'a missing one': undefined,
    'an empty one': '',
    'one that is too short': one.subarray(1).toString('hex'),
    'one that is too long': `${one.toString('hex')}00`,
    'a password': 'correct horse battery staple',
    'a pattern': '0123456789abcdef'.repeat(4),
    zeros: '0'.repeat(64),
    'the same twice': good,
  }
  for (const [what, value] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      const env = { LUOHU_MASTER_KEY: value, LUOHU_INDEX_KEY: good }
      assert.throws(() => secretsFrom(env), (error: Failure) => /LUOHU_MASTER_KEY/.test(error.text.zh) && /openssl/.test(error.text.en))
    })
  }

  it('names both at once when both are wrong', () => {
    assert.throws(() => secretsFrom({}), /LUOHU_MASTER_KEY, LUOHU_INDEX_KEY/)
  })
})

describe('demoSecrets', () => {
  it('makes them once, for the eyes of their owner only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'luohu-'))
    const file = join(folder, 'home', 'secrets.json')
    const made = demoSecrets(file)
    assert.equal(made.master.length, 32)
    assert.notDeepEqual(made.master, made.index)
    assert.deepEqual(demoSecrets(file), made)
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    assert.notDeepEqual(demoSecrets(join(folder, 'other.json')), made)
    await rm(folder, { recursive: true })
  })
})
