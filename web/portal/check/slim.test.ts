import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compile } from '#policy'
import { loadPack } from '../../../policies/load.ts'
import { slimPack } from './slim.ts'

const pack = loadPack('foshan-2014-points')

test('what is sent to the browser scores as the whole pack does', () => {
  const whole = compile(pack)
  for (const lang of ['zh', 'en'] as const) {
    const slim = compile(slimPack(pack, lang))
    const months = fc.integer({ min: 0, max: 720 })
    const person = fc.record({
      age: fc.integer({ min: 0, max: 80 }), works_here: fc.boolean(), registered_locally: fc.boolean(),
      education: fc.constantFrom('none', 'junior', 'senior', 'college', 'bachelor'),
      pension_months: months, local_insurance_months: months, blood_donations: fc.integer({ min: 0, max: 20 }),
      punishment_5y: fc.boolean(),
    }, { requiredKeys: [] })
    fc.assert(fc.property(person, facts => {
      assert.deepEqual(slim.score(facts), whole.score(facts))
      assert.deepEqual(slim.questions(facts), whole.questions(facts))
      assert.equal(slim.evaluate(facts).outcome, whole.evaluate(facts).outcome)
      assert.deepEqual(slim.evaluate(facts).lines.map(line => line.how[lang]), whole.evaluate(facts).lines.map(line => line.how[lang]))
      assert.deepEqual(slim.improvements(facts, 5).map(each => each.text[lang]), whole.improvements(facts, 5).map(each => each.text[lang]))
    }), { numRuns: 60 })
  }
})

test('every clause a line can cite goes along', () => {
  const slim = slimPack(pack, 'zh')
  const ids = new Set(slim.clauses.map(({ id }) => id))
  for (const { clause } of [...slim.indicators, ...slim.conditions, slim.threshold]) assert.ok(ids.has(clause), clause)
})
