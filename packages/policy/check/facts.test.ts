import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FactValue } from '../types.ts'
import { forgetting, knowledge, packs, people } from '../testing/arbitrary.ts'
import { checkFacts, checkParameters } from './facts.ts'

const [pack] = fc.sample(packs, { numRuns: 1, seed: 5 })
assert.ok(pack)
const codes = (facts: Record<string, FactValue>) => checkFacts(pack, facts).map(each => `${each.code} ${each.at}`)

test('every answer within its domain is accepted, known or not', () => {
  fc.assert(
    fc.property(people, knowledge, (person, known) => {
      assert.deepEqual(checkFacts(pack, forgetting(person, known)), [])
    }),
  )
})

test('each wrong answer is named, all of them at once', () => {
  assert.deepEqual(
    codes({ nobody: 1, yes_a: 'yes', count_a: 1.5, count_b: 8, count_c: 2, area: 1.005, grade: 'middle' }),
    ['fact nobody', 'type yes_a', 'type count_a', 'domain count_b', 'domain count_c', 'type area', 'option grade'],
  )
  assert.deepEqual(codes({ count_a: NaN, count_b: Infinity, area: '1' }), ['type count_a', 'type count_b', 'type area'])
  assert.deepEqual(codes({ constructor: true }), ['fact constructor'])
})

test('parameters: unknown ones, fractions of a hundredth and absurd sizes are refused', () => {
  assert.deepEqual(checkParameters(pack, { p3: 1000 }), [])
  assert.deepEqual(
    checkParameters(pack, { nobody: 1, p0: 0.5, p1: 1_000_001 }).map(each => each.at),
    ['nobody', 'p0', 'p1'],
  )
})
