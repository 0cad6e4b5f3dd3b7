import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { changedTicks, readUndo, writeUndo } from './ticks.ts'

const pack = createPacks().get(FOSHAN)
const documents = [{ document: 'id_card', evidenceIds: [], originalSeen: true, copyKept: false }]

describe('ticks of a form', () => {
  it('are what changed, with what they were before', () => {
    const changed = changedTicks(pack, documents, {
      ticked: 'id_card diploma',
      'kept-id_card': 'yes',
      'seen-diploma': 'yes',
    })
    assert.deepEqual(changed.ticks, [
      { document: 'id_card', originalSeen: false, copyKept: true },
      { document: 'diploma', originalSeen: true, copyKept: false },
    ])
    assert.deepEqual(changed.before, [
      { document: 'id_card', originalSeen: true, copyKept: false },
      { document: 'diploma', originalSeen: false, copyKept: false },
    ])
  })

  it('leave alone what the form did not show, and what the pack does not know', () => {
    assert.deepEqual(changedTicks(pack, documents, { ticked: 'diploma' }).ticks, [])
    assert.deepEqual(changedTicks(pack, documents, { ticked: 'bribe', 'seen-bribe': 'yes' }).ticks, [])
    assert.deepEqual(changedTicks(pack, documents, {}).ticks, [])
  })

  it('go into an address and come back', () => {
    const document = fc.constantFrom(...pack.documents.map(({ id }) => id))
    const tick = fc.record({ document, originalSeen: fc.boolean(), copyKept: fc.boolean() }, { noNullPrototype: true })
    fc.assert(fc.property(fc.array(tick), ticks => assert.deepEqual(readUndo(writeUndo(ticks)), ticks)))
    assert.deepEqual(readUndo(null), [])
    assert.deepEqual(readUndo('<script>.11~x'), [])
  })

  it('undone, are as they were', () => {
    const flags = fc.dictionary(
      fc.constantFrom('seen-id_card', 'kept-id_card', 'seen-diploma', 'kept-diploma'),
      fc.constant('yes'),
    )
    fc.assert(
      fc.property(flags, values => {
        const shown = { ticked: 'id_card diploma', ...values }
        const { before } = changedTicks(pack, documents, shown)
        for (const { document, originalSeen, copyKept } of before) {
          const had = documents.find(each => each.document === document)
          assert.deepEqual([originalSeen, copyKept], [had?.originalSeen ?? false, had?.copyKept ?? false])
        }
      }),
    )
  })
})
