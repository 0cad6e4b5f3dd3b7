import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Fact, FactValue } from '#policy'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { askedFacts, fullClaims, readClaims, soundClaims, writeClaim } from './claims.ts'
import { inventedFile } from './testing.ts'

const pack = createPacks().get(FOSHAN)

describe('claims', () => {
  it('reads answers as people type them; an empty one is unknown, not no and not zero', () => {
    const read = readClaims(pack, { pension_months: ' ２４ ', donation_yuan: '1,200', education: 'college', works_here: 'yes', blood_donations: '' })
    assert.deepEqual(read, { ok: true, value: { pension_months: 24, donation_yuan: 1200, education: 'college', works_here: true } })
  })

  it('refuses what cannot be read, each at its fact, and all at once', () => {
    const read = readClaims(pack, { pension_months: '两年', education: 'phd', works_here: 'maybe', home_area: '80.5', blood_donations: '-1', awards_city: '1.5' })
    assert.deepEqual(!read.ok && read.refusals.map(({ code, field }) => [code, field]).sort(), [
      ['field.choice', 'education'], ['field.choice', 'works_here'],
      ['field.whole_number', 'awards_city'], ['field.whole_number', 'blood_donations'], ['field.whole_number', 'pension_months'],
    ])
  })

  it('counts the age from the number on the day, whatever was claimed', () => {
    const file = inventedFile(1, { claims: { age: 99 } })
    assert.equal(fullClaims(file, '2014-03-11')['age'], 28)
    assert.equal(fullClaims(file, '2014-03-12')['age'], 29)
  })

  it('writes what it reads, for every fact and value', () => {
    fc.assert(fc.property(fc.constantFrom(...askedFacts(pack)).chain(fact => fc.tuple(fc.constant(fact), valueOf(fact))), ([fact, value]) => {
      assert.deepEqual(readClaims(pack, { [fact.id]: writeClaim(value) }), { ok: true, value: { [fact.id]: value } })
    }))
  })

  it('keeps of anything sent only what the pack knows and its bounds allow', () => {
    assert.deepEqual(soundClaims(pack, { pension_months: 12, medical_months: 99_999, made_up: true, education: 'none', age: 20 }),
      { pension_months: 12, education: 'none' })
  })
})

function valueOf(fact: Fact): fc.Arbitrary<FactValue> {
  if (fact.type === 'boolean') return fc.boolean()
  if (fact.type === 'choice') return fc.constantFrom(...(fact.options ?? []).map(option => option.value))
  return fc.integer({ min: fact.min ?? 0, max: fact.max ?? 1000 })
}
