import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { packs } from '../testing/arbitrary.ts'
import { bookOf, ruleLines } from '../wording/index.ts'
import { changeable, changed, checkChanges } from './index.ts'

test('every number that may be changed can be changed, and nothing else changes with it', () => {
  const some = packs.chain(pack => fc.tuple(fc.constant(pack), fc.nat(), fc.integer({ min: -500, max: 500 })))
  fc.assert(
    fc.property(some, ([pack, at, value]) => {
      const all = changeable(pack).filter(each => each.unit === 'points')
      const chosen = all[at % all.length]
      if (!chosen) return
      assert.deepEqual(checkChanges(pack, { [chosen.id]: value }), [])
      const after = changed(pack, { [chosen.id]: value })
      const found = new Map(changeable(after.pack).map(each => [each.id, each]))
      for (const each of all) {
        const now = { ...found.get(each.id), ...(each.id in after.parameters ? { value: after.parameters[each.id] } : {}) }
        assert.deepEqual(now.value, each.id === chosen.id ? value : each.value, each.id)
      }
    }),
  )
})

test('no change is no change', () => {
  fc.assert(fc.property(packs.map(pack => structuredClone(pack)), pack => assert.deepEqual(structuredClone(changed(pack, {})), { pack, parameters: {} })))
})

test('numbers are told in the order of the tables a reader sees', () => {
  fc.assert(
    fc.property(packs, pack => {
      const book = bookOf(pack)
      for (const indicator of pack.indicators) {
        const lines = ruleLines(indicator.rule, book).filter(line => line.kind !== 'note')
        for (const { id, value } of changeable(pack).filter(each => each.indicator === indicator.id)) {
          assert.equal(lines[Number(id.split('.')[1]) - 1]?.points, value)
        }
      }
    }),
  )
})

test('what the pack does not have, and numbers nobody can mean, are refused with a hint', () => {
  const [pack] = fc.sample(packs, { numRuns: 1, seed: 7 })
  assert.ok(pack)
  const codes = checkChanges(pack, { p00: 1, p0: 0.5, s0: 9, n0: 2 }).map(each => [each.at, each.hint !== undefined])
  assert.deepEqual(codes, [['p00', true], ['p0', false], ['s0', false]])
})
