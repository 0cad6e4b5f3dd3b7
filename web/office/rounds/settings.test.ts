import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { firstValues, hundredths, inputOf } from './settings.ts'

const pack = createPacks().get(FOSHAN)

describe('the opening form', () => {
  it('reads points exactly', () => {
    const cases: [string, number][] = [
      ['60', 6000], ['0.1', 10], ['1.15', 115], ['-50', -5000], ['0', 0], ['-0.5', -50],
    ]
    for (const [typed, value] of cases) assert.equal(hundredths(typed), value, typed)
    for (const typed of ['', '1.234', 'abc', '1e3', '.5', '--1']) assert.ok(Number.isNaN(hundredths(typed)), typed)
  })

  it('comes filled with the stand-ins and sends back what it came with', () => {
    const input = inputOf(pack, { ...firstValues(pack), quota: '1,200', tie: 'all-in' })
    assert.deepEqual(
      [input.quota, input.tie, input.cutoffDayCounts, input.returned], [1200, 'all-in', 'next_round', 'kept'],
    )
    const published = Object.fromEntries(
      pack.parameters.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]]))
    )
    assert.deepEqual(input.parameters, published)
  })

  it('takes full-width digits, refuses what is no number, leaves an empty parameter out', () => {
    const input = inputOf(
      pack,
      { ...firstValues(pack), quota: '３０', tie: 'no-such', 'parameter.fs_home_m2': '', 'parameter.fs_bravery': '' },
    )
    assert.equal(input.quota, 30)
    assert.equal(input.tie, undefined)
    assert.ok(Number.isNaN(input.parameters['fs_home_m2']), 'a stand-in cannot be emptied')
    assert.ok(!('fs_bravery' in input.parameters))
    assert.ok(Number.isNaN(inputOf(pack, { quota: '很多' }).quota))
  })
})
