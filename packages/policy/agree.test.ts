import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { batch } from '../../policies/batch.ts'
import type { Condition, Rule } from './ast.ts'
import { compile } from './compile.ts'
import { define, type Definitions, withAbsent } from './environment.ts'
import { FIRST_SLOT, type Slot } from './generate/index.ts'
import { points, truth } from './interpret.ts'
import type { Pack } from './pack.ts'
import { forgetting, knowledge, packs, people } from './testing/arbitrary.ts'
import type { Facts } from './types.ts'
import { isCondition } from './walk.ts'

const LENGTH = 4000

/** What the reference interpreter says stands in a slot of the trace. */
function reference(slot: Slot, facts: Facts, definitions: Definitions): number {
  const complete = withAbsent(facts, definitions)
  if (slot.kind === 'points' && !isCondition(slot.node)) return points(slot.node, complete, definitions).min
  const answer = truth(slot.node as Condition, slot.kind === 'truth' ? facts : complete, definitions)
  if (slot.kind === 'test') return answer === true ? 1 : 0
  return answer === undefined ? 1 : answer ? 2 : 0
}

test('closures, generated code and reference interpreter agree on random packs and people, facts missing or not', () => {
  fc.assert(
    fc.property(packs, people, knowledge, (pack, person, known) => {
      const facts = forgetting(person, known)
      const definitions = define(pack, {})
      const complete = withAbsent(facts, definitions)
      const expected = pack.indicators.map(each => points(each.rule, complete, definitions))
      assert.ok(
        expected.every(each => each.min === each.max),
        'everything known: one number',
      )
      const scored = compile(pack).score(facts)
      assert.deepEqual(
        scored.lines,
        expected.map(each => each.min + 0),
      )
      assert.deepEqual(batch(pack).score(facts), { ...scored, lines: [...scored.lines] })
    }),
    { numRuns: 600 },
  )
})

test('the generated trace holds what the reference interpreter says of every node', () => {
  fc.assert(
    fc.property(packs, people, knowledge, (pack, person, known) => {
      const facts = forgetting(person, known)
      const definitions = define(pack, {})
      const code = batch(pack)
      const out = new Int32Array(LENGTH)
      code.trace(facts, out)
      for (const [index, slot] of code.slots.entries()) {
        assert.equal(out[FIRST_SLOT + index], reference(slot, facts, definitions), slot.at)
      }
      const plain = new Int32Array(2)
      code.plain(facts, plain)
      assert.deepEqual([plain[0], plain[1]], [out[0], out[1]])
    }),
    { numRuns: 400 },
  )
})

test('score is evaluate with what is unknown counted as not established', () => {
  fc.assert(
    fc.property(packs, people, knowledge, (pack, person, known) => {
      const facts = forgetting(person, known)
      const compiled = compile(pack)
      const evaluation = compiled.evaluate(withAbsent(facts, define(pack, {})))
      assert.deepEqual(evaluation.total, { min: compiled.score(facts).total, max: compiled.score(facts).total })
      assert.deepEqual(evaluation.open, [])
    }),
    { numRuns: 300 },
  )
})

function withRule(pack: Pack, rule: Rule): Pack {
  return { ...pack, indicators: pack.indicators.slice(0, 1).map(each => ({ ...each, rule })) }
}

test('a parameter set otherwise reaches all three evaluators', () => {
  const [pack] = fc.sample(packs, { numRuns: 1, seed: 1 })
  assert.ok(pack)
  const own = withRule({ ...pack, conditions: [] }, { kind: 'give', points: { parameter: 'p3' } })
  assert.equal(compile(own).score({}).total, 0)
  assert.equal(compile(own, { p3: 700 }).score({}).total, 700)
  assert.equal(batch(own, { p3: 700 }).score({}).total, 700)
  assert.equal(compile(own, { p3: 700 }).evaluate({}).total.min, 700)
  assert.throws(() => compile(own, { nobody: 1 }), RangeError)
  assert.throws(() => compile(own, { p3: 0.5 }), RangeError)
})
