import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { batch } from '../../policies/batch.ts'
import type { Rule } from './ast.ts'
import { compile } from './compile.ts'
import { define, withAbsent } from './environment.ts'
import type { Pack } from './pack.ts'
import { assertAgreement, assertTrace, contenders } from '../../policies/testing/agreement.ts'
import { DAY, forgetting, knowledge, openPacks, packs, people, stated } from './testing/arbitrary.ts'

test('interpreter, closures and generated code agree on random packs and people, facts missing or not', () => {
  fc.assert(
    fc.property(openPacks, people, knowledge, knowledge, (pack, person, some, others) => {
      assertAgreement(contenders(pack), [person, forgetting(person, some), forgetting(person, others), {}])
    }),
    { numRuns: 400 },
  )
})

test('they agree where numbers follow from dated facts', () => {
  fc.assert(
    fc.property(openPacks, people, knowledge, (pack, person, known) => {
      assertAgreement(contenders(pack, DAY), [stated(person), forgetting(stated(person), known)])
    }),
    { numRuns: 300 },
  )
})

test('the generated trace holds what the reference interpreter says of every node', () => {
  fc.assert(
    fc.property(openPacks, people, knowledge, (pack, person, known) => {
      const each = contenders(pack)
      assertTrace(each, person)
      assertTrace(each, forgetting(person, known))
    }),
    { numRuns: 400 },
  )
})

test('score is evaluate with what is unknown counted as not established', () => {
  fc.assert(
    fc.property(packs, people, knowledge, (pack, person, known) => {
      const facts = forgetting(person, known)
      const compiled = compile(pack)
      const { total, totals } = compiled.evaluate(withAbsent(facts, define(pack, {})))
      const scored = compiled.score(facts)
      assert.deepEqual({ min: total.min + 0, max: total.max + 0 }, { min: scored.total, max: scored.total })
      assert.deepEqual(
        totals.map(each => each.points.min + 0),
        scored.totals,
      )
    }),
    { numRuns: 300 },
  )
})

function withRule(pack: Pack, rule: Rule): Pack {
  return { ...pack, indicators: pack.indicators.slice(0, 1).map(each => ({ ...each, rule })) }
}

function plainPack(): Pack {
  const [pack] = fc.sample(packs, { numRuns: 1, seed: 1 })
  assert.ok(pack)
  const total = { id: 'total', name: pack.title, clause: 'TE-1' }
  const groups = pack.groups.map(({ id, name }) => ({ id, name }))
  return { ...pack, groups, conditions: [], routes: [], totals: [total], rankedBy: 'total' }
}

test('a parameter set otherwise reaches all evaluators', () => {
  const own = withRule(plainPack(), { kind: 'give', points: { parameter: 'p3' } })
  assert.equal(compile(own).score({}).total, 0)
  assert.equal(compile(own, { p3: 700 }).score({}).total, 700)
  assert.equal(batch(own, { p3: 700 }).score({}).total, 700)
  assert.equal(compile(own, { p3: 700 }).evaluate({}).total.min, 700)
  assert.throws(() => compile(own, { nobody: 1 }), RangeError)
  assert.throws(() => compile(own, { p3: 0.5 }), RangeError)
})

test('a setting and a count that nobody has chosen count as not met, until somebody does', () => {
  const give = (test: Extract<Rule, { kind: 'when' }>['if']): Rule => ({
    kind: 'when',
    if: test,
    gives: { kind: 'give', points: { points: 300 } },
  })
  const setting = withRule(plainPack(), give({ kind: 'setting', parameter: 's1', value: 'mild' }))
  const count = withRule(plainPack(), give({ kind: 'range', fact: 'count_a', min: { parameter: 'n2' } }))
  for (const make of [compile, batch]) {
    assert.equal(make(setting).score({}).total, 0)
    assert.equal(make(setting, { s1: 2 }).score({}).total, 300)
    assert.equal(make(setting, { s1: 0 }).score({}).total, 0)
    assert.equal(make(count).score({ count_a: 30 }).total, 0)
    assert.equal(make(count, { n2: 30 }).score({ count_a: 30 }).total, 300)
    assert.equal(make(count, { n2: 31 }).score({ count_a: 30 }).total, 0)
  }
})
