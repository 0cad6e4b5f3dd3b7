import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createVault } from '#platform/crypto.ts'
import { CITY, testSecrets } from '#platform/testing.ts'
import { mediaTypeOf } from './evidence.ts'
import { indicesOf, openFile, openReasons, sealFile, sealItems, sealWhole } from './seals.ts'
import { smsFor } from './sms.ts'
import { inventedChild, inventedFile, PIXEL } from './testing.ts'
import type { ApplicationState } from './types.ts'

const vault = createVault(testSecrets, CITY)
const file = inventedFile(5, { dependants: [inventedChild('2010-01-01')] })
const state = (more: Partial<ApplicationState> = {}): ApplicationState => ({
  pack: 'p', packVersion: '1', status: 'submitted', channel: 'online', documents: [], startedOn: '2014-06-01', ...sealWhole(vault, file), ...more,
})

describe('sealed parts of an application', () => {
  it('open to what was sealed, whatever was written', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (name, address) => {
      const written = { ...file, personal: { ...file.personal, name, address } }
      assert.deepEqual(openFile(vault, sealWhole(vault, written)), written)
    }))
  })

  it('show nothing of the person but a masked name', () => {
    const shown = JSON.stringify(sealWhole(vault, file))
    for (const secret of [file.personal.name, file.personal.idNumber, file.personal.phone, '测试小童']) assert.ok(!shown.includes(secret ?? '?'))
    assert.match(shown, /"maskedName":"测\*\*"/)
  })

  it('do not open when altered, moved to another field or to another city', () => {
    const sealed = sealWhole(vault, file)
    const flipped = sealed.claims.slice(0, -4) + (sealed.claims.endsWith('AAAA') ? 'BBBB' : 'AAAA')
    assert.throws(() => openFile(vault, { ...sealed, claims: flipped }))
    assert.throws(() => openFile(vault, { ...sealed, claims: sealed.personal }))
    assert.throws(() => openFile(createVault(testSecrets, '440700'), sealed))
  })

  it('seal only what is given', () => {
    assert.deepEqual(Object.keys(sealFile(vault, { claims: {} })), ['claims'])
    assert.deepEqual(Object.keys(sealFile(vault, { personal: {} })).sort(), ['maskedName', 'personal'])
  })

  it('give equal people equal indices, and others others', () => {
    assert.deepEqual(indicesOf(vault, file), indicesOf(vault, { ...inventedFile(5), claims: {} }))
    assert.notEqual(indicesOf(vault, file).identityIndex, indicesOf(vault, inventedFile(6)).identityIndex)
    assert.deepEqual(indicesOf(vault, { personal: {}, claims: {}, dependants: [] }), { identityIndex: '', nameIndex: '' })
  })

  it('keep the reasons of a correction and a refusal readable only opened', () => {
    const items = sealItems(vault, [{ target: { document: 'diploma' }, reason: ' 看不清 ', clause: 'FS-6' }])
    const correction = { requestedOn: '2014-06-03', requestedAt: '2014-06-03T02:00:00.000Z', dueOn: '2014-06-17', days: 10, items }
    const refusal = { on: '2014-06-04', clause: 'FS-1', reason: vault.seal('reason', '不在本市务工') }
    const stored = state({ correction, refusal })
    assert.ok(!JSON.stringify(stored).includes('看不清'))
    const opened = openReasons(vault, stored)
    assert.deepEqual([opened.correction?.items[0]?.reason, opened.refusal?.reason], ['看不清', '不在本市务工'])
  })
})

describe('what a scan really is', () => {
  const typeOf = async (content: Uint8Array) => {
    const read = await mediaTypeOf(content, 'f')
    return read.ok ? read.value : read.refusals[0]?.code
  }
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex')

  it('is told by its content: photos and PDF pass', async () => {
    assert.deepEqual(await Promise.all([PIXEL, jpeg, Buffer.from('%PDF-1.7\n1 0 obj')].map(typeOf)), ['image/png', 'image/jpeg', 'application/pdf'])
  })

  it('does not pass as anything else', async () => {
    const others = ['GIF89a........', 'PK\u0003\u0004 word/document.xml', '<html><script>', '#!/bin/sh', '{"a":1}', '\u0000\u0000\u0000\u0018ftypheic']
    for (const other of others) assert.equal(await typeOf(Buffer.from(other, 'latin1')), 'file.type', other)
  })

  it('never throws on any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
      assert.ok(['image/png', 'image/jpeg', 'application/pdf', 'file.type', 'file.empty'].includes(await typeOf(bytes) ?? ''))
    }))
  })
})

describe('messages to the applicant', () => {
  it('name the application and what to do, and nothing of the person', () => {
    const one = state({ number: '440604-2014-000007', year: 2015, deferred: true })
    for (const occasion of ['submitted', 'accepted', 'correction', 'supplied', 'correction_overdue', 'refused', 'withdrawn'] as const) {
      const text = smsFor(occasion, one)
      assert.match(text, /440604-2014-000007/)
      for (const secret of [file.personal.name, file.personal.idNumber]) assert.ok(!text.includes(secret ?? '?'))
    }
    assert.match(smsFor('submitted', one), /2015 年度/)
  })
})
