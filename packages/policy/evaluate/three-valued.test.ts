import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compile } from '../compile.ts'
import { define } from '../environment.ts'
import { points } from '../interpret/index.ts'
import { forgetting, knowledge, packs, people, rules } from '../testing/arbitrary.ts'

test('a definite answer never changes, and totals stay within their interval, however the unknown facts turn out', () => {
  fc.assert(
    fc.property(packs, people, knowledge, (pack, person, known) => {
      const compiled = compile(pack)
      const before = compiled.evaluate(forgetting(person, known))
      const after = compiled.evaluate(person)
      assert.notEqual(after.outcome, 'undecided')
      if (before.outcome !== 'undecided') assert.equal(after.outcome, before.outcome)
      assert.ok(before.total.min <= after.total.min && after.total.max <= before.total.max)
      for (const [index, line] of before.lines.entries()) {
        const settled = after.lines[index]
        assert.ok(settled && line.points.min <= settled.points.min && settled.points.max <= line.points.max)
      }
    }),
    { numRuns: 600 },
  )
})

test('learning one more fact never widens a line', () => {
  fc.assert(
    fc.property(packs, people, knowledge, fc.nat(7), (pack, person, known, learned) => {
      const compiled = compile(pack)
      const before = compiled.evaluate(forgetting(person, known))
      const after = compiled.evaluate(
        forgetting(
          person,
          known.map((each, index) => each || index === learned),
        ),
      )
      assert.ok(before.total.min <= after.total.min && after.total.max <= before.total.max)
    }),
    { numRuns: 300 },
  )
})

test('a fact that is not open changes neither outcome nor total', () => {
  fc.assert(
    fc.property(packs, people, knowledge, (pack, person, known) => {
      const compiled = compile(pack)
      const some = forgetting(person, known)
      const before = compiled.evaluate(some)
      for (const id of Object.keys(person)) {
        if (some[id] !== undefined || before.open.includes(id)) continue
        const after = compiled.evaluate({ ...some, [id]: person[id] })
        assert.equal(after.outcome, before.outcome, id)
        assert.deepEqual(after.total, before.total, id)
      }
    }),
    { numRuns: 300 },
  )
})

test('a cap holds whatever stands under it', () => {
  fc.assert(
    fc.property(
      packs,
      rules(2),
      fc.integer({ min: 0, max: 3000 }),
      people,
      knowledge,
      (pack, rule, most, person, known) => {
        const found = points(
          { kind: 'cap', most: { points: most }, of: rule },
          forgetting(person, known),
          define(pack, {}),
        )
        assert.ok(found.max <= most)
      },
    ),
    { numRuns: 300 },
  )
})

test('questions stop when a condition has failed for good', () => {
  fc.assert(
    fc.property(packs, people, knowledge, (pack, person, known) => {
      const compiled = compile(pack)
      const facts = forgetting(person, known)
      const evaluation = compiled.evaluate(facts)
      const { conditions, routes } = evaluation
      const closed = routes.length > 0 && routes.every(each => each.holds === false)
      const failed = closed || conditions.some(each => each.holds === false)
      assert.deepEqual(compiled.questions(facts), failed ? [] : evaluation.open)
      assert.ok(evaluation.open.every(id => facts[id] === undefined))
      assert.equal(new Set(evaluation.open).size, evaluation.open.length)
    }),
    { numRuns: 200 },
  )
})

test('the gain an improvement claims is what re-evaluation finds, largest first', () => {
  fc.assert(
    fc.property(packs, people, knowledge, (pack, person, known) => {
      const compiled = compile(pack)
      const facts = forgetting(person, known)
      const found = compiled.improvements(facts, 5)
      assert.ok(found.length <= 5)
      for (const [index, each] of found.entries()) {
        assert.ok(each.gain > 0)
        assert.equal(compiled.score({ ...facts, [each.fact]: each.to }).total - compiled.score(facts).total, each.gain)
        assert.ok(each.gain <= (found[index - 1]?.gain ?? Infinity))
      }
      assert.equal(new Set(found.map(each => each.fact)).size, found.length)
    }),
    { numRuns: 300 },
  )
})
