import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { refuse } from '#platform/result.ts'
import { labelOf, summarised } from './labels.ts'
import { readDependants, readEntry, readTicks, rowCount, together, writeDependants } from './read.ts'
import { allSections, formSections } from './sections.ts'

const packs = createPacks()
const pack = packs.get(FOSHAN)

describe('the sections of the entry form', () => {
  it('hold every fact that is asked and every document exactly once, whatever the pack', () => {
    for (const id of packs.ids) {
      const each = packs.get(id)
      const sections = allSections(formSections(each))
      const facts = sections.flatMap(section => section.facts.map(fact => fact.id))
      const documents = sections.flatMap(section => section.documents.map(kind => kind.id))
      assert.deepEqual(
        facts.toSorted(),
        each.facts
          .filter(fact => fact.derived !== 'age')
          .map(fact => fact.id)
          .toSorted(),
        id,
      )
      assert.deepEqual(documents.toSorted(), each.documents.map(kind => kind.id).toSorted(), id)
    }
  })

  it('put documents beside what they prove', () => {
    const { household, groups, dependants } = formSections(pack)
    assert.deepEqual(
      household.documents.filter(({ required }) => required === 'always').map(({ id }) => id),
      ['id_card', 'household_book', 'labour_contract'],
    )
    assert.ok(groups.find(({ id }) => id === 'insurance')?.documents.some(({ id }) => id === 'insurance_record'))
    assert.ok(dependants.documents.some(({ id }) => id === 'marriage_proof'))
    assert.deepEqual(
      groups.map(({ id }) => id),
      pack.groups.map(({ id }) => id),
      'in the order of the pack',
    )
  })
})

describe('a paper application as read from its form', () => {
  it('keeps what was typed, and leaves empty rows out', () => {
    const values = {
      rows: '3',
      'dependants-d1-name': ' ',
      'dependants-d2-name': '测试小童',
      'dependants-d2-relation': 'child',
      'dependants-d3-idNumber': '1',
    }
    assert.deepEqual(readDependants(values), [
      { key: 'd2', relation: 'child', name: '测试小童', idNumber: '' },
      { key: 'd3', relation: 'child', name: '', idNumber: '1' },
    ])
  })

  it('writes dependants into rows that read back the same', () => {
    const person = fc.record({
      relation: fc.constantFrom('spouse', 'child'),
      name: fc.constantFrom('测试小童', '测试小配'),
      idNumber: fc.constantFrom('', '440604200901011234'),
    } as const)
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), people => {
        const dependants = people.map((each, at) => ({ key: `d${at + 1}`, ...each }))
        assert.deepEqual(readDependants(writeDependants(dependants)), dependants)
      }),
    )
  })

  it('has between two and twelve rows, whatever a form says', () => {
    assert.deepEqual(
      ['', '1', '4', '400', '-1', 'x', '3.5'].map(rows => rowCount({ rows })),
      [2, 2, 4, 12, 2, 2, 2],
    )
  })

  it("reads ticks of the pack's documents only", () => {
    assert.deepEqual(
      readTicks(pack, { 'seen-id_card': 'yes', 'kept-diploma': 'yes', 'seen-bribe': 'yes', 'kept-id_card': 'no' }),
      [
        { document: 'id_card', originalSeen: true, copyKept: false },
        { document: 'diploma', originalSeen: false, copyKept: true },
      ],
    )
  })

  it('names claims that cannot be read, and still reads the others', () => {
    const read = readEntry(pack, {
      name: ' 测试甲 ',
      pension_months: '三年',
      education: 'college',
      works_here: 'maybe',
      place: 'own_home',
    })
    assert.deepEqual(!read.ok && read.refusals.map(({ code, field }) => [code, field]), [
      ['field.choice', 'works_here'],
      ['field.whole_number', 'pension_months'],
    ])
    assert.deepEqual(read.readable.claims, { education: 'college' })
    assert.equal(read.readable.personal.name, '测试甲')
    assert.equal(read.readable.place, 'own_home')
  })

  it('does not call a field missing that could not be read', () => {
    const unreadable = refuse('field.choice', { field: 'works_here' }).refusals
    const others = [
      ...refuse('applications.answer', { field: 'works_here' }).refusals,
      ...refuse('applications.place', { field: 'place' }).refusals,
    ]
    assert.deepEqual(
      together(unreadable, others).map(({ code }) => code),
      ['field.choice', 'applications.place'],
    )
  })
})

describe('the summary of errors', () => {
  it('says of which field 「请填写此项。」 speaks', () => {
    const shown = summarised(
      pack,
      [
        { code: 'field.required', field: 'household', text: '请填写此项。' },
        { code: 'accounts.phone', field: 'phone', text: '手机号码不正确。' },
        { code: 'field.required', field: 'dependants-d2-idNumber', text: '请填写此项。' },
      ],
      ({ zh }) => zh,
    )
    assert.deepEqual(
      shown?.map(({ text }) => text),
      ['户籍地址：请填写此项。', '手机号码不正确。', '随迁人员 2 公民身份号码：请填写此项。'],
    )
  })

  it('knows every field of the form', () => {
    for (const { id } of pack.facts.filter(fact => fact.derived !== 'age')) assert.ok(labelOf(pack, id), id)
    assert.equal(labelOf(pack, 'rows'), undefined)
  })
})
