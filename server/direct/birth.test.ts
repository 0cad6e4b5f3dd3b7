import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseIdNumber } from '#identity'
import { birthObjections, readBirth } from './birth.ts'
import { idNumber } from './testing.ts'

describe('出生年月 as it is written', () => {
  const identity = parseIdNumber(idNumber(1, '1985-03-12'))
  const against = (text: string) => (identity.ok ? birthObjections(identity.value, text, 'birthDate').length : -1)

  it('is read with and without the day', () => {
    for (const text of ['1985-03-12', '1985年3月12日', '1985.3.12', '1985/03/12', '19850312', ' １９８５年３月１２日'])
      assert.deepEqual(readBirth(text), { month: '1985-03', date: '1985-03-12' }, text)
    for (const text of ['1985年3月', '1985-03', '1985.3', '198503'])
      assert.deepEqual(readBirth(text), { month: '1985-03', date: undefined }, text)
    for (const text of ['', '三月', '85年3月', '1985', '1985-03-12-01']) assert.equal(readBirth(text), undefined, text)
  })

  it('agrees with the number by the day, or by the month where no day is given; nothing else does', () => {
    for (const text of ['1985年3月12日', '1985.3', '198503']) assert.equal(against(text), 0, text)
    for (const text of ['1985年3月13日', '1985.4', '1986-03', '三月']) assert.equal(against(text), 1, text)
  })
})
