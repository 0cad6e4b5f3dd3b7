import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { truth } from '../interpret/index.ts'
import { define } from '../environment.ts'
import { conditions, packs, people } from '../testing/arbitrary.ts'
import { checkPack } from './index.ts'
import { verdictOf } from './values.ts'

test('any pack is checked without an exception, every problem in both languages', () => {
  fc.assert(
    fc.property(packs, pack => {
      for (const { message, at } of checkPack(pack)) assert.ok(message.zh !== '' && message.en !== '' && at !== '')
    }),
    { numRuns: 400 },
  )
})

test('what the check says nobody can meet nobody meets, and what everybody meets everybody does', () => {
  const [pack] = fc.sample(packs, { numRuns: 1, seed: 7 })
  assert.ok(pack)
  const definitions = define(pack, {})
  let definite = 0
  fc.assert(
    fc.property(conditions(2), fc.array(people, { minLength: 5, maxLength: 5 }), (condition, all) => {
      const verdict = verdictOf(condition, definitions)
      if (!verdict) return
      definite += 1
      for (const person of all) assert.equal(truth(condition, person, definitions), verdict === 'always')
    }),
    { numRuns: 600 },
  )
  assert.ok(definite > 10)
})
