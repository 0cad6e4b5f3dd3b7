import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Facts, TieRuleId } from '#policy'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { admittedForSure, computeRanking, type RankInput, type RankSettings } from './compute.ts'

const packs = createPacks()
const ELIGIBLE: Facts = { age: 30, registered_locally: false, works_here: true, excess_birth_5y: false }
const RULES = ['all-in', 'none-in', 'chain-all-in', 'chain-earliest'] as const

function settings(
  quota: number, tie: TieRuleId = 'all-in', parameters: Readonly<Record<string, number>> = {},
): RankSettings {
  return { evaluator: packs.evaluator(FOSHAN, parameters), parameters, quota, tie }
}

function input(n: number, facts: Facts, more: Partial<RankInput> = {}): RankInput {
  return {
    applicationId: `id-${n}`, number: `440604-2014-${String(n).padStart(6, '0')}`, maskedName: '张**', town: '440604012',
    submittedAt: new Date(Date.UTC(2014, 5, 1) + n).toISOString(), facts: JSON.stringify(facts), ...more,
  }
}

/** Blood donations give 2 points each up to 10: many people, few totals, many ties. */
const people = fc.array(fc.record({
  blood: fc.integer({ min: 0, max: 6 }), education: fc.constantFrom('none', 'senior', 'college', 'bachelor'),
  insured: fc.integer({ min: 0, max: 40 }), works: fc.boolean(), at: fc.integer({ min: 0, max: 5 }),
}), { minLength: 1, maxLength: 60 }).map(rows => rows.map((row, n) => input(n, {
  ...ELIGIBLE, works_here: row.works || row.blood > 0, blood_donations: row.blood, education: row.education,
  local_insurance_months: row.insured,
}, { submittedAt: new Date(Date.UTC(2014, 5, 1) + row.at).toISOString() })))
const rule = fc.constantFrom<TieRuleId>(...RULES)
const quota = fc.integer({ min: 1, max: 70 })

