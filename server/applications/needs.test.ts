import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { FactValue } from '#policy'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { documentNeeds, isPresent } from './needs.ts'
import { inventedChild, inventedFile } from './testing.ts'
import type { ApplicationFile, Dependant, DocumentState } from './types.ts'

const pack = createPacks().get(FOSHAN)
const today = '2014-06-01'
const spouse: Dependant = { key: 's', relation: 'spouse', name: '测试配偶', idNumber: '11010519491231002X' }
const bare = inventedFile(1, { claims: {} })
const names = (file: ApplicationFile, place?: string) =>
  documentNeeds(pack, { file, place, documents: [], today }).map(need => need.document)
const withDependants = (...dependants: Dependant[]) => names({ ...bare, dependants })

describe('the documents a case needs (FS-6, FS-11)', () => {
  it('are three for who claims nothing', () => {
    assert.deepEqual(names(bare), ['id_card', 'household_book', 'labour_contract'])
  })

  it('prove what is claimed, and say what for', () => {
    const file = { ...bare, claims: { pension_months: 12, medical_months: 0, skill_level: 'none', marrow_donation: true } }
    const claimed = documentNeeds(pack, { file, documents: [], today }).filter(need => need.because === 'claim')
    assert.deepEqual(claimed.map(({ document, facts, clause }) => [document, facts, clause]), [
      ['insurance_record', ['pension_months'], 'FS-11.hr'], ['marrow_certificate', ['marrow_donation'], 'FS-11.health'],
    ])
  })

  it('are asked of dependants by who they are: marriage, birth, and registration up to 16', () => {
    const added = (...dependants: Dependant[]) => withDependants(...dependants).filter(document => !names(bare).includes(document))
    assert.deepEqual(added(spouse), ['marriage_proof'])
    assert.deepEqual(added(inventedChild('2005-01-01')), ['birth_certificate', 'child_registration'])
    assert.deepEqual(added(inventedChild('1997-06-02')), ['birth_certificate', 'child_registration'], '16 still counts')
    assert.deepEqual(added(inventedChild('1997-06-01')), ['birth_certificate'], '17 does not')
  })

  it('follow the settlement place', () => {
    assert.deepEqual(names(bare, 'own_home').includes('property_certificate'), true)
    assert.deepEqual(names(bare, 'relatives').includes('property_certificate'), false)
  })

  it('are there with a scan, an original seen or a copy kept', () => {
    const state = (more: Partial<DocumentState>): DocumentState[] =>
      [{ document: 'id_card', evidenceIds: [], originalSeen: false, copyKept: false, ...more }]
    assert.deepEqual([state({}), state({ evidenceIds: ['e'] }), state({ originalSeen: true }), state({ copyKept: true }), []]
      .map(documents => isPresent(documents, 'id_card')), [false, true, true, true, false])
  })

  it('cite a clause each, stand once, and never shrink when more is claimed', () => {
    const values = fc.dictionary(fc.constantFrom(...pack.facts.map(fact => fact.id)), fc.constantFrom<FactValue>(true, false, 0, 3, 'none', 'junior'))
    fc.assert(fc.property(values, fc.constantFrom(...pack.facts.map(fact => fact.id)), (claims, more) => {
      const needs = documentNeeds(pack, { file: { ...bare, claims }, documents: [], today })
      const clauses = new Set(pack.clauses.map(clause => clause.id))
      assert.ok(needs.every(need => clauses.has(need.clause)))
      assert.equal(new Set(needs.map(need => need.document)).size, needs.length)
      const then = names({ ...bare, claims: { ...claims, [more]: true } })
      assert.ok(needs.every(need => then.includes(need.document)))
    }))
  })
})
