import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chunkOf, keptColumn, type Chunk } from '../cohort/index.ts'
import { compile } from '../compile.ts'
import type { Pack, TieRule, TieRuleId } from '../pack.ts'
import type { Facts } from '../types.ts'
import { FACTS, forgetting, knowledge, packs, people } from '../testing/arbitrary.ts'
import { text } from '../testing/facts.ts'
import { countMoves, flowOf, type Pair } from './flows.ts'
import { FEWEST, openSimulation, scorerByPerson, type Comparison, type Dimension, type Version } from './index.ts'

const TOWNS = ['east', 'west', 'north', 'far']
const RULES: readonly TieRuleId[] = ['all-in', 'none-in', 'chain-all-in', 'chain-earliest']

const chain = (id: TieRuleId): TieRule => ({
  id, name: text(id), description: text(id), mayExceedQuota: false, source: { title: 'invented' },
  chain: [{ by: 'fact', fact: 'count_a' }, { by: 'group', group: 'extra' }, { by: 'submitted' }],
})

interface Someone {
  readonly facts: Facts
  readonly town: string
  readonly submitted: number
}

const cohorts: fc.Arbitrary<readonly Someone[]> = fc
  .array(
    fc.record({
      facts: fc.tuple(people, knowledge).map(([person, known]) => forgetting(person, known)),
      town: fc.constantFrom(...TOWNS, ''),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map(all => all.map((each, at) => ({ ...each, submitted: at })))

function chunkFrom(cohort: readonly Someone[], first = 0): Chunk {
  return chunkOf(FACTS, cohort.map(each => each.facts), first, [keptColumn('town', cohort.map(each => each.town))])
}

const by: readonly Dimension[] = [
  { kind: 'kept', heading: 'town', name: text('town') },
  { kind: 'fact', fact: FACTS.find(each => each.id === 'grade') ?? FACTS[0] as never },
  { kind: 'fact', fact: FACTS.find(each => each.id === 'count_a') ?? FACTS[0] as never },
  { kind: 'fact', fact: FACTS.find(each => each.id === 'yes_a') ?? FACTS[0] as never, from: [] },
]

function versionOf(pack: Pack, quota: number | undefined, tie: TieRuleId): Version {
  const whole = { ...pack, ties: RULES.map(chain) }
  const version = { pack: whole, score: scorerByPerson(compile(whole), FACTS), tie }
  return quota === undefined ? version : { ...version, quota }
}

const versions: fc.Arbitrary<Version> = fc
  .tuple(packs, fc.option(fc.nat({ max: 20 }), { nil: undefined, freq: 4 }), fc.constantFrom(...RULES))
  .map(([pack, quota, tie]) => versionOf(pack, quota, tie))

function simulate(before: Version, after: Version, cohort: readonly Someone[], size = 1000): Comparison | undefined {
  const simulation = openSimulation({ facts: FACTS, before, after, by }, ['town'])
  for (let at = 0; at < cohort.length; at += size) {
    const part = cohort.slice(at, at + size)
    simulation.take(chunkFrom(part, at), Float64Array.from(part, each => each.submitted))
  }
  return simulation.finish()
}

test('a cohort of fewer than five people is not told about', () => {
  const pack = versionOf(fc.sample(packs, { numRuns: 1, seed: 1 })[0] as Pack, undefined, 'all-in')
  const cohort = fc.sample(cohorts, { numRuns: 200, seed: 1 }).find(each => each.length >= FEWEST) ?? []
  assert.equal(simulate(pack, pack, cohort.slice(0, FEWEST - 1)), undefined)
  assert.equal(simulate(pack, pack, cohort.slice(0, FEWEST))?.people, FEWEST)
})

test('sums agree: everybody is counted once, before and after, in every table', () => {
  fc.assert(
    fc.property(versions, versions, cohorts, (before, after, cohort) => {
      const found = simulate(before, after, cohort)
      if (!found) return cohort.length < FEWEST
      for (const side of [found.before, found.after]) assert.equal(side.eligible + side.notEligible + side.open, cohort.length)
      assert.deepEqual([found.eligible.before, found.eligible.after], [found.before.eligible, found.after.eligible])
      assert.equal(found.eligible.before + found.eligible.gained - found.eligible.lost, found.eligible.after)
      if (found.admitted) {
        assert.deepEqual([found.admitted.before, found.admitted.after], [found.before.admitted, found.after.admitted])
        assert.equal(found.admitted.before + found.admitted.gained - found.admitted.lost, found.admitted.after)
      }
      assert.equal(found.points.higher + found.points.lower + found.points.same, cohort.length)
      for (const { rows } of found.by) assert.equal(rows.reduce((sum, row) => sum + row.people, 0), cohort.length)
      for (const side of ['before', 'after'] as const) {
        if (found.histogram.length > 0) assert.equal(found.histogram.reduce((sum, bin) => sum + bin[side], 0), cohort.length)
      }
      if (found.change.length > 0) assert.equal(found.change.reduce((sum, bin) => sum + bin.people, 0), cohort.length)
    }),
    { numRuns: 300 },
  )
})

test('no change: nobody gains, nobody loses', () => {
  fc.assert(
    fc.property(versions, cohorts, (version, cohort) => {
      const found = simulate(version, version, cohort)
      if (!found) return
      for (const flow of [found.eligible, found.admitted]) if (flow) assert.deepEqual([flow.gained, flow.lost], [0, 0])
      assert.deepEqual(found.points, { higher: 0, lower: 0, same: cohort.length })
      assert.deepEqual(found.before, found.after)
      for (const bin of found.histogram) assert.equal(bin.before, bin.after)
    }),
  )
})

test('the order of the cohort and the size of its chunks do not matter', () => {
  const shuffled = cohorts.chain(cohort => fc.tuple(fc.constant(cohort), fc.shuffledSubarray([...cohort], { minLength: cohort.length })))
  fc.assert(
    fc.property(versions, versions, shuffled, fc.integer({ min: 1, max: 9 }), (before, after, [cohort, other], size) => {
      assert.deepEqual(simulate(before, after, other, size), simulate(before, after, cohort))
    }),
  )
})

test('admitted are never more than the quota but by a tie, and only who is eligible', () => {
  fc.assert(
    fc.property(versions, versions, cohorts, (before, after, cohort) => {
      const found = simulate(before, after, cohort)
      for (const side of found ? [found.before, found.after] : []) {
        if (side.quota === undefined) continue
        assert.ok((side.admitted ?? 0) <= side.eligible)
        if (side.tie === 'none-in' || side.tie === 'chain-earliest') assert.ok((side.admitted ?? 0) <= side.quota)
        else if (side.eligible >= side.quota) assert.ok((side.admitted ?? 0) >= side.quota)
      }
    }),
  )
})

const few = (count: number) => count > 0 && count < FEWEST

test('no line of a breakdown, bin or band shows a few people or lets them be worked out', () => {
  fc.assert(
    fc.property(versions, versions, cohorts, (before, after, cohort) => {
      const found = simulate(before, after, cohort)
      for (const bin of found?.histogram ?? []) assert.ok(!few(bin.before) && !few(bin.after))
      for (const bin of found?.change ?? []) assert.ok(!few(bin.people))
      for (const { rows } of found?.by ?? []) {
        for (const { people: all } of rows) assert.ok(all >= FEWEST)
        for (const what of ['eligible', 'admitted'] as const) {
          for (const row of rows) {
            const flow = row[what]
            if (flow?.before !== undefined) assert.ok(!few(flow.before) && !few(row.people - flow.before))
            if (flow?.after === undefined || flow.before === undefined || flow.gained === undefined || flow.lost === undefined) continue
            const parts = [flow.before - flow.lost, flow.gained, flow.lost, row.people - flow.before - flow.gained, flow.after]
            assert.ok(!parts.some(few), JSON.stringify(row))
          }
          if (rows.length === 1) continue
          for (const key of ['before', 'after', 'gained', 'lost'] as const) {
            const hidden = rows.filter(row => row[what] && row[what][key] === undefined).length
            assert.notEqual(hidden, 1, 'a single line left out is what the others lack of the sum')
          }
        }
        if (rows.length > 1) assert.notEqual(rows.filter(row => row.points === undefined).length, 1)
        for (const { points } of rows) if (points) assert.ok(!Object.values(points).some(few))
      }
    }),
    { numRuns: 300 },
  )
})

test('flows are counted as one would by hand', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(3), fc.nat(3), fc.nat(2)), { maxLength: 30 }), rows => {
      const column = (at: 0 | 1) => Uint8Array.from(rows, row => row[at])
      const points = (at: 2 | 3) => Float64Array.from(rows, row => row[at])
      const pair: Pair = { verdicts: [column(0), column(1)], points: [points(2), points(3)], admitted: undefined }
      const groups = countMoves(pair, Uint16Array.from(rows, row => row[4]), 3)
      for (const [group, counts] of groups.entries()) {
        const own = rows.filter(row => row[4] === group)
        const count = (test: (row: (typeof rows)[number]) => boolean) => own.filter(test).length
        assert.deepEqual(flowOf(counts.eligible), {
          before: count(row => row[0] === 2), after: count(row => row[1] === 2),
          gained: count(row => row[0] !== 2 && row[1] === 2), lost: count(row => row[0] === 2 && row[1] !== 2),
        })
        assert.deepEqual(counts.points, {
          higher: count(row => row[3] > row[2]), lower: count(row => row[3] < row[2]), same: count(row => row[3] === row[2]),
        })
      }
    }),
  )
})
