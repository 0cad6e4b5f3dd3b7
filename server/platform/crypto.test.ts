import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createVault } from './crypto.ts'
import { testSecrets } from './testing.ts'

const vault = createVault(testSecrets, '440600')

describe('vault', () => {
  it('opens what it sealed, and never seals the same text to the same value', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), plain => {
      const sealed = vault.seal('personal', plain)
      assert.equal(vault.open('personal', sealed), plain)
      assert.notEqual(vault.seal('personal', plain), sealed)
    }))
  })

  it('refuses a value moved to another column, another city, or changed in one bit', () => {
    const sealed = vault.seal('identity', '11010519491231002X')
    assert.throws(() => vault.open('phone', sealed))
    assert.throws(() => createVault(testSecrets, '441900').open('identity', sealed))
    const bytes = vault.sealBytes('file', Buffer.from('scan'))
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      assert.throws(() => vault.openBytes('file', changed))
    }))
  })

  it('indexes equal inputs alike, and apart by kind and by city', () => {
    const index = vault.index('identity', '11010519491231002X').toString('hex')
    assert.equal(vault.index('identity', '11010519491231002X').toString('hex'), index)
    assert.notEqual(vault.index('phone', '11010519491231002X').toString('hex'), index)
    assert.notEqual(createVault(testSecrets, '441900').index('identity', '11010519491231002X').toString('hex'), index)
  })

  it('leaves no trace of the text in the sealed value', () => {
    const sealed = vault.sealBytes('file', Buffer.from('11010519491231002X'))
    assert.equal(sealed.includes(Buffer.from('110105')), false)
  })
})
