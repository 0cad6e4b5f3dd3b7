import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { claimsToCheck, dutyDocuments, dutyFacts, factsAlwaysChecked, factsToCheck, identityParts } from './duties.ts'
import { claims } from './testing.ts'

const pack = createPacks().get(FOSHAN)
const departments = (given: Parameters<typeof factsToCheck>[1], dependants = 0): Record<string, string[]> =>
  Object.fromEntries(
    factsToCheck(pack, given, dependants).map(({ department, facts }) => [department, facts.map(({ fact }) => fact)]),
  )

describe('the duty matrix (FS-11)', () => {
  test('what is claimed goes to its department, what costs points is checked anyway', () => {
    assert.deepEqual(departments(claims), {
      hr: ['works_here', 'pension_months', 'medical_months'],
      police: ['age', 'registered_locally', 'reeducation_5y', 'punishment_5y'],
      education: ['education'],
      health: ['blood_donations'],
      family_planning: ['excess_birth_5y'],
    })
  })

  test('who claims nothing is still checked for what decides on eligibility', () => {
    assert.deepEqual(departments({}), {
      hr: ['works_here'],
      police: ['age', 'registered_locally', 'reeducation_5y', 'punishment_5y'],
      family_planning: ['excess_birth_5y'],
    })
  })

  test('a claim of none, zero or no asks for no check', () => {
    const nothing = { education: 'none', blood_donations: 0, marrow_donation: false, home_area: 0, volunteer_hours: 0 }
    assert.deepEqual(departments(nothing), departments({}))
  })

  test('marriage, birth and registration are checked only for dependants', () => {
    const married = { marital_status: 'married', child_of_applicant: true }
    assert.deepEqual(departments(married, 0), departments({}, 0))
    const moving = departments(married, 2)
    assert.deepEqual(moving['civil_affairs'], ['marital_status'])
    assert.deepEqual(moving['health'], ['child_of_applicant'])
    assert.deepEqual(moving['floating_population'], ['child_registered'])
  })

  test('every fact a condition reads or that takes points away is always checked', () => {
    assert.deepEqual([...factsAlwaysChecked(pack)].sort(), [
      'age', 'excess_birth_5y', 'punishment_5y', 'reeducation_5y', 'registered_locally', 'works_here',
    ])
  })

  test('who leaves a question about records unanswered has denied it; other unanswered questions stay unknown', () => {
    assert.deepEqual(claimsToCheck(pack, {}), { excess_birth_5y: false, punishment_5y: false, reeducation_5y: false })
    assert.equal(claimsToCheck(pack, { punishment_5y: true })['punishment_5y'], true)
  })

  test('no department is given a fact outside its duties, whatever is claimed', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...pack.facts.map(({ id }) => id)),
      fc.oneof(fc.boolean(), fc.nat(100), fc.constant('junior')),
    )
    fc.assert(fc.property(anything, fc.nat(3), (given, dependants) => {
      for (const { department, facts } of factsToCheck(pack, given, dependants)) {
        assert.ok(facts.length > 0)
        for (const { fact, documents } of facts) {
          assert.ok(dutyFacts(pack, department).includes(fact))
          for (const document of documents) assert.ok(dutyDocuments(pack, department).has(document))
        }
      }
    }))
  })

  test('only who verifies what the identity number says sees the number whole', () => {
    const whole = pack.departments.filter(({ id }) => identityParts(pack, id).idNumber === 'full').map(({ id }) => id)
    assert.deepEqual(whole, ['police'])
    assert.deepEqual(identityParts(pack, 'health'), { idNumber: 'masked', employer: false, address: false })
    assert.deepEqual(identityParts(pack, 'hr'), { idNumber: 'masked', employer: true, address: false })
    assert.equal(identityParts(pack, 'housing').address, true)
  })
})
