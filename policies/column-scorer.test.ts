import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chunkOf, OUTCOMES, type ChunkResults } from '../packages/policy/cohort/index.ts'
import { compile, type Facts } from '../packages/policy/index.ts'
import { openSimulation, scorerByPerson, type Version } from '../packages/policy/simulate/index.ts'
import { DAY, FACTS, forgetting, knowledge, openPacks, packs, people, stated } from '../packages/policy/testing/arbitrary.ts'
import { cohortEvaluator, simulatedVersion } from './column-scorer.ts'

const someone = fc.tuple(people, knowledge, fc.constantFrom(0, 1, 2)).map(([person, known, how]) => {
  if (how === 0) return person
  return how === 1 ? stated(person) : forgetting(person, known)
})
const cohorts: fc.Arbitrary<readonly Facts[]> = fc.array(someone, { minLength: 1, maxLength: 20 })

const at = (points: ChunkResults['totals'], row: number) => points.map(({ least, most }) => [(least[row] ?? 0) + 0, (most[row] ?? 0) + 0])
const range = ({ min, max }: { readonly min: number; readonly max: number }) => [min + 0, max + 0]

test('generated code evaluates a chunk as each of its people is, chunk after chunk', () => {
  fc.assert(
    fc.property(fc.oneof(packs, openPacks), fc.array(cohorts, { minLength: 1, maxLength: 3 }), (pack, parts) => {
      const compiled = compile(pack, {}, DAY)
      const evaluate = cohortEvaluator(pack, {}, { facts: FACTS, on: DAY })
      for (const cohort of parts) {
        const found = evaluate(chunkOf(FACTS, cohort))
        for (const [row, person] of cohort.entries()) {
          const { outcome, totals, lines } = compiled.evaluate(person)
          assert.equal(OUTCOMES[found.outcomes[row] ?? 9], outcome)
          assert.deepEqual(at(found.totals, row), totals.map(each => range(each.points)))
          assert.deepEqual(at(found.lines, row), lines.map(each => range(each.points)))
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('a simulation by generated code is the one by the default evaluator', () => {
  fc.assert(
    fc.property(packs, packs, cohorts, fc.nat({ max: 20 }), (a, b, cohort, quota) => {
      const of = (make: (pack: typeof a) => Version) => {
        const simulation = openSimulation({ facts: FACTS, before: make(a), after: make(b) })
        simulation.take(chunkOf(FACTS, cohort))
        return simulation.finish()
      }
      const generated = of(pack => simulatedVersion(pack, { parameters: {}, facts: FACTS, on: DAY, quota, tie: 'all-in' }))
      assert.deepEqual(generated, of(pack => ({ pack, score: scorerByPerson(compile(pack, {}, DAY), FACTS), quota, tie: 'all-in' })))
    }),
  )
})
