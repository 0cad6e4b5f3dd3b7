import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compile } from '../compile.ts'
import { scorerByPerson } from '../simulate/index.ts'
import { DAY, FACTS, forgetting, knowledge, openPacks, packs, people, stated } from '../testing/arbitrary.ts'
import { chunkEvaluator, chunkOf, OUTCOMES, type ChunkResults } from './index.ts'

const someone = fc.tuple(people, knowledge, fc.constantFrom(0, 1, 2)).map(([person, known, how]) => {
  if (how === 0) return person
  return how === 1 ? stated(person) : forgetting(person, known)
})
const cohorts = fc.array(someone, { minLength: 1, maxLength: 6 })

const at = (points: ChunkResults['totals'], row: number) => points.map(({ least, most }) => ({ min: least[row], max: most[row] }))

test('a chunk is evaluated as each of its people is', () => {
  fc.assert(
    fc.property(fc.oneof(packs, openPacks), cohorts, (pack, cohort) => {
      const compiled = compile(pack, {}, DAY)
      const evaluate = chunkEvaluator(compiled, { facts: FACTS, parameters: {}, on: DAY, score: scorerByPerson(compile(pack), FACTS) })
      const found = evaluate(chunkOf(FACTS, cohort))
      for (const [row, person] of cohort.entries()) {
        const { outcome, totals, lines } = compiled.evaluate(person)
        assert.equal(OUTCOMES[found.outcomes[row] ?? 9], outcome)
        assert.deepEqual(at(found.totals, row), totals.map(each => ({ ...each.points })))
        assert.deepEqual(at(found.lines, row), lines.map(each => ({ ...each.points })))
      }
    }),
    { numRuns: 300 },
  )
})

test('where only findings score, what is not known gives nothing', () => {
  fc.assert(
    fc.property(packs, cohorts, (pack, cohort) => {
      const compiled = compile(pack, {}, DAY)
      const evaluate = chunkEvaluator(compiled, { facts: FACTS, parameters: {}, on: DAY, settled: true, score: scorerByPerson(compile(pack), FACTS) })
      const found = evaluate(chunkOf(FACTS, cohort))
      for (const [row, person] of cohort.entries()) {
        const { eligible, totals, lines } = compiled.score(person)
        assert.equal(OUTCOMES[found.outcomes[row] ?? 9], eligible === undefined ? 'undecided' : eligible ? 'eligible' : 'not_eligible')
        assert.deepEqual([found.totals.map(each => each.least[row]), found.lines.map(each => each.least[row])], [totals, lines])
      }
    }),
  )
})
