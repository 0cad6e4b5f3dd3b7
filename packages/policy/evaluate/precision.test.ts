/** How often "undecided" is said although the answer is certain, by trying every completion. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compile } from '../compile.ts'
import { completions, readFacts, smallPacks, smallPerson } from '../testing/small.ts'
import type { Facts } from '../types.ts'

/** Completions looked at for one answer. */
const MOST = 3_000

const OUTCOMES = { true: 'eligible', false: 'not_eligible', undefined: 'undecided' } as const

interface Tally {
  answers: number
  undecided: number
  couldBeDecided: number
}

function person(pack: Parameters<typeof smallPerson>[0]) {
  return fc.tuple(smallPerson(pack), fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }))
}

function measure(runs: number, seed: number): Tally {
  const tally: Tally = { answers: 0, undecided: 0, couldBeDecided: 0 }
  const cases = fc.sample(
    smallPacks.chain(pack => person(pack).map(([facts, known]) => ({ pack, facts, known }))),
    { numRuns: runs, seed },
  )
  for (const { pack, facts, known } of cases) {
    const read = readFacts(pack)
    const some: Facts = Object.fromEntries(
      read.flatMap((fact, index) => (known[index] ? [[fact.id, facts[fact.id]] as const] : [])),
    )
    const all = completions(read, some, MOST)
    if (!all) continue
    const compiled = compile(pack)
    const { outcome } = compiled.evaluate(some)
    const possible = new Set(all.map(each => OUTCOMES[`${compiled.score(each).eligible}`]))
    tally.answers += 1
    if (outcome !== 'undecided') {
      assert.deepEqual([...possible], [outcome], `a definite answer changes: ${JSON.stringify({ pack, some })}`)
      continue
    }
    tally.undecided += 1
    if (possible.size === 1) tally.couldBeDecided += 1
  }
  return tally
}

test('a definite answer holds for every completion, and at most 1 % of undecided ones could have been decided', () => {
  const { answers, undecided, couldBeDecided } = measure(2_500, 7)
  assert.ok(answers > 1_000 && undecided > 150, JSON.stringify({ answers, undecided }))
  assert.ok(couldBeDecided <= undecided / 100, JSON.stringify({ undecided, couldBeDecided }))
})
