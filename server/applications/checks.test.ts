import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addYears, addDays } from '#calendar'
import { syntheticIdNumber } from '#identity'
import { registry } from '#platform/errors/index.ts'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { normalised, objectionsTo, type CheckSubject } from './checks.ts'
import { documentNeeds } from './needs.ts'
import { inventedChild, inventedFile } from './testing.ts'
import type { ApplicationFile, Dependant, Personal } from './types.ts'

const packs = createPacks()
const compiled = packs.evaluator(FOSHAN)
const pack = packs.get(FOSHAN)
const today = '2014-06-01'

function subject(file: ApplicationFile, more: Partial<CheckSubject> = {}): CheckSubject {
  const place = 'employer_collective'
  const needs = documentNeeds(pack, { file, place, documents: [], today })
  const documents = needs.map(({ document }) => ({ document, evidenceIds: ['x'], originalSeen: false, copyKept: false }))
  return { file, town: '440604012', place, documents, today, documentsMayMiss: false, ...more }
}

const found = (file: ApplicationFile, more: Partial<CheckSubject> = {}) =>
  objectionsTo(compiled, subject(file, more)).map(({ code, field, clause }) => [code, field, clause])
const withPersonal = (personal: Partial<Personal>): ApplicationFile => {
  const file = inventedFile()
  return { ...file, personal: { ...file.personal, ...personal } }
}
const born = (birthDate: string) => syntheticIdNumber({ region: '431103', birthDate, sequence: 7 })

describe('objections to a submission', () => {
  it('has none against a complete one', () => assert.deepEqual(found(inventedFile()), []))

  it('names everything an empty one lacks, at once, each with field and clause', () => {
    const all = found({ personal: {}, claims: {}, dependants: [] }, { town: undefined, place: undefined, documents: [] })
    const fields = all.map(([, field]) => field)
    assert.deepEqual(fields.filter(field => !field?.startsWith('document-')), [
      'name', 'idNumber', 'phone', 'household', 'address', 'employer',
      'registered_locally', 'works_here', 'excess_birth_5y', 'town', 'place',
    ])
    assert.deepEqual(fields.filter(field => field?.startsWith('document-')), ['document-id_card', 'document-household_book', 'document-labour_contract'])
    assert.ok(all.every(([, , clause]) => clause !== undefined))
  })

  it('takes lower-case, full-width and 15-digit ID numbers, and refuses a wrong check digit with its field', () => {
    const x = '34052419800101001X'
    for (const written of [x, x.toLowerCase(), '34052419800101001Ｘ', '340524 19800101 001x', '340524800101001']) {
      assert.deepEqual(found(withPersonal({ idNumber: written })), [], written)
      assert.equal(normalised(withPersonal({ idNumber: written })).personal.idNumber, x)
    }
    assert.deepEqual(found(withPersonal({ idNumber: '340524198001010011' })), [['identity.check_digit', 'idNumber', undefined]])
  })

  it('refuses a birthday that contradicts the number', () => {
    const file = withPersonal({ idNumber: born('1985-03-12'), birthDate: '1985-03-21' })
    assert.deepEqual(found(file), [['identity.birth_date_differs', 'birthDate', undefined]])
  })

  it('refuses minors to the day (FS-3), and people who are local already or do not work here (FS-1)', () => {
    assert.deepEqual(found(withPersonal({ idNumber: born('1996-06-01') })), [])
    assert.deepEqual(found(withPersonal({ idNumber: born('1996-06-02') })), [['applications.condition', 'idNumber', 'FS-3']])
    const local = inventedFile(1, { claims: { ...inventedFile().claims, registered_locally: true, works_here: false } })
    assert.deepEqual(found(local), [
      ['applications.condition', 'registered_locally', 'FS-1'], ['applications.condition', 'works_here', 'FS-1'],
    ])
  })

  it('does not take the region of first registration for the household: a number that begins with 4406 may apply', () => {
    const number = syntheticIdNumber({ region: '440604', birthDate: '1985-03-12', sequence: 9 })
    assert.deepEqual(found(withPersonal({ idNumber: number })), [])
  })

  it('knows nothing of the points: who claims none may still apply', () => {
    const file = inventedFile(1, { claims: { registered_locally: false, works_here: true, excess_birth_5y: false } })
    assert.deepEqual(found(file), [])
  })

  it('asks for the papers of the claim, of the child and of the place, and of nothing else (FS-11)', () => {
    const file = inventedFile(1, { dependants: [inventedChild('2008-05-01')] })
    const missing = found(file, { documents: [], place: 'own_home' }).map(([, field]) => field)
    assert.deepEqual(missing.sort(), [
      'document-birth_certificate', 'document-blood_certificate', 'document-child_registration', 'document-diploma',
      'document-household_book', 'document-id_card', 'document-insurance_record', 'document-labour_contract',
      'document-property_certificate',
    ])
    assert.deepEqual(found(file, { documents: [], documentsMayMiss: true }), [])
  })

  it('is refused before the scheme is in force', () => {
    assert.deepEqual(found(inventedFile(), { today: '2014-04-15' })[0], ['applications.not_in_force', undefined, 'FS-15'])
    assert.deepEqual(found(inventedFile(), { today: '2014-04-16' }), [])
  })
})

