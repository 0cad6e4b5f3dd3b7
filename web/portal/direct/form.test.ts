import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createScheme, rulesOf, type DirectDependant } from '#server/direct/index.ts'
import { createPacks } from '#server/packs/index.ts'
import { allOf, MOST_ROWS, overlaid, readForm, rearranged, rowKeys, together, writeForm } from './form.ts'
import { askedIn, stepIds, stepOfField } from './steps.ts'

const packs = createPacks()
const schemes = packs.ids
  .filter(id => rulesOf(id))
  .map(id => {
    const scheme = createScheme(packs.get(id))
    if (!scheme) throw new Error(id)
    return { pack: packs.get(id), view: scheme.view }
  })

describe("the form's fields", () => {
  it('write what they read, in every scheme', () => {
    const person = fc.record({
      relation: fc.constantFrom('spouse', 'child', 'parent'),
      name: fc.constantFrom('测试小童', '测试小配'),
      idNumber: fc.constantFrom('', '440604200901011234'),
      livesTogether: fc.boolean(),
    } as const)
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), fc.constantFrom(...schemes), (people, { pack, view }) => {
        const dependants = people.map(({ livesTogether, ...each }, at): DirectDependant => ({
          key: `d${at + 1}`,
          ...each,
          ...(livesTogether ? { livesTogether } : {}),
        }))
        const personal = {
          name: '测试甲',
          idNumber: '431103198503120015',
          household: { province: '湖南省', town: '虚构镇' },
        }
        const claims = { skill_level: 'technician' }
        const draft = { personal, claims, dependants, homeTown: undefined, employerTown: '441881001', place: undefined }
        assert.deepEqual(readForm(pack, allOf(view), writeForm(draft)), { draft, wrong: [] })
      }),
    )
  })

  it('each stand on exactly one page of the form', () => {
    for (const { view } of schemes) {
      const fields = stepIds.flatMap(step => [
        ...(askedIn(step, view).personal ?? []),
        ...(askedIn(step, view).facts ?? []),
      ])
      assert.deepEqual(
        fields.toSorted(),
        [...view.fields.map(({ field }) => field), ...view.facts.map(({ id }) => id)].toSorted(),
        view.pack,
      )
      for (const step of stepIds) {
        for (const field of [...(askedIn(step, view).personal ?? []), ...(askedIn(step, view).facts ?? [])])
          assert.equal(stepOfField(field, view), step, field)
      }
    }
    const [first] = schemes
    assert.deepEqual(
      first && ['dependants-d1-name', 'place', 'homeTown', undefined].map(field => stepOfField(field, first.view)),
      ['family', 'family', 'work', 'send'],
    )
  })

  it('read all they can where one cannot be read, and do not call that one missing', () => {
    const qingyuan = schemes.find(({ pack: { id } }) => id === 'qingyuan-2012-skilled')
    if (!qingyuan) return assert.fail()
    const { pack, view } = qingyuan
    const { draft, wrong } = readForm(pack, allOf(view), {
      name: '测试甲',
      skill_level: 'wizard',
      employed_by_enterprise: 'yes',
    })
    assert.deepEqual(
      wrong.map(({ code, field }) => [code, field]),
      [['field.choice', 'skill_level']],
    )
    assert.deepEqual([draft.personal, draft.claims], [{ name: '测试甲' }, { employed_by_enterprise: true }])
    assert.deepEqual(
      together(wrong, [
        { code: 'direct.answer', field: 'skill_level' },
        { code: 'direct.place', field: 'place' },
      ]).map(({ code }) => code),
      ['field.choice', 'direct.place'],
    )
  })

  it('have between one and twelve rows for the family, whatever a form says', () => {
    const many = Array.from({ length: 40 }, (_, at) => `d${at + 1}`).join()
    const shown = ['', 'd1', 'd3,d3,d1', many, '-1', 'x', '../x,d2'].map(rows => rowKeys({ rows }).length)
    assert.deepEqual(shown, [1, 1, 2, MOST_ROWS, 1, 1, 1])
  })

  it('a row is added and taken away without script, and nobody comes back by it', () => {
    const two = { rows: 'd1,d2', 'dependants-d1-name': '甲', 'dependants-d2-name': '乙' }
    assert.equal(rearranged({ ...two, intent: 'save' }), undefined)
    assert.deepEqual(rowKeys(rearranged({ ...two, intent: 'rows' }) ?? {}), ['d1', 'd2', 'd3'])
    const one = rearranged({ ...two, intent: 'remove:d1' }) ?? {}
    assert.deepEqual([rowKeys(one), one['dependants-d1-name'], one['dependants-d2-name']], [['d2'], undefined, '乙'])
    const none = rearranged({ ...one, intent: 'remove:d2' }) ?? {}
    assert.equal(rowKeys(none).length, 1, 'an empty row stays')
    const shown = overlaid(two, { ...none, intent: 'save' })
    assert.deepEqual(
      Object.keys(shown).filter(name => name.endsWith('-name')),
      [],
    )
    assert.deepEqual(overlaid(two, undefined), two)
  })
})
