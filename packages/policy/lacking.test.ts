import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Condition } from './ast.ts'
import { define } from './environment.ts'
import { truth } from './interpret/index.ts'
import { lackingIn } from './lacking.ts'
import { FACTS } from './testing/arbitrary.ts'
import { samplePack } from './testing/sample.ts'
import type { Facts } from './types.ts'

const pack = samplePack({ facts: FACTS })
const lacking = lackingIn(pack)
const is = (fact: string): Condition => ({ kind: 'is', fact, value: true })
const least = (fact: string, min: number): Condition => ({ kind: 'range', fact, min })
const words = (of: Condition, facts: Facts) => lacking(of, facts).map(each => each.text.zh)

test('of what must all hold, only what does not is named; what is unknown is told apart from what fails', () => {
  const all: Condition = { kind: 'all', of: [is('yes_a'), is('yes_b'), least('count_a', 12)] }
  assert.deepEqual(lacking(all, { yes_a: true, yes_b: false }).map(each => [each.facts[0], each.holds]), [
    ['yes_b', false],
    ['count_a', undefined],
  ])
  assert.deepEqual(words(all, { yes_a: true, yes_b: true, count_a: 12 }), [])
})

test('of alternatives the nearest one is named: an open one before a failed one, fewer parts before more', () => {
  const two: Condition = { kind: 'all', of: [is('yes_a'), is('yes_b')] }
  const either: Condition = { kind: 'any', of: [two, least('count_a', 12)] }
  assert.deepEqual(lacking(either, { yes_a: false, yes_b: false, count_a: 3 })[0]?.facts, ['count_a'])
  assert.deepEqual(lacking(either, { yes_a: true, count_a: 3 })[0]?.facts, ['yes_b'])
  const most: Condition = { kind: 'at_least', count: 2, of: [is('yes_a'), is('yes_b'), least('count_a', 12)] }
  assert.equal(lacking(most, { yes_a: false, yes_b: false, count_a: 12 }).length, 1)
})

test('nothing is lacking exactly when the condition holds, and mending every part makes it hold', () => {
  const leaf = fc.constantFrom(is('yes_a'), is('yes_b'))
  const { tree } = fc.letrec<{ tree: Condition }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    ),
  }))
  const answer = fc.option(fc.boolean(), { nil: undefined })
  fc.assert(fc.property(tree, answer, answer, (condition, a, b) => {
    const facts: Facts = { yes_a: a, yes_b: b }
    const found = lacking(condition, facts)
    assert.equal(found.length === 0, truth(condition, facts, define(pack, {})) === true)
    const mended = { ...facts, ...Object.fromEntries(found.flatMap(each => each.facts.map(id => [id, true]))) }
    assert.equal(truth(condition, mended, define(pack, {})), true)
  }))
})