describe('dependants (FS-3)', () => {
  const spouse = (key: string, sequence: number): Dependant =>
    ({ key, relation: 'spouse', name: '测试配偶', idNumber: syntheticIdNumber({ region: '431103', birthDate: '1986-01-01', sequence }) })
  const withFamily = (...dependants: Dependant[]) => found(inventedFile(1, { dependants }))

  it('takes a spouse and minor children, whose last day is the one before the 18th birthday', () => {
    assert.deepEqual(withFamily(spouse('a', 20), inventedChild('1996-06-02')), [])
    assert.deepEqual(withFamily(inventedChild('1996-06-01')), [['applications.child_not_minor', 'dependants-c501-idNumber', 'FS-3']])
  })

  it('refuses a second spouse, the applicant again, a bad number and a missing name, each at its field', () => {
    assert.deepEqual(withFamily(spouse('a', 20), spouse('b', 22)), [['applications.spouse_once', 'dependants-b-name', 'FS-3']])
    const self = { ...spouse('a', 20), idNumber: inventedFile(1).personal.idNumber ?? '' }
    assert.deepEqual(withFamily(self), [['applications.same_person', 'dependants-a-idNumber', 'FS-3']])
    assert.deepEqual(withFamily({ ...spouse('a', 20), name: ' ', idNumber: '12' }), [
      ['field.required', 'dependants-a-name', 'FS-3'], ['identity.length', 'dependants-a-idNumber', undefined],
    ])
  })

  it('is minor exactly while under 18, for any birthday and any day of filing', () => {
    const day = fc.integer({ min: 0, max: 9000 }).map(n => addDays('1990-01-01', n))
    fc.assert(fc.property(day, birthDate => {
      const grown = withFamily(inventedChild(birthDate)).some(([code]) => code === 'applications.child_not_minor')
      return birthDate > today || grown === addYears(birthDate, 18) <= today
    }))
  })
})

describe('any file whatever', () => {
  const text = fc.string({ maxLength: 30 })
  const file: fc.Arbitrary<ApplicationFile> = fc.record({
    personal: fc.record({ name: text, idNumber: text, phone: text, birthDate: text, household: text, address: text, employer: text }, { requiredKeys: [] }),
    claims: fc.dictionary(fc.constantFrom(...pack.facts.map(fact => fact.id)), fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 100 }))),
    dependants: fc.array(fc.record({ key: fc.string(), relation: fc.constantFrom('spouse', 'child'), name: text, idNumber: text }), { maxLength: 15 }),
  })

  it('is answered with refusals of the registry, the same each time, and never throws', () => {
    fc.assert(fc.property(file, one => {
      const first = objectionsTo(compiled, subject(one))
      assert.ok(first.every(({ code }) => code in registry))
      assert.deepEqual(objectionsTo(compiled, subject(one)), first)
    }))
  })

  it('is checked the same after it has been normalised', () => {
    fc.assert(fc.property(file, one => {
      const codes = (of: ApplicationFile) => objectionsTo(compiled, subject(of)).map(({ code, field }) => `${code} ${field}`).sort()
      assert.deepEqual(codes(normalised(normalised(one))), codes(normalised(one)))
    }))
  })
})
