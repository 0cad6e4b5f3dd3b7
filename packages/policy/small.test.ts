import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compile } from './compile.ts'
import { compileSmall } from './small.ts'
import { DAY, forgetting, knowledge, openPacks, people, stated } from './testing/arbitrary.ts'
import type { Facts } from './types.ts'

/** Without stretches of time and dated events, which no page asks for. */
const asked = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => !Array.isArray(value) || typeof value[0] === 'number'))

test('what a page loads scores random packs and people as compile does', () => {
  fc.assert(
    fc.property(openPacks, people, knowledge, (pack, person, known) => {
      const [whole, small] = [compile(pack, {}, DAY), compileSmall(pack, {}, DAY)]
      for (const facts of [person, forgetting(person, known), stated(person), {}].map(asked)) {
        const [a, b] = [whole.score(facts), small.score(facts)]
        assert.equal(b.eligible, a.eligible)
        assert.deepEqual([b.total, b.ranked, ...b.totals, ...b.lines].map(each => each + 0), [a.total, a.ranked, ...a.totals, ...a.lines])
        assert.deepEqual(small.improvements(facts, 5), whole.improvements(facts, 5))
      }
    }),
    { numRuns: 300 },
  )
})
