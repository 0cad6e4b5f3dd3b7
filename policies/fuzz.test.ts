import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from './testing/fuzz.ts'

test('broken and hostile packs are refused with a clear error or evaluated alike by all evaluators', () => {
  const { tried, refused, agreed, disagreements } = fuzz(700, 20_260_901)
  assert.deepEqual(disagreements, [])
  assert.equal(refused + agreed, tried)
  // Neither half of the promise may be kept by never being put to the test.
  assert.ok(refused > tried / 10, `refused ${refused}`)
  assert.ok(agreed > tried / 10, `agreed ${agreed}`)
})