describe('computeRanking', () => {
  it('gives the same entries and hashes whatever order the inputs come in', () => {
    fc.assert(fc.property(people, quota, rule, (inputs, places, tie) => {
      const once = computeRanking(inputs, settings(places, tie))
      const again = computeRanking(inputs.toReversed(), settings(places, tie))
      assert.deepEqual(again, once)
    }))
  })

  it('never admits anyone below somebody who is not admitted, and keeps the quota as the rule says', () => {
    fc.assert(fc.property(people, quota, rule, (inputs, places, tie) => {
      const { entries, summary } = computeRanking(inputs, settings(places, tie))
      const firstOut = entries.findIndex(entry => !entry.admitted)
      assert.ok(firstOut === -1 || entries.slice(firstOut).every(entry => !entry.admitted))
      const strict = tie === 'none-in' || tie === 'chain-earliest'
      if (strict) assert.ok(summary.admitted <= places)
      else assert.ok(summary.admitted >= Math.min(places, summary.ranked))
      if (tie === 'chain-earliest') assert.equal(summary.admitted, Math.min(places, summary.ranked))
    }))
  })

  it('gives competition ranks: 1 + how many have more points, where the total alone decides', () => {
    fc.assert(fc.property(people, quota, (inputs, places) => {
      const { entries } = computeRanking(inputs, settings(places, 'all-in'))
      const ranked = entries.filter(entry => entry.outcome === 'ranked')
      for (const entry of ranked) assert.equal(
        entry.rank, 1 + ranked.filter(other => other.points > entry.points).length,
      )
      const groups = Map.groupBy(ranked, entry => entry.points)
      for (const [, same] of groups) assert.equal(new Set(same.map(entry => entry.admitted)).size, 1)
    }))
  })

  it('lists who is under the threshold, not eligible or undecided without a rank, with a published clause', () => {
    const { works_here: _, ...open } = ELIGIBLE
    const { entries } = computeRanking([
      input(1, { ...ELIGIBLE, education: 'college' }), input(2, { ...ELIGIBLE, education: 'senior' }),
      input(3, { ...ELIGIBLE, education: 'bachelor', registered_locally: true }),
      input(4, { ...open, education: 'bachelor' }),
    ], settings(9))
    const clauses = new Set(packs.get(FOSHAN).clauses.map(clause => clause.id))
    const seen = entries.map(
      ({ input: { applicationId }, outcome, rank, admitted, reason }) =>
        [applicationId, outcome, rank, admitted, reason?.condition]
    )
    assert.deepEqual(seen, [
      ['id-1', 'ranked', 1, true, undefined], ['id-3', 'ineligible', undefined, false, 'outside_household'],
      ['id-4', 'undecided', undefined, false, 'works_in_foshan'], ['id-2', 'below', undefined, false, undefined],
    ])
    for (const entry of entries.slice(1)) assert.ok(clauses.has(entry.reason?.clause ?? ''), 'names a published clause')
  })

  it('admits everybody when all are tied and the rule says so, nobody when it says that', () => {
    const same = Array.from({ length: 30 }, (_, n) => input(n, { ...ELIGIBLE, education: 'bachelor' }))
    assert.equal(computeRanking(same, settings(1, 'all-in')).summary.admitted, 30)
    assert.equal(computeRanking(same, settings(1, 'none-in')).summary.admitted, 0)
    assert.equal(computeRanking(same, settings(1, 'chain-all-in')).summary.admitted, 30)
    const earliest = computeRanking(same, settings(1, 'chain-earliest'))
    assert.deepEqual(earliest.entries.filter(entry => entry.admitted).map(entry => entry.input.applicationId), ['id-0'])
  })

  it('hashes the input apart from the rules and the result', () => {
    const inputs = [input(1, { ...ELIGIBLE, education: 'bachelor' }), input(2, { ...ELIGIBLE, education: 'college' })]
    const first = computeRanking(inputs, settings(1))
    const moreSeats = computeRanking(inputs, settings(2))
    assert.equal(moreSeats.inputHash, first.inputHash)
    assert.notEqual(moreSeats.rulesHash, first.rulesHash)
    assert.notEqual(moreSeats.resultHash, first.resultHash)
    const changed = computeRanking([input(1, { ...ELIGIBLE, education: 'college' }), ...inputs.slice(1)], settings(1))
    assert.notEqual(changed.inputHash, first.inputHash)
    assert.equal(changed.rulesHash, first.rulesHash)
    const renamed = computeRanking(
      inputs.map(one => ({ ...one, maskedName: '李**', applicationId: `x${one.applicationId}` })), settings(1),
    )
    assert.equal(renamed.inputHash, first.inputHash, 'no identity goes into the hash')
  })

  it('uses the district\'s parameters', () => {
    const one = [input(1, { ...ELIGIBLE, employer_months: 40, education: 'senior' })]
    assert.equal(computeRanking(one, settings(1)).entries[0]?.points, 2000)
    assert.equal(computeRanking(one, settings(1, 'all-in', { fs_employer_3y: 4000 })).entries[0]?.points, 6000)
  })

  it('draws the cut-off and how many stand on it', () => {
    const inputs = [3, 3, 4, 1].map(
      (blood, n) => input(n, { ...ELIGIBLE, education: 'college', blood_donations: blood })
    )
    const { summary } = computeRanking(inputs, settings(2))
    assert.deepEqual(
      [summary.cutOff, summary.atCutOff, summary.admitted], [{ points: 6600, rank: 2 }, { entries: 2, admitted: 2 }, 3],
    )
    assert.deepEqual(summary.histogram, [[60, 4]])
  })
})

describe('admittedForSure', () => {
  it('names only people who stay admitted whatever score the held ones get', () => {
    fc.assert(fc.property(people, quota, rule, fc.infiniteStream(fc.integer({ min: 0, max: 2 })), (inputs, places, tie, luck) => {
      const held = new Set(inputs.filter(() => luck.next().value === 0).map(one => one.applicationId))
      const sure = admittedForSure(inputs, settings(places, tie), held)
      for (const blood of [0, 2, 5]) {
        for (const education of ['none', 'college', 'bachelor']) {
          const outcome = inputs.map(one => (held.has(one.applicationId)
            ? {
              ...one,
              facts: JSON.stringify({ ...ELIGIBLE, education, blood_donations: blood, local_insurance_months: 30 })
            } : one))
          const admitted = new Set(
            computeRanking(outcome, settings(places, tie)).entries.filter(entry => entry.admitted)
              .map(entry => entry.input.applicationId)
          )
          for (const id of sure) assert.ok(admitted.has(id) && !held.has(id))
        }
      }
    }), { numRuns: 60 })
  })
})
