import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deriver } from '../derive/index.ts'
import { DAY, DERIVATIONS, FACTS } from '../testing/facts.ts'
import { forgetting, knowledge, people } from '../testing/arbitrary.ts'
import { chunkOf, columnDeriver, factsAt, keptColumn, keptText } from './index.ts'

const someone = fc.tuple(people, knowledge).map(([person, known]) => structuredClone(forgetting(person, known)))

test('people written as columns are read back as they were', () => {
  fc.assert(
    fc.property(fc.array(someone, { maxLength: 6 }), cohort => {
      const chunk = chunkOf(FACTS, cohort)
      assert.deepEqual(cohort.map((_, row) => factsAt(chunk, row, FACTS)), cohort)
    }),
  )
})

test('what follows from dates is the same for a chunk as for each person', () => {
  const pack = { derivations: DERIVATIONS, facts: FACTS }
  const derive = deriver(pack, DAY)
  const deriveColumns = columnDeriver(pack, FACTS, DAY)
  fc.assert(
    fc.property(fc.array(someone, { maxLength: 6 }), cohort => {
      const chunk = chunkOf(FACTS, cohort)
      const columns = deriveColumns(chunk)
      assert.deepEqual(cohort.map((_, row) => factsAt({ columns }, row, FACTS)), cohort.map(derive))
      for (const { known, unknown } of columns) assert.equal(unknown, known.reduce((sum, one) => sum - one, known.length))
      assert.deepEqual(cohort.map((_, row) => factsAt(chunk, row, FACTS)), cohort, 'the chunk itself is left as it was')
    }),
  )
})

test('a number that follows from a sum is found in the order of the derivations', () => {
  const pack = {
    derivations: [
      { kind: 'total' as const, fact: 'count_b', clause: 'TE-1', of: ['years_old', 'count_a'] },
      ...DERIVATIONS,
    ],
    facts: FACTS,
  }
  const cohort = [{ born: '2000-01-01', count_a: 3 }, { born: '2000-01-01' }, { count_a: 3, years_old: 14, count_b: 1 }]
  const columns = columnDeriver(pack, FACTS, DAY)(chunkOf(FACTS, cohort))
  assert.deepEqual(cohort.map((_, row) => factsAt({ columns }, row, FACTS)['count_b']), [7, undefined, 1], 'confined to its domain')
})

test('texts are kept as they are', () => {
  const column = keptColumn('镇街', ['祖庙', '', '石湾'])
  assert.deepEqual([0, 1, 2].map(row => keptText(column, row)), ['祖庙', '', '石湾'])
})
